"""How one writes to somebody: in which language, and whether one says tu."""

from collections.abc import Collection
from datetime import date

from entregent.core.drafts import LANGUAGES, REGISTERS
from entregent.core.language import language_of
from entregent.core.text import fold
from entregent.services.book import end_of
from entregent.storage.models import Book, Person
from entregent.storage.queries import dossier
from entregent.storage.queries.circles import circles_of_person, members_among
from entregent.storage.queries.positions import position_of

LOOKED_AT = 20  # of the latest exchanges, for the language of their subjects
# In these circles one says tu, unless the person says otherwise.
_FAMILY = frozenset("famille family".split())
FAMILY_AND_FRIENDS = _FAMILY | frozenset("amis amies ami friends proches".split())


def language_with(book: Book, person: Person, *, on: date) -> str:
    """Return the language one writes to somebody in: as noted, else that of the subjects of the
    last exchanges, else that of their title, else one's own.
    """
    if person.language:
        return person.language if person.language in LANGUAGES else "en"
    last = dossier.timeline(person, until=end_of(book, on), limit=LOOKED_AT)
    if told := language_of(" \n ".join(moment.subject for moment in last)):
        return told
    position = position_of(person)
    told = language_of(position.title) if position else ""
    return told or (book.language if book.language in LANGUAGES else "en")


def is_family(person: Person, circles: Collection[str] | None = None) -> bool:
    """Tell whether a circle says that somebody is family; `circles` where they are read already."""
    return _is_in(_FAMILY, person, circles)


def is_family_or_friend(person: Person, circles: Collection[str] | None = None) -> bool:
    """Tell whether a circle says that somebody is family or a friend."""
    return _is_in(FAMILY_AND_FRIENDS, person, circles)


def family_and_friends_among(people: Collection[int]) -> frozenset[int]:
    """Return which of these people a circle says are family or friends."""
    return members_among(people, FAMILY_AND_FRIENDS)


def usual_register(person: Person, circles: Collection[str] | None = None) -> str:
    """Return tu for family and friends, vous for everybody else."""
    return REGISTERS[0] if is_family_or_friend(person, circles) else REGISTERS[1]


def _is_in(named: Collection[str], person: Person, circles: Collection[str] | None) -> bool:
    theirs = circles_of_person(person) if circles is None else circles
    return any(fold(circle) in named for circle in theirs)
