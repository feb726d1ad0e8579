"""Many rows at once are the rows that Django would have written, one by one."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.builders import NOW

from entregent.storage import bulk
from entregent.storage.models import Book, Decision, Person, SourceRecord, Tie

MOMENTS = [
    NOW,
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2026, 1, 1, 0, 30, 0, 1, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    datetime(2026, 1, 1, 0, 30, 0, 999_999, tzinfo=timezone(timedelta(hours=-11))),
]
VALUES = [{}, {"name": "typed"}, {"a": None, "b": [1, 2.5, "é « ' \" \\ 😀"], "c": {"d": True}}]


def people_made(book: Book, rows: list[dict[str, Any]]) -> None:
    columns = ["book_id", "name", "name_key", "created_at", "met_on", "origins", "through_id"]
    given = {"name": "X", "name_key": "x", "created_at": NOW, "met_on": None, "origins": {}}
    rows = [{"book_id": book.pk, **given, "through_id": None, **row} for row in rows]
    others = [f.column for f in Person._meta.local_fields if f.column not in (*columns, "id")]
    blank = Person()
    bulk.insert(
        Person,
        [*columns, *others],
        [(*(row[c] for c in columns), *(getattr(blank, c) for c in others)) for row in rows],
    )


def names_kept(book: Book) -> list[str]:
    return list(Person.objects.filter(book=book).order_by("pk").values_list("name", flat=True))


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_moment_is_kept_to_the_microsecond(book: Book, moment: datetime) -> None:
    people_made(book, [{"created_at": moment}])
    assert Person.objects.get().created_at == moment
    assert Person.objects.filter(created_at=moment).exists()


def test_moments_of_many_rows_are_each_their_own(book: Book) -> None:
    moments = [NOW, NOW, NOW + timedelta(microseconds=1), NOW, MOMENTS[3]]
    people_made(book, [{"created_at": moment} for moment in moments])
    assert list(Person.objects.order_by("pk").values_list("created_at", flat=True)) == moments


def test_days_and_their_absence_are_kept(book: Book) -> None:
    days = [date(2021, 3, 12), None, date(1900, 1, 1), date(9999, 12, 31)]
    people_made(book, [{"met_on": day} for day in days])
    assert list(Person.objects.order_by("pk").values_list("met_on", flat=True)) == days
    assert Person.objects.filter(met_on__lt=date(1950, 1, 1)).count() == 1


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_json_is_kept(book: Book, value: dict[str, Any]) -> None:
    people_made(book, [{"origins": value}, {"origins": dict(value)}, {"origins": value}])
    assert list(Person.objects.values_list("origins", flat=True)) == [value] * 3


def test_where_there_is_no_json_there_is_none(book: Book) -> None:
    people_made(book, [{"also": None}])
    assert Person.objects.filter(also__isnull=True).count() == 1


def test_json_changed_between_two_calls_is_kept_as_it_is_each_time(book: Book) -> None:
    value: dict[str, str] = {"name": "guess"}
    people_made(book, [{"origins": value}])
    value["name"] = "typed"
    people_made(book, [{"origins": value}])
    origins = Person.objects.order_by("pk").values_list("origins__name", flat=True)
    assert list(origins) == ["guess", "typed"]


def test_rows_inserted_are_those_django_reads(book: Book) -> None:
    people_made(book, [{"name": "Zoé ' \" ; -- é", "name_key": "zoe"}])
    person = Person.objects.get()
    assert (person.name, person.is_me, person.birthday) == ("Zoé ' \" ; -- é", False, "")
    assert person.through_id is None


def test_rows_updated_change_and_no_other(book: Book) -> None:
    people_made(book, [{"name": name} for name in ("A", "B", "C")])
    a, b, c = Person.objects.order_by("pk")
    moment, day = MOMENTS[4], date(2020, 2, 29)
    bulk.update(
        Person,
        ["id", "name", "created_at", "met_on", "origins", "through_id"],
        [(b.pk, "B'", moment, day, {"x": 1}, a.pk), (c.pk, "C", NOW, None, {}, None)],
    )
    a2, b2, c2 = Person.objects.order_by("pk")
    assert (b2.name, b2.created_at, b2.met_on, b2.origins) == ("B'", moment, day, {"x": 1})
    assert b2.through_id == a.pk
    assert [(p.name, p.met_on, p.origins) for p in (a2, c2)] == [("A", None, {}), ("C", None, {})]


def test_a_value_is_emptied_by_an_update(book: Book) -> None:
    people_made(book, [{"met_on": date(2020, 1, 1), "origins": {"x": 1}}])
    pk = Person.objects.get().pk
    bulk.update(Person, ["id", "met_on", "origins"], [(pk, None, {})])
    assert Person.objects.values_list("met_on", "origins").get() == (None, {})


def test_moments_that_may_be_missing_are_kept(book: Book) -> None:
    people_made(book, [{}, {}])
    first, second = Person.objects.order_by("pk")
    for person, last in ((first, None), (second, NOW)):
        Tie.objects.create(person=person, book=book)
        bulk.update(Tie, ["person_id", "last_at"], [(person.pk, last)])
    assert list(Tie.objects.order_by("pk").values_list("last_at", flat=True)) == [None, NOW]


def test_runs_of_rows_are_deleted_and_no_others(book: Book) -> None:
    people_made(book, [{"name": str(n)} for n in range(6)])
    first = Person.objects.earliest("pk").pk
    bulk.delete_runs(Person, [(first + 4, first + 4), (first, first + 2)])
    assert names_kept(book) == ["3", "5"]


def test_rows_are_deleted_by_any_column_and_nothing_else_asked(book: Book) -> None:
    rows = [("a", "fr"), ("b", "fr"), ("c", "en"), ("a", "en")]
    people_made(book, [{"name": name, "name_key": key} for name, key in rows])
    bulk.delete_among(Person, "name", ["a", "c"], name_key="en")
    assert names_kept(book) == ["a", "b"]
    bulk.delete_among(Person, "name", [])
    assert names_kept(book) == ["a", "b"]


def test_rows_in_runs_and_alone_are_found_together(book: Book) -> None:
    people_made(book, [{"name": str(n)} for n in range(6)])
    first = Person.objects.earliest("pk").pk
    runs = [(first + 5, first + 5), (first + 1, first + 2), (first, first)]
    found = bulk.matching_runs(Person, ["name"], "id", runs)
    assert sorted(name for (name,) in found) == ["0", "1", "2", "5"]


@pytest.mark.parametrize("rows", [[], ()])
def test_no_rows_need_no_query(book: Book, rows: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        bulk.insert(Person, ["name"], rows)
        bulk.update(Person, ["id", "name"], rows)
        assert bulk.matching(Person, ["id"], "name", rows) == []


def test_ten_thousand_keys_are_looked_up_in_one_query(
    book: Book, django_assert_num_queries: Any
) -> None:
    people_made(book, [{"name_key": f"key {n}"} for n in range(0, 12_000, 2)])
    keys = [f"key {n}" for n in range(10_000)]
    with django_assert_num_queries(1):
        found = bulk.matching(Person, ["name_key"], "name_key", keys, book_id=book.pk)
    assert sorted(found) == sorted((f"key {n}",) for n in range(0, 10_000, 2))


KEYS = ["l'été", 'say "hi"', "back\\slash", "%s", "?", "a\nb", "😀", "null", "1", "[x]", "--", ""]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_found_whatever_it_is_made_of(book: Book, key: str) -> None:
    people_made(book, [{"name_key": known} for known in KEYS])
    assert bulk.matching(Person, ["name_key"], "name_key", {key}) == [(key,)]


def test_numbers_are_keys_too(book: Book) -> None:
    people_made(book, [{"name": name} for name in "ABC"])
    a, _, c = Person.objects.order_by("pk")
    found = bulk.matching(Person, ["id", "name"], "id", [a.pk, c.pk, 10**12])
    assert sorted(found) == [(a.pk, "A"), (c.pk, "C")]


def test_only_rows_that_equal_what_is_asked_are_found(book: Book) -> None:
    other = Book.objects.create(created_at=NOW)
    people_made(book, [{"name_key": "x", "name": "Here"}])
    people_made(other, [{"name_key": "x", "name": "There"}])
    found = bulk.matching(Person, ["name"], "name_key", ["x"], book_id=book.pk)
    assert found == [("Here",)]


def test_identifiers_reserved_are_those_that_come_next(book: Book) -> None:
    people_made(book, [{}, {}])
    last = Person.objects.order_by("-pk")[0].pk
    Person.objects.filter(pk=last).delete()
    reserved = bulk.reserve_ids(Person, 3)
    assert list(reserved) == [last + 1, last + 2, last + 3]
    assert len(bulk.reserve_ids(Decision, 2)) == 2


def test_identifiers_of_a_table_never_written_to_can_be_reserved(book: Book) -> None:
    assert len(bulk.reserve_ids(SourceRecord, 4)) == 4
    assert list(bulk.reserve_ids(SourceRecord, 0)) == []


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_chunks_hold_everything_in_order(count: int, sizes: list[int]) -> None:
    found = list(bulk.chunks(iter(range(count)), 2))
    assert [len(chunk) for chunk in found] == sizes
    assert [value for chunk in found for value in chunk] == list(range(count))
