"""The review of a small network: its figures are those counted by hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.builders import ME, NOW, TODAY, a_mail, a_person, an_exchange, an_mbox, imported, mail

from entregent.core.diversity import KeyContacts, Lean, Shift
from entregent.core.regularity import Rhythm, Rise
from entregent.services import review, review_building
from entregent.services.archiving import archive
from entregent.services.goals import add_goal
from entregent.services.review import named, review_of
from entregent.services.review_kept import Review, Told
from entregent.services.wording import review as wording
from entregent.services.wording.language import speaking
from entregent.storage.home import review_file
from entregent.storage.models import Address, Book, Exchange, Goal, Occasion, Person, Position


@pytest.fixture
def people(book: Book) -> dict[str, Person]:
    """Alice came back and stayed, Benoît fell silent, Chloé is new, David was put away."""
    alice = a_person(
        book, "Alice Martin", organisation="Airbus", title="Engineer", circles=["Choir"]
    )
    benoit = a_person(book, "Benoît Durand", organisation="EDF", title="CEO")
    chloe = a_person(book, "Chloé Petit")
    david = a_person(book, "David Roux", organisation="Airbus")
    for person, days in (
        (alice, [date(2023, 1, 10), date(2025, 6, 1), date(2026, 5, 1), date(2026, 6, 1)]),
        (benoit, [date(2025, 1, 15), date(2025, 10, 20)]),
        (chloe, [date(2026, 3, 2)]),
        (david, [date(2025, 9, 1), date(2026, 2, 1)]),
    ):
        for day in days:
            an_exchange(book, person, on=day)
    an_exchange(book, alice, on=date(2026, 5, 1), channel="meal")
    archive(book, david, on=date(2026, 6, 10))
    return {"alice": alice, "benoit": benoit, "chloe": chloe, "david": david}


def dimension(told: Review, code: str) -> Told:
    (found,) = [one for one in told.dimensions if one.code == code]
    return found


def test_ties_gained_and_lost_are_those_counted_by_hand(
    book: Book, people: dict[str, Person]
) -> None:
    told = review_of(book, on=TODAY).wear
    # A year ago: Alice, Benoît, David. Today: Alice, and Chloé, first met in March.
    assert (told.before, told.gone, told.now, told.new) == (3, 2, 2, 1)
    assert told.causes == {"lost": 1, "silent": 1}
    assert {month.on: month.lost for month in told.months if month.lost} == {
        "2026-06-01": 1, "2026-10-01": 1,
    }  # fmt: skip
    assert [month.on for month in told.months if month.first] == ["2026-03-01"]


def test_attention_counts_days_by_their_weightiest_exchange(
    book: Book, people: dict[str, Person]
) -> None:
    told = review_of(book, on=TODAY)
    sectors = dimension(told, "sector").spread
    # Alice: a meal (2) with a mail the same day, and a mail (1); nothing with Benoît this year.
    assert [(line.value, line.people, line.attention) for line in sectors.lines] == [
        ("aeronautics", 1.0, 3.0), ("energy", 1.0, 0.0),
    ]  # fmt: skip
    assert (sectors.blau, sectors.attention_blau) == (0.5, 0.0)
    assert (sectors.unknown, sectors.unknown_attention) == (1, 1.0)  # Chloé
    # David, who is put away, is no longer one of my people; the days with him were contact.
    assert (told.people, told.contacts) == (3, 4)
    years = [(one.on, one.active, one.counts) for one in dimension(told, "sector").years]
    assert years == [
        ("2023-11-23", 1, {"aeronautics": 1.0}),  # Alice; a year later, nobody
        ("2025-11-22", 3, {"aeronautics": 2.0, "energy": 1.0}),
        ("2026-11-22", 2, {"aeronautics": 1.0}),
    ]


def test_every_dimension_is_read_of_what_is_noted_and_nothing_else(
    book: Book, people: dict[str, Person]
) -> None:
    Person.objects.filter(pk=people["alice"].pk).update(
        birthday="1984-04-01", birthday_in_year="04-01"
    )
    Person.objects.filter(pk=people["chloe"].pk).update(
        birthday="--04-01", birthday_in_year="04-01"
    )
    Address.objects.create(
        book=book, person=people["benoit"], kind="postal", value="2 rue des Lilas, 69001 Lyon",
        key="lyon", origin="typed",
    )  # fmt: skip
    told = review_of(book, on=TODAY)
    values = {one.code: [line.value for line in one.spread.lines] for one in told.dimensions}
    circles = named(book, told).circles
    assert values["function"] == ["engineering", "general"]
    assert values["level"] == ["member", "executive"]
    assert values["generation"] == ["1980"]
    assert values["place"] == ["69"]
    assert dimension(told, "place").called == {"69": "Lyon"}
    assert [circles[value] for value in values["circle"]] == ["Choir"]


def test_a_function_and_a_level_that_were_typed_win_over_the_title(
    book: Book, people: dict[str, Person]
) -> None:
    Position.objects.filter(person=people["alice"]).update(function="sales", level="director")
    told = review_of(book, on=TODAY)
    assert "sales" in [line.value for line in dimension(told, "function").spread.lines]
    assert "director" in [line.value for line in dimension(told, "level").spread.lines]


def test_somebody_in_two_circles_counts_for_half_in_each(book: Book) -> None:
    both = a_person(book, "Alice Martin", circles=["Choir", "Lyon"])
    an_exchange(book, both, on=TODAY)
    lines = dimension(review_of(book, on=TODAY), "circle").spread.lines
    assert [(line.people, line.attention) for line in lines] == [(0.5, 0.5), (0.5, 0.5)]


def test_what_went_to_a_crowd_is_no_contact(book: Book, people: dict[str, Person]) -> None:
    before = review_of(book, on=TODAY)
    an_exchange(book, people["alice"], on=date(2026, 9, 1))
    an_exchange(book, people["alice"], on=date(2025, 9, 1))
    Exchange.objects.filter(at__month=9, participants__person=people["alice"]).update(size=100)
    after = review_of(book, on=TODAY)
    assert after.contacts == before.contacts
    assert [month.contacts for month in after.rhythm.months] == [
        month.contacts for month in before.rhythm.months
    ]


def test_a_mail_to_several_weighs_less(book: Book, people: dict[str, Person]) -> None:
    an_exchange(book, people["benoit"], on=date(2026, 9, 1))
    Exchange.objects.filter(at__month=9, participants__person=people["benoit"]).update(size=4)
    lines = dimension(review_of(book, on=TODAY), "sector").spread.lines
    assert [(line.value, line.attention) for line in lines][1] == ("energy", 0.5)


def test_days_are_those_of_where_the_person_lives(book: Book, tmp_path: Path) -> None:
    a_person(book, "Alice Martin", emails=[mail("Alice <alice@acme.example>")])
    for month in (7, 8, 9, 10):
        late = datetime(2026, month, 30 if month == 9 else 31, 23, 30, tzinfo=UTC)
        imported(
            book, an_mbox(tmp_path, a_mail(on=late, id=f"m{month}"), name=f"{month}.mbox"), me=[ME]
        )
    months = {one.on: one.contacts for one in review_of(book, on=TODAY).rhythm.months}
    assert months["2026-11-01"] == 1  # 31 October 23:30 in UTC is 1 November in Paris
    assert months["2026-10-01"] == 1


def test_ties_that_ended_otherwise_than_by_silence_say_how(
    book: Book, people: dict[str, Person]
) -> None:
    Occasion.objects.create(book=book, person=people["benoit"], kind="new-job", on=date(2026, 2, 1))
    assert review_of(book, on=TODAY).wear.causes["moved"] == 1
    review.forget()
    Position.objects.filter(person=people["benoit"]).update(title="Retraité")
    assert review_of(book, on=TODAY).wear.causes["retired"] == 1
    review.forget()
    Address.objects.create(
        book=book, person=people["alice"], kind="email", value="a@acme.example",
        key="a@acme.example", origin="typed", bounced="5.1.1",
        bounced_at=datetime(2026, 8, 1, tzinfo=UTC),
    )  # fmt: skip
    told = review_of(book, on=TODAY).wear
    assert told.causes["bounced"] == 1
    assert told.now == 1  # Chloé alone


def test_somebody_heard_from_since_their_address_came_back_is_not_lost(
    book: Book, people: dict[str, Person]
) -> None:
    Address.objects.create(
        book=book, person=people["alice"], kind="email", value="a@acme.example",
        key="a@acme.example", origin="typed", bounced="5.1.1",
        bounced_at=datetime(2026, 5, 15, tzinfo=UTC),
    )  # fmt: skip
    assert review_of(book, on=TODAY).wear.now == 2


def test_new_ties_that_have_not_taken_root_are_named_the_latest_first(
    book: Book, people: dict[str, Person]
) -> None:
    met = a_person(book, "Eve Blanc")
    Person.objects.filter(pk=met.pk).update(met_on=date(2026, 9, 1))
    rooted = a_person(book, "Farouk Noir")
    for day in (1, 2, 3):
        an_exchange(book, rooted, on=date(2026, 9, day))
    told = review_of(book, on=TODAY)
    assert (told.young.new, told.young.rootless, told.young.unwritten) == (2, 1, 1)
    assert named(book, told).people[people["chloe"].pk] == "Chloé Petit"


def test_contact_that_rises_around_a_goal_is_told_with_its_name(book: Book) -> None:
    friends = [a_person(book, f"Friend {number}") for number in range(6)]
    for month in (5, 6, 7, 8, 9, 10):
        for friend in friends if month in (7, 8) else friends[:1]:
            an_exchange(book, friend, on=date(2026, month, 5))
    an_exchange(book, friends[0], on=date(2026, 4, 5))
    goal = add_goal(book, name="A job", kind="job")
    Goal.objects.filter(pk=goal.pk).update(started_on=date(2026, 7, 1), closed_on=date(2026, 8, 20))
    told = review_of(book, on=TODAY)
    assert told.rhythm.rise is not None
    assert (told.rhythm.rise.during, told.rhythm.rise.otherwise) == (6.0, 1.0)
    assert named(book, told).goals == {goal.pk: "A job"}


def test_a_review_of_a_past_day_knows_nothing_of_later_ones(
    book: Book, people: dict[str, Person]
) -> None:
    told = review_of(book, on=date(2025, 11, 22))
    assert told.wear.now == 3
    assert told.rhythm.months[-1].on == "2025-11-01"
    assert told.people == 4  # David was put away later


def test_an_empty_book_has_no_figures(book: Book) -> None:
    told = review_of(book, on=TODAY)
    assert told.first is None
    assert (told.wear.now, told.wear.erosion, told.rhythm.share) == (0, None, None)
    assert not any(one.spread.lines for one in told.dimensions)


def test_another_book_has_no_part_in_it(book: Book, people: dict[str, Person]) -> None:
    before = review_of(book, on=TODAY)
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    an_exchange(other, a_person(other, "Zoé Wolf", organisation="Airbus"), on=TODAY)
    review.forget()
    assert review_of(book, on=TODAY) == before


def test_it_is_kept_until_the_book_or_the_day_is_another(
    book: Book, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[date] = []
    build = review_building.build_review

    def building(book: Book, *, on: date) -> Review:
        built.append(on)
        return build(book, on=on)

    monkeypatch.setattr(review_building, "build_review", building)
    told = review_of(book, on=TODAY)
    monkeypatch.setattr(review, "_last", None)  # another process
    assert review_of(book, on=TODAY) == told
    assert len(built) == 1
    an_exchange(book, people["chloe"], on=TODAY)
    assert review_of(book, on=TODAY).contacts == told.contacts + 1
    assert len(built) == 2
    review_of(book, on=date(2026, 11, 1))
    assert len(built) == 3


def test_what_is_kept_names_nobody_and_may_be_lost(
    book: Book, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = review_of(book, on=TODAY)
    words = review_file().read_text()
    assert not any(person.name in words for person in people.values())
    assert "Choir" not in words
    for damaged in ("", "{", "[]", '{"key": 1, "review": 2}', words[:-40]):
        review_file().write_text(damaged)
        monkeypatch.setattr(review, "_last", None)
        assert review_of(book, on=TODAY) == told


def test_what_the_figures_say_is_said_in_either_language() -> None:
    rise = Rise([7], during=42.0, otherwise=6.0, months_during=3, months_otherwise=9)
    rhythm = Rhythm([], 15.0, 0.5, rise)
    alone = KeyContacts(asked=20, known=15, alone=12)
    lean = Lean("consulting", over=True, share=0.3, attention_share=0.72)
    moved = Shift("69", before=0.2, after=0.5, since="2024-11-22")
    with speaking("fr"):
        (said,) = wording.rhythm(rhythm, {7: "Trouver un poste"})
        assert said == (
            "Vous donnez surtout signe de vie en cas de besoin\u202f: 42 jours de contact par mois"
            " autour de «\u202fTrouver un poste\u202f», 6 les autres mois. Un rythme égal serait"
            " d’environ 3 par semaine, toute l’année."
        )
        assert "sans intermédiaire\u202f: au-delà de 65\u202f%" in wording.key_contacts(alone)
        assert wording.lean("sector", lean, {}) == (
            "72\u202f% de vos échanges vont à un seul secteur, «\u202fConseil\u202f», celui de"
            " 30\u202f% des personnes de votre carnet."
        )
        assert wording.shift("place", moved, {"69": "Lyon"}) == (
            "Depuis novembre 2024, «\u202fLyon\u202f» est passé de 20\u202f% à 50\u202f% de vos"
            " liens actifs."
        )
    with speaking("en"):
        assert "around a goal, 6 in other months" in wording.rhythm(rhythm, {})[0]
        assert "You met 80% of your key contacts" in wording.key_contacts(alone)
        assert wording.value("generation", "1980", {}) == "the 1980s"
        assert [wording.percent(share) for share in (0.0, 0.001, 0.72)] == ["0%", "1%", "72%"]
