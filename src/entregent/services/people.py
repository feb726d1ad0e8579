"""People as the person adds them."""

from collections.abc import Sequence
from datetime import date

from entregent.core.identity import name_key
from entregent.core.text import typed
from entregent.services import journal, search
from entregent.services.erasing import welcome_back
from entregent.services.errors import EntregentError
from entregent.services.typed import TYPED, add_circle, add_email, link_through, set_position
from entregent.storage.models import Book, Person


def add_person(
    book: Book,
    *,
    name: str,
    emails: Sequence[str] = (),
    organisation: str = "",
    title: str = "",
    circles: Sequence[str] = (),
    met: str = "",
    through: Person | None = None,
    met_on: date | None = None,
) -> Person:
    """Add somebody; refused when one of the addresses is somebody's already."""
    name, met = typed(name), typed(met)
    organisation, title = typed(organisation), typed(title)
    if not name_key(name):
        raise EntregentError("name-missing")
    with journal.entry(book, "add") as recorder:
        person = recorder.create(
            Person(
                book=book,
                name=" ".join(name.split())[:300],
                name_key=name_key(name)[:300],
                how_met=met,
                through=through,
                met_on=met_on,
                origins=_typed_origins(name=name, how_met=met, through_id=through, met_on=met_on),
                created_at=recorder.entry.at,
            )
        )
        recorder.tell(person=person.pk, people=[{"id": person.pk, "name": person.name}])
        welcome_back(recorder, book, [("name", person.name_key)])
        for email in emails:
            add_email(recorder, person, email)
        for circle in circles:
            add_circle(recorder, person, circle)
        if organisation or title:
            set_position(recorder, person, organisation=organisation, title=title)
        if through:
            link_through(recorder, person, through)
        search.refresh([person.pk])
    return person


def _typed_origins(**values: object) -> dict[str, str]:
    return {field: TYPED for field, value in values.items() if value}
