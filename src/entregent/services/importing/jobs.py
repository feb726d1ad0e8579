"""What a source says of the jobs of people already in the book."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from entregent.core.text import fold
from entregent.importers.records import PersonRecord
from entregent.services.importing.gathered import Gathered
from entregent.services.importing.rows import Names
from entregent.services.journal import difference
from entregent.storage.models import Position

_READ = (
    "person_id", "title", "organisation__name", "organisation__key", "origin", "pk",
    "organisation_id", "current",
)  # fmt: skip


@dataclass(slots=True)
class Job:
    """A position that stands; the last three are known of those the book had before.

    It is not the current one where a source told of it and what was typed stands in front.
    """

    title: str
    firm: str
    firm_key: str
    origin: str
    pk: int = 0
    firm_id: int | None = None
    current: bool = True


class News(NamedTuple):
    """A position to write: another than the former one, or the same with more said of it."""

    person: int
    record: PersonRecord
    told_on: date
    former: Job | None
    fills: bool
    beside: bool  # what was typed stays the current one


class Jobs:
    """Tells the jobs of people, beside those typed; `write` hands over what is new."""

    def __init__(self, source: str, names: Names, gathered: Gathered) -> None:
        self._source = source
        self._names = names
        self._gathered = gathered
        self._jobs: dict[int, list[Job]] = {}
        self._news: list[News] = []

    def load(self, people: Sequence[int]) -> None:
        """Read the positions that stand of the people about to be told of."""
        self._jobs = defaultdict(list)
        beside = Q(current=False, ended="", origin=self._source) & ~Q(started="")
        theirs = Position.objects.filter(Q(current=True) | beside, person_id__in=people)
        found = theirs.order_by("id")
        for person, title, firm, key, *rest in found.values_list(*_READ):
            self._jobs[person].append(Job(title, firm or "", key or "", *rest))

    def has_typed(self, person: int) -> bool:
        """Tell whether the position of somebody was typed."""
        return any(job.origin == "typed" for job in self._jobs[person])

    def tell(
        self,
        person: int,
        record: PersonRecord,
        told_on: date,
        *,
        again: bool,
        before: str | None = None,
    ) -> bool:
        """Note what a record says, unless it is known; `again` tells of a second row of one file.

        Within one file the first row wins. `before` is what the source said last of somebody whose
        position was typed: that one stays in front, and only what is said anew is written, beside.
        """
        jobs = self._jobs[person]
        if any(_is_same(job, record) for job in jobs):
            return False
        former = next((job for job in jobs if job.origin == self._source), None)
        if former and (again or _says_less(former, record)):
            return False
        beside = self.has_typed(person)
        if beside:
            former = former or _said(before, self._source)
            if not _is_news(former, record):
                return False
        fills = former is not None and _says_more(former, record)
        self._news.append(News(person, record, told_on, former, fills, beside))
        if former in jobs:
            jobs.remove(former)
        title = record.title[:300] or (former.title if former and fills else "")
        firm_key = fold(record.organisation)[:300]
        told = Job(title, record.organisation, firm_key, self._source, current=not beside)
        jobs.append(told)
        return True

    def write(self) -> None:
        """Hand over the news, the firms they name being made now."""
        firms = self._names.organisations(news.record.organisation for news in self._news)
        for news in self._news:
            firm = firms.get(news.record.organisation)
            if news.former and news.fills:
                title = news.record.title[:300] or news.former.title
                self._change(news.former, title=title, organisation_id=firm)
            else:
                self._begin(news, firm)
        self._news.clear()

    def _begin(self, news: News, firm: int | None) -> None:
        """Write a position; the one it follows, when the source gave it, ends that day."""
        started = news.told_on.isoformat() if news.former else ""
        title, current = news.record.title[:300], not news.beside
        self._gathered.position(news.person, firm, title, started, current=current)
        if news.former:
            self._change(news.former, current=False, ended=started)
            said = {
                "organisation": news.record.organisation,
                "title": news.record.title,
                "former_organisation": news.former.firm,
                "former_title": news.former.title,
            }
            self._gathered.new_job(news.person, news.told_on, said)

    def _change(self, job: Job, **values: Any) -> None:
        if not job.pk:
            return  # said, and typed over since
        was = {
            "title": job.title,
            "organisation_id": job.firm_id,
            "current": job.current,
            "ended": "",
        }
        if told := difference(job.pk, was, values):
            self._gathered.change(Position, told)


def _is_same(job: Job, record: PersonRecord) -> bool:
    return job.firm_key == fold(record.organisation) and fold(job.title) == fold(record.title)


def _said(before: str | None, source: str) -> Job | None:
    """Return the position a source said last, as origins keep it."""
    if before is None:
        return None
    firm, _, title = before.partition("\n")
    return Job(title, firm, fold(firm)[:300], source)


def _is_news(former: Job | None, record: PersonRecord) -> bool:
    """Tell whether a record says another position than its source said last."""
    if former is None or _is_same(former, record):
        return False
    return not (_says_more(former, record) or _says_less(former, record))


def _says_more(former: Job, record: PersonRecord) -> bool:
    """Tell whether the record only fills what the position left open."""
    fills_title = not former.title and former.firm_key == fold(record.organisation)
    fills_firm = not former.firm and fold(former.title) == fold(record.title)
    return fills_title or fills_firm


def _says_less(former: Job, record: PersonRecord) -> bool:
    """Tell whether the record leaves open what the position says, and agrees on the rest."""
    no_title = not record.title and former.firm_key == fold(record.organisation)
    no_firm = not record.organisation and fold(former.title) == fold(record.title)
    return no_title or no_firm
