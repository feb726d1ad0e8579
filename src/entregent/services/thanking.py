"""A message that thanks somebody for a favour of theirs: what it may say, and that it was sent."""

from datetime import date, timedelta

from entregent.core.language import said_in
from entregent.core.quoted import is_vain, outcome
from entregent.core.thanks import REFUSED, RESULT
from entregent.core.today import FOR_A_FAVOUR, FOR_ITS_RESULT, numbered
from entregent.services import journal
from entregent.services.discreet import discreet, safe_name
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail
from entregent.services.favours import thank, the_favour
from entregent.services.thanks_owed import outcome_of
from entregent.services.today import log_and_settle
from entregent.services.wording.favours import ask
from entregent.services.wording.language import spoken
from entregent.services.wording.times import day, length
from entregent.storage.models import Book, Favour, Person
from entregent.storage.queries.favours import thanks_of, to_thank_for

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


def favour_thanked_for(ref: str) -> int:
    """Return the favour that an item of the daily list says thanks are owed for, 0 for none."""
    return numbered(ref, FOR_A_FAVOUR) or numbered(ref, FOR_ITS_RESULT)


def facts_of_favour(
    book: Book, person: Person, number: int, register: str, *, on: date
) -> dict[str, str]:
    """Return what thanks for a favour may say: what it was, when, what came of it, how late they
    are. Where nothing is noted of how it went, the message leaves a place to say it.
    """
    favour = favour_to_thank_for(book, person, number)
    owed = thanks_of(favour)
    why = owed.why if owed else ""
    facts = {} if why in (REFUSED, RESULT) else {f"for_{favour.kind}": ""}
    if why in (REFUSED, RESULT):
        facts = {why: ""}
    facts |= {"asked": ask(favour.kind), "when": day(favour.on, today=on)}
    row = favour.introduction
    met = row.one if row and row.one_id != person.pk else row.other if row else None
    if favour.kind == "introduction" and met:
        facts |= {"other": safe_name(met)}
    lang = spoken()
    noted = " ".join(outcome_of(favour).split())
    told = outcome(said_in(lang, discreet(noted)), lang, register or "vous")
    if is_vain(noted) and why != REFUSED:
        facts |= {"vain": ""}
    elif 0 < len(told) <= LONGEST_OUTCOME:
        facts |= {"outcome": told}
    elif why != REFUSED:
        facts |= {"untold": ""}
    if favour.kind == "share":
        del facts["asked"]
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
