"""Texts that no table can hold: cut and told, the same on every database, and only once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from tests.builders import (
    ME,
    a_calendar,
    a_card,
    a_connection,
    a_google_csv,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_sheet,
    a_vcf,
    an_event,
    an_exchanges_csv,
    an_mbox,
    an_outlook_csv,
    exported,
    imported,
    written,
)
from tests.importers.workbooks import by_hand

from entregent.importers.records import BadRecord, PersonRecord
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.importing import intake, people, report, seen_together
from entregent.services.importing.fitting import fitted
from entregent.storage.models import Address, Book, Link, Person

LONG = "Zoé " + "x" * 10_000
FAR = f"{'y' * 10_000}@acme.example"
ODD = "Alice\x00\x1b[2J \x85Martin"
Made = Callable[[Path, str], Path]


def card(folder: Path, text: str) -> Path:
    lines = (
        f"UID:{text}", f"ORG:{text}", f"TITLE:{text}", f"CATEGORIES:{text},b", f"NOTE:{text}",
        f"TEL;TYPE=x-{text.replace(' ', '')}:{text}", f"EMAIL:{text}", f"EMAIL:{FAR}",
        f"URL:https://www.linkedin.com/in/{text}%00", f"ADR:;;{text};Lyon;;;", f"X-ODD:{text}",
        f"item1.EMAIL:a@x.example\nitem1.X-ABLabel:{text}", f"N:{text};{text};;;", "LANG:fr",
    )  # fmt: skip
    return a_vcf(folder, a_card(text, *lines), a_card("Benoît Durand"))


def mailbox(folder: Path, text: str) -> Path:
    sent = a_mail(ME, f'"{text}" <a@x.example>, <{FAR}>', id=text.replace(" ", ""), subject=text)
    return an_mbox(folder, sent, a_mail(f'"{text}" <b@x.example>', answers="z" * 9_000))


def calendar(folder: Path, text: str) -> Path:
    event = an_event(ME, f"{text} <a@x.example>", f"B <{FAR}>", uid=text, title=text)
    return a_calendar(folder, event, lines=[f"X-WR-CALNAME:{text}"])


def linkedin(folder: Path, text: str) -> Path:
    row = a_connection(text, email=f"{text}@x.example", company=text, position=text)
    position = f"Company Name,Title,Started On,Finished On\n{text},{text},Mar 2021,\n"
    messages = [a_message(text, "Paul Moi"), a_message("Paul Moi", text, conversation=text)]
    files = {"Positions.csv": position}
    return a_linkedin_archive(folder, row, messages=messages, files=files, owner=f"{text},M")


def exchanges(folder: Path, text: str) -> Path:
    return an_exchanges_csv(folder, f"2026-10-01,meal,both,{text},{text},{text}")


def links(folder: Path, text: str) -> Path:
    return a_links_csv(folder, f"{text},benoit@globex.example,{text},2010,close")


def google(folder: Path, text: str) -> Path:
    return a_google_csv(folder, f"{text},M,,{text},{text},{text},{text},{text},{text},{text}")


def outlook(folder: Path, text: str) -> Path:
    return an_outlook_csv(folder, f"{text},{text},{text},{text},{text},{text},{text},{text}")


def sheet(folder: Path, text: str) -> Path:
    row = ";".join([text] * 7)
    return a_sheet(folder, row, header="Prénom;Nom;Email;Société;Poste;Couleur;Cercle")


def workbook(folder: Path, text: str) -> Path:
    shown = text.replace("\0", "_x0000_").replace("\x1b", "_x001B_").replace("\x85", "_x0085_")
    cells = {"A1": "Nom", "A2": shown, "A3": "B"}
    return by_hand(folder / "a.xlsx", cells, size="A1:A3")


KINDS = (
    card, mailbox, calendar, linkedin, exchanges, links, google, outlook, sheet, workbook,
)  # fmt: skip


def columns_too_full(book: Book) -> list[str]:
    """Return the columns that hold more than they are declared for."""
    return [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("storage").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField)
        and any(
            len(value or "") > (field.max_length or 0)
            for value in model._default_manager.values_list(field.attname, flat=True)
        )
    ]


@pytest.mark.parametrize("made", KINDS)
@pytest.mark.parametrize("text", [LONG, ODD, "ﷺ" * 300], ids=["long", "odd", "swelling"])
def test_what_is_too_long_or_no_text_is_held_the_same_everywhere(
    book: Book, tmp_path: Path, made: Made, text: str
) -> None:
    path = made(tmp_path, text)
    first = imported(book, path, me=[ME])
    before = exported(book)
    again = imported(book, path, me=[ME])
    assert columns_too_full(book) == []
    assert "\\u0000" not in before
    assert first.people.created > 0
    assert (again.people.created, again.people.updated, again.exchanges.created) == (0, 0, 0)
    assert exported(book) == before


def test_a_name_that_is_cut_is_told(book: Book, tmp_path: Path) -> None:
    told = imported(book, a_vcf(tmp_path, a_card(LONG)))
    assert [(problem.place, problem.code) for problem in told.problems] == [("card 1", "cut-text")]
    assert [len(name) for name in told.added] == [300]


def test_a_thousand_addresses_of_one_person_are_enough(book: Book, tmp_path: Path) -> None:
    lines = (f"EMAIL:a{n}@x.example" for n in range(1_500))
    told = imported(book, a_vcf(tmp_path, a_card("Alice Martin", *lines)))
    assert [problem.code for problem in told.problems] == ["cut-text"]
    assert Address.objects.count() == 1_000


def test_an_ordinary_record_is_kept_to_the_letter() -> None:
    record = PersonRecord("card 1", "Zoé\u202fL’Été", note="a\n\tb", circles=("Été",))
    assert fitted(record) == (record, False)


def test_a_note_of_megabytes_is_kept_and_somebody_found_by_it(book: Book, tmp_path: Path) -> None:
    words = " ".join(f"mot{n}" for n in range(300_000))
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", f"NOTE:Lyon {'z' * 3_000} {words}")))
    assert find_person(book, "Alice").notes.get().text.endswith("mot299999")


def test_what_is_wrong_a_hundred_thousand_times_is_counted(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MOST_PROBLEMS", 3)
    told = imported(book, an_exchanges_csv(tmp_path, *["yesterday,meal,both,a,b,c"] * 10))
    assert told.problems[3:] == [BadRecord("", "more-problems", {"count": "7"})]


@pytest.mark.parametrize("made", [linkedin, card, mailbox])
def test_who_cannot_wait_any_longer_is_written_all_the_same(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Made
) -> None:
    for module in (intake, people):
        monkeypatch.setattr(module, "MOST_WAITING", 1)
    path = made(tmp_path, "Alice Martin")
    first, before = imported(book, path, me=[ME]), exported(book)
    again = imported(book, path, me=[ME])
    assert first.people.created > 0
    assert (again.people.created, exported(book)) == (0, before)


def test_heavy_notes_do_not_pile_up(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "HEAVY", 10)
    cards = (a_card(f"P {n}", f"UID:{n}", "NOTE:" + "x" * 20) for n in range(5))
    assert imported(book, a_vcf(tmp_path, *cards)).people.created == 5


def test_pairs_that_cannot_wait_any_longer_are_written(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen_together, "MOST_PAIRS", 1)
    people_met = [f"P{n} <p{n}@x.example>" for n in range(4)]
    imported(book, an_mbox(tmp_path, a_mail(ME, ", ".join(people_met))), me=[ME])
    assert Link.objects.count() == 6


@pytest.mark.parametrize(
    "text",
    [
        '{"entregent": 1, "book": ' + "[" * 100_000,
        '{"entregent": 1, "book": {"name": "\\u0000\\ud800"}, "person": [{"name": "\\u0000"}]}',
        '{"entregent": 1, "book": {"name": "' + "x" * 300 + '"}}',
        '{"entregent": 1, "book": {"daily_limit": ' + "9" * 400 + "}}",
        '{"entregent": 1, "book": {"daily_limit": "many"}}',
        '{"entregent": 1, "book": {"language": ["en"]}}',
        '{"entregent": 1,\n"book": {}\n"person": [\n',
    ],
)
def test_a_book_that_no_export_wrote_is_refused(book: Book, tmp_path: Path, text: str) -> None:
    with pytest.raises(EntregentError, match="broken-book-file"):
        imported(book, written(tmp_path / "book.json", text))
    assert not Person.objects.exists()
