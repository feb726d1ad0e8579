"""The daily digest on the pages: how it is chosen, and what went wrong with one, on any of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from entregent.core.outbox import State
from entregent.services.book import on_the_clock
from entregent.services.digest import OFF, WAYS, is_of_today, next_digest, settle_left_behind
from entregent.services.wording import digest as wording
from entregent.storage.queries.digests import last_sent, latest_wrong
from entregent.storage.queries.outbox import account_in

if TYPE_CHECKING:
    from entregent.storage.models import Book, Digest

_SAID = {
    State.FAILED: "failed", State.DRAFT: "failed", State.APPROVED: "waits",
    State.UNKNOWN: "unknown",
}  # fmt: skip
_OFF = "off"  # as a form says it


@dataclass(frozen=True, slots=True)
class Wrong:
    """A digest that did not arrive for sure: what is said of it, and what may be done about it."""

    row: "Digest"
    code: str
    trouble: str
    may: tuple[str, ...]  # the first is what one most likely wants


def told_everywhere(book: "Book") -> Wrong | None:
    """Return what every page tells, None where all is well or no digest is wanted any more."""
    return wrong_digest(book) if book.digest_by and book.digest_wrong else None


def wrong_digest(book: "Book") -> Wrong | None:
    """Return the last digest that the person has to look at, None where all is well."""
    row = latest_wrong(book)
    if row and row.state == State.SENDING:
        settle_left_behind(book)
        row.refresh_from_db()
    return _shown(book, row) if row and row.state in _SAID else None


def _shown(book: "Book", row: "Digest") -> Wrong:
    """Return what is said of a digest that did not arrive for sure."""
    today, state = is_of_today(book, row), State(row.state)
    code = f"digest-{_SAID[state]}{'-today' if today else ''}"
    if state is State.UNKNOWN:
        may: tuple[str, ...] = ("arrived", "again" if today else "not-arrived")
    elif state is State.APPROVED:
        may = ("try",) if today else ()
    else:
        may = ("try", "seen") if today else ("seen",)
    return Wrong(row, code, wording.trouble_of(row, account_in(book)), may)


def digest_part(book: "Book", typed: Mapping[str, str]) -> dict[str, object]:
    """Return what was typed, else what is chosen; when the last one left, when the next does."""
    last = last_sent(book) if book.digest_by else None
    now = timezone.now()
    following = next_digest(book, now) if book.digest_by else None
    chosen = {"by": book.digest_by or _OFF, "at": book.digest_at}
    return {
        "digest": {**chosen, **{name: typed[name] for name in chosen if name in typed}},
        "digest_ways": [way or _OFF for way in WAYS],
        "digest_last": last.day if last else None,
        "digest_next": on_the_clock(book, following) if following else None,
        "digest_due": following is not None and following <= now,
    }


def way_typed(text: str) -> str:
    """Return the way a form says."""
    return OFF if text == _OFF else text or _OFF
