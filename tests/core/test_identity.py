"""Same person? Signs in the form that is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.identity import (
    email_key,
    is_full_name,
    is_robot,
    is_shared_mailbox,
    name_key,
    profile_key,
)

handles = st.text("abcdefghijklmnopqrstuvwxyzéABC0123456789-_.", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Alice@Acme.Example", "alice@acme.example"),
        (" <alice@acme.example> ", "alice@acme.example"),
        ("mailto:alice@acme.example", "alice@acme.example"),
        ("'alice@acme.example'", "alice@acme.example"),
        ("zoé@exemple.fr", "zoé@exemple.fr"),
        ("alice", ""),
        ("alice@acme", ""),
        ("alice@acme.", ""),
        ("alice martin@acme.example", ""),
        ("a@b@acme.example", ""),
        ("ali\0ce@acme.example", ""),
        ("ali\ud800ce@acme.example", ""),
        ("a" * 320 + "@acme.example", ""),
        ("", ""),
    ],
)
def test_an_address_is_the_same_however_it_is_written(address: str, key: str) -> None:
    assert email_key(address) == key


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/benoit-durand/",
        "http://fr.linkedin.com/in/Benoit-Durand?trk=profile",
        "linkedin.com/in/benoit-durand#about",
        "www.linkedin.com/in/benoit%2Ddurand",
    ],
)
def test_a_profile_is_the_same_however_it_is_written(address: str) -> None:
    assert profile_key(address) == "linkedin.com/in/benoit-durand"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "linkedin.com",
        "https://linkedin.com/in/",
        "Benoît Durand",
        "n/a",
        "in/benoit",
        "linkedin.com/in/benoit%00",
        "linkedin.com/in/" + "b" * 320,
    ],
)
def test_what_leads_to_nobody_is_no_profile(address: str) -> None:
    assert profile_key(address) == ""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Chloé Petit", "chloe petit"),
        ("Chloé Petit, PhD", "chloe petit"),
        ("Chloe Petit, Ph.D., MBA", "chloe petit"),
        ("Chloé Petit PMP", "chloe petit"),
        ("Petit, Chloé", "petit chloe"),
        ("Dr Ma", "dr ma"),
        ("Jack Ma", "jack ma"),
        ("", ""),
        ("***", ""),
    ],
)
def test_a_title_does_not_make_another_person(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text())
def test_a_name_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize("name", ["ﷺ" * 400, "Chloé " * 60 + "PhD PhD PhD", "x" * 294 + " mba zz"])
def test_a_name_without_end_has_a_key_like_any_other(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
    assert len(name_key(name)) <= 300


@given(st.emails())
def test_an_email_key_is_its_own_key(email: str) -> None:
    assert email_key(email_key(email)) == email_key(email)


@given(handles)
def test_a_profile_key_is_its_own_key(handle: str) -> None:
    key = profile_key(f"https://www.linkedin.com/in/{handle}/")
    assert profile_key(key) == key


@pytest.mark.parametrize("email", ["contact@acme.example", "rh@acme.example", "info@acme.example"])
def test_two_people_behind_one_shared_mailbox_stay_two(email: str) -> None:
    assert is_shared_mailbox(email)
    assert not is_shared_mailbox("alice@acme.example")


@pytest.mark.parametrize(
    "email",
    [
        "no-reply@acme.example",
        "noreply+7@acme.example",
        "ne-pas-repondre@impots.example",
        "mailer-daemon@acme.example",
        "team@googlegroups.com",
        "all@lists.acme.example",
    ],
)
def test_a_machine_is_nobody(email: str) -> None:
    assert is_robot(email)


def test_somebody_whose_name_looks_like_a_machine_is_somebody() -> None:
    assert not is_robot("alice.bounce@acme.example")
    assert not is_robot("benoit@lists-and-co.example")


def test_one_word_is_no_full_name() -> None:
    assert is_full_name("alice martin")
    assert not is_full_name("alice")
