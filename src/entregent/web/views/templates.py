"""Templates of messages: written, corrected and taken away on the settings."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from entregent.services.errors import EntregentError
from entregent.services.templates import add_template, change_template, drop_template
from entregent.storage.queries.templates import template_of
from entregent.web.requests import BookRequest
from entregent.web.template_forms import typed_in
from entregent.web.views.own_texts import act_on, refuse


@require_POST
def write(request: BookRequest) -> HttpResponse:
    """Write another one."""
    said = request.POST
    what = {name: said.get(name, "") for name in ("intent", "language")}
    return act_on(
        request, "templates", "template-new", "template-kept",
        lambda: add_template(request.book, **what, **typed_in(said)),
    )  # fmt: skip


@require_POST
def correct(request: BookRequest, pk: int) -> HttpResponse:
    """Correct one; where it was taken away meanwhile, the words stand in the form of a new one."""
    template = template_of(request.book, pk)
    if template is None:
        gone = refuse(request, "template-new", EntregentError("no-such-template", number=pk))
        gone.status_code = 404
        return gone
    return act_on(
        request, "templates", f"template-{pk}", "template-kept",
        lambda: change_template(request.book, template, **typed_in(request.POST)),
    )  # fmt: skip


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Take one away."""
    template = template_of(request.book, pk)
    if template is None:
        raise Http404
    return act_on(
        request, "templates", f"template-{pk}", "template-dropped",
        lambda: drop_template(request.book, template),
    )  # fmt: skip
