"""What a message asks for about an opening or a goal: what it may say, and that it was sent."""

from collections.abc import Mapping
from datetime import date

from entregent.core.drafts import Intent
from entregent.core.language import said_in
from entregent.core.quoted import aim
from entregent.services import journal
from entregent.services.discreet import discreet
from entregent.services.exchanges import Mail
from entregent.services.favours import add_favour
from entregent.services.today import log_and_settle
from entregent.services.wording.language import spoken
from entregent.storage.models import Book, Goal, Opportunity, Person
from entregent.storage.queries import dossier

# What is asked for, and the message that asks for it.
ASKED_BY: Mapping[str, Intent] = {
    "interview": Intent.INTERVIEW,  # before advice, which that message is noted as
    "referral": Intent.ASK_REFERRAL,
    "introduction": Intent.ASK_INTRODUCTION,
    "advice": Intent.INTERVIEW,
    "recommendation": Intent.ASK_RECOMMENDATION,
    "share": Intent.ASK_HELP,  # before help, which that message is noted as unless it says share
    "help": Intent.ASK_HELP,
}
SHARE = "share"
# A first letter to somebody who does not know me asks for advice.
KIND_OF = {intent: kind for kind, intent in ASKED_BY.items()} | {Intent.COLD: "advice"}
_JOBS = ("job", "sector")  # goals for which one asks who is hiring


def facts_about(person: Person, known: Opportunity | None, goal: Goal | None) -> dict[str, str]:
    """Return what is sought and where, whether they are or were there, in the language spoken."""
    told = {
        "firm": known.organisation if known else "",
        "opening": known.title if known else "",
        "goal": aim(said_in(spoken(), goal.name)) if goal else "",
    }
    facts = {name: text for name, value in told.items() if (text := discreet(value))}
    if known:
        return facts | _there(person, known.key)
    if goal:
        return facts | {"hiring" if goal.kind in _JOBS else "meet": ""}
    return facts


def ask_noted(
    book: Book,
    person: Person,
    known: Opportunity | None,
    *,
    kind: str,
    channel: str,
    on: date,
    subject: str = "",
    item: str = "",
    mail: Mail | None = None,
) -> None:
    """Note that a message asked somebody for something, maybe about an opportunity, as one act; the
    item of the daily list it answers is done.
    """
    with journal.entry(book, "favour", person=person.pk):
        add_favour(book, person, kind=kind, given=False, on=on, opportunity=known)
        log_and_settle(book, item, person, channel=channel, on=on, by="me", note=subject, mail=mail)


def _there(person: Person, key: str) -> dict[str, str]:
    """Return that they are where the opening is, or were, {} where neither is known."""
    stays = [
        position.current
        for position in dossier.positions_of(person)
        if (firm := position.organisation) and (firm.key == key or firm.key.startswith(f"{key} "))
    ]
    if not stays:
        return {}
    return {"inside": ""} if any(stays) else {"former": ""}
