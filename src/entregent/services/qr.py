"""The card of a person as a code that a telephone's camera reads."""

import io

from segno import QRCode
from segno.helpers import make_vcard

from entregent.storage.models import Person
from entregent.storage.queries.export import Card, card

_EACH = 2  # addresses of a kind: a code that says more is too fine for a screen
_LONGEST = 80  # characters of a field
_QUIET = 3  # modules of white around it


def qr_of(person: Person) -> bytes:
    """Return the code of somebody as SVG."""
    return code_of(card(person))


def code_of(known: Card) -> bytes:
    """Return the code as SVG: name, position and the first ways to reach somebody (vCard 3.0)."""
    drawn = io.BytesIO()
    _code(known).save(
        drawn, kind="svg", border=_QUIET, dark="#23291f", light="#fffdf8", xmldecl=False
    )
    return drawn.getvalue()


def printed_code_of(known: Card) -> str:
    """Return the same in the characters of a terminal."""
    drawn = io.StringIO()
    _code(known).terminal(out=drawn, border=1, compact=True)
    return drawn.getvalue()


def _code(known: Card) -> QRCode:
    person = known.person
    parted = f"{person.family};{person.given}" if person.family or person.given else person.name
    return make_vcard(
        name=parted[:_LONGEST],
        displayname=person.name[:_LONGEST],
        email=_of_kind(known, "email"),
        phone=_of_kind(known, "phone"),
        url=[f"https://{profile}" for profile in _of_kind(known, "profile")],
        org=known.organisation[:_LONGEST] or None,
        title=known.title[:_LONGEST] or None,
    )


def _of_kind(known: Card, kind: str) -> list[str]:
    found = (value for told, value, _ in known.addresses if told == kind)
    return [value for value in found if len(value) <= _LONGEST][:_EACH]
