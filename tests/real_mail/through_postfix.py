"""Messages through a real Postfix into a real Dovecot: each once, and what came back is known."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.builders import ME, a_person, imported
from tests.outbox import Watch, a_message, an_account, an_approved, sent, state_of
from tests.real_mail.post_office import PASSWORD, PostOffice, a_post_office, wait_until

from entregent.core.outbox import State
from entregent.services.errors import EntregentError
from entregent.services.mail_account import keep_password_of
from entregent.storage.models import Address, Book, Outgoing

FRIENDS = ("alice@acme.example", "benoit@acme.example", "chloe@acme.example")
GONE = "dan@acme.example"  # of a domain that takes mail, and in no mailbox there

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with a_post_office((ME, *FRIENDS)) as running:
        yield running


@pytest.fixture
def book() -> Book:
    return Book.objects.create(language="en", time_zone="UTC", created_at=timezone.now())


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's lock, password and key to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


def chosen(book: Book, office: PostOffice, password: str = PASSWORD) -> None:
    an_account(book, host="localhost", port=office.port, security="starttls", user=ME)
    keep_password_of(book, password)


def all_sent(book: Book, office: PostOffice) -> list[State]:
    """Send what is approved, by a clock that nobody waits for; return where each stands."""
    return [one.state for one in sent(book, Watch(timezone.now()), trust=office.trust).results]


def test_each_message_arrives_once_and_one_to_nobody_comes_back_and_marks_the_address(
    book: Book, office: PostOffice
) -> None:
    chosen(book, office)
    people = [a_person(book, f"Somebody {to}", emails=[to]) for to in (*FRIENDS, GONE)]
    rows = {row.to[0]: row for row in (an_approved(book, one) for one in people)}
    assert all_sent(book, office) == [State.SENT] * len(rows)
    assert all_sent(book, office) == []  # sending again sends nothing again
    for to in FRIENDS:
        wait_until(lambda to=to: bool(office.ids(to)), office)  # type: ignore[misc]
    wait_until(lambda: bool(office.ids(ME)), office)  # what came back
    assert {to: office.ids(to) for to in FRIENDS} == {to: [rows[to].message_id] for to in FRIENDS}
    assert len(office.ids(ME)) == 1
    for _ in range(2):  # the same mailbox again changes nothing
        imported(book, office.maildir(ME))
        back = Outgoing.objects.exclude(came_back="").get()
        assert (back, back.came_back, back.came_back_to) == (rows[GONE], "5.1.1", GONE)
        assert abs(back.came_back_at - timezone.now()) < timedelta(minutes=5)
        assert [one.key for one in Address.objects.exclude(bounced="")] == [GONE]
    with pytest.raises(EntregentError, match="address-bounced"):
        a_message(book, people[-1])


def test_without_the_right_password_or_certificate_nothing_leaves(
    book: Book, office: PostOffice
) -> None:
    chosen(book, office, "another")
    row = an_approved(book, a_person(book, emails=[FRIENDS[0]]))
    before = office.ids(FRIENDS[0])
    (result,) = sent(book, Watch(timezone.now()), trust=office.trust).results
    assert (result.trouble, state_of(row)) == ("login", "approved")
    chosen(book, office)
    (result,) = sent(book, Watch(timezone.now() + timedelta(hours=1))).results
    assert (result.trouble, state_of(row)) == ("not-itself", "approved")
    assert office.ids(FRIENDS[0]) == before
