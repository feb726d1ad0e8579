"""The messages of a campaign, each with a line of its own; the book is read once for them all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zlib import crc32

from entregent.core.asks import YES
from entregent.core.boundaries import NO_MAIL
from entregent.core.campaigns import FACT, Occasion, Way, with_line
from entregent.core.drafts import LANGUAGES, REGISTERS, Draft, Intent, write
from entregent.core.drafts.templates import filled
from entregent.core.greetings import Line, Said, Told, chosen, lines, may_mourn
from entregent.core.language import language_of
from entregent.core.text import fold
from entregent.services.book import day_of, today, zone
from entregent.services.drafts import given_name
from entregent.services.manner import usual_register
from entregent.storage.models import Book, Campaign, Interest, Person, Position, Template
from entregent.storage.queries import campaigns as queries
from entregent.storage.queries.owner import me
from entregent.storage.queries.positions import positions_now

_SINCE = timedelta(days=400)
_SMALL = 3  # recipients of what is quoted as between the two of us
_MEETINGS = frozenset({"meal", "meeting", "event"})
MOURNING, NO_NEWS = "mourning", "no-news"
NO_MAIL_WHY, NO_ADDRESS, BOUNCED = "no-mail", "no-address", "bounced"


@dataclass(frozen=True, slots=True)
class Prepared:
    """How somebody is greeted and, by mail, the message to begin with."""

    person: Person
    way: Way
    why: str = ""
    mark: str = ""
    bare: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    to: str = ""
    draft: Draft | None = None


def prepared(book: Book, campaign: Campaign, people: Sequence[int]) -> list[Prepared]:
    """Return how each of these people is greeted, in this order; nobody who is archived."""
    on = today(book)
    known = queries.people_in(people)
    there = [known[pk] for pk in people if pk in known]
    there = [one for one in there if not one.archived_on and not one.is_me]
    ids = [person.pk for person in there]
    emails, refuse = queries.working_among(ids), queries.without_mail(ids, NO_MAIL)
    bounced = queries.addresses_among(ids, "email").keys() - emails.keys()
    by_mail = [one for one in there if one.pk in emails and one.pk not in refuse]
    written = _written(book, campaign, by_mail, on)
    phones = queries.addresses_among(ids, "phone")
    postal = queries.addresses_among(ids, "postal")
    found = []
    for person in there:
        if person.pk in written:
            found.append(_with_address(written[person.pk], emails[person.pk][0]))
            continue
        way = Way.CARD if person.pk in postal and person.pk not in phones else Way.CALL
        why = (
            NO_MAIL_WHY if person.pk in refuse else BOUNCED if person.pk in bounced else NO_ADDRESS
        )
        found.append(Prepared(person, way, why=why))
    return found


def _with_address(one: Prepared, to: str) -> Prepared:
    return Prepared(one.person, one.way, one.why, one.mark, one.bare, one.told, to, one.draft)


def _written(
    book: Book, campaign: Campaign, people: Sequence[Person], on: date
) -> dict[int, Prepared]:
    ids = [person.pk for person in people]
    book_says = _told(book, ids, on)
    jobs, circles = positions_now(ids), queries.circles_among(ids)
    manner = {
        person.pk: (
            _language(book, person, book_says[person.pk], jobs.get(person.pk)),
            person.register or usual_register(person, circles.get(person.pk, ())),
        )
        for person in people
    }
    mourns = {
        person.pk: _mourns(book_says[person.pk], circles.get(person.pk, ()), on)
        for person in people
    }
    firms = {pk: str(job.organisation_id or "") for pk, job in jobs.items()}
    own = chosen(
        (
            person.pk,
            firms.get(person.pk, ""),
            []
            if mourns[person.pk]
            else lines(
                book_says[person.pk], lang=manner[person.pk][0], register=manner[person.pk][1],
                whom=person.pk, today=on,
            ),
        )
        for person in people
    )  # fmt: skip
    said = _Words(book, campaign)
    return {
        person.pk: said.to(
            person, *manner[person.pk],
            line=own.get(person.pk), mourns=mourns[person.pk], firm=firms.get(person.pk, ""),
        )
        for person in people
    }  # fmt: skip


class _Words:
    """What everybody is told, each in another wording where they might compare."""

    def __init__(self, book: Book, campaign: Campaign) -> None:
        self._book, self._campaign = book, campaign
        self._at_firm: Counter[str] = Counter()
        self._me = names_of_me(book)
        number = campaign.template
        self._template = Template.objects.filter(book=book, pk=number).first() if number else None

    def to(
        self, person: Person, lang: str, register: str, *, line: Line | None, mourns: Said | None,
        firm: str,
    ) -> Prepared:  # fmt: skip
        facts = {"given": given} if (given := given_name(person)) else {}
        facts |= {"me": self._me[register]} if self._me[register] else {}
        wording = self._at_firm[firm] if firm else 0
        self._at_firm[firm] += 1
        whom = crc32(firm.encode()) if firm else person.pk
        if mourns:
            usual = write(Intent.GREETING, facts, lang=lang, register=register, whom=whom)
            first, *_, last = usual.body.split("\n\n")
            alone = usual._replace(subject="", body=f"{first}\n\n{last}")
            return Prepared(
                person,
                Way.MAIL,
                mark=MOURNING,
                bare=alone.body,
                told=_evidence(mourns),
                draft=alone,
            )
        occasion = Occasion(self._campaign.occasion)
        news = self._campaign.news.get(lang, "")
        if occasion is not Occasion.NEWS:
            facts[FACT[occasion]] = ""
        elif news:
            facts["news"] = news
        bare = self._draft(facts, lang, register, whom, wording)
        mark = NO_NEWS if occasion is Occasion.NEWS and not news else ""
        if line is None or mark:
            return Prepared(person, Way.MAIL, mark=mark, bare=bare.body, draft=bare)
        draft = self._draft(facts | {"line": line.text}, lang, register, whom, wording)
        if line.text not in draft.body:
            draft = bare._replace(body=with_line(bare.body, line.text))
        told = {"line": line.text, "code": line.code, **_evidence(line.of)}
        return Prepared(person, Way.MAIL, bare=bare.body, told=told, draft=draft)

    def _draft(
        self, facts: Mapping[str, str], lang: str, register: str, whom: int, wording: int
    ) -> Draft:
        usual = write(
            Intent.GREETING, facts, lang=lang, register=register, whom=whom, wording=wording
        )
        mine = self._template
        if mine is None or mine.language != lang or mine.register not in ("", usual.register):
            return usual
        made = filled(
            mine.subject, mine.body, facts, intent=Intent.GREETING, register=register, usual=usual
        )
        return made or usual


def names_of_me(book: Book) -> dict[str, str]:
    """Return how I sign, by register."""
    owner = me(book)
    whole = owner.name if owner else ""
    return {REGISTERS[0]: (given_name(owner) if owner else "") or whole, REGISTERS[1]: whole}


def _evidence(said: Said) -> dict[str, Any]:
    return {"kind": said.kind, "ref": said.ref, "on": said.on.isoformat(), "text": said.text[:200],
            "more": said.more}  # fmt: skip


def _mourns(told: Told, circles: Collection[str], on: date) -> Said | None:
    marked = [Said("circle", 0, on, name) for name in circles]
    return may_mourn([*told.words, *told.exchanges, *told.matters, *told.needs, *marked], today=on)


def _language(book: Book, person: Person, told: Told, job: Position | None) -> str:
    """Return the language one writes to somebody in, as `manner.language_with` finds it."""
    if person.language:
        return person.language if person.language in LANGUAGES else "en"
    subjects = language_of(" \n ".join(said.text for said in told.exchanges))
    usual = book.language if book.language in LANGUAGES else "en"
    return subjects or (language_of(job.title) if job else "") or usual


def _told(book: Book, ids: Collection[int], on: date) -> dict[int, Told]:
    """Return what the book says of each of these people."""
    since = datetime.combine(on - _SINCE, time(), tzinfo=zone(book))
    exchanges = queries.exchanges_among(ids, since=since)
    notes, wants = queries.notes_among(ids), queries.interests_among(ids)
    favours = queries.favours_done(ids, since=on - _SINCE)
    news = queries.news_among(ids, since=on - _SINCE)
    people = queries.people_in(ids)
    shared = _shared_subjects(exchanges)
    found: dict[int, Told] = defaultdict(Told)
    for pk in ids:
        moments = [row for row in exchanges.get(pk, ()) if day_of(book, row.at) <= on]
        words = [Said("note", row.pk, day_of(book, row.at), row.text) for row in notes.get(pk, ())]
        words += [
            Said("exchange", row.id, day_of(book, row.at), row.note) for row in moments if row.note
        ]
        person = people[pk]
        found[pk] = Told(
            exchanges=[
                Said("exchange", row.id, day_of(book, row.at), row.subject, row.channel)
                for row in moments
                if row.size <= _SMALL or row.channel in _MEETINGS
            ],
            words=words,
            matters=_wants(wants.get(pk, ()), Interest.MATTERS),
            needs=_wants(wants.get(pk, ()), Interest.NEED),
            favours=[
                Said("favour", row.pk, row.on, row.outcome, row.kind)
                for row in favours.get(pk, ())
                if (row.answer == YES or row.outcome) and row.on <= on
            ],
            jobs=[
                Said("job", row.pk, row.on, row.values.get("title", ""),
                     row.values.get("organisation", ""))
                for row in news.get(pk, ())
            ],
            of_many=shared,
            met=Said("met", pk, person.met_on or on, person.how_met) if person.how_met else None,
        )  # fmt: skip
    return found


def _shared_subjects(exchanges: Mapping[int, Sequence[queries.Sent]]) -> set[str]:
    """Return the subjects, folded, that stand in the exchanges of several: of nobody alone."""
    of: dict[str, set[int]] = defaultdict(set)
    for person, rows in exchanges.items():
        for row in rows:
            of[fold(row.subject)].add(person)
    return {subject for subject, people in of.items() if len(people) > 1}


def _wants(rows: Sequence[Interest], kind: str) -> list[Said]:
    return [Said(kind, row.pk, row.on, row.text) for row in rows if row.kind == kind]
