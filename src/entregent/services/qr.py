"""The card of a person as a code that a telephone's camera reads."""

import io

from segno.helpers import make_vcard

from entregent.storage.models import Person
from entregent.storage.queries.export import with_card

_EACH = 2  # addresses of a kind: a code that says more is too fine for a screen
_LONGEST = 80  # characters of a field
_QUIET = 3  # modules of white around it


def qr_of(person: Person) -> bytes:
    """Return the code as SVG: name, position and the first ways to reach somebody (vCard 3.0)."""
    known = with_card([person.pk])[0]
    position = next(iter(known.current_positions), None)
    organisation = position.organisation if position else None
    parted = f"{known.family};{known.given}" if known.family or known.given else known.name
    code = make_vcard(
        name=parted[:_LONGEST],
        displayname=known.name[:_LONGEST],
        email=_of_kind(known, "email"),
        phone=_of_kind(known, "phone"),
        url=[f"https://{profile}" for profile in _of_kind(known, "profile")],
        org=organisation.name[:_LONGEST] if organisation else None,
        title=position.title[:_LONGEST] if position and position.title else None,
    )
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=_QUIET, dark="#23291f", light="#fffdf8", xmldecl=False)
    return drawn.getvalue()


def _of_kind(person: Person, kind: str) -> list[str]:
    found = (address.value for address in person.all_addresses if address.kind == kind)
    return [value for value in found if len(value) <= _LONGEST][:_EACH]
