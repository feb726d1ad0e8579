"""Opportunities in words: how far one is, who may help and what they may be asked."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core.boundaries import Reason
from entregent.services.wording.asking import reason
from entregent.services.wording.boundaries import boundary_kind
from entregent.services.wording.favours import ANSWERS, ask, favour
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import ago, day, partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entregent.services.referrals import Helper
    from entregent.storage.models import Favour, Opportunity

STATES: dict[str, Sentence] = {
    "seen": _("Spotted"),
    "applied": _("Applied"),
    "interview": _("Interviews"),
    "offer": _("An offer made"),
    "closed": _("Over"),
}
_CALLED = _("%(title)s at %(organisation)s")
_THERE: dict[str, Sentence] = {
    "now": _("Works there."),
    "now-since": _("Works there since %(month)s."),
    "former": _("Used to work there."),
    "former-until": _("Worked there until %(month)s."),
}
_LAST = _("Last in touch %(ago)s.")
_NEVER = _("Nothing was exchanged yet.")
_ASKS: dict[str, Sentence] = {
    "referral": _("They may put your name forward inside."),
    "introduction": _("Ask them to introduce you to whoever decides."),
    "introduction-former": _("Ask whom they still know there, and to introduce you."),
    "advice": _("Ask what it is like there, and how they would go about it."),
    "recommendation": _("They saw you work: a word from them would carry."),
    "none": _("Leave it at what was asked."),
    "never": _("Get to know each other first: a word that asks for nothing."),
    "silent": _("It has been a while: take their news before you ask for anything."),
}
_ALSO = _("They saw you work: they could recommend you too.")
_BUSY = _("Busy until %(day)s: wait until then.")
_THANKED = _("thanked on %(day)s")
_COUNT: dict[str, Sentence] = {
    "asked": ngettext("one person asked", "%(count)s people asked"),
    "yes": ngettext("one said yes", "%(count)s said yes"),
}


def called(known: "Opportunity") -> str:
    """Return an opportunity by its title and its organisation."""
    if not known.title:
        return known.organisation
    return say(_CALLED, title=known.title, organisation=known.organisation)


def state(code: str) -> str:
    """Return how far one is with an opportunity."""
    return say(STATES[code])


def why(helper: "Helper", *, on: date) -> str:
    """Return where somebody stands: there now or before, the tie, what not to ask them."""
    last = helper.known.tie.last_on
    tie = say(_LAST, ago=ago(last, today=on)) if last else say(_NEVER)
    told = [_there(helper), tie]
    told += [f"{_held(one)}." for one in helper.asks.held]
    return " ".join(told)


def _there(helper: "Helper") -> str:
    code = "now" if helper.there_now else "former"
    if helper.since:
        code += "-since" if helper.there_now else "-until"
    month = partial(helper.since[:7])  # nobody cares about the day
    return say(_THERE[code], month=month)


def _held(reason: Reason) -> str:
    said = boundary_kind(str(reason.facts.get("kind", reason.code)))
    because = reason.facts.get("why", "")
    return say(_("%(boundary)s (%(why)s)"), boundary=said, why=because) if because else said


def advice(helper: "Helper", *, on: date) -> str:
    """Return what to ask somebody for, and when."""
    kinds = helper.asks.kinds
    if helper.silent and not helper.asked:
        return say(_ASKS["silent" if helper.known.tie.last_on else "never"])
    first = kinds[0] if kinds else "none"
    waits = [reason(one, on=on, pace=helper.pace) for one in helper.not_yet]
    if helper.gives_first:
        return " ".join(waits)
    told = [say(_ASKS["introduction-former" if _of_former(helper, first) else first])]
    if "recommendation" in kinds[1:]:
        told.append(say(_ALSO))
    if helper.asks.busy_until:
        told.append(say(_BUSY, day=day(helper.asks.busy_until, today=on)))
    return " ".join([*told, *waits])


def _of_former(helper: "Helper", kind: str) -> bool:
    return kind == "introduction" and not helper.there_now


def stands(row: "Favour", *, on: date) -> str:
    """Return where an ask stands: what was asked and when, the answer, thanks."""
    told = [f"{favour(row)}, {day(row.on, today=on)}", say(ANSWERS[row.answer])]
    if row.thanked_on:
        told.append(say(_THANKED, day=day(row.thanked_on, today=on)))
    return " · ".join(told)


def count_of(asks: "Sequence[Favour]") -> str:
    """Return how many were asked and how many said yes, "" where nobody was asked."""
    people = {row.person_id for row in asks}
    agreed = {row.person_id for row in asks if row.answer == "yes"}
    told = [("asked", len(people)), ("yes", len(agreed))]
    return " · ".join(say(_COUNT[code], count=count) for code, count in told if count)


def kind_of_ask(kind: str) -> str:
    """Return what is asked for, by its kind."""
    return _capital(ask(kind))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
