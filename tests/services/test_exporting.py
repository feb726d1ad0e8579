"""The book written out and read back: nothing is lost on the way."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    NOW,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_person,
    a_sheet,
    a_vcf,
    all_imported,
    an_exchange,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
    written,
)

from entregent.core.drafts import Draft, Intent
from entregent.importers.records import PersonRecord
from entregent.importers.vcard import read_vcards
from entregent.services.articles import keep_article, note_sent
from entregent.services.attendees import want
from entregent.services.blurbs import set_blurb
from entregent.services.campaigns import Plan, begin
from entregent.services.drafts import Reason
from entregent.services.duplicates import keep_apart
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.events import Said, add_event
from entregent.services.exporting import card_of, export_to_file
from entregent.services.favours import add_favour, note_answer, thank
from entregent.services.fields import set_fields
from entregent.services.follow_ups import plan
from entregent.services.goals import Aim, add_goal
from entregent.services.ignoring import ignore
from entregent.services.introductions import answer, start
from entregent.services.links import link, unlink
from entregent.services.mail_account import Settings, choose_account
from entregent.services.opportunities import Opening, add_opportunity, ask_about
from entregent.services.outbox import put
from entregent.services.reviews_held import hold as hold_review
from entregent.services.saved_lists import save_list
from entregent.services.templates import add_template
from entregent.services.today import settle, todays_list
from entregent.services.top import put as put_on_top
from entregent.services.undoing import undo
from entregent.services.wanted_shares import want_new_ties, want_share
from entregent.storage.models import Book, Exchange, Person, Position, Tie
from entregent.storage.queries.export import TABLES
from entregent.storage.queries.people import people_found


@pytest.fixture
def full(book: Book, tmp_path: Path) -> Book:
    """A book with rows in every table."""
    mails = a_mail(ALICE, ME), a_mail(ME, f"{BENOIT}, {ALICE}", cc=CHLOE), a_mail(CHLOE, ME)
    old, new = (
        a_linkedin_archive(
            tmp_path, a_connection(email=mail(ALICE), company=firm), name=f"export-{day}.zip"
        )
        for firm, day in (("Acme", "01-15-2025"), ("Globex « Été »", "03-20-2026"))
    )
    lines = ("EMAIL;TYPE=work:dan@x.example", "TEL:+33612345678", "X-ODD:kept")
    note = r"NOTE:Likes\nsailing; and \, commas"
    card = a_card("Dan Roux", *lines, "CATEGORIES:Chorale", "BDAY:--1201", note)
    paths = an_mbox(tmp_path, *mails), old, new, a_vcf(tmp_path, card), a_links_csv(tmp_path)
    all_imported(book, *paths, me=[ME])
    sheet = a_sheet(tmp_path, f"Alice Martin;{mail(ALICE)}", header="Qui;Email")
    imported(book, sheet, columns={"Qui": "name"})
    alice = called(book, "Alice Martin")
    an_exchange(book, alice, channel="meal", note='Said "bonjour"\n😀')
    set_fields(
        book, alice, [("cadence", "30"), ("through", "Dan Roux"), ("note", "@Dan Roux")], on=TODAY
    )
    plan(book, alice, "Write about the regatta", on=TODAY)
    erase_person(book, called(book, "Chloé Petit"))
    settle(book, todays_list(book, on=TODAY)[0].item.id, "snooze", on=TODAY)
    ignore(book, "spam.example")
    keep_apart(book, alice, called(book, "Dan Roux"))
    save_list(book, name="Été « Lyon »", query="q=lyon")
    dan, benoit = called(book, "Dan Roux"), called(book, "Benoît Durand")
    noted = ("matters", "la voile"), ("need", "a boat"), ("need", "-a boat"), ("level", "manager")
    set_fields(book, alice, [*noted, ("boundary", "busy --12-15..--01-10: « Été »")], on=TODAY)
    set_fields(book, alice, [("worked-together", "yes"), ("function", "engineering")], on=TODAY)
    add_favour(book, alice, kind="advice", given=False, on=TODAY, outcome="Two\nlines")
    thank(book, alice, on=TODAY)
    aims = Aim("person", "Dan Roux"), Aim("place", "Lyon")
    choir = add_goal(book, name="Un « chœur »", kind="other", why="To sing", by=TODAY, aims=aims)
    set_blurb(book, text="Paul chante.", language="fr")
    set_blurb(book, text="Paul cherche un « chœur ».", language="fr", goal=choir)
    add_template(book, intent="greeting", language="fr", body="Bonjour « {prénom} », ça va ?")
    article = keep_article(book, title="« Chanter », le chœur", address="voix.example/a?b=1")
    note_sent(book, article, alice, on=TODAY)
    put_on_top(book, alice)
    want(book, add_event(book, Said("Salon « Été »", TODAY)), alice, why="Two\nlines")
    want_share(book, "place", "Lyon", 30)
    want_new_ties(book, 6)
    hold_review(book, "Voir « Dan »", on=TODAY)
    opening = add_opportunity(book, choir, Opening("Opéra", "Alto", "opera.example", until=TODAY))
    note_answer(book, ask_about(book, opening, dan, kind="referral", on=TODAY), yes=True)
    link(book, dan, benoit, evidence="Neighbours")
    unlink(book, dan, benoit)
    choose_account(book, Settings("paul@moi.example", "smtp.moi.example"))
    begin(book, Plan("Été", "summer", TODAY, TODAY), [alice.pk])
    put(book, [alice], Draft("Été", "Two\nlines", "fr", "tu"), Reason(Intent.CATCH_UP))
    introduced = start(book, dan, benoit, why="Two\nlines", on=TODAY, ask=True)
    answer(book, introduced, dan, yes=False, on=TODAY)
    return book


def moved(full: Book, folder: Path) -> tuple[Book, str]:
    """Export a book, forget it, and import it into an empty one."""
    before = exported(full)
    path = written(folder / "book.json", before)
    full.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    assert ME in imported(new, path).me
    return new, before


def test_every_table_of_the_book_has_rows_in_this_test(full: Book) -> None:
    assert [model.__name__ for model in TABLES if not model._default_manager.exists()] == []


def test_a_whole_book_reads_back_identically(full: Book, tmp_path: Path) -> None:
    new, before = moved(full, tmp_path)
    assert exported(new) == before


def test_a_book_read_back_is_searched_and_sorted_as_before(full: Book, tmp_path: Path) -> None:
    line_before = [line.item.id for line in todays_list(full, on=TODAY, limit=50)]
    new, _ = moved(full, tmp_path)
    assert [p.name for p in people_found(new, "globex ete")] == ["Alice Martin"]
    assert [line.item.id for line in todays_list(new, on=TODAY, limit=50)] == line_before


def test_a_book_read_back_knows_the_files_it_was_made_from(full: Book, tmp_path: Path) -> None:
    new, before = moved(full, tmp_path)
    all_imported(new, tmp_path / "mail.mbox", tmp_path / "contacts.vcf", tmp_path / "links.csv")
    assert exported(new) == before


def test_life_goes_on_in_a_book_read_back(full: Book, tmp_path: Path) -> None:
    new, _ = moved(full, tmp_path)
    an_exchange(new, a_person(new, "Eve Noir"), channel="call")
    imported(new, a_vcf(tmp_path, a_card("Fay Blanc", "UID:88"), name="new.vcf"))
    assert {"Eve Noir", "Fay Blanc"} < set(names(new))


def test_reading_a_book_back_can_be_undone(full: Book, tmp_path: Path) -> None:
    path = written(tmp_path / "book.json", exported(full))
    full.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    before = exported(new)
    imported(new, path)
    undo(new)
    assert exported(new) == before


def test_the_report_of_a_book_counts_its_people_and_exchanges(full: Book, tmp_path: Path) -> None:
    people, exchanges = len(names(full)), Exchange.objects.count()
    path = written(tmp_path / "book.json", exported(full))
    full.delete()
    report = imported(Book.objects.create(created_at=NOW), path)
    assert (report.kind, report.people.created) == ("book", people)
    assert report.exchanges.created == exchanges


def test_a_book_reformatted_by_another_program_still_reads(full: Book, tmp_path: Path) -> None:
    before = exported(full)
    path = written(tmp_path / "book.json", json.dumps(json.loads(before), indent=2))
    full.delete()
    new = Book.objects.create(created_at=NOW)
    imported(new, path)
    assert exported(new) == before


def test_a_whole_book_is_not_read_into_one_that_has_people(full: Book, tmp_path: Path) -> None:
    before = exported(full)
    with pytest.raises(EntregentError, match="book-not-empty"):
        imported(full, written(tmp_path / "book.json", before))
    assert exported(full) == before


def test_a_book_emptied_by_hand_reads_a_whole_one_or_says_why_not(
    full: Book, tmp_path: Path
) -> None:
    path = written(tmp_path / "book.json", exported(full))
    for name in names(full):
        erase_person(full, called(full, name))
    with pytest.raises(EntregentError, match="book-not-empty"):
        imported(full, path)


BROKEN: dict[str, Callable[[Any], object]] = {
    "no book": lambda whole: whole.pop("book"),
    "another format": lambda whole: whole.update(entregent=99),
    "an unknown table": lambda whole: whole.update(gossip=[{"id": 1}]),
    "a missing column": lambda whole: whole["person"][0].pop("name"),
    "a null": lambda whole: whole["person"][0].update(name=None),
    "a date that is none": lambda whole: whole["exchange"][0].update(at="yesterday"),
    "a number that is none": lambda whole: whole["person"][0].update(id="one"),
    "an exchange of nobody": lambda whole: whole["person"].pop(0),
    "the same row twice": lambda whole: whole["person"].append(whole["person"][0]),
    "a row that is none": lambda whole: whole["person"].insert(0, 7),
    "a table that is none": lambda whole: whole.update(person=7),
}


def assert_nothing_is_read_of(path: Path) -> None:
    new = Book.objects.create(created_at=NOW)
    before = exported(new)
    with pytest.raises(EntregentError, match="broken-book-file") as refused:
        imported(new, path)
    assert refused.value.values["path"] == str(path)
    assert exported(new) == before


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.django_db(transaction=True)
def test_a_broken_book_is_named_and_nothing_of_it_is_read(
    full: Book, tmp_path: Path, spoil: Callable[[Any], object]
) -> None:
    content = json.loads(exported(full))
    spoil(content)
    full.delete()
    assert_nothing_is_read_of(written(tmp_path / "book.json", json.dumps(content)))


@pytest.mark.parametrize("lines", [1, 2, 10, -1, -2])
def test_a_book_cut_short_is_named_and_nothing_of_it_is_read(
    full: Book, tmp_path: Path, lines: int
) -> None:
    whole = exported(full).splitlines(keepends=True)
    full.delete()
    assert_nothing_is_read_of(written(tmp_path / "book.json", "".join(whole[:lines])))


def test_cards_written_read_back_as_the_same_people(full: Book, tmp_path: Path) -> None:
    path = written(tmp_path / "out.vcf", exported(full, "vcard"))
    cards = {r.name: r for r in read_vcards(path) if isinstance(r, PersonRecord)}
    assert sorted(cards) == names(full)
    dan = cards["Dan Roux"]
    assert [(e.value, e.label) for e in dan.emails] == [("dan@x.example", "work")]
    assert (dan.birthday, dan.circles) == ("--12-01", ("Chorale",))
    assert dan.note == "Likes\nsailing; and , commas"
    assert "X-ODD:kept" in dan.extras
    alice = cards["Alice Martin"]
    assert (alice.organisation, alice.title) == ("Globex « Été »", "Engineer")
    assert alice.profiles == ("linkedin.com/in/alice-martin",)
    assert alice.met_on == date(2021, 3, 12)


def test_cards_written_read_into_the_same_book_add_nobody(full: Book, tmp_path: Path) -> None:
    path = written(tmp_path / "out.vcf", exported(full, "vcard"))
    report = imported(full, path)
    assert (report.people.created, report.problems) == (0, [])


def test_the_sheet_written_reads_back(full: Book) -> None:
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(exported(full, "csv"))))
    assert sorted(row["name"] for row in rows) == names(full)
    [dan] = [row for row in rows if row["name"] == "Dan Roux"]
    assert dan["notes"] == "Likes\nsailing; and , commas"
    assert (dan["phones"], dan["circles"]) == ("+33612345678", "Chorale")


def test_a_name_that_is_a_formula_is_not_run_by_a_spreadsheet(book: Book) -> None:
    a_person(book, '=HYPERLINK("http://x.example")')
    [row] = list(csv.DictReader(io.StringIO(exported(book, "csv"))))
    assert not row["name"].startswith("=")


FORMULAS = [
    '=HYPERLINK("http://x.example")', "+cmd|' /C calc'!A0", "-1+1|x", "@SUM(A1)", "＝1+1",
    "+33 6; =1+1", "'=1+1", "''@x", "-", "--12",
]  # fmt: skip


@pytest.mark.parametrize("said", FORMULAS)
def test_no_cell_is_a_formula_and_all_read_back_as_they_were(
    book: Book, tmp_path: Path, said: str
) -> None:
    a_person(book, f"{said} A", title=f"{said} B", organisation=f"{said} C", met=said)
    written_out = exported(book, "csv")
    [row] = list(csv.reader(io.StringIO(written_out)))[1:]
    assert [cell for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＠＋－")] == []
    before = (names(book), [p.title for p in Position.objects.all()])
    book.delete()
    new = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    imported(new, written(tmp_path / "people.csv", written_out))
    assert (names(new), [p.title for p in Position.objects.all()]) == before


def test_a_telephone_number_stays_one_in_the_sheet(book: Book, tmp_path: Path) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("phone", "+33 6 12 34 56 78"), ("phone", "06 12 34 56 79")], on=TODAY)
    [row] = list(csv.DictReader(io.StringIO(exported(book, "csv"))))
    assert row["phones"] == "+33 6 12 34 56 78; 06 12 34 56 79"


def test_a_birthday_without_its_year_reads_back(book: Book, tmp_path: Path) -> None:
    set_fields(
        book, a_person(book, emails=["alice@acme.example"]), [("birthday", "--12-01")], on=TODAY
    )
    path = written(tmp_path / "people.csv", exported(book, "csv"))
    book.delete()
    new = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    imported(new, path)
    assert called(new, "Alice Martin").birthday == "--12-01"


def test_i_am_not_in_what_is_written_for_other_programs(full: Book) -> None:
    assert Person.objects.filter(is_me=True).exists()
    assert "Paul Moi" not in exported(full, "vcard") + exported(full, "csv")


def test_an_export_nobody_else_may_read(full: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    export_to_file(full, "json", path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.glob(".*")] == []


def test_an_export_that_fails_leaves_no_file(
    full: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())

    def failing(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("entregent.services.exporting.export", failing)
    with pytest.raises(OSError, match="No space"):
        export_to_file(full, "json", tmp_path / "book.json")
    assert set(tmp_path.iterdir()) == before


def test_an_export_into_a_folder_is_refused(full: Book, tmp_path: Path) -> None:
    with pytest.raises(EntregentError, match="is-a-folder"):
        export_to_file(full, "json", tmp_path)


def test_a_book_written_before_labels_were_kept_is_found_by_label(
    book: Book, tmp_path: Path
) -> None:
    alice = a_person(book)
    for days in range(12):
        an_exchange(book, alice, channel="meal", on=TODAY - timedelta(days=days))
    told = Tie.objects.values("close_until", "regular_until").get()
    older = re.sub(r', "(close|regular)_until": "[^"]*"', "", exported(book))
    path = written(tmp_path / "book.json", older)
    book.delete()
    imported(Book.objects.create(language="fr", time_zone="UTC", created_at=NOW), path)
    assert "close_until" not in older
    assert Tie.objects.values("close_until", "regular_until").get() == told


def test_a_book_written_before_levels_were_typed_reads_back(full: Book, tmp_path: Path) -> None:
    whole = json.loads(exported(full))
    kept = "interest", "boundary", "favour", "goal", "target", "opportunity", "notlinked", "blurb"
    since = "template", "article", "shared", "top", "wantedshare", "heldreview"
    for table in (*kept, *since):
        del whole[table]
    for setting in ("top_size", "top_cadence", "new_ties_wanted", "review_months", "reviewed_on"):
        del whole["book"][setting]
    for row in whole["person"]:
        del row["worked_together"]
    for row in whole["position"]:
        del row["level"], row["function"]
    full.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    imported(new, written(tmp_path / "book.json", json.dumps(whole)))
    assert set(Position.objects.values_list("level", "function")) == {("", "")}


MET = "At the choir,\nin Lyon; she sang"


def other_book() -> Book:
    made = NOW - timedelta(days=3)
    return Book.objects.create(language="en", time_zone="Europe/Paris", created_at=made)


@pytest.mark.parametrize(("form", "name"), [("csv", "people.csv"), ("vcard", "people.vcf")])
def test_how_we_met_comes_back_from_a_book_s_own_export(
    book: Book, tmp_path: Path, form: str, name: str
) -> None:
    alice = a_person(book, "Alice Martin", emails=[mail(ALICE)], organisation="Acme", title="CTO")
    typed = ("how-met", MET), ("met-on", "2021-03-14"), ("birthday", "1984-04-01")
    set_fields(book, alice, [*typed, ("circle", "Choir"), ("note", "Sails")], on=TODAY)
    alice.refresh_from_db()
    path = written(tmp_path / name, exported(book, form))
    new = other_book()
    imported(new, path)
    back = called(new, "Alice Martin")
    assert (back.how_met, back.met_on) == (alice.how_met, date(2021, 3, 14))
    again = exported(new, form)
    assert again == exported(book, form) if form == "csv" else "X-ENTREGENT-HOW-MET" in again


def test_a_card_handed_on_does_not_say_how_we_met(book: Book) -> None:
    alice = a_person(book, "Alice Martin")
    set_fields(book, alice, [("how-met", MET)], on=TODAY)
    assert "choir" not in card_of(alice)


def test_a_person_known_by_name_alone_comes_back_as_the_same_person(
    book: Book, tmp_path: Path
) -> None:
    a_person(book, "Bob Dupont")
    a_person(book, "Bob Dupont")
    path = written(tmp_path / "people.vcf", exported(book, "vcard"))
    assert imported(book, path).people.created == 0
    assert names(book) == ["Bob Dupont", "Bob Dupont"]
    assert exported(book, "vcard") == path.read_bytes().decode()


def test_the_card_of_another_book_means_nobody_of_this_one(book: Book, tmp_path: Path) -> None:
    a_person(book, "Bob Dupont")
    path = written(tmp_path / "people.vcf", exported(book, "vcard"))
    new = other_book()
    a_person(new, "Alice Martin")
    imported(new, path)
    assert names(new) == ["Alice Martin", "Bob Dupont"]


def test_somebody_erased_does_not_come_back_from_an_earlier_export(
    book: Book, tmp_path: Path
) -> None:
    bob = a_person(book, "Bob Dupont")
    path = written(tmp_path / "people.vcf", exported(book, "vcard"))
    erase_person(book, bob)
    imported(book, path)
    assert names(book) == []
