"""Who knows whom, as one states it: it wins over files, and what one takes away stays away."""

from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    ME,
    TODAY,
    a_links_csv,
    a_mail,
    a_person,
    an_mbox,
    called,
    exported,
    imported,
    mail,
)

from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.links import link, unlink
from entregent.services.undoing import undo
from entregent.services.wording.journal import act_sentence
from entregent.storage.models import Book, Entry, Link, NotLinked, Person
from entregent.storage.queries.dossier import links_of


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who knows Benoît."""
    return a_person(book, emails=[mail(ALICE)])


@pytest.fixture
def benoit(book: Book) -> Person:
    """Benoît, whom Alice knows."""
    return a_person(book, "Benoît Durand", emails=[mail(BENOIT)])


def told(person: Person) -> list[tuple[str, str, str]]:
    return [(other.name, link.kind, link.evidence) for other, link in links_of(person)]


def test_a_link_is_stated_seen_from_both_and_taken_back(
    book: Book, alice: Person, benoit: Person
) -> None:
    before = exported(book)
    link(book, benoit, alice, evidence="Married in 2012", kind="spouse")
    assert told(alice) == [("Benoît Durand", "spouse", "Married in 2012")]
    assert told(benoit) == [("Alice Martin", "spouse", "Married in 2012")]
    undo(book)
    assert exported(book) == before


def test_said_again_a_link_is_corrected_not_doubled(
    book: Book, alice: Person, benoit: Person
) -> None:
    link(book, alice, benoit, evidence="Both at Acme", kind="colleague")
    link(book, benoit, alice, evidence="Friends since school", kind="close")
    assert told(alice) == [("Benoît Durand", "close", "Friends since school")]


def test_what_is_stated_by_hand_goes_before_what_a_file_states_and_stays(
    book: Book, tmp_path: Path, alice: Person, benoit: Person
) -> None:
    path = a_links_csv(tmp_path)
    imported(book, path)
    link(book, alice, benoit, evidence="Married", kind="spouse")
    imported(book, path)
    assert told(alice) == [("Benoît Durand", "spouse", "Married")]


def test_an_unlinked_pair_is_not_brought_back_by_its_files(
    book: Book, tmp_path: Path, alice: Person, benoit: Person
) -> None:
    links = a_links_csv(tmp_path)
    mails = an_mbox(tmp_path, a_mail(ME, f"{ALICE}, {BENOIT}"))
    imported(book, links)
    imported(book, mails, me=[ME])
    assert len(told(alice)) == 2
    unlink(book, benoit, alice)
    imported(book, links)
    imported(book, an_mbox(tmp_path, a_mail(ME, f"{ALICE}, {BENOIT}", id="2")), me=[ME])
    assert told(alice) == []


def test_unlinking_can_be_undone(book: Book, tmp_path: Path, alice: Person, benoit: Person) -> None:
    imported(book, a_links_csv(tmp_path))
    before = exported(book)
    unlink(book, alice, benoit)
    undo(book)
    assert exported(book) == before


def test_whoever_is_linked_again_is_linked(book: Book, alice: Person, benoit: Person) -> None:
    link(book, alice, benoit, evidence="School")
    unlink(book, alice, benoit)
    link(book, alice, benoit, evidence="School after all")
    assert told(alice) == [("Benoît Durand", "acquaintance", "School after all")]
    unlink(book, alice, benoit)
    set_fields(book, alice, [("through", "Benoît Durand")], on=TODAY)
    assert [kind for _, kind, _ in told(alice)] == ["introduced"]
    assert not NotLinked.objects.exists()


def test_a_link_of_one_without_evidence_or_of_no_kind_is_refused(
    book: Book, alice: Person, benoit: Person
) -> None:
    for one, said, code in (
        (alice, {"evidence": "x"}, "same-person"),
        (benoit, {"evidence": " "}, "evidence-missing"),
        (benoit, {"evidence": "x", "kind": "enemy"}, "not-a-choice"),
        (benoit, {"evidence": "x" * 2001}, "words-too-long"),
    ):
        with pytest.raises(EntregentError, match=code):
            link(book, alice, one, **said)
    with pytest.raises(EntregentError, match="not-linked"):
        unlink(book, alice, benoit)


def test_who_was_said_not_to_know_somebody_does_not_by_another_name(
    book: Book, tmp_path: Path, alice: Person, benoit: Person
) -> None:
    other = a_person(book, "B. Durand")
    link(book, alice, benoit, evidence="School")
    unlink(book, alice, benoit)
    before = exported(book)
    merge(book, other, benoit)
    imported(book, a_links_csv(tmp_path))
    assert told(alice) == []
    undo(book)
    assert exported(book) == before


def test_of_two_who_are_one_what_was_typed_wins(
    book: Book, tmp_path: Path, alice: Person, benoit: Person
) -> None:
    other = a_person(book, "B. Durand")
    imported(book, a_links_csv(tmp_path))
    Link.objects.update(origin="links")
    link(book, alice, other, evidence="x")
    unlink(book, alice, other)
    merge(book, benoit, other)
    assert told(alice) == []
    undo(book)
    link(book, alice, benoit, evidence="Married", kind="spouse")
    merge(book, benoit, other)
    assert [kind for _, kind, _ in told(alice)] == ["spouse"]


def test_the_journal_names_both_until_one_is_erased(
    book: Book, alice: Person, benoit: Person
) -> None:
    link(book, alice, benoit, evidence="School")
    assert act_sentence(Entry.objects.get(act="link")) == "Alice Martin and Benoît Durand linked"
    erase_person(book, benoit)
    assert act_sentence(Entry.objects.get(act="link")) == "two people linked"
    assert called(book, "Alice Martin") == alice
