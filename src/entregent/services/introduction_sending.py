"""A message of an introduction that was sent: logged with whoever it went to, and what follows."""

from datetime import date

from entregent.core.drafts import ABOUT_ANOTHER, Intent
from entregent.services import journal
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail, log_exchange, log_mail
from entregent.services.introduction_drafts import message
from entregent.services.introduction_state import between, open_between
from entregent.services.introductions import (
    ask_is_sent,
    ask_side,
    close,
    thank_side,
    thanked,
    to_me,
    written,
)
from entregent.services.opportunities import ask_about
from entregent.services.today import log_and_settle
from entregent.storage.models import Book, Introduction, Person
from entregent.storage.queries.goals import goal_of
from entregent.storage.queries.introductions import open_to_me
from entregent.storage.queries.opportunities import opportunity_of
from entregent.storage.queries.wanted import these_of

INTENTS = (
    *(intent for intent in Intent if intent.startswith("introduce")),
    Intent.ASK_INTRODUCTION,
)


def sent(
    book: Book,
    row: Introduction,
    intent: Intent,
    to: Person,
    *,
    channel: str,
    on: date,
    subject: str = "",
    mail: Mail | None = None,
) -> None:
    """Note that a message of an introduction was sent; what it does follows, as one act."""
    if intent not in INTENTS:
        raise EntregentError("not-a-choice", value=intent, choices=", ".join(INTENTS))
    people = message(row, intent, to, on=on).to
    with journal.entry(book, "introduce-sent", person=to.pk, introduction=row.pk):
        match intent:
            case Intent.INTRODUCE_ASK:
                ask_side(book, row, to, on=on, sent=True)
            case Intent.INTRODUCE:
                written(book, row, on=on, sent=True)
            case Intent.ASK_INTRODUCTION if row.kind == Introduction.ASKED:
                ask_is_sent(book, row)
            case Intent.INTRODUCE_OFF:
                close(book, row, on=on)
            case Intent.INTRODUCE_THANKS if to.pk in between(row).to_thank:
                thank_side(book, row, to, on=on, sent=True)
            case Intent.INTRODUCE_ME_THANKS:
                thanked(book, row, on=on)
        if mail:
            log_mail(book, people, mail)
            return
        for person in people:
            log_exchange(book, person, channel=channel, on=on, by="me", note=subject)


def introduction_meant(to: Person, about: Person, intent: Intent) -> Introduction | None:
    """Return the introduction that a message to one about another leads on, None without one."""
    if intent not in ABOUT_ANOTHER or intent is Intent.THANK:
        return None
    to_me_by_them = intent in (Intent.INTRODUCE_ME_REMIND, Intent.INTRODUCE_ME_THANKS)
    return open_to_me(to, about) if to_me_by_them else open_between(to, about)


def ask_sent(
    book: Book,
    to: Person,
    reason: Reason,
    *,
    channel: str,
    on: date,
    subject: str = "",
    mail: Mail | None = None,
) -> Introduction:
    """Note that somebody was asked to introduce me, as one act; asked again, it is logged alone."""
    about = next(iter(these_of(book, [reason.about])), None)
    if about is None:
        raise EntregentError("introduction-to-whom")
    row, goal = open_to_me(to, about), goal_of(book, reason.goal) if reason.goal else None
    act = "introduce-sent" if row else "introduce-me"
    with journal.entry(book, act, person=to.pk if row else about.pk) as recorder:
        recorder.tell(sent=True)
        if row is None:
            why = goal.name if goal else ""
            row = to_me(book, about, through=to, why=why, on=on, received=False, sent=True)
        if known := opportunity_of(book, reason.opportunity) if reason.opportunity else None:
            ask_about(book, known, to, kind="introduction", on=on)
        log_and_settle(
            book, reason.item, to, channel=channel, on=on, by="me", note=subject, mail=mail
        )
    return row
