"""Where two people who are one differ, the person says which is right; undo puts both back."""

import pytest
from tests.builders import TODAY, a_card, a_person, a_vcf, called, exported, imported

from entregent.services.duplicates import merge
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.undoing import undo
from entregent.storage.models import Book, Entry, Person, Position, Tie


@pytest.fixture
def robert(book: Book) -> Person:
    """Robert, as he was typed first."""
    robert = a_person(book, "Robert Smith", organisation="Acme", title="Buyer", met="At a fair")
    said = [("birthday", "--05-01"), ("language", "en"), ("register", "vous"), ("cadence", "90")]
    set_fields(book, robert, [*said, ("met-on", "2019-03-01")], on=TODAY)
    return robert


@pytest.fixture
def bob(book: Book) -> Person:
    """The same man, by another name, with another word in every field."""
    alice = a_person(book, "Alice Martin")
    bob = a_person(
        book, "Bob Smith", organisation="Globex", title="Head of buying", met="Next door",
        through=alice,
    )  # fmt: skip
    said = [("birthday", "1980-05-02"), ("language", "fr"), ("register", "tu"), ("cadence", "30")]
    set_fields(book, bob, [*said, ("met-on", "2020-04-02"), ("given", "Bob")], on=TODAY)
    return bob


def now(person: Person) -> Position:
    """Return the one position somebody has now."""
    return Position.objects.select_related("organisation").get(person=person, current=True)


def test_every_field_can_be_taken_from_the_second(book: Book, robert: Person, bob: Person) -> None:
    fields = (
        "name", "title", "organisation", "birthday", "how_met", "met_on", "through", "language",
        "register", "cadence",
    )  # fmt: skip
    kept = merge(book, robert, bob, chosen=dict.fromkeys(fields, bob.pk))
    assert (kept.pk, kept.name, kept.given, kept.name_key) == (
        robert.pk, "Bob Smith", "Bob", bob.name_key,
    )  # fmt: skip
    assert (kept.birthday, kept.birthday_in_year) == ("1980-05-02", "05-02")
    assert (kept.how_met, kept.language, kept.register) == ("Next door", "fr", "tu")
    assert (kept.met_on, kept.through) == (bob.met_on, called(book, "Alice Martin"))
    assert Tie.objects.get(pk=kept.pk).cadence == 30
    assert [str(now(kept).organisation.name), now(kept).title] == ["Globex", "Head of buying"]


def test_what_was_not_chosen_is_not_forgotten(book: Book, robert: Person, bob: Person) -> None:
    chosen = {"name": bob.pk, "birthday": bob.pk, "cadence": bob.pk, "organisation": bob.pk}
    kept = merge(book, robert, bob, chosen=chosen)
    assert kept.also is not None
    assert kept.also["name"] == ["Robert Smith"]
    assert kept.also["birthday"] == ["--05-01"]
    assert kept.also["cadence"] == ["90"]
    former = Position.objects.get(person=kept, current=False)
    assert former.title == "Buyer"


def test_title_and_organisation_may_come_from_either(
    book: Book, robert: Person, bob: Person
) -> None:
    kept = merge(book, robert, bob, chosen={"title": bob.pk, "organisation": robert.pk})
    position = now(kept)
    assert position.organisation
    assert (position.organisation.name, position.title) == ("Acme", "Head of buying")


def test_nothing_chosen_merges_as_ever(book: Book, robert: Person, bob: Person) -> None:
    kept = merge(book, robert, bob)
    assert (kept.name, kept.birthday) == ("Robert Smith", "--05-01")
    assert (now(kept).title, Position.objects.filter(person=kept).count()) == ("Buyer", 2)


def test_what_one_chose_over_what_was_typed_wins_over_later_files(
    book: Book, tmp_path: object, robert: Person
) -> None:
    imported(book, a_vcf(tmp_path, a_card("Robert Smyth", "UID:7")))
    kept = merge(
        book, robert, called(book, "Robert Smyth"), chosen={"name": called(book, "Robert Smyth").pk}
    )
    assert (kept.name, kept.origins["name"]) == ("Robert Smyth", "typed")
    imported(book, a_vcf(tmp_path, a_card("R. Smyth", "UID:7"), name="later.vcf"))
    kept.refresh_from_db()
    assert kept.name == "Robert Smyth"


def test_it_is_one_act_and_undo_puts_every_row_back(
    book: Book, robert: Person, bob: Person
) -> None:
    before, acts = exported(book), Entry.objects.count()
    chosen = {"name": bob.pk, "title": bob.pk, "organisation": robert.pk, "cadence": bob.pk}
    merge(book, robert, bob, chosen={**chosen, "birthday": bob.pk, "through": bob.pk})
    assert Entry.objects.count() == acts + 1
    undo(book)
    assert exported(book) == before


def test_undo_leaves_what_was_typed_since(book: Book, robert: Person, bob: Person) -> None:
    kept = merge(book, robert, bob, chosen={"name": bob.pk, "birthday": bob.pk})
    merged = Entry.objects.latest("id").pk
    set_fields(book, kept, [("how-met", "In the train")], on=TODAY)
    undo(book, merged)
    robert.refresh_from_db()
    assert (robert.name, robert.birthday, robert.how_met) == (
        "Robert Smith", "--05-01", "In the train",
    )  # fmt: skip
    assert Person.objects.get(pk=bob.pk).birthday == "1980-05-02"


def test_a_choice_that_is_none_is_refused(book: Book, robert: Person, bob: Person) -> None:
    before = exported(book)
    other = a_person(book, "Chloé Petit")
    after = exported(book)
    for chosen in ({"nose": bob.pk}, {"name": other.pk}, {"name": 0}):
        with pytest.raises(EntregentError, match="not-a-choice"):
            merge(book, robert, bob, chosen=chosen)
    assert exported(book) == after != before
