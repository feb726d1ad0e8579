"""A person: how we know each other, the tie, the timeline."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from entregent.core.story import PARTS, as_text
from entregent.services.articles import to_send
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import find_person
from entregent.services.introduction_ideas import help_for
from entregent.services.meaning import begin_to_learn
from entregent.services.summaries import dossier
from entregent.services.wording.pages import refusal
from entregent.storage.queries.top import number_in_top
from entregent.web.forms import LogForm, NoteForm, log_form_of
from entregent.web.noted_forms import FavourForm, LinkForm, OutcomeForm
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying
from entregent.web.ways import ways_of

if TYPE_CHECKING:
    from entregent.services.story import Told
    from entregent.storage.models import Link, Person

TOLD = 50  # of the story at once
FIRST_SEEN = 12  # of them; those before unfold
LINKS = 20  # people they know, shown at once
MOST_LINKS = 200  # those after them unfold
CADENCES = (7, 14, 30, 60, 90, 180, 365)  # days


@require_safe
def person_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return all that is known of a person."""
    return show_person(request, the_person(request, pk))


def the_person(request: BookRequest, pk: int) -> "Person":
    """Return a person of the book; there is no page of anybody else."""
    try:
        return find_person(request.book, str(pk))
    except EntregentError as error:
        raise Http404 from error


def earlier_than(pk: int, last: "Told", only: str = "") -> str:
    """Return where the story with a person goes on before this."""
    asked = {"before": as_text(last.place)} | ({"only": only} if only else {})
    return f"{reverse('person-story', args=[pk])}?{urlencode(asked)}"


def show_person(
    request: BookRequest,
    person: "Person",
    *,
    refused: LogForm | None = None,
    refusal: str = "",
    **refused_elsewhere: object,
) -> HttpResponse:
    """Return the page of a person; with what a form of it was refused for, and what it held."""
    on = today(request.book)
    begin_to_learn(request.book)
    known = dossier(request.book, person, on=on, told=TOLD)
    chosen = known.summary.tie.cadence
    links = _by_person(known.links)
    context = {
        "known": known,
        "person": known.summary.person,
        "tie": known.summary.tie,
        "ways": ways_of(request.book, known.addresses),
        "latest": known.story[:FIRST_SEEN],
        "older": known.story[FIRST_SEEN:],
        "before": known.told - FIRST_SEEN,
        "earlier": earlier_than(person.pk, known.story[-1])
        if known.told > len(known.story) > 0
        else "",
        "parts": PARTS,
        "links": links[:LINKS],
        "links_unfold": links[LINKS:MOST_LINKS],
        "links_more": max(0, len(links) - LINKS),
        "links_left": max(0, len(links) - MOST_LINKS),
        "help": help_for(request.book, person, known.interests, on=on),
        "to_send": to_send(request.book, [person.pk], on=on).get(person.pk),
        "log": refused or LogForm(on=on.isoformat()),
        "quick": NoteForm(on=on.isoformat(), who=person.name),
        "top_number": number_in_top(person),
        "cadences": sorted({*CADENCES, *([chosen] if chosen else [])}),
        "favour": FavourForm(on=on.isoformat()),
        "link": LinkForm(),
        "outcome": OutcomeForm(),
        "refusal": refusal,
        **refused_elsewhere,
    }
    status = 422 if refused or refusal or refused_elsewhere else 200
    return render_page(request, "person.html", context, status=status)


def _by_person(links: "list[tuple[Person, Link]]") -> "list[tuple[Person, list[Link]]]":
    """Return each person once, with every link to them."""
    people: dict[int, tuple[Person, list[Link]]] = {}
    for other, link in links:
        people.setdefault(other.pk, (other, []))[1].append(link)
    return list(people.values())


@require_POST
def log(request: BookRequest, pk: int) -> HttpResponse:
    """Log an exchange with a person."""
    person, form = the_person(request, pk), log_form_of(request.POST)
    try:
        with an_act() as done:
            form.save(request.book, person)
    except EntregentError as error:
        return show_person(request, person, refused=form.refused(error))
    code = "log-planned" if done.planned else "log"
    to = reverse("person", args=[pk])
    return back_saying(to, code, person=pk, until=done.planned, entry=done.entry)


@require_POST
def cadence(request: BookRequest, pk: int) -> HttpResponse:
    """Choose how often to be in touch with a person, or no longer."""
    return _set(request, pk, "cadence", request.POST.get("cadence", ""), nothing="cadence")


@require_POST
def works(request: BookRequest, pk: int) -> HttpResponse:
    """Note that mail to an address of a person arrives, whatever came back from it."""
    return _set(request, pk, "works", request.POST.get("address", ""), nothing="set-nothing")


def _set(request: BookRequest, pk: int, field: str, value: str, *, nothing: str) -> HttpResponse:
    """Set a field of a person and say so by its name; `nothing` says that it was so already."""
    book, person = request.book, the_person(request, pk)
    try:
        with an_act() as done:
            set_fields(book, person, [(field, value)], on=today(book))
    except EntregentError as error:
        return show_person(request, person, refusal=refusal(error))
    code = field if done.entry else nothing
    return back_saying(reverse("person", args=[pk]), code, person=pk, entry=done.entry)
