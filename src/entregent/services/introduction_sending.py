"""A message of an introduction that was sent: logged with whoever it went to, and what follows."""

from datetime import date

from entregent.core.drafts import Intent
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.introduction_drafts import message
from entregent.services.introductions import ask_side, close, thanked, written
from entregent.storage.models import Book, Introduction, Person

INTENTS = tuple(intent for intent in Intent if intent.startswith("introduce"))


def sent(
    book: Book,
    row: Introduction,
    intent: Intent,
    to: Person,
    *,
    channel: str,
    on: date,
    subject: str = "",
) -> None:
    """Note that a message of an introduction was sent; what it does follows, as one act."""
    if intent not in INTENTS:
        raise EntregentError("not-a-choice", value=intent, choices=", ".join(INTENTS))
    people = message(row, intent, to).to
    with journal.entry(book, "introduce-sent", person=to.pk, introduction=row.pk):
        match intent:
            case Intent.INTRODUCE_ASK:
                ask_side(book, row, to, on=on, sent=True)
            case Intent.INTRODUCE:
                written(book, row, on=on, sent=True)
            case Intent.INTRODUCE_OFF:
                close(book, row, on=on)
            case Intent.INTRODUCE_ME_THANKS:
                thanked(book, row, on=on)
        for person in people:
            log_exchange(book, person, channel=channel, on=on, by="me", note=subject)
