"""One line on somebody one met, as it is typed the same evening: who they are, where they work,
what they do, what was said, what was promised.

« Marie Dupont, DRH chez Airbus, parle de reconversion, lui envoyer l’article sur les CFA »

A line begins with who it is about, in whatever order and with whatever marks; the rest is a note,
kept to the letter. What is not clear stays in the note: nothing that was typed is lost.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from entregent.core.capture import words as known
from entregent.core.capture.names import GivenNames, as_named, name_at, place_of_name
from entregent.core.capture.pieces import HIDDEN, Piece, pieces_of
from entregent.core.capture.work import Told
from entregent.core.promises import Whose, promises
from entregent.core.signature import A_WAY, Signature, read_signature

LONGEST = 2_000  # characters of a line that are read
_MARKS = " ,;|–—-("


class Captured(NamedTuple):
    """What a line says; each part is "" or empty where it does not. Without a name nobody is
    meant. `promises` are in the words of the note.
    """

    name: str = ""
    organisation: str = ""
    title: str = ""
    note: str = ""
    promises: tuple[str, ...] = ()
    ways: Signature = Signature()


def captured(
    line: str, *, on: date, language: str, given: Collection[str] = frozenset()
) -> Captured:
    """Return what a line of a day says of somebody; `language` ("fr", "en") settles 03/04.

    `given` are folded given names that may be meant, beside those that are known to be names.
    """
    text = _begun(" ".join(line[:LONGEST].split()))
    found = list(A_WAY.finditer(text))
    hidden = A_WAY.sub(lambda way: HIDDEN * len(way[0]), text)
    pieces = list(pieces_of(hidden))
    is_given = GivenNames(given)
    place = place_of_name(pieces, is_given)
    if place is None:
        return Captured(note=text)
    name, rest = name_at(pieces[place].text, is_given) or ("", "")
    told = Told()
    named = pieces[place]
    untold = []  # of what stands before the name
    for piece in pieces[:place]:
        left = told.take(piece)
        untold.append(piece.text if left is None else left.strip())
    start = named.start + len(named.text) - len(rest)
    if rest and (left := told.take_place(rest)) is not None:
        rest, start = left.strip(), start + len(rest) - len(left.lstrip())
    after = [Piece(rest, start)] if rest else []
    note = told.read([*after, *pieces[place + 1 :]], upon=len(text))
    alone = [way for way in found if way.start() >= note and _is_alone(way, hidden)]
    said = "; ".join(filter(None, [*untold, _without(alone, text, note)]))
    head = "\n".join(way[0] for way in found if way.start() < note or way in alone)
    return Captured(
        as_named(name), told.firm, told.title, said, _promised(said, on, language),
        read_signature(head)._replace(name="", title="", organisation="", address=""),
    )  # fmt: skip


def _promised(note: str, on: date, language: str) -> tuple[str, ...]:
    said = promises(note, written_on=on, language=language)
    return tuple(one.text for one in said if one.whose is Whose.MINE)


def _begun(line: str) -> str:
    """Return a line from where it says who is meant: without its bullet, “met”, “Ms”."""
    for led in (known.BULLET, known.LEADS, known.CIVILITIES):
        if found := led.match(line):
            line = line[found.end() :]
    return line.strip()


def _without(ways: Sequence[re.Match[str]], text: str, note: int) -> str:
    """Return a note without the addresses that are theirs: they are no part of what was said."""
    said, place = "", note
    for way in ways:
        said += text[place : way.start()].rstrip(_MARKS)
        place = way.end()
    return (said + text[place:]).strip(_MARKS[:-1])


def _is_alone(way: re.Match[str], hidden: str) -> bool:
    """Tell whether an address is all that stands between two marks: it is theirs then."""
    before, after = hidden[: way.start()], hidden[way.end() :]
    begins = not before.strip() or before.rstrip()[-1:] in ",;|–—-(:"
    return begins and (not after.strip() or after.lstrip()[:1] in ",;|–—-).")
