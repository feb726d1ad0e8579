"""What was just done, said once after the redirect, with Undo."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect

from entregent.services.wording.pages import act
from entregent.storage.queries.journal import newest_entry, standing_since
from entregent.storage.queries.people import people_called
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.storage.models import Book

COOKIE = "entregent-did"
SAID_FOR = 60  # seconds


@dataclass(slots=True)
class Acts:
    """The entries of the journal that one press of a button wrote, the latest first."""

    entries: list[int] = field(default_factory=list)


@contextmanager
def acts(book: "Book") -> Iterator[Acts]:
    """Gather what is written to the journal inside."""
    before = newest_entry(book)
    done = Acts()
    yield done
    done.entries = standing_since(book, before)


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence, and the entries that Undo would undo."""

    sentence: str
    entries: Sequence[int]


def back_saying(
    to: str,
    code: str,
    *,
    person: int | None = None,
    until: date | None = None,
    entries: Sequence[int] = (),
) -> HttpResponse:
    """Return to a page, where what was done is said once."""
    response = HttpResponseRedirect(to, status=303)
    said = {
        "code": code,
        "person": person,
        "until": until.isoformat() if until else "",
        "entries": list(entries),
    }
    response.set_cookie(
        COOKIE, signing.dumps(said, salt=COOKIE), max_age=SAID_FOR, httponly=True, samesite="Strict"
    )
    return response


def toast_of(request: BookRequest, today: date) -> Toast | None:
    """Return what was just done, None when nothing was."""
    try:
        said: dict[str, Any] = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=SAID_FOR
        )
    except signing.BadSignature:
        return None
    found = people_called(request.book, str(said["person"])) if said["person"] else []
    until = date.fromisoformat(said["until"]) if said["until"] else None
    name = found[0].name if found else ""
    return Toast(act(said["code"], name=name, until=until, today=today), said["entries"])
