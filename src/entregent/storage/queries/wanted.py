"""The people a list is asked for: each wish as a condition, the rarest ones by index first."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex

from entregent.core.telephone import AFTER_COUNTRY
from entregent.core.ties import FADING_AFTER, Label
from entregent.storage import word_index
from entregent.storage.models import (
    Address,
    Book,
    Change,
    Entry,
    Membership,
    Organisation,
    Person,
    Position,
    Tie,
)

FEW = 500  # people that are taken one by one; more are met while walking through the list
SOME = 6_000  # people with a word that are put in order: the walk would go by many others
Ids = list[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a list shows, in which order; what is empty is not asked.

    `words`: for each word asked, those that will do; people have one beginning with it. `number`:
    what the words are of a telephone number (`core.telephone`), which will do as well. `circle`
    and `organisation` are folded. `never` asks for those nothing was exchanged with. Those who are
    archived are found by words, and when they alone are asked for.
    """

    words: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    circle: str = ""
    label: Label | None = None
    organisation: str = ""
    silent_for: int = 0  # days
    never: bool = False
    no_cadence: bool = False
    no_email: bool = False
    last_import: bool = False
    archived: bool = False
    sort: str = "name"  # name, strength, last, due


@dataclass(frozen=True, slots=True)
class Times:
    """The moments that labels and silences are told by.

    A contact before `fading` is a year old, before `dormant` three; `silent` is what was asked.
    """

    now: datetime
    fading: datetime
    fading_day: date
    dormant: datetime
    dormant_day: date
    silent: datetime | None = None


def everybody(book: Book) -> QuerySet[Person]:
    """Return everybody in the book but its owner, those who are archived too."""
    return Person.objects.filter(book=book, is_me=False)


def everybody_unsorted(book: Book) -> QuerySet[Person]:
    """Return everybody in the book but its owner, by a question that no index of names answers."""
    return Person.objects.alias(of=F("book_id") + 0).filter(of=book.pk, is_me=False)


def archived_people(book: Book) -> QuerySet[Person]:
    """Return those who are archived."""
    return everybody(book).filter(archived_on__isnull=False)


def _kept(wanted: Wanted) -> dict[str, bool]:
    """Return what is asked of whether people are archived: nothing where words are looked for."""
    if wanted.archived:
        return {"archived_on__isnull": False}
    return {} if wanted.words else {"archived_on__isnull": True}


@dataclass(frozen=True, slots=True)
class Found:
    """The people wanted, in no order, and the ties with those of them who have one.

    `exchanged` are the ties with something exchanged that are such as wanted, whosever they are.
    `few` are the numbers of the people where these are few; `by_tie` and `by_person` tell whether
    the list is narrowed by what a tie is like, and by what else.
    """

    people: QuerySet[Person]
    ties: QuerySet[Tie]
    exchanged: QuerySet[Tie]
    few: Ids | None = None
    by_tie: bool = False
    by_person: bool = False


def found_people(book: Book, wanted: Wanted, times: Times) -> Found:
    """Return the people wanted."""
    if _contradicts_itself(wanted):
        return _these([])
    told = _conditions(wanted)
    found: Ids | None = None
    some = False
    for place, (condition, numbers) in enumerate(_by_index(book, wanted)):
        by_words = bool(wanted.words) and place == 0
        these = numbers((SOME if by_words else FEW) + 1) if found is None else []
        if found is None and len(these) <= FEW:
            found = these
        else:
            told.append(condition)
            some = some or (by_words and len(these) <= SOME)
    by_tie = _tie_conditions(wanted, times)
    on_person = [Q(**_kept(wanted)), *told, *(_of_person(each) for each in by_tie)]
    if found is not None:
        return _these(_of_book(book, Person.objects.filter(*on_person, pk__in=found)))
    listed = Tie.objects.filter(book=book, **{f"person__{n}": v for n, v in _kept(wanted).items()})
    ties = listed.filter(*(_of_tie(each) for each in by_tie))
    if told:
        ties = ties.filter(Exists(Person.objects.filter(*told, pk=OuterRef("pk"))))
    return Found(
        # As the indexes person_listed and _archived, but where the words tell of some alone.
        people=(everybody_unsorted(book) if some else everybody(book)).filter(*on_person),
        ties=ties,
        exchanged=listed.filter(*(each.exchanged for each in by_tie)),
        by_tie=bool(by_tie),
        by_person=bool(told),
    )


def _these(ids: Ids) -> Found:
    ties = Tie.objects.filter(pk__in=ids)
    return Found(Person.objects.filter(pk__in=ids), ties, ties, ids)


def _contradicts_itself(wanted: Wanted) -> bool:
    """Tell whether nobody can be so: it would take the whole book to find out."""
    strong = wanted.label in (Label.CLOSE, Label.REGULAR)
    return strong and (wanted.never or wanted.silent_for >= FADING_AFTER.days)


def _of_book(book: Book, rows: QuerySet[Person]) -> Ids:
    """Return those of this book but its owner, told here: asked of the database, it would go
    through the whole book rather than through the numbers.
    """
    told = rows.values_list("pk", "book_id", "is_me")
    return [pk for pk, of, is_me in told if of == book.pk and not is_me]


def these_of(book: Book, person_ids: Collection[int]) -> list[Person]:
    """Return those of these people who are in the book, but for its owner."""
    found = Person.objects.filter(pk__in=person_ids).order_by("pk")
    return [person for person in found if person.book_id == book.pk and not person.is_me]


def with_words(asked: Sequence[Sequence[str]], limit: int) -> Ids:
    """Return some of those who have a word that begins with one of each of these."""
    question, given = word_index.finding_any(asked)
    with connection.cursor() as cursor:
        cursor.execute(f"{question} LIMIT %s", [given, limit])
        return [row[0] for row in cursor.fetchall()]


def having_words(asked: Sequence[Sequence[str]]) -> Q:
    """Return the condition that people have a word that begins with one of each of these."""
    question, given = word_index.finding_any(asked)
    return Q(pk__in=RawSQL(question, [given]))  # noqa: S611 - a constant


def with_number(book: Book, digits: str) -> QuerySet[Address, int]:
    """Return those whose telephone number is the one sought, as `core.telephone.holds` tells it."""
    phones = Address.objects.filter(book=book, kind="phone")
    if digits.startswith("+"):
        these = phones.filter(key__gte=digits, key__lt=digits + "\U0010ffff")
    else:  # the numbers alone are gone through first, which the index holds
        rest = digits.removeprefix("0")
        holding = phones.alias(at=StrIndex("key", Value(rest))).filter(at__gt=0)
        if rest != digits:
            holding = holding.alias(whole=StrIndex("key", Value(digits)))
            holding = holding.filter(Q(at__range=AFTER_COUNTRY) | Q(whole__gt=0))
        these = phones.filter(key__in=holding.values("key"))
    return these.values_list("person_id", flat=True)


def saying(book: Book, asked: Sequence[Sequence[str]], digits: str, limit: int) -> Ids:
    """Return some of those who have such words, or such a telephone number."""
    found = with_words(asked, limit)
    if digits and len(found) < limit:
        found = list(dict.fromkeys([*found, *with_number(book, digits)[:limit]]))[:limit]
    return found


def having_said(book: Book, asked: Sequence[Sequence[str]], digits: str) -> Q:
    """Return the condition that people have such words, or such a telephone number."""
    so = having_words(asked)
    return so | Q(pk__in=with_number(book, digits)) if digits else so


Numbers = QuerySet[Membership, int] | QuerySet[Position, int]
Source = tuple[Q, Callable[[int], Ids]]


def _by_index(book: Book, wanted: Wanted) -> list[Source]:
    """Return the wishes that an index answers: as a condition, and as so many numbers."""
    sources: list[Source] = []
    if wanted.words:
        said = (book, wanted.words, wanted.number)
        sources.append((having_said(*said), lambda limit: saying(*said, limit)))
    for rows in _people_of(book, wanted):
        among = Q(pk__in=rows)
        sources.append((among, lambda limit, rows=rows: list(rows[:limit])))  # type: ignore[misc]  # its default binds it
    if wanted.archived:
        away = archived_people(book).values_list("pk", flat=True)
        sources.append((Q(archived_on__isnull=False), lambda limit: list(away[:limit])))
    if wanted.last_import:
        runs = _last_import(book)
        among = Q(pk__in=[])
        for first, last in runs:
            among |= Q(pk__gte=first, pk__lte=last)
        new = Person.objects.filter(among, book=book).values_list("pk", flat=True)
        sources.append((among, lambda limit: list(new[:limit])))
    return sources


def _people_of(book: Book, wanted: Wanted) -> "list[Numbers]":
    found: list[Numbers] = []
    if wanted.circle:
        members = Membership.objects.filter(circle__book=book, circle__key=wanted.circle)
        found.append(members.values_list("person_id", flat=True))
    if wanted.organisation:
        firms = Organisation.objects.filter(
            book=book, key__gte=wanted.organisation, key__lt=wanted.organisation + "\U0010ffff"
        )
        there = Position.objects.filter(organisation__in=firms, current=True)
        found.append(there.values_list("person_id", flat=True))
    return found


def _last_import(book: Book) -> list[tuple[int, int]]:
    """Return the runs of people that the latest import which stands brought into the book.

    Each of its files is an act of its own; they bear the same mark.
    """
    imports = Entry.objects.filter(book=book, act="import", undone_at=None)
    last = imports.order_by("-pk").first()
    if last is None:
        return []
    mark = last.values.get("together")
    files = imports.filter(values__together=mark) if mark else imports.filter(pk=last.pk)
    new = Change.objects.filter(entry__in=files, table="person", before__isnull=True)
    return list(new.values_list("first", "last"))


def _conditions(wanted: Wanted) -> list[Q]:
    """Return what is asked of the person, whatever the tie."""
    conditions: list[Q] = []
    if wanted.no_email:
        conditions.append(~Q(Exists(Address.objects.filter(person=OuterRef("pk"), kind="email"))))
    return conditions


class ByTie(NamedTuple):
    """What is asked of a tie: with something exchanged, then with nothing, or where there is none.

    The second is told of the tie and of the person; None where nobody will do.
    """

    exchanged: Q
    tie: Q | None = None
    without: Q | None = None


def _tie_conditions(wanted: Wanted, times: Times) -> list[ByTie]:
    conditions: list[ByTie] = []
    if wanted.label:
        conditions.append(_LABELS[wanted.label](times))
    if wanted.silent_for and times.silent:
        conditions.append(ByTie(Q(last_at__lt=times.silent)))
    if wanted.never:
        conditions.append(ByTie(Q(pk__in=[]), Q(), Q()))
    if wanted.no_cadence:
        conditions.append(ByTie(Q(cadence__isnull=True), Q(cadence__isnull=True), Q()))
    return conditions


def _of_tie(asked: ByTie) -> Q:
    exchanged = Q(last_at__isnull=False) & asked.exchanged
    return exchanged if asked.tie is None else exchanged | (Q(last_at__isnull=True) & asked.tie)


def _of_person(asked: ByTie) -> Q:
    """Return a condition on ties as one on people."""
    theirs = Tie.objects.filter(pk=OuterRef("pk"))
    so = Q(Exists(theirs.filter(_of_tie(asked))))
    return so if asked.without is None else so | (~Q(Exists(theirs)) & asked.without)


def _met(begin: date | None, end: date | None) -> tuple[Q, Q]:
    """Return that one met after a day and up to another, of a tie and of a person."""
    told: list[Q] = []
    for field in ("person__met_on", "met_on"):
        so = Q(**{f"{field}__gt": begin}) if begin else Q()
        told.append(
            so & Q(**{f"{field}__lte": end}) if end else so | Q(**{f"{field}__isnull": True})
        )
    return told[0], told[1]


# As core.ties.label says it: by the silence first, then by the strength. Whoever nothing was
# exchanged with is told by the day one met.
_LABELS: dict[Label, Callable[[Times], ByTie]] = {
    Label.CLOSE: lambda t: ByTie(Q(last_at__gte=t.fading, close_until__gte=t.now)),
    Label.REGULAR: lambda t: ByTie(
        Q(last_at__gte=t.fading, regular_until__gte=t.now)
        & (Q(close_until__isnull=True) | Q(close_until__lt=t.now))
    ),
    Label.WEAK: lambda t: ByTie(
        Q(last_at__gte=t.fading) & (Q(regular_until__isnull=True) | Q(regular_until__lt=t.now)),
        *_met(t.fading_day, None),
    ),
    Label.FADING: lambda t: ByTie(
        Q(last_at__lt=t.fading, last_at__gte=t.dormant), *_met(t.dormant_day, t.fading_day)
    ),
    Label.DORMANT: lambda t: ByTie(Q(last_at__lt=t.dormant), *_met(None, t.dormant_day)),
}


def names_wanted(book: Book, wanted: Wanted, times: Times) -> dict[int, str]:
    """Return the folded names of the people wanted, by number; some of them where they are many."""
    found = found_people(book, wanted, times)
    many = found.few is None
    rows = found.people.filter(pk__in=with_words(wanted.words, FEW)) if many else found.people
    return dict(rows.values_list("pk", "name_key")[:FEW])
