"""What was just done, said once after the redirect, with Undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from entregent.services.journal import noting
from entregent.services.undoing import is_of_a_message
from entregent.services.wording.pages import act
from entregent.storage.queries.journal import planned_by
from entregent.storage.queries.people import people_called
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.storage.models import Entry

COOKIE = "entregent-did"
SAID_FOR = 60  # seconds
_LONGEST_NAME = 80  # a cookie holds no more than 4 KB


@dataclass(slots=True)
class Act:
    """What one press of a button wrote: its entry, 0 when nothing changed; the day it planned."""

    entry: int = 0
    planned: date | None = None


@contextmanager
def an_act() -> Iterator[Act]:
    """Note what is written to the journal inside."""
    act = Act()
    with noting() as entries:
        yield act
    if entries and entries[-1].values.get("changed", True):
        act.entry = entries[-1].pk
        act.planned = planned_by(entries[-1])


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence; the entry that Undo would undo, 0 for none; whether Undo undid something."""

    sentence: str
    entry: int
    undid: bool = False


def back_saying(
    to: str,
    code: str,
    *,
    person: int | None = None,
    name: str = "",
    until: date | None = None,
    count: int | None = None,
    entry: int = 0,
) -> HttpResponse:
    """Return to a page, where what was done is said once."""
    response = HttpResponseRedirect(to, status=303)
    said = {
        "code": code,
        "person": person,
        "name": name[:_LONGEST_NAME],
        "until": until.isoformat() if until else "",
        "count": count,
        "entry": entry,
    }
    response.set_cookie(
        COOKIE, signing.dumps(said, salt=COOKIE), max_age=SAID_FOR, httponly=True, samesite="Strict"
    )
    return response


_UNDONE, _UNDONE_SENT = "undone", "undone-sent"


def undone(done: "Entry") -> str:
    """Return the code of what is said once an act was undone."""
    return _UNDONE_SENT if is_of_a_message(done) else _UNDONE


def path_back(request: BookRequest) -> str:
    """Return the page of ours that a form was sent from, Today when it does not tell."""
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe and back.startswith("/") else "/"


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
    name = found[0].name if found else said["name"]
    sentence = act(said["code"], name=name, until=until, on=today, count=said["count"])
    return Toast(sentence, said["entry"], said["code"] in (_UNDONE, _UNDONE_SENT))
