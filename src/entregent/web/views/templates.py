"""Templates of messages: written, corrected and taken away on the settings."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from entregent.services.errors import EntregentError
from entregent.services.templates import add_template, change_template, drop_template
from entregent.services.wording.pages import refusal
from entregent.storage.queries.templates import template_of
from entregent.web.requests import BookRequest
from entregent.web.template_forms import typed_in
from entregent.web.toast import an_act, back_saying, path_back
from entregent.web.views.settings import Refused, show_settings


@require_POST
def write(request: BookRequest) -> HttpResponse:
    """Write another one."""
    said = request.POST
    what = {name: said.get(name, "") for name in ("intent", "language")}
    return _do(
        request, "template-new", "template-kept",
        lambda: add_template(request.book, **what, **typed_in(said)),
    )  # fmt: skip


@require_POST
def correct(request: BookRequest, pk: int) -> HttpResponse:
    """Correct one; where it was taken away meanwhile, the words stand in the form of a new one."""
    template = template_of(request.book, pk)
    if template is None:
        gone = _refused(request, "template-new", EntregentError("no-such-template", number=pk))
        gone.status_code = 404
        return gone
    return _do(
        request, f"template-{pk}", "template-kept",
        lambda: change_template(request.book, template, **typed_in(request.POST)),
    )  # fmt: skip


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Take one away."""
    template = template_of(request.book, pk)
    if template is None:
        raise Http404
    return _do(
        request, f"template-{pk}", "template-dropped",
        lambda: drop_template(request.book, template),
    )  # fmt: skip


def _do(
    request: BookRequest, section: str, code: str, change: Callable[[], object]
) -> HttpResponse:
    """Do it and say so where one came from, or show what keeps it from being done."""
    try:
        with an_act() as done:
            change()
    except EntregentError as error:
        return _refused(request, section, error)
    back = path_back(request) if request.POST.get("back") else f"{reverse('settings')}#templates"
    return back_saying(back, code if done.entry else "set-nothing", entry=done.entry)


def _refused(request: BookRequest, section: str, error: EntregentError) -> HttpResponse:
    typed = {name: str(value) for name, value in request.POST.items()}
    return show_settings(request, Refused(section, refusal(error), typed))
