"""One's own texts on the settings, paragraphs and templates: an act on one, said or refused."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse

from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying, path_back
from entregent.web.views.settings import Refused, show_settings


def act_on(
    request: BookRequest, part: str, section: str, code: str, act: Callable[[], object]
) -> HttpResponse:
    """Do it and say so where one came from, else at this part; or show what keeps it from it.

    `section` names the form that is shown again where it is refused.
    """
    try:
        with an_act() as done:
            act()
    except EntregentError as error:
        return refuse(request, section, error)
    back = path_back(request) if request.POST.get("back") else f"{reverse('settings')}#{part}"
    return back_saying(back, code if done.entry else "set-nothing", entry=done.entry)


def refuse(request: BookRequest, section: str, error: EntregentError) -> HttpResponse:
    """Return the settings with what was typed in this form, and what is wrong with it."""
    typed = {name: str(value) for name, value in request.POST.items()}
    return show_settings(request, Refused(section, refusal(error), typed))
