"""On the settings: the account messages are sent by, its password, and whether it works."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from entregent.services.errors import EntregentError
from entregent.services.mail_account import (
    AN_HOUR,
    Settings,
    account_of,
    choose_account,
    keep_password_of,
    leave_account,
    try_account,
)
from entregent.services.mail_password import forget_password
from entregent.services.wording.outbox import trouble
from entregent.services.wording.pages import refusal
from entregent.web.requests import BookRequest
from entregent.web.views.settings import Refused, change, show_settings

_TYPED = ("address", "name", "host", "port", "security", "user", "an_hour")


@require_POST
def choose(request: BookRequest) -> HttpResponse:
    """Choose the account."""
    typed = {name: request.POST.get(name, "") for name in _TYPED}
    said = Settings(
        typed["address"], typed["host"], typed["security"], _number(typed["port"], 0),
        typed["user"].strip() or None, typed["name"], _number(typed["an_hour"], AN_HOUR),
    )  # fmt: skip
    return change(request, "sending", "sending-chosen", lambda: _chosen(request, said))


@require_POST
def leave(request: BookRequest) -> HttpResponse:
    """Send nothing any more."""
    return change(request, "sending", "sending-left", lambda: leave_account(request.book))


@require_POST
def password(request: BookRequest) -> HttpResponse:
    """Keep the password, or remove it."""
    if request.POST.get("do") == "forget":
        return change(request, "sending", "sending-password-forgotten", forget_password)
    typed = request.POST.get("key", "")
    return change(
        request, "sending", "sending-password-kept", lambda: keep_password_of(request.book, typed)
    )


@require_POST
def test(request: BookRequest) -> HttpResponse:
    """Greet the server, and say in words what is wrong."""
    try:
        account, found = account_of(request.book), try_account(request.book)
    except EntregentError as error:
        return show_settings(request, Refused("sending-test", refusal(error)))
    if found is None:
        return change(request, "sending", "sending-right", lambda: None)
    said = trouble(found.code, host=account.host, address=account.address, reply=found.reply)
    return show_settings(request, Refused("sending-test", said))


def _chosen(request: BookRequest, said: Settings) -> None:
    choose_account(request.book, said)


def _number(text: str, usual: int) -> int:
    """Return a number, the usual one for an empty field, and none that is right for another."""
    return (int(text) if text.isdecimal() and len(text) < 7 else -1) if text.strip() else usual
