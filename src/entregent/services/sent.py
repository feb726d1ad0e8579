"""What follows a message that was sent, whoever sent it: the person, or the outbox."""

from datetime import date, datetime

from django.db import transaction

from entregent.core.drafts import Intent
from entregent.core.message_id import key_of_mail
from entregent.core.outbox import State, is_again
from entregent.services import journal
from entregent.services.articles import note_sent
from entregent.services.asking_about import ask_noted
from entregent.services.book import day_of
from entregent.services.drafts import Reason, kind_asked
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail, log_mail
from entregent.services.introduction_sending import ask_sent
from entregent.services.introduction_sending import sent as introduction_sent
from entregent.services.introductions import the_introduction
from entregent.services.thanking import thanks_noted
from entregent.services.today import log_and_settle
from entregent.storage.database import wait_to_write
from entregent.storage.models import Book, Introduction, Outgoing, Person
from entregent.storage.queries.articles import article_of
from entregent.storage.queries.opportunities import opportunity_of

NOT_FOLLOWED = "not-followed"  # the trouble of a message that left, and changed nothing else


def follow(
    book: Book,
    person: Person,
    reason: Reason,
    *,
    channel: str,
    on: date,
    subject: str,
    mail: Mail | None = None,
) -> Introduction | None:
    """Log a message as one of mine, and all that follows from it, as one act.

    The item of the daily list it answers is done. One that asks for an introduction begins it, and
    that is returned; what else is asked for is noted among the favours, and about an opening there
    too; thanks for a favour are noted with it, and that an article was sent.
    """
    if reason.intent is Intent.ASK_INTRODUCTION and reason.about:
        return ask_sent(
            book, person, reason, channel=channel, on=on, subject=subject, mail=mail
        )  # fmt: skip
    if reason.intent is Intent.THANK and not reason.item:
        thanks_noted(
            book, person, reason.favour, channel=channel, on=on, subject=subject, mail=mail
        )
        return None
    if kind := kind_asked(reason):
        known = opportunity_of(book, reason.opportunity) if reason.opportunity else None
        ask_noted(
            book, person, known, kind=kind, channel=channel, on=on,
            subject=subject, item=reason.item, mail=mail,
        )  # fmt: skip
        return None
    about = {"item": reason.item} if reason.item else {}
    with journal.entry(book, "log", person=person.pk, **about):
        log_and_settle(
            book, reason.item, person, channel=channel, on=on, by="me", note=subject, mail=mail
        )
        if article := article_of(book, reason.article):
            note_sent(book, article, person, on=on)
    return None


def left(book: Book, row: Outgoing, *, at: datetime) -> bool:
    """Note that a message of the outbox left at this moment, with all that follows, as one act.

    It is sent whatever was done to it meanwhile. Return whether all could follow: where what it
    answers is no longer what it was, the exchange alone is noted.
    """
    with transaction.atomic():
        wait_to_write()
        rows = Outgoing.objects.filter(book=book, message_id=row.message_id)
        now = rows.exclude(state=State.SENT).select_related("person", "other").first()
        if now is None:
            return True
        rows.update(state=State.SENT, sent_at=at, not_before=None, trouble="", reply="")
        people = [one for one in (now.person, now.other) if one]
        if not people:
            return True
        mail = Mail(at, now.subject, key_of_mail(now.message_id.strip("<>")))
        try:
            with journal.entry(book, "sent", person=people[0].pk, sent=True):
                _answered(book, now, mail)
        except EntregentError:
            rows.update(trouble=NOT_FOLLOWED)
            with journal.entry(book, "sent", person=people[0].pk, sent=True):
                log_mail(book, people, mail)
            return False
    return True


def reason_of(row: Outgoing) -> Reason:
    """Return what a message of the outbox is for."""
    return Reason(
        Intent(row.intent), row.item, about=row.about, via=row.via, goal=row.goal,
        opportunity=row.opportunity, favour=row.favour, article=row.article, kind=row.kind,
    )  # fmt: skip


def _answered(book: Book, row: Outgoing, mail: Mail) -> None:
    if row.person is None:
        return
    if is_again(row.item):  # what followed the first has
        log_mail(book, [one for one in (row.person, row.other) if one], mail)
        return
    on = day_of(book, mail.at)
    if not row.introduction:
        follow(
            book, row.person, reason_of(row), channel="email", on=on, subject=row.subject, mail=mail
        )
        return
    led = the_introduction(book, row.introduction)
    introduction_sent(
        book, led, Intent(row.intent), row.person, channel="email", on=on, subject=row.subject,
        mail=mail,
    )  # fmt: skip
