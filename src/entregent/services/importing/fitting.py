"""Records cut to what the tables hold: no text beyond its column, no letter a database refuses."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from entregent.core.identity import LONGEST_ADDRESS
from entregent.importers.records import (
    ExchangeRecord,
    Labelled,
    LinkRecord,
    MeetingRecord,
    MeRecord,
    MessageRecord,
    Party,
    PersonRecord,
    PositionRecord,
)

T = TypeVar("T")

LONGEST_NAME = 300  # as the tables have it, of people, organisations and positions
_LONGEST_PART = 150
_LONGEST_CIRCLE = 120
_LONGEST_LABEL = 60
_LONGEST_LANGUAGE = 5
_LONGEST_VALUE = 2_000  # of an address, a subject, what a link rests on
_SURELY_FITS = 300
_MOST = 1_000  # addresses, numbers, circles… of one person
# PostgreSQL takes no NUL, no encoding takes half a pair, and a terminal obeys the others.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(text: str) -> str:
    """Return a text without the characters that databases refuse and terminals obey."""
    return text if text.isprintable() else _REFUSED.sub("", text)


def fitted(record: T) -> tuple[T, bool]:
    """Return the record as the tables can hold it, and whether anything was cut off it."""
    fit = _FITTED.get(type(record))
    if fit is None:
        return record, False
    cutter = _Cutter()
    return fit(record, cutter), cutter.has_cut


class _Cutter:
    """Cuts texts and lists, and remembers whether it did."""

    def __init__(self) -> None:
        self.has_cut = False

    def text(self, text: str, longest: int) -> str:
        if len(text) > longest:
            self.has_cut = True
            text = text[:longest]
        return plain(text)

    def all(self, values: Sequence[T], fit: Callable[[T], T]) -> tuple[T, ...]:
        if len(values) > _MOST:
            self.has_cut = True
        return tuple(map(fit, values[:_MOST]))

    def labelled(self, one: Labelled) -> Labelled:
        if len(one.value) <= _LONGEST_PART and one.value.isprintable() and not one.label:
            return one
        label = self.text(one.label, _LONGEST_LABEL)
        return Labelled(self.text(one.value, _LONGEST_VALUE), label)

    def party(self, party: Party) -> Party:
        if len(party.name) <= LONGEST_NAME and party.name.isprintable():
            return party
        name = self.text(party.name, LONGEST_NAME)
        # A name of nothing but such characters stands for nobody, as "?" does.
        return party._replace(name=name or ("" if party.email or party.profile else "?"))


def _fits(record: PersonRecord) -> bool:
    """Tell whether a record can be held as it is, as nearly every one can."""
    labelled = record.emails + record.phones + record.websites + record.postal
    named = (record.name, record.given, record.family, record.uid)
    held = (record.organisation, record.title, *record.circles, *record.profiles)
    said = "".join((*named, *held, *[part for one in labelled for part in one]))
    # Together no longer than the shortest may be by itself, in the ordinary case.
    return (
        len(said) <= _SURELY_FITS
        and len(record.given) <= _LONGEST_PART
        and len(record.family) <= _LONGEST_PART
        and len(record.language) <= _LONGEST_LANGUAGE
        and not (record.circles and max(map(len, record.circles)) > _LONGEST_CIRCLE)
        and not (labelled and max(len(one.label) for one in labelled) > _LONGEST_LABEL)
        and (said.isprintable() or not _REFUSED.search(said))
        and not (record.how_met and len(record.how_met) > _SURELY_FITS)
        and not (record.how_met and _REFUSED.search(record.how_met))
        and not (record.note and _REFUSED.search(record.note))
        and not any(map(_REFUSED.search, record.extras))
    )


def _person(record: PersonRecord, cutter: _Cutter) -> PersonRecord:
    if _fits(record):
        return record
    text = cutter.text
    return PersonRecord(
        record.place,
        name=text(record.name, LONGEST_NAME),
        given=text(record.given, _LONGEST_PART),
        family=text(record.family, _LONGEST_PART),
        uid=text(record.uid, LONGEST_ADDRESS),
        emails=cutter.all(record.emails, cutter.labelled) if record.emails else (),
        phones=cutter.all(record.phones, cutter.labelled) if record.phones else (),
        profiles=cutter.all(record.profiles, plain) if record.profiles else (),
        websites=cutter.all(record.websites, cutter.labelled) if record.websites else (),
        postal=cutter.all(record.postal, cutter.labelled) if record.postal else (),
        organisation=text(record.organisation, LONGEST_NAME),
        title=text(record.title, LONGEST_NAME),
        birthday=record.birthday,
        met_on=record.met_on,
        circles=cutter.all(record.circles, lambda name: text(name, _LONGEST_CIRCLE))
        if record.circles
        else (),
        how_met=text(record.how_met, _LONGEST_VALUE),
        note=plain(record.note),
        language=record.language[:_LONGEST_LANGUAGE],
        revised_on=record.revised_on,
        extras=tuple(map(plain, record.extras)) if record.extras else (),
    )


def _me(record: MeRecord, cutter: _Cutter) -> MeRecord:
    return replace(
        record,
        name=cutter.text(record.name, LONGEST_NAME),
        address=cutter.text(record.address, _LONGEST_VALUE),
    )


def _position(record: PositionRecord, cutter: _Cutter) -> PositionRecord:
    organisation = cutter.text(record.organisation, LONGEST_NAME)
    return replace(record, organisation=organisation, title=cutter.text(record.title, LONGEST_NAME))


def _message(record: MessageRecord, cutter: _Cutter) -> MessageRecord:
    subject = cutter.text(record.subject, _LONGEST_VALUE)
    sender = cutter.party(record.sender)
    to, cc = tuple(map(cutter.party, record.to)), tuple(map(cutter.party, record.cc))
    if subject is record.subject and (sender, to, cc) == (record.sender, record.to, record.cc):
        return record
    return record._replace(subject=subject, sender=sender, to=to, cc=cc)


def _meeting(record: MeetingRecord, cutter: _Cutter) -> MeetingRecord:
    return replace(
        record,
        subject=cutter.text(record.subject, _LONGEST_VALUE),
        people=tuple(map(cutter.party, record.people)),
        declined=tuple(map(cutter.party, record.declined)),
        organizer=cutter.party(record.organizer) if record.organizer else None,
    )


def _exchange(record: ExchangeRecord, cutter: _Cutter) -> ExchangeRecord:
    subject = cutter.text(record.subject, _LONGEST_VALUE)
    return replace(record, subject=subject, party=cutter.party(record.party))


def _link(record: LinkRecord, cutter: _Cutter) -> LinkRecord:
    return replace(
        record,
        a=cutter.party(record.a),
        b=cutter.party(record.b),
        evidence=cutter.text(record.evidence, _LONGEST_VALUE),
    )


_FITTED: dict[type[object], Callable[[Any, _Cutter], Any]] = {
    PersonRecord: _person,
    MeRecord: _me,
    PositionRecord: _position,
    MessageRecord: _message,
    MeetingRecord: _meeting,
    ExchangeRecord: _exchange,
    LinkRecord: _link,
}
