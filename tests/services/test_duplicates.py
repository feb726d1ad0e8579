"""Likely pairs wait for the person's answer, which holds; nothing merges by itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import (
    ALICE,
    ME,
    NOW,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_mail,
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

from entregent.services import likeness
from entregent.services.duplicates import keep_apart, merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.importing import run
from entregent.services.likely_pairs import likely_pairs, merge_above, to_decide_by
from entregent.services.undoing import undo
from entregent.services.wording.likeness import sentence_of
from entregent.storage.models import Book, LikelyPair, Note, Person, Position, Tie, ToCompare
from entregent.storage.queries.people import people_found

Names = set[tuple[str, str]]


def pairs(book: Book) -> Names:
    """Return the pairs that wait, by name."""
    return {(pair.a.name, pair.b.name) for pair in likely_pairs(book)}


def two(book: Book, one: str = "Robert Smith", other: str = "Bob Smith") -> tuple[Person, Person]:
    """Add two people of one firm."""
    return a_person(book, one, organisation="Acme"), a_person(book, other, organisation="Acme")


def test_somebody_known_by_a_nickname_at_the_same_firm_waits_in_the_list(book: Book) -> None:
    two(book)
    [pair] = likely_pairs(book)
    assert (pair.a.name, pair.b.name) == ("Robert Smith", "Bob Smith")
    codes = [sign["code"] for sign in pair.signs]
    assert codes == ["given-nickname", "family-same", "organisation-same"]
    assert names(book) == ["Bob Smith", "Robert Smith"]


def signs_told(book: Book) -> list[str]:
    pairs = likely_pairs(book)
    to_decide_by(book, pairs)
    return [sentence_of(sign) for pair in pairs for sign in pair.signs]


def test_an_organisation_is_told_as_people_write_it(book: Book) -> None:
    a_person(book, "Robert Smith", organisation="Électricité & Fils")
    a_person(book, "Bob Smith", organisation="ELECTRICITE & FILS SARL")
    told = "The same organisation: Électricité & Fils / ELECTRICITE & FILS SARL."
    assert told in signs_told(book)


def test_an_organisation_known_by_an_address_is_told_by_its_domain(book: Book) -> None:
    a_person(book, "Robert Smith", organisation="Severn Inc.")
    a_person(book, "Bob Smith", emails=["bob@severn.example"])
    assert "The same organisation: Severn Inc. / severn.example." in signs_told(book)


def test_more_pairs_take_no_more_queries_to_show(
    book: Book, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for name in ("Claire Morel", "Robert Smith", "Anne Roux"):
        two(book, name, name)
    pairs = likely_pairs(book)
    assert len(pairs) == 3
    with CaptureQueriesContext(connection) as one:
        to_decide_by(book, pairs[:1])
    with django_assert_num_queries(len(one)):
        to_decide_by(book, pairs)


def test_the_likeliest_pairs_come_first(book: Book) -> None:
    two(book)
    two(book, "Claire Morel", "Claire Morel")
    found = [pair.probability for pair in likely_pairs(book)]
    assert len(found) == 2
    assert found == sorted(found, reverse=True)
    assert [pair.a.name for pair in likely_pairs(book, limit=1)] == ["Claire Morel"]


def test_an_import_compares_those_it_brought(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    imported(book, a_linkedin_archive(tmp_path))
    assert not ToCompare.objects.exists()
    assert [str(p.a.name) for p in LikelyPair.objects.all()] == ["Alice Martin"]


def test_the_same_files_again_leave_the_list_as_it_is(book: Book, tmp_path: Path) -> None:
    paths = an_mbox(tmp_path), a_linkedin_archive(tmp_path)
    all_imported(book, *paths, me=[ME])
    before = list(LikelyPair.objects.values())
    all_imported(book, *paths, me=[ME])
    assert list(LikelyPair.objects.values()) == before


def test_a_large_import_leaves_the_comparing_to_whoever_asks(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "COMPARED_AT_ONCE", 1)
    all_imported(book, an_mbox(tmp_path), a_linkedin_archive(tmp_path), me=[ME])
    assert not LikelyPair.objects.exists()
    assert pairs(book) == {("Alice Martin", "Alice Martin")}


def test_an_import_cut_short_before_comparing_is_made_up_for(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "catch_up", killed)
    two(book)
    with pytest.raises(KeyboardInterrupt):
        imported(book, a_vcf(tmp_path))
    assert names(book) == ["Alice Martin", "Bob Smith", "Robert Smith"]
    assert pairs(book) == {("Robert Smith", "Bob Smith")}


def test_few_newcomers_are_compared_with_everybody_as_if_all_were(
    book: Book, tmp_path: Path
) -> None:
    cards = [a_card(f"{chr(97 + n) * 5} {chr(110 - n) * 6}", f"UID:{n}") for n in range(20)]
    imported(book, a_vcf(tmp_path, *cards))
    likely_pairs(book)
    two(book)
    few = {(p.a_id, p.b_id): p.probability for p in likely_pairs(book)}
    likeness.to_compare.mark(book, Person.objects.values_list("pk", flat=True))
    everybody = {(p.a_id, p.b_id): p.probability for p in likely_pairs(book)}
    assert len(few) == 1
    assert few == pytest.approx(everybody, rel=0.05)


def test_a_corrected_name_is_compared_anew(book: Book) -> None:
    two(book)
    assert pairs(book)
    set_fields(book, called(book, "Bob Smith"), [("name", "Bianca Sforza")], on=TODAY)
    assert pairs(book) == set()
    undo(book)
    assert pairs(book) == {("Robert Smith", "Bob Smith")}


def test_somebody_erased_leaves_the_list_and_comes_back_with_undo(book: Book) -> None:
    _, bob = two(book)
    likely_pairs(book)
    erase_person(book, bob)
    assert not LikelyPair.objects.exists()
    undo(book)
    assert pairs(book) == {("Robert Smith", "Bob Smith")}


def test_the_owner_of_the_book_is_compared_with_nobody(book: Book, tmp_path: Path) -> None:
    two(book)
    Person.objects.filter(name="Bob Smith").update(is_me=True)
    assert pairs(book) == set()


def test_whoever_is_kept_apart_is_not_proposed_again(book: Book) -> None:
    keep_apart(book, *two(book))
    set_fields(book, called(book, "Bob Smith"), [("phone", "+33612345678")], on=TODAY)
    assert pairs(book) == set()


def test_keeping_apart_is_undone_exactly(book: Book) -> None:
    both = two(book)
    before = exported(book)
    keep_apart(book, *both)
    assert exported(book) != before
    a_person(book, "Eve Noir")
    undo(book)
    undo(book)
    assert exported(book) == before
    assert pairs(book) == {("Robert Smith", "Bob Smith")}


def test_keeping_apart_is_undone_whatever_was_done_since(book: Book) -> None:
    both = two(book)
    keep_apart(book, *both)
    entry = undo_number(book)
    an_exchange(book, both[0])
    undo(book, entry)
    assert pairs(book) == {("Robert Smith", "Bob Smith")}
    assert Tie.objects.get(person=both[0]).exchanges == 1


def undo_number(book: Book) -> int:
    """Return the number of the latest act."""
    return int(book.entry_set.latest("pk").pk)


def test_people_kept_apart_stay_apart_when_a_card_has_the_signs_of_both(
    book: Book, tmp_path: Path
) -> None:
    one = a_person(book, "Robert Smith", emails=["robert@a.example"])
    other = a_person(book, "Bob Smith", emails=["bob@b.example"])
    keep_apart(book, one, other)
    card = a_card("R. Smith", "EMAIL:robert@a.example", "EMAIL:bob@b.example")
    assert all_imported(book, a_vcf(tmp_path, card)).merged == 0
    assert names(book) == ["Bob Smith", "Robert Smith"]


def test_what_was_kept_apart_is_carried_by_an_export(book: Book, tmp_path: Path) -> None:
    keep_apart(book, *two(book))
    path = tmp_path / "book.json"
    path.write_text(exported(book))
    book.delete()
    new = Book.objects.create(language="fr", time_zone="UTC", created_at=NOW)
    imported(new, path)
    assert pairs(new) == set()
    assert LikelyPair.objects.get(book=new).state == LikelyPair.APART


def test_nobody_is_merged_with_themselves(book: Book) -> None:
    alice = a_person(book)
    for act in (merge, keep_apart):
        with pytest.raises(EntregentError, match="same-person"):
            act(book, alice, alice)


def test_a_merge_keeps_the_first_with_all_that_both_had(book: Book) -> None:
    one, other = two(book)
    an_exchange(book, one, channel="meal")
    an_exchange(book, other, channel="call")
    set_fields(book, other, [("email", "bob@b.example"), ("note", "Sails")], on=TODAY)
    kept = merge(book, one, other)
    assert (kept.pk, names(book)) == (one.pk, ["Robert Smith"])
    assert Tie.objects.get(person=kept).exchanges == 2
    assert Note.objects.get(person=kept).text == "Sails"
    assert pairs(book) == set()


def test_what_two_people_differ_in_is_kept(book: Book) -> None:
    one, other = two(book)
    set_fields(book, one, [("birthday", "1980-12-01"), ("cadence", "30")], on=TODAY)
    set_fields(
        book, other, [("birthday", "1980-12-02"), ("how-met", "In Lyon"), ("cadence", "90")],
        on=TODAY,
    )  # fmt: skip
    kept = merge(book, Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk))
    assert (kept.birthday, kept.how_met) == ("1980-12-01", "In Lyon")
    assert kept.also == {"name": ["Bob Smith"], "birthday": ["1980-12-02"], "cadence": ["90"]}
    assert [p.pk for p in people_found(book, "bob")] == [one.pk]


def test_what_was_typed_wins_and_the_rest_is_kept(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "UID:1", "ORG:Acme", "BDAY:19800101")))
    typed = a_person(book, "Alice Dubois", organisation="Globex", title="CTO")
    read = called(book, "Alice Martin")
    kept = merge(book, read, typed)
    assert (kept.name, kept.also) == ("Alice Dubois", {"name": ["Alice Martin"]})
    current = Position.objects.get(person=kept, current=True)
    assert (current.origin, current.title) == ("typed", "CTO")
    assert Position.objects.filter(person=kept).count() == 2


def test_merged_by_hand_stays_merged_when_the_files_come_again(book: Book, tmp_path: Path) -> None:
    paths = an_mbox(tmp_path), a_linkedin_archive(tmp_path), a_vcf(tmp_path, a_card("A. Martin"))
    all_imported(book, *paths, me=[ME])
    first, *others = Person.objects.filter(is_me=False).order_by("pk")
    for other in others:
        first = merge(book, first, other)
    before = exported(book)
    all_imported(book, *paths, me=[ME])
    assert exported(book) == before
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, id="new", on=TODAY), name="new.mbox"))
    imported(book, a_linkedin_archive(tmp_path, a_connection(email=mail(ALICE)), name="new.zip"))
    assert len(names(book)) == 1


def three_of_one(book: Book) -> list[Person]:
    """Add three people who may well be one."""
    return [
        a_person(book, name, organisation="Acme")
        for name in ("Bob Smith", "Rob Smith", "Robert Smith")
    ]


def test_all_pairs_above_a_probability_become_one_in_one_act(book: Book) -> None:
    three_of_one(book)
    two(book, "Claire Morel", "Claire Morel")
    before = exported(book)
    assert sorted(len(group.gone) for group in merge_above(book, 0.8)) == [1, 2]
    assert names(book) == ["Bob Smith", "Claire Morel"]
    undo(book)
    assert exported(book) == before


def test_nobody_kept_apart_is_merged_by_way_of_a_third(book: Book) -> None:
    bob, _, robert = three_of_one(book)
    keep_apart(book, bob, robert)
    merge_above(book, 0.5)
    assert len(names(book)) == 2
    assert {bob.pk, robert.pk} <= set(Person.objects.values_list("pk", flat=True))


def test_a_dry_run_tells_who_would_become_one_and_changes_nothing(book: Book) -> None:
    three_of_one(book)
    before = exported(book)
    [group] = merge_above(book, 0.8, dry_run=True)
    assert (group.keep.name, len(group.gone)) == ("Bob Smith", 2)
    assert exported(book) == before


def test_pairs_below_the_probability_asked_for_are_left(book: Book) -> None:
    two(book)
    assert merge_above(book, 1.0) == []
    assert len(names(book)) == 2


def test_whoever_was_kept_apart_from_one_is_kept_apart_from_both(book: Book) -> None:
    bob, rob, robert = three_of_one(book)
    keep_apart(book, rob, robert)
    merge(book, bob, rob)
    assert pairs(book) == set()
    undo(book)
    assert pairs(book) == {("Bob Smith", "Rob Smith"), ("Bob Smith", "Robert Smith")}


def test_books_do_not_mix(book: Book) -> None:
    chloes = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    a_person(book, "Robert Smith", organisation="Acme")
    a_person(chloes, "Bob Smith", organisation="Acme")
    assert pairs(book) | pairs(chloes) == set()
