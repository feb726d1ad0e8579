"""Beside the message: what is known of the relation, how one writes, the lines about oneself."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.web.pages import addresses, text

from entregent.services.blurbs import add_blurb
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.me import choose_my_position
from entregent.storage.models import Book, Entry, Person


@pytest.fixture
def write(benoit: Person) -> str:
    """The address where Benoît is written to."""
    return f"/people/{benoit.pk}/write/"


def facts(page: Any) -> dict[str, str]:
    """Return where each line beside the message leads."""
    return {fact.sentence: fact.where for fact in page.context["facts"]}


def test_all_the_check_goes_by_is_said_and_leads_to_where_it_is_corrected(
    me: Client, book: Book, benoit: Person, write: str
) -> None:
    choose_my_position(book, title="Engineer", organisation="Initech", on=TODAY)
    said = [("title", "CEO"), ("worked-together", "yes"), ("boundary", "referral: forbidden")]
    set_fields(book, benoit, said, on=TODAY)
    an_exchange(book, benoit, on=TODAY - timedelta(days=92), by="them")
    add_favour(book, benoit, kind="help", given=True, on=TODAY - timedelta(days=300))
    for days in (5, 30):
        add_favour(book, benoit, kind="advice", given=False, on=TODAY - timedelta(days=days))
    page, person = me.get(write), f"/people/{benoit.pk}/"
    assert facts(page) == {
        "You know each other": f"{person}edit/met/",
        "Last in touch: five days ago": f"{person}#log",  # asking is a word too
        "Well above you": f"{person}edit/portrait/",
        "You worked together": f"{person}edit/met/",
        "Two favours asked in two months": f"{person}#favours",
        "You did them a favour already": f"{person}#favours",
        "Never ask for a referral (forbidden)": f"{person}boundaries/",
    }
    for sentence, where in facts(page).items():
        assert sentence in text(page)
        assert where in addresses(page).followed
        assert me.get(where).status_code == 200


def test_what_is_not_known_is_said_to_be_so(me: Client, book: Book, write: str) -> None:
    told = facts(me.get(write))
    assert {
        "Nothing says how you know each other", "No exchange noted",
        "Whether you worked together is not known", "Nothing asked for two months",
        "No favour of yours to them is noted", "No boundary noted",
    } < told.keys()  # fmt: skip
    assert told["Your own level is not known"] == "/settings/#position"
    away = a_person(book, "Zoé Wolf")
    choose_my_position(book, title="Engineer", organisation="Initech", on=TODAY)
    assert "At your level" in facts(me.get(write))
    told = facts(me.get(f"/people/{away.pk}/write/"))
    assert told["Their level is not known"] == f"/people/{away.pk}/edit/portrait/"


def test_the_manner_of_a_draft_is_noted_of_somebody_only_when_asked(
    me: Client, book: Book, benoit: Person, write: str
) -> None:
    asked = {"language": "fr", "register": "tu"}
    before = exported(book)
    page = me.get(write, asked)
    assert "You say tu, in French" in text(page)
    assert "Always so with" in text(page)
    assert exported(book) == before
    own = {"subject": "Mine", "body": "My own words"}
    kept = me.post(write, {**asked, **own, "do": "manner:fr:tu"})
    assert kept.status_code == 200
    assert "My own words" in kept.content.decode()
    assert "You will write to Benoît Durand so from now on." in text(kept)
    assert "Always so with" not in text(kept)
    benoit.refresh_from_db()
    assert (benoit.language, benoit.register) == ("fr", "tu")
    me.post("/undo/", {"entry": kept.context["toast"].entry, "back": "/"})
    assert exported(book) == before


def test_english_says_nothing_of_tu(me: Client, benoit: Person, write: str) -> None:
    assert 'value="manner:en:"' in me.get(write, {"language": "en"}).content.decode()
    me.post(write, {"do": "manner:en:", "language": "en"})
    benoit.refresh_from_db()
    assert (benoit.language, benoit.register) == ("en", "")
    assert "manner:en" not in me.get(write, {"language": "en"}).content.decode()


@pytest.mark.parametrize("said", ["manner", "manner:", "manner:xx:zz", "manner::", "manner:\0"])
def test_what_is_no_manner_changes_nothing(me: Client, write: str, said: str) -> None:
    page = me.post(write, {"do": said, "subject": "x", "body": "My own words"})
    assert "Nothing was changed." in text(page)
    assert "My own words" in page.content.decode()
    assert not Entry.objects.filter(act="set").exists()


def test_a_request_for_an_introduction_shows_the_lines_it_takes(
    me: Client, book: Book, write: str
) -> None:
    chloe, goal = a_person(book, "Chloé Petit"), add_goal(book, name="A yard")
    for_any = add_blurb(book, text="Paul <b>builds</b> ships.", language="en")
    meant = add_blurb(book, text="Paul looks for a yard.", language="en", goal=goal)
    asked = {"intent": "ask-introduction", "about": chloe.pk, "language": "en"}
    page = me.get(write, asked)
    assert "Paul <b>builds</b> ships." in text(page)
    assert "<b>builds" not in page.content.decode()
    assert page.context["blurb"].blurb == for_any
    page = me.get(write, {**asked, "goal": goal.pk})
    assert page.context["blurb"].blurb == meant
    where = urlsplit(page.context["blurb"].where)
    assert (where.path, where.fragment) == ("/settings/", f"blurb-{meant.pk}")
    back = parse_qs(where.query)["back"][0]
    assert urlsplit(back).path == write
    assert me.get(back).context["blurb"].blurb == meant
    assert page.context["blurb"].where in addresses(page).followed


def test_without_them_one_is_invited_to_write_them(me: Client, book: Book, write: str) -> None:
    chloe = a_person(book, "Chloé Petit")
    add_blurb(book, text="Paul builds ships.", language="en")
    asked = {"intent": "ask-introduction", "about": chloe.pk, "language": "fr"}
    page = me.get(write, asked)
    assert "ready to be forwarded" in text(page)
    form = me.get(page.context["blurb"].where).context["blurbs"]
    assert (form.new.language, form.new.is_open) == ("fr", True)
    assert form.back.startswith(write)
    said = {"language": "fr", "text": "Paul construit des navires.", "back": form.back}
    done = me.post("/settings/blurbs/", said)
    assert "Paul construit des navires." in text(me.get(done.headers["Location"]))
    assert me.get(write).context["blurb"] is None


def test_it_asks_the_same_of_the_database_however_much_is_known(
    me: Client, book: Book, benoit: Person, write: str
) -> None:
    goal, chloe = add_goal(book, name="A yard"), a_person(book, "Chloé Petit")
    for days in range(20):  # in touch, whatever comes to be known
        an_exchange(book, benoit, on=TODAY - timedelta(days=days), by="them")
    asked = {"intent": "ask-introduction", "about": chloe.pk, "goal": goal.pk, "language": "en"}

    def known(times: int) -> int:
        for number in range(times):
            an_exchange(book, benoit, on=TODAY - timedelta(days=100 + number), by="them")
            add_favour(book, benoit, kind="help", given=True, on=TODAY - timedelta(days=number))
            busy = f"busy 2027-01-{number % 27 + 1:02}..2027-02-01"
            set_fields(book, benoit, [("boundary", busy)], on=TODAY)
            for_goal = add_goal(book, name=f"Goal {times} {number}")
            add_blurb(book, text="Paul.", language="en", goal=for_goal)
            a_person(book, f"Person {times} {number}", organisation="Globex")
        with CaptureQueriesContext(connection) as queries:
            assert me.get(write, asked).status_code == 200
        return len(queries)

    assert known(2) == known(12)


def test_the_words_are_french_on_a_french_page(
    me: Client, book: Book, benoit: Person, write: str
) -> None:
    book.language = "fr"
    book.save()
    an_exchange(book, benoit, on=TODAY - timedelta(days=92))
    chloe = a_person(book, "Chloé Petit")
    said = text(me.get(write, {"intent": "ask-introduction", "about": chloe.pk}))
    assert "Ce que l’on sait de votre relation" in said
    assert "Vous vous vouvoyez, en français" in said
    assert "Dernier échange\u202f: il y a trois mois" in said
    assert "Quelques lignes sur vous, à transmettre telles quelles" in said
