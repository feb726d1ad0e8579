"""A message that thanks somebody for a favour of theirs: what it may say, and that it was sent."""

from datetime import date, timedelta

from entregent.core.language import said_in
from entregent.core.quoted import outcome
from entregent.services import journal
from entregent.services.discreet import discreet, safe_name
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail
from entregent.services.favours import thank, the_favour
from entregent.services.today import log_and_settle
from entregent.services.wording.language import spoken
from entregent.services.wording.times import length
from entregent.storage.models import Book, Favour, Person
from entregent.storage.queries.favours import to_thank_for

LATE = timedelta(days=60)  # thanks after that own up to it
LONGEST_OUTCOME = 160  # characters of what came of it; what is longer is a note to myself


def favour_to_thank_for(book: Book, person: Person, number: int = 0) -> Favour:
    """Return the favour that is meant, else the latest of theirs not thanked for yet; or refuse."""
    favour = the_favour(book, number) if number else to_thank_for(person)
    if favour is None:
        raise EntregentError("nothing-to-thank", id=person.pk, name=person.name)
    if favour.given or favour.person_id != person.pk:
        raise EntregentError("no-such-favour", number=number)
    return favour


def facts_of_favour(book: Book, person: Person, number: int, *, on: date) -> dict[str, str]:
    """Return what thanks for a favour may say: what it was, what came of it, how late they are."""
    favour = favour_to_thank_for(book, person, number)
    facts = {f"for_{favour.kind}": ""}
    row = favour.introduction
    met = row.one if row and row.one_id != person.pk else row.other if row else None
    if favour.kind == "introduction" and met:
        facts |= {"other": safe_name(met)}
    lang = spoken()
    told = outcome(said_in(lang, discreet(" ".join(favour.outcome.split()))), lang)
    if 0 < len(told) <= LONGEST_OUTCOME:
        facts |= {"outcome": told}
    late = on - favour.on
    return facts | ({"length": length(late.days)} if late > LATE else {})


def thanks_noted(
    book: Book,
    person: Person,
    number: int,
    *,
    channel: str,
    on: date,
    subject: str = "",
    mail: Mail | None = None,
) -> None:
    """Note that a message thanked somebody for a favour, as one act."""
    favour = favour_to_thank_for(book, person, number)
    with journal.entry(book, "thank", person=person.pk):
        thank(book, person, number=favour.pk, on=on)
        log_and_settle(book, "", person, channel=channel, on=on, by="me", note=subject, mail=mail)
