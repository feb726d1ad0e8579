"""A quick note: what happened with somebody, who is added to the book when nobody is called so."""

from collections.abc import Sequence
from datetime import date

from entregent.core.identity import email_key, name_key
from entregent.core.telephone import digits_sought
from entregent.core.text import number_in, typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.finding import find_person, what_tells
from entregent.services.importing.rows import name_from_email
from entregent.services.people import add_person
from entregent.storage.models import Book, Person
from entregent.storage.queries import people as queries

SUGGESTED = 8
_SOMEBODY_NEW = "new"
_A_WHOLE_NUMBER = 10  # digits of a telephone number with its zero, or with its country and "+"


Matches = tuple[tuple[int, str, str], ...]  # number, name, what tells them apart


class WhoIsMeant(EntregentError):
    """Several people may be meant, and nothing settles which."""

    def __init__(self, who: str, matches: Matches) -> None:
        super().__init__("who-is-meant", who=who)
        self.matches = matches


def suggestions(book: Book, typed: str) -> list[tuple[str, str]]:
    """Return people whose words begin so: what to write to mean each, and what tells them apart.

    A namesake of another is meant by name and number.
    """
    found = queries.people_suggested(book, typed, limit=SUGGESTED)
    names = [person.name_key for person in found]
    return [
        (p.name if names.count(p.name_key) == 1 else f"{p.name} (#{p.pk})", what_tells(p))
        for p in found
    ]


def note_down(
    book: Book, who: str, *, channel: str, on: date, by: str = "", note: str = "", chosen: str = ""
) -> Person:
    """Note what happened with somebody, as one act; without a channel it is a note on them.

    `chosen` settles who is meant where `who` may be several: a number, or "new". Raises
    WhoIsMeant where nothing settles it.
    """
    if not channel and not note:
        raise EntregentError("note-missing")
    with journal.entry(book, "log") as recorder:
        person = _meant(book, typed(who), chosen)
        recorder.tell(person=person.pk)
        if channel:
            log_exchange(book, person, channel=channel, on=on, by=by, note=note)
        else:
            set_fields(book, person, [("note", note)], on=today(book))
    return person


def _meant(book: Book, who: str, chosen: str) -> Person:
    if who.isdecimal() or number_in(chosen) is not None:  # a number is nobody's name
        return find_person(book, who if who.isdecimal() else chosen)
    email = email_key(who)
    found = [] if chosen == _SOMEBODY_NEW or not who else queries.people_called(book, who)
    digits = digits_sought(who)
    settled = email or queries.is_numbered(who) or len(digits) >= _A_WHOLE_NUMBER
    if len(found) == 1 and (settled or found[0].name_key == name_key(who)):
        return found[0]
    if found:
        raise WhoIsMeant(who, _told_apart(found))
    if digits and chosen != _SOMEBODY_NEW:  # no more than an identifier is it a name
        return find_person(book, who)
    if email:
        return add_person(book, name=name_from_email(email), emails=[who])
    return add_person(book, name=who)


def _told_apart(found: Sequence[Person]) -> Matches:
    people = queries.with_summary_of(found[:SUGGESTED])
    return tuple((person.pk, person.name, what_tells(person)) for person in people)
