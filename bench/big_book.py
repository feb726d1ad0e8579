"""A book of many years: its people read from files by the program itself, its exchanges written
straight into the tables, fifty for each person on average.

A third of the connections and five cards of seven were written to; 150 ties have a cadence, 40 of
them due. Run as `python -m bench.big_book COUNT`, in a process of its own.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns, rmtree

from bench.cast import draws
from bench.make_files import LAST_DAY, made
from bench.make_mails import ME
from bench.measure import entregent
from bench.places import DATA, REPO

TODAY = LAST_DAY + timedelta(days=1)
EXCHANGES_EACH = 50
YEARS = 10
DUE, NOT_DUE = 40, 110  # cadences
NEWS = 200  # of the last weeks; as many people changed jobs before
_STAMP = "made-from"
_AT_ONCE = 50_000
_DAY = 86_400
_SHIFT = 20  # bits of a drawn event that name its person
_CHANNELS = ("email", "message", "call", "meeting", "meal", "video")
_SHARES = (84, 8, 3, 3, 1, 1)
_TOGETHER = {"call", "meeting", "meal", "video"}
_EXCHANGE = (
    "id", "book_id", "at", "whole_day", "channel", "by", "size", "subject", "note", "thread",
    "awaits_answer", "origin", "key",
)  # fmt: skip
_LINK = ("book_id", "a_id", "b_id", "kind", "evidence", "since", "seen", "s7", "s60", "s365",
         "last_at", "origin")  # fmt: skip


def home_of(count: int) -> Path:
    """Return the folder of the book of so many people, only to be read; made at its first use, and
    again when the tables or what fills them changed.
    """
    home = DATA / f"book-{count}"
    stamp = home / _STAMP
    if not stamp.exists() or stamp.read_text() != _recipe():
        print(f"making a book of {count:,} people …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "bench.big_book", str(count)], check=True, cwd=REPO)
    return home


def _recipe() -> str:
    """Return a digest of what a book is made from: the migrations, and these modules."""
    migrations = sorted((REPO / "src/entregent/storage/migrations").glob("[0-9]*.py"))
    makers = [REPO / "bench" / name for name in ("cast.py", "make_files.py", "big_book.py")]
    read = hashlib.sha256()
    for path in [*migrations, *makers]:
        read.update(path.name.encode() + path.read_bytes())
    return read.hexdigest()


@contextmanager
def copy_of(count: int) -> Iterator[Path]:
    """Give a copy that may be written to, for as long as it is asked of."""
    copy = DATA / f"copy-{os.getpid()}-{count}"
    rmtree(copy, ignore_errors=True)
    copytree(home_of(count), copy, ignore=ignore_patterns(_STAMP))
    try:
        yield copy
    finally:
        rmtree(copy)


def main(count: int) -> None:
    """Make the book of one size in the place of the one before; one with a stamp is whole."""
    draft, home = DATA / f"book-{count}.part", DATA / f"book-{count}"
    recipe = _recipe()
    rmtree(draft, ignore_errors=True)
    entregent(draft, "--json", "import", made("cards", count * 7 // 10))
    entregent(draft, "--json", "import", made("connections", count - count * 7 // 10))
    _fill(draft, count)
    (draft / _STAMP).write_text(recipe)
    rmtree(home, ignore_errors=True)
    draft.rename(home)


def _fill(home: Path, count: int) -> None:
    os.environ["ENTREGENT_HOME"] = str(home)
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book = the_book()
    from django.db import connection, transaction  # noqa: PLC0415 - once Django is set up

    from entregent.services import ties  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import MyAddress, Person  # noqa: PLC0415 - once Django is set up

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-2000000")
        cursor.execute("PRAGMA synchronous=OFF")
    people = Person.objects.filter(is_me=False)
    rng = draws("book")
    active = _written_to(
        rng,
        list(people.filter(met_on=None).values_list("pk", flat=True)),
        list(people.exclude(met_on=None).values_list("pk", flat=True)),
    )
    everybody = list(people.values_list("pk", flat=True))
    with transaction.atomic():
        MyAddress.objects.create(book=book, kind="email", key=ME, origin="typed")
        _write_exchanges(rng, book.pk, active, count * EXCHANGES_EACH)
        _write_links(rng, book.pk, everybody, count * 3)
        _write_occasions(rng, book.pk, everybody, range(60), min(NEWS, count // 5))
        _write_occasions(rng, book.pk, everybody, range(60, 700), min(NEWS, count // 5))
    with transaction.atomic():
        ties.refresh(book, active)
        ties.refresh(book, _choose_cadences())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _written_to(rng: Random, cards: list[int], connections: list[int]) -> list[int]:
    """Return who has exchanges: two connections of three were never written to."""
    return rng.sample(cards, len(cards) * 5 // 7) + rng.sample(connections, len(connections) // 3)


def _choose_cadences() -> list[int]:
    """Choose a cadence for ties silent for months, which are due, and for lively ones."""
    from entregent.storage.models import Tie  # noqa: PLC0415 - once Django is set up

    last = datetime.combine(LAST_DAY, time(), tzinfo=UTC)
    silent = Tie.objects.filter(
        last_at__range=(last - timedelta(days=700), last - timedelta(days=150))
    )
    lively = Tie.objects.filter(last_at__gt=last - timedelta(days=60)).order_by("-exchanges")
    due = list(silent.order_by("-exchanges").values_list("pk", flat=True)[:DUE])
    not_due = list(lively.values_list("pk", flat=True)[:NOT_DUE])
    for days, chosen in ((90, due), (180, not_due)):
        Tie.objects.filter(pk__in=chosen).update(
            cadence=days, cadence_chosen_on=LAST_DAY - timedelta(days=700)
        )
    return due + not_due


def _events(rng: Random, active: list[int], count: int) -> list[int]:
    """Return that many events in order of time, each a second and a person in one number.

    A few people have most of the exchanges, and each tie lasts for a while only.
    """
    shares = [rng.lognormvariate(0, 1.6) for _ in active]
    whole = sum(shares)
    seconds = YEARS * 365 * _DAY
    first = int(datetime.combine(LAST_DAY, time(), tzinfo=UTC).timestamp()) - seconds
    events: list[int] = []
    for person, share in zip(active, shares, strict=True):
        start = rng.random() * 0.98
        span = min(1 - start, rng.expovariate(2.5))
        for _ in range(max(1, round(count * share / whole))):
            at = first + int(seconds * (start + span * rng.random()))
            events.append(at << _SHIFT | person)
    events.sort()
    return events


def _write_exchanges(rng: Random, book: int, people: list[int], count: int) -> None:
    from entregent.storage import bulk  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import Exchange, Participant  # noqa: PLC0415 - once Django is set up

    rows = _exchanges(rng, book, _events(rng, people, count), people)
    taking_part = ("exchange_id", "person_id", "book_id", "at")
    while some := list(islice(rows, _AT_ONCE)):
        bulk.insert(Exchange, _EXCHANGE, [row for row, _ in some])
        bulk.insert(
            Participant,
            taking_part,
            [(row[0], p, book, row[2]) for row, with_ in some for p in with_],
        )


def _exchanges(
    rng: Random, book: int, events: list[int], people: list[int]
) -> Iterator[tuple[tuple[object, ...], list[int]]]:
    """Yield the columns of each exchange, and who took part in it."""
    recent = events[-1] >> _SHIFT
    channels = rng.choices(_CHANNELS, _SHARES, k=1 << 16)
    for number, event in enumerate(events, 1):
        second, person = event >> _SHIFT, event & (1 << _SHIFT) - 1
        channel = channels[rng.getrandbits(16)]
        by = "both" if channel in _TOGETHER else "me" if rng.random() < 0.45 else "them"
        with_whom = [person]
        if rng.random() < 0.1:
            with_whom = sorted({person, *rng.sample(people, 2)})
        awaits = (
            by == "them"
            and channel == "email"
            and len(with_whom) == 1
            and recent - second < 40 * _DAY
            and rng.random() < 0.02
        )
        bits = rng.getrandbits(96)
        yield (
            (
                number, book, datetime.fromtimestamp(second, UTC), False, channel, by,
                len(with_whom), "Point sur le projet", "", f"mail:{bits >> 8:024x}", awaits,
                "mailbox", f"mail:{bits:024x}",
            ),
            with_whom,
        )  # fmt: skip


def _write_links(rng: Random, book: int, people: list[int], count: int) -> None:
    from entregent.storage import bulk  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import Link  # noqa: PLC0415 - once Django is set up

    last = datetime.combine(LAST_DAY, time(), tzinfo=UTC)
    drawn = (sorted(rng.choices(people, k=2)) for _ in range(count))
    pairs = {(a, b) for a, b in drawn if a != b}
    bulk.insert(
        Link,
        _LINK,
        [
            (book, a, b, "mail", "", "2020-05-12", 3, 0.0, 0.1, 0.8, last, "mailbox")
            for a, b in sorted(pairs)
        ],
    )


def _write_occasions(rng: Random, book: int, people: list[int], ago: range, count: int) -> None:
    from entregent.storage.models import Occasion  # noqa: PLC0415 - once Django is set up

    said = {
        "organisation": "Fanal Conseil", "title": "Directrice", "former_organisation": "Iris Santé",
        "former_title": "Cheffe de projet",
    }  # fmt: skip
    Occasion.objects.bulk_create(
        Occasion(
            book_id=book, person_id=person, kind="new-job", values=said,
            on=LAST_DAY - timedelta(days=rng.choice(ago)),
        )
        for person in rng.sample(people, count)
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]))
