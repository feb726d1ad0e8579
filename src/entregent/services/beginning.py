"""The first people of a book, typed by their circles, each with a rhythm to be kept in touch at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.layers import LAYERS
from entregent.services import journal, ties
from entregent.services.people import add_person
from entregent.services.typed import choose_cadence
from entregent.storage.models import Book, Person

# How often to be in touch with whoever of a circle comes first to mind: as with the second layer
# of a network for the nearest, the third for the others. The person changes it as they like.
NEAR, FAR = LAYERS[1].cadence, LAYERS[2].cadence
CIRCLES: dict[str, int] = {
    "family": NEAR,
    "friends": NEAR,
    "former-colleagues": FAR,
    "colleagues": FAR,
    "clients": FAR,
    "association": FAR,
    "neighbours": FAR,
    "studies": FAR,
}
A_DAY = 3  # people to write to, so that the first list is short and the next ones are not empty


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as one names them to begin with; the circle is a code of CIRCLES and its words."""

    name: str
    circle: str
    circle_name: str
    email: str = ""


def begin_with(book: Book, named: Sequence[Named], *, on: date) -> list[Person]:
    """Add these people, to be written to over the next days: one act, undone as one."""
    added = []
    with journal.entry(book, "begin") as recorder:
        for place, one in enumerate(named):
            person = add_person(
                book,
                name=one.name,
                emails=[one.email] if one.email else (),
                circles=[one.circle_name] if one.circle else (),
            )
            cadence = CIRCLES.get(one.circle, FAR)
            # Due one cadence after it was chosen: told as if chosen so that the first are due now.
            chosen = on - timedelta(days=cadence) + timedelta(days=place // A_DAY)
            choose_cadence(recorder, person, cadence, on=chosen)
            added.append(person)
        recorder.tell(count=len(added))
        ties.refresh(book, [person.pk for person in added])
    return added
