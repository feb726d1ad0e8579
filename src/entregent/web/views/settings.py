"""Settings: how Entregent speaks, whom it takes for me, whom it leaves out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from entregent.services.backup import copies
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.ignoring import heed, ignore
from entregent.services.language import choose_language
from entregent.services.me import add_my_address, choose_my_position, remove_my_address
from entregent.services.pace import choose_days_between_asks, choose_pace, days_offered, paces
from entregent.services.rewording_service import key_known
from entregent.services.time_zone import choose_time_zone, time_zones
from entregent.services.wording.pages import refusal
from entregent.services.wording.zones import by_region
from entregent.storage.home import backups_folder
from entregent.storage.queries import owner
from entregent.web.blurb_forms import blurbs_part
from entregent.web.digest_part import digest_part
from entregent.web.language import COOKIE
from entregent.web.page import render_page
from entregent.web.person_forms import CHOICES
from entregent.web.requests import BookRequest
from entregent.web.sending_part import sending_part
from entregent.web.template_forms import templates_part
from entregent.web.toast import an_act, back_saying, path_back

COPIES = 10  # shown
# What the page holds, in its order: where each part stands, and its title.
SECTIONS = (
    ("language", "settings-language"),
    ("zone", "settings-zone"),
    ("pace", "settings-pace"),
    ("between-asks", "settings-asks"),
    ("layers", "layers"),
    ("position", "settings-position"),
    ("blurbs", "blurbs"),
    ("templates", "templates"),
    ("cares", "mine-cares"),
    ("mine", "settings-mine"),
    ("ignored", "settings-ignored"),
    ("sending", "sending"),
    ("digest", "digest"),
    ("rewording", "rewording"),
    ("export", "settings-export"),
    ("copies", "settings-copies"),
    ("erase", "settings-erase"),
)
_POSITION, _DESCRIBED = ("title", "organisation"), ("level", "function")


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with one form, and what was typed into it."""

    section: str
    sentence: str
    typed: dict[str, str] = field(default_factory=dict)


@require_safe
def settings_page(request: BookRequest) -> HttpResponse:
    """Return everything that one may choose."""
    return show_settings(request)


def show_settings(request: BookRequest, refused: Refused | None = None) -> HttpResponse:
    """Return the page, with what was refused beside its form."""
    book = request.book
    me, position = owner.me(book), owner.my_position(book)
    last = owner.my_last_position(book) if me and position is None else None
    taken_up = last is not None and request.GET.get("position") == str(last.pk)
    section, sentence = (refused.section, refused.sentence) if refused else ("", "")

    def asked_of(part: str) -> Mapping[str, str]:
        if refused is None:
            return request.GET
        return refused.typed if refused.section.startswith(part) else {}

    context = {
        "sections": SECTIONS,
        "zones": _zones(book.time_zone),
        "paces": paces(book),
        "between": days_offered(book),
        "position": last if taken_up else position,
        "last_position": last,
        "taken_up": taken_up,
        "blurbs": blurbs_part(
            book, me, position, asked_of("blurb"), section=section, sentence=sentence
        ),
        "templates": templates_part(
            book, asked_of("template"), section=section, sentence=sentence
        ),
        "cares": owner.my_interests(book),
        "choices": CHOICES,
        "me": me,
        "mine": owner.my_addresses(book),
        "ignored": owner.ignored(book),
        "rewording_key": key_known(book),
        **sending_part(book, asked_of("sending")),
        **digest_part(book, asked_of("digest")),
        "copies": [copy for copy in copies() if copy.exists()][:COPIES],
        "folder": backups_folder(),
        "refused": refused,
    }  # fmt: skip
    return render_page(request, "settings.html", context, status=422 if refused else 200)


def _zones(chosen: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the zones by part of the world; one chosen elsewhere stands among them."""
    named = time_zones()
    return by_region(named if chosen in named else (chosen, *named))


def change(
    request: BookRequest, section: str, code: str, do: Callable[[], int | None]
) -> HttpResponse:
    """Change one thing and say so, or show what keeps it from being changed.

    Where the change tells how many people it is about, that is said with it. A form of another page
    says where it stands.
    """
    try:
        with an_act() as done:
            count = do()
    except EntregentError as error:
        typed = {name: str(value) for name, value in request.POST.items() if name != "key"}
        return show_settings(request, Refused(section, refusal(error), typed))
    said = f"{code}-left" if count and code == "ignored" else code
    here = f"{reverse('settings')}#{section}"
    back = path_back(request) if "back" in request.POST else here
    return back_saying(back, said, entry=done.entry, count=count)


@require_POST
def language(request: BookRequest) -> HttpResponse:
    """Choose the language of the pages, for good: this browser reads no other any longer."""
    chosen = request.POST.get("language", "")
    response = change(
        request, "language", "set-language", lambda: choose_language(request.book, chosen)
    )
    response.delete_cookie(COOKIE, samesite="Strict")
    return response


@require_POST
def time_zone(request: BookRequest) -> HttpResponse:
    """Choose the time zone of the book's days."""
    chosen = request.POST.get("zone", "")
    return change(request, "zone", "set-zone", lambda: choose_time_zone(request.book, chosen))


@require_POST
def pace(request: BookRequest) -> HttpResponse:
    """Choose how many people a day."""
    asked = request.POST.get("pace", "")
    people = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return change(request, "pace", "set-pace", lambda: choose_pace(request.book, people))


@require_POST
def between_asks(request: BookRequest) -> HttpResponse:
    """Choose how many days go by between two asks of somebody."""
    asked = request.POST.get("days", "")
    days = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return change(
        request,
        "between-asks",
        "set-between-asks",
        lambda: choose_days_between_asks(request.book, days),
    )


@require_POST
def position(request: BookRequest) -> HttpResponse:
    """Say what the owner does now."""
    book = request.book
    said = {name: request.POST.get(name, "") for name in (*_POSITION, *_DESCRIBED)}
    if not any(said[name].strip() for name in _POSITION):
        said |= dict.fromkeys(_DESCRIBED, "")
    return change(
        request,
        "position",
        "set-position",
        lambda: choose_my_position(book, **said, on=today(book)),
    )


@require_POST
def add_mine(request: BookRequest) -> HttpResponse:
    """Add an address of the owner's."""
    value = request.POST.get("address", "")
    return change(request, "mine", "mine-added", lambda: add_my_address(request.book, value))


@require_POST
def remove_mine(request: BookRequest, pk: int) -> HttpResponse:
    """Remove an address of the owner's."""
    mine = _among(owner.my_addresses(request.book), pk)
    return change(request, "mine", "mine-removed", lambda: remove_my_address(request.book, mine))


@require_POST
def add_ignored(request: BookRequest) -> HttpResponse:
    """Leave an address or a domain out; who only its messages told of leaves the book."""
    value = request.POST.get("value", "")
    return change(request, "ignored", "ignored", lambda: ignore(request.book, value).left)


@require_POST
def remove_ignored(request: BookRequest, pk: int) -> HttpResponse:
    """Let an address or a domain in again."""
    out = _among(owner.ignored(request.book), pk)
    return change(request, "ignored", "heeded", lambda: heed(request.book, out))


class _Row(Protocol):
    pk: int


R = TypeVar("R", bound=_Row)


def _among(rows: Iterable[R], pk: int) -> R:
    for row in rows:
        if row.pk == pk:
            return row
    raise Http404
