"""What the daily digest says, and what is said of it: when it leaves, what kept it, what next."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from entregent.core.outbox import State
from entregent.services.errors import EntregentError
from entregent.services.wording import outbox, today
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.pages import long_day, refusal
from entregent.services.wording.times import day

if TYPE_CHECKING:
    from entregent.services.today import Line
    from entregent.storage.models import Digest, MailAccount

_SUBJECT = _("Today: %(name)s")
_SUBJECT_OF_MANY = ngettext(
    "Today: %(name)s and %(count)s other", "Today: %(name)s and %(count)s others"
)
_HEAD = _("%(day)s. %(minutes)s")
_LINE = _("%(name)s: %(reason)s")
_OPEN = _("To answer, open Entregent: entregent serve")
_STOP = _(
    "You asked for this digest, and nobody else has it. To stop it: Settings, “Daily digest”, or"
    " entregent digest --by off"
)
_STATES: dict[State, Sentence] = {
    State.DRAFT: _("did not leave"),
    State.APPROVED: _("is to leave"),
    State.SENDING: _("is leaving"),
    State.SENT: _("has left"),
    State.FAILED: _("did not leave"),
    State.UNKNOWN: _("left or not? Only you can tell"),
}
_NOBODY = _("nobody to write to: nothing was sent")
_SENT = ngettext(
    "The digest left, with %(count)s person.", "The digest left, with %(count)s people."
)
_NOTHING = _("Nobody to write to today: nothing was sent.")
# By the code of what kept it; of the rest, the outbox says what is wrong with the server.
_TROUBLES: dict[str, Sentence] = {
    "recipient": _(
        "%(host)s says that your own address, %(address)s, takes no mail. Check it in the account"
        " you send by."
    ),
    "words": _("%(host)s refuses the digest itself. Ask your provider why."),
    "lost": _(
        "The line was lost before %(host)s said whether it has it. Look in your mailbox, then say"
        " which: it is not sent again by itself."
    ),
    "malformed": _("No mail can be made of it. Check your name and address in the account."),
    "desktop-none": _(
        "Nothing here shows notifications. On Linux, install notify-send (libnotify-bin); or choose"
        " mail."
    ),
    "desktop-failed": _(
        "The notification could not be shown. It takes an open session on this machine; from cron,"
        " choose mail."
    ),
    "desktop-lost": _(
        "What shows notifications did not answer, so nobody knows whether it was shown. Say which:"
        " it is not shown again by itself."
    ),
    "brought-back": _(
        "The book was brought back, or carried here, that day: one may have left before. It is not"
        " sent again by itself."
    ),
    "not-running": _(
        "Nothing ran that day that would send it. It leaves while these pages are served, or from"
        " cron: entregent run-jobs"
    ),
    "too-late": _("The program stopped before it left, and the day was over."),
}
_STOPPED = _(
    "The program stopped while it was leaving. Look whether it arrived, then say which: it is not"
    " sent again by itself."
)
_WRONG = _("Digest of %(day)s: %(state)s. %(trouble)s")
# What a terminal says to do, by what may be done; a page has buttons.
_STEPS: dict[str, Sentence] = {
    "unknown-today": _("Say whether it arrived: entregent digest --arrived, or --again"),
    "unknown": _("Say whether it arrived: entregent digest --arrived, or --not-arrived"),
    "waits": _("It is tried again by itself. To try at the next run: entregent digest --again"),
    "failed-today": _("Once that is mended: entregent digest --again. Or leave it: --seen"),
    "failed": _("That day is over. To leave it at that: entregent digest --seen"),
}
_WAYS: dict[str, Sentence] = {
    "mail": _("by mail, to yourself"),
    "desktop": _("as a notification on this machine"),
}


def subject(lines: "Sequence[Line]") -> str:
    """Return what a digest is about: the first person of the list, and how many others."""
    name, others = lines[0].person.name, len(lines) - 1
    return say(_SUBJECT_OF_MANY, name=name, count=others) if others else say(_SUBJECT, name=name)


def body(lines: "Sequence[Line]", *, on: date) -> str:
    """Return a digest as plain text: each person with the reason and what to do, as Today says."""
    minutes = today.minutes([line.item for line in lines])
    parts = [say(_HEAD, day=long_day(on, today=on), minutes=minutes)]
    for line in lines:
        reason = _one_line(today.reason(line.item))
        action = _one_line(today.action(line.item))
        parts.append(f"{_one_line(line.person.name)}\n  {reason}\n  → {action}")
    return "\n\n".join((*parts, f"{say(_OPEN)}\n{say(_STOP)}"))


def in_short(lines: "Sequence[Line]", *, most: int = 5) -> str:
    """Return who is on the list and why, a line each."""
    said = ((_one_line(one.person.name), _one_line(today.reason(one.item))) for one in lines[:most])
    return "\n".join(say(_LINE, name=name, reason=reason) for name, reason in said)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def way(by: str) -> str:
    """Return how a digest goes."""
    return say(_WAYS[by])


def state(row: "Digest") -> str:
    """Return where a digest stands."""
    nobody = row.state == State.SENT and not row.people
    return say(_NOBODY if nobody else _STATES[State(row.state)])


def what_is_wrong(
    row: "Digest",
    account: "MailAccount | None",
    refused: Callable[[EntregentError], str] = refusal,
) -> str:
    """Return which digest did not arrive for sure, and why."""
    on = day(row.day, today=row.day)
    return say(_WRONG, day=on, state=state(row), trouble=trouble_of(row, account, refused))


def next_step(row: "Digest", *, today: bool) -> str:
    """Return what to type about a digest that did not arrive for sure, of `today` or of before."""
    if row.state == State.APPROVED:
        return say(_STEPS["waits"])
    what = "unknown" if row.state == State.UNKNOWN else "failed"
    return say(_STEPS[f"{what}-today" if today else what])


def left(people: int) -> str:
    """Return what was done with so many people on the list."""
    return say(_SENT, count=people) if people else say(_NOTHING)


def facts_of(row: "Digest", account: "MailAccount | None") -> dict[str, Any]:
    """Return what the sentence about the trouble of a digest may name."""
    told = {name: getattr(account, name, "") for name in ("host", "address", "user")}
    return {**told, "reply": row.reply, "reason": row.reply}


def knows(code: str) -> bool:
    """Tell whether a code is one of what keeps a digest."""
    return code in _TROUBLES


def trouble(
    code: str,
    facts: Mapping[str, Any],
    refused: Callable[[EntregentError], str] = refusal,
) -> str:
    """Return what kept a digest and the next step; "" where nothing did."""
    if not code:
        return ""
    if not knows(code) and not outbox.is_a_trouble(code):
        return refused(EntregentError(code, **facts))
    if not knows(code):
        where = {name: str(facts.get(name, "")) for name in ("host", "address", "reply")}
        return outbox.trouble(code, **where)
    said = say(_TROUBLES[code], **facts)
    return outbox.with_reply(code, said, str(facts.get("reply") or ""))


def trouble_of(
    row: "Digest",
    account: "MailAccount | None",
    refused: Callable[[EntregentError], str] = refusal,
) -> str:
    """Return what is wrong with a digest and the next step; "" where nothing is."""
    if row.state == State.UNKNOWN and not row.trouble:
        return say(_STOPPED)
    return trouble(row.trouble, facts_of(row, account), refused)
