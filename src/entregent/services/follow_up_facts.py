"""What a message may say that keeps a promise, asks for theirs, or asks once more."""

import re
from datetime import date

from entregent.core.language import said_in
from entregent.core.promises import promises
from entregent.core.quoted import to_them, within_quotes
from entregent.core.today import ASKED, PLANS, numbered
from entregent.services.discreet import discreet
from entregent.services.wording.favours import ask
from entregent.services.wording.language import spoken
from entregent.services.wording.times import length
from entregent.storage.models import Book, Favour, FollowUp, Person
from entregent.storage.queries.events import event_of_meeting
from entregent.storage.queries.favours import favour_of

LONGEST_THING = 120  # characters of what was promised, in a letter
_NAMED = ("introduction", "interview", "referral", "recommendation", "advice", "help")
_SENDS = re.compile(r"envo|enverr|transm|suivre|partag|send|forward|shar", re.IGNORECASE)


def is_begun(ref: str) -> bool:
    """Tell whether an item asks for a message of its own: on a promise, or what I asked."""
    marks = (PLANS[FollowUp.PROMISE], PLANS[FollowUp.THEIRS], ASKED)
    return any(numbered(ref, mark) for mark in marks)


def facts_begun(book: Book, person: Person, ref: str, register: str, *, on: date) -> dict[str, str]:
    """Return what such a message may say; what was promised where a letter may call it so."""
    if number := numbered(ref, ASKED):
        row = favour_of(book, number)
        return _asked(row, on, last=ref.endswith("x2")) if row else {}
    kind = FollowUp.PROMISE if ref.startswith(PLANS[FollowUp.PROMISE]) else FollowUp.THEIRS
    meant = FollowUp.objects.filter(book=book, person=person, pk=numbered(ref, PLANS[kind])).first()
    said = promises(meant.text, written_on=on, language=book.language) if meant else []
    facts = {"promised" if kind == FollowUp.PROMISE else "theirs": ""}
    if kind == FollowUp.PROMISE and meant and meant.since:
        facts |= met_there(person, meant.since)
    for one in said[:1]:
        if one.does == "introduce" and kind == FollowUp.PROMISE:
            return facts | {"introducing": ""}
        lang = spoken()
        thing = to_them(said_in(lang, discreet(one.thing)), lang, register) if one.thing else ""
        sent = one.does == "send" if kind == FollowUp.PROMISE else bool(_SENDS.search(one.text))
        if sent and 0 < len(thing) <= LONGEST_THING:
            facts |= {"thing": thing}
    return facts


def met_there(person: Person, on: date) -> dict[str, str]:
    """Return the event at which I met somebody on a day, {} for none."""
    name = discreet(within_quotes(event_of_meeting(person, on)))
    return {"event": name} if name else {}


def _asked(row: Favour, on: date, *, last: bool) -> dict[str, str]:
    facts = {"remind": "", "length": length((on - row.on).days)}
    facts |= {"asked": ask(row.kind)} if row.kind in _NAMED else {}
    return facts | ({"last": ""} if last else {})
