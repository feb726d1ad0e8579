"""What was typed wins; a file changes only what the same source gave; news are dated."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    PROFILES,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_person,
    a_vcf,
    all_imported,
    an_exchange,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
)

from entregent.services.erasing import erase_person
from entregent.services.fields import set_fields
from entregent.services.ignoring import ignore
from entregent.services.me import set_mine
from entregent.services.people import add_person
from entregent.services.undoing import undo
from entregent.storage.models import Address, Book, Change, Occasion, Organisation, Person, Position

EMAIL = "EMAIL:" + mail(ALICE)


def current(person: Person) -> list[tuple[str, str]]:
    rows = Position.objects.filter(person=person, current=True).order_by("id")
    return [(p.organisation.name if p.organisation else "", p.title) for p in rows]


def test_what_was_typed_wins_over_a_later_file(book: Book, tmp_path: Path) -> None:
    alice = a_person(book, "Alice Typed", emails=[mail(ALICE)], organisation="Typed Ltd")
    set_fields(book, alice, [("birthday", "1980-01-02")], on=TODAY)
    card = a_card("Alice Martin", EMAIL, "ORG:Acme", "TITLE:CTO", "BDAY:19901231")
    imported(book, a_vcf(tmp_path, card))
    alice.refresh_from_db()
    assert (alice.name, alice.birthday) == ("Alice Typed", "1980-01-02")
    assert current(alice) == [("Typed Ltd", "")]


def test_what_was_corrected_after_an_import_stays_corrected(book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("name", "Alice Roy"), ("organisation", "Roy & Co")], on=TODAY)
    imported(book, a_linkedin_archive(tmp_path, a_connection(position="CTO", on="13 Mar 2021")))
    alice.refresh_from_db()
    assert alice.name == "Alice Roy"
    assert current(alice) == [("Roy & Co", "Engineer")]


def test_an_emptied_field_is_not_filled_again_by_the_same_file(book: Book, tmp_path: Path) -> None:
    path = a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "BDAY:19901231"))
    imported(book, path)
    set_fields(book, called(book, "Alice Martin"), [("birthday", "")], on=TODAY)
    imported(book, path)
    assert called(book, "Alice Martin").birthday == ""


def test_an_emptied_field_is_not_filled_again_by_a_later_file(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "BDAY:19901231")))
    set_fields(book, called(book, "Alice Martin"), [("birthday", "")], on=TODAY)
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "BDAY:19901231", "NOTE:x")))
    assert called(book, "Alice Martin").birthday == ""


def test_an_address_taken_away_does_not_come_back_with_the_same_file(
    book: Book, tmp_path: Path
) -> None:
    path = a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "EMAIL:alice@old.example"))
    imported(book, path)
    set_fields(book, called(book, "Alice Martin"), [("email", "-alice@old.example")], on=TODAY)
    before = exported(book)
    imported(book, path)
    assert exported(book) == before


def test_a_later_file_of_the_same_source_updates_what_it_gave(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "BDAY:19901231")))
    report = imported(book, a_vcf(tmp_path, a_card("Alice Roy", EMAIL, "BDAY:19911231")))
    assert (report.people.updated, names(book)) == (1, ["Alice Roy"])
    assert called(book, "Alice Roy").birthday == "1991-12-31"


def test_another_source_changes_nothing_of_what_one_gave(book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(email=mail(ALICE))))
    card = a_card("Lili", EMAIL, "N:Roy;Lili;;;", "ORG:Elsewhere", "BDAY:19901231")
    imported(book, a_vcf(tmp_path, card))
    alice = called(book, "Alice Martin")
    assert (alice.given, alice.family) == ("Alice", "Martin")
    assert alice.birthday == "1990-12-31"


def test_a_firm_spelt_in_several_ways_is_called_as_it_came_first(
    book: Book, tmp_path: Path
) -> None:
    firms = "Acmé", "ACME", "acme", "Globex", "Acme"
    cards = (a_card("Alice", f"EMAIL:{n}@x.org", f"ORG:{firm}") for n, firm in enumerate(firms))
    imported(book, a_vcf(tmp_path, *cards))
    rows = Organisation.objects.order_by("id")
    assert list(rows.values_list("name", flat=True)) == ["Acmé", "Globex"]


def test_a_name_guessed_from_an_address_gives_way_to_a_real_one(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail("alice@acme.example", ME)), me=[ME])
    assert names(book) == ["alice@acme.example"]
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, on=TODAY, id="later")))
    assert names(book) == ["Alice Martin"]


def archive(folder: Path, made_on: str, **row: str) -> Path:
    """Return an archive of that day (MM-DD-YYYY) with Alice alone."""
    name = f"Basic_LinkedInDataExport_{made_on}.zip"
    return a_linkedin_archive(folder, a_connection("Alice Martin", **row), name=name)


def test_a_new_company_is_dated_by_the_archive(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "01-15-2025", company="Acme"))
    imported(book, archive(tmp_path, "03-20-2026", company="Globex", position="CTO"))
    former, new = Position.objects.order_by("id")
    assert (former.current, former.ended) == (False, "2026-03-20")
    assert (new.current, new.started, new.title) == (True, "2026-03-20", "CTO")
    occasion = Occasion.objects.get()
    assert (occasion.kind, occasion.on) == ("new-job", date(2026, 3, 20))
    assert occasion.values["former_organisation"] == "Acme"


def test_an_archive_without_a_date_in_its_name_is_dated_by_its_newest_row(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(company="Acme")))
    rows = a_connection(company="Globex"), a_connection("Benoît Durand", on="5 Jun 2024")
    imported(book, a_linkedin_archive(tmp_path, *rows))
    assert Occasion.objects.get().on == date(2024, 6, 5)


def test_the_day_given_overrules_the_date_of_the_archive(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "01-15-2025", company="Acme"))
    imported(book, archive(tmp_path, "03-20-2026", company="Globex"), on=date(2026, 2, 1))
    assert Occasion.objects.get().on == date(2026, 2, 1)


def test_an_older_archive_says_nothing_new(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "03-20-2026", company="Globex"))
    report = imported(book, archive(tmp_path, "01-15-2025", company="Acme"))
    assert current(called(book, "Alice Martin")) == [("Globex", "Engineer")]
    assert (report.people.updated, Occasion.objects.count()) == (0, 0)


def test_the_first_archive_tells_of_no_new_job(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "03-20-2026"))
    assert not Occasion.objects.exists()


def test_a_title_added_to_the_same_job_is_no_new_job(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "01-15-2025", position=""))
    imported(book, archive(tmp_path, "03-20-2026", position="Engineer"))
    assert current(called(book, "Alice Martin")) == [("Acme", "Engineer")]
    assert not Occasion.objects.exists()


def test_going_back_to_a_former_firm_is_news(book: Book, tmp_path: Path) -> None:
    for made_on, firm in (("01-15-2025", "Acme"), ("03-20-2026", "Globex"), ("09-20-2026", "Acme")):
        imported(book, archive(tmp_path, made_on, company=firm))
    assert current(called(book, "Alice Martin")) == [("Acme", "Engineer")]
    assert Occasion.objects.count() == 2


def test_a_job_changed_after_a_correction_is_news_beside_what_was_typed(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("title", "Chef")], on=TODAY)
    imported(book, archive(tmp_path, "03-20-2026", company="Gamma", position="Manager"))
    assert current(alice) == [("Acme", "Chef")]
    told = Position.objects.get(person=alice, current=False)
    assert (told.title, told.started, told.ended) == ("Manager", "2026-03-20", "")
    occasion = Occasion.objects.get()
    assert occasion.values["organisation"] == "Gamma"
    assert occasion.values["former_title"] == "Engineer"


def test_what_a_file_says_again_of_a_corrected_job_is_no_news(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("title", "Chef")], on=TODAY)
    imported(book, archive(tmp_path, "03-20-2026", email="new@acme.example"))
    assert current(alice) == [("Acme", "Chef")]
    assert Position.objects.count() == 1
    assert not Occasion.objects.exists()


def test_the_second_job_change_after_a_correction_ends_the_first(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("organisation", "Roy & Co")], on=TODAY)
    for made_on, firm in (("03-20-2026", "Gamma"), ("09-20-2026", "Delta")):
        imported(book, archive(tmp_path, made_on, company=firm))
    assert current(alice) == [("Roy & Co", "Engineer")]
    told = Position.objects.filter(person=alice, organisation__name__in=["Gamma", "Delta"])
    assert [(p.started, p.ended) for p in told.order_by("id")] == [
        ("2026-03-20", "2026-09-20"),
        ("2026-09-20", ""),
    ]
    assert Occasion.objects.count() == 2


def test_the_first_job_a_file_says_of_somebody_typed_is_no_news_and_the_next_is(
    book: Book, tmp_path: Path
) -> None:
    profile = PROFILES["Alice Martin"]
    alice = a_person(book, "Alice Martin", organisation="Typed Ltd")
    set_fields(book, alice, [("profile", profile)], on=TODAY)
    imported(book, archive(tmp_path, "01-15-2025"))
    assert not Occasion.objects.exists()
    imported(book, archive(tmp_path, "03-20-2026", company="Gamma"))
    assert current(alice) == [("Typed Ltd", "")]
    assert Occasion.objects.get().values["organisation"] == "Gamma"


def test_half_a_job_corrected_does_not_come_back_with_the_same_source(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    before = exported(book)
    set_fields(book, alice, [("organisation", "Acme SA")], on=TODAY)
    imported(book, archive(tmp_path, "03-20-2026", email="new@acme.example"))
    assert current(alice) == [("Acme SA", "Engineer")]
    assert (Position.objects.count(), Occasion.objects.count()) == (1, 0)
    undo(book)
    undo(book)
    assert exported(book) == before


def test_a_firm_corrected_is_no_longer_said_by_the_other_source_of_that_job(
    book: Book, tmp_path: Path
) -> None:
    card = a_card("Alice Martin", EMAIL, "ORG:Acme")
    imported(book, archive(tmp_path, "01-15-2025", email=mail(ALICE)))
    imported(book, a_vcf(tmp_path, card))
    alice = called(book, "Alice Martin")
    before = exported(book)
    set_fields(book, alice, [("organisation", "Acme SA")], on=TODAY)
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", EMAIL, "ORG:Acme", "NOTE:Sails")))
    assert current(alice) == [("Acme SA", "Engineer")]
    undo(book)
    undo(book)
    assert exported(book) == before


def test_my_own_job_corrected_does_not_come_back_with_the_same_source(
    book: Book, tmp_path: Path
) -> None:
    imported(book, my_archive(tmp_path, "01-15-2025", ""))
    set_mine(book, [("organisation", "Acme SA")], on=TODAY)
    assert imported(book, my_archive(tmp_path, "03-20-2026", "")).my_positions == 0
    assert current(Person.objects.get(is_me=True)) == [("Acme SA", "CTO")]


def test_a_job_a_file_told_of_keeps_its_first_day_when_it_is_typed(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    set_fields(book, alice, [("title", "Chef")], on=TODAY)
    imported(book, archive(tmp_path, "03-20-2026", company="Gamma", position="Manager"))
    set_fields(book, alice, [("organisation", "Gamma"), ("title", "Director")], on=TODAY)
    assert current(alice) == [("Gamma", "Director")]
    assert Position.objects.get(person=alice, current=True).started == "2026-03-20"
    assert Position.objects.count() == 2


def test_a_correction_undone_lets_files_tell_of_the_job_again(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "01-15-2025"))
    alice = called(book, "Alice Martin")
    before = exported(book)
    set_fields(book, alice, [("title", "Chef")], on=TODAY)
    undo(book)
    assert exported(book) == before
    imported(book, archive(tmp_path, "03-20-2026", company="Gamma"))
    assert current(alice) == [("Gamma", "Engineer")]


def test_my_own_positions_are_kept_as_mine(book: Book, tmp_path: Path) -> None:
    positions = (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Acme,Engineer,,,Mar 2019,Feb 2021\nGlobex,CTO,,,Mar 2021,\n"
    )
    imported(book, a_linkedin_archive(tmp_path, files={"Positions.csv": positions}))
    me = Person.objects.get(is_me=True)
    rows = Position.objects.filter(person=me).order_by("started")
    assert [(p.title, p.started, p.ended, p.current) for p in rows] == [
        ("Engineer", "2019-03", "2021-02", False),
        ("CTO", "2021-03", "", True),
    ]
    assert names(book) == ["Alice Martin"]


def my_archive(folder: Path, day: str, ended: str) -> Path:
    row = f"Company Name,Title,Started On,Finished On\nAcme,CTO,Mar 2021,{ended}\n"
    name = f"Basic_LinkedInDataExport_{day}.zip"
    return a_linkedin_archive(folder, name=name, files={"Positions.csv": row})


def test_an_older_archive_says_nothing_of_my_own_positions(book: Book, tmp_path: Path) -> None:
    older, newer = (
        my_archive(tmp_path, "03-20-2025", ""),
        my_archive(tmp_path, "11-01-2026", "Aug 2026"),
    )
    assert [imported(book, path).my_positions for path in (older, newer)] == [1, 1]
    before = exported(book), Change.objects.count()
    assert imported(book, older).my_positions == 0
    assert imported(book, newer).my_positions == 0
    assert (exported(book), Change.objects.count()) == before
    assert Position.objects.get(person__is_me=True).ended == "2026-08"


def test_an_older_archive_tells_my_positions_where_the_newer_told_none(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "11-01-2026"))
    assert imported(book, my_archive(tmp_path, "03-20-2025", "")).my_positions == 1


def test_a_newer_archive_undone_leaves_my_positions_to_the_older(
    book: Book, tmp_path: Path
) -> None:
    older, newer = (
        my_archive(tmp_path, "03-20-2025", ""),
        my_archive(tmp_path, "11-01-2026", "Aug 2026"),
    )
    imported(book, older)
    before = exported(book)
    imported(book, newer)
    undo(book)
    assert exported(book) == before
    assert imported(book, newer).my_positions == 1


def test_somebody_erased_does_not_come_back(book: Book, tmp_path: Path) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, ME), a_mail(ALICE, ME, on=TODAY), a_mail(BENOIT, ME))
    imported(book, path, me=[ME])
    erase_person(book, called(book, "Alice Martin"))
    before = exported(book)
    report = imported(book, path)
    assert names(book) == ["Benoît Durand"]
    assert exported(book) == before
    assert report.people.ignored == 1


def test_somebody_erased_does_not_come_back_by_another_source(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    erase_person(book, called(book, "Alice Martin"))
    imported(book, a_vcf(tmp_path))
    assert names(book) == []


@pytest.mark.parametrize("urls", [True, False])
def test_a_connection_erased_does_not_come_back_through_messages(
    book: Book, tmp_path: Path, urls: bool
) -> None:
    rows = a_connection("Alice Martin"), a_connection("Benoît Durand")
    messages = [a_message(urls=urls), a_message("Paul Moi", "Benoît Durand", conversation="c2")]
    path = a_linkedin_archive(tmp_path, *rows, messages=messages)
    imported(book, path, me=[PROFILES["Paul Moi"]])
    erase_person(book, called(book, "Alice Martin"))
    imported(book, path)
    assert names(book) == ["Benoît Durand"]


@pytest.mark.parametrize(
    "line", ["TEL:+33612345678", "EMAIL:contact@acme.example", "ORG:Acme", "UID:7"]
)
def test_a_card_erased_does_not_come_back(book: Book, tmp_path: Path, line: str) -> None:
    path = a_vcf(tmp_path, a_card("Alice Martin", line))
    imported(book, path)
    erase_person(book, called(book, "Alice Martin"))
    imported(book, path)
    assert names(book) == []


def test_somebody_erased_does_not_come_back_through_links(book: Book, tmp_path: Path) -> None:
    a_person(book, "Alice Martin")
    a_person(book, "Benoît Durand")
    erase_person(book, called(book, "Alice Martin"))
    imported(book, a_links_csv(tmp_path, "Alice Martin,Benoît Durand,School,,close"))
    assert names(book) == ["Benoît Durand"]


def test_somebody_erased_may_be_typed_again(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    erase_person(book, called(book, "Alice Martin"))
    add_person(book, name="Alice Martin", emails=[mail(ALICE)])
    report = imported(book, an_mbox(tmp_path))
    assert names(book) == ["Alice Martin"]
    assert report.exchanges.created == 1


@pytest.mark.parametrize("value", [mail(ALICE), "acme.example", "@ACME.example"])
def test_somebody_ignored_leaves_and_does_not_come_back(
    book: Book, tmp_path: Path, value: str
) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, ME), a_mail(BENOIT, ME), a_mail(ME, BENOIT, cc=ALICE))
    imported(book, path, me=[ME])
    assert ignore(book, value).left == 1
    imported(book, path)
    assert names(book) == ["Benoît Durand"]


def test_somebody_typed_is_not_thrown_out_with_a_domain(book: Book, tmp_path: Path) -> None:
    a_person(book, "Alice Martin", emails=[mail(ALICE)])
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME), a_mail(CHLOE, ME)), me=[ME])
    assert ignore(book, "acme.example").left == 0
    assert "Alice Martin" in names(book)


def test_those_who_stay_are_counted_by_what_keeps_them(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Ada Roux", "EMAIL:ada@acme.example")))
    senders = [f"{name} <{name}@acme.example>" for name in ("Ada", "Bea", "Cid", "Dan", "Eve")]
    imported(book, an_mbox(tmp_path, *[a_mail(sender, ME) for sender in senders]), me=[ME])
    an_exchange(book, called(book, "Bea"), channel="call")
    set_fields(book, called(book, "Cid"), [("note", "Sings well")], on=TODAY)
    Address.objects.create(
        book=book, person=called(book, "Dan"), kind="phone", value="+331", key="+331",
        origin="mailbox",
    )  # fmt: skip
    gone = ignore(book, "acme.example")
    assert (gone.left, dict(gone.stay)) == (1, {"typed": 2, "file": 1, "address": 1})
    assert set(names(book)) == {"Ada Roux", "Bea", "Cid", "Dan"}


def test_an_address_that_ends_like_the_one_left_out_is_another(book: Book, tmp_path: Path) -> None:
    path = an_mbox(tmp_path, a_mail("Li <li@acme.example>", ME), a_mail("A <ali@acme.example>", ME))
    imported(book, path, me=[ME])
    ignore(book, "li@acme.example")
    assert names(book) == ["A"]


def test_my_own_domain_left_out_leaves_me_in_my_book(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME), a_mail(ME, ALICE)), me=[ME])
    before = Person.objects.filter(is_me=True).count()
    ignore(book, mail(ME).partition("@")[2])
    assert Person.objects.filter(is_me=True).count() == before


def test_two_rows_of_one_card_do_not_contradict_each_other(book: Book, tmp_path: Path) -> None:
    cards = a_card("Alice Martin", EMAIL, "ORG:Acme"), a_card("Alice M", EMAIL, "ORG:Globex")
    path = a_vcf(tmp_path, *cards)
    all_imported(book, path)
    before = exported(book)
    all_imported(book, path)
    assert exported(book) == before
    assert names(book) == ["Alice Martin"]
