"""What is typed of a campaign: for what, whom, when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict

from entregent.core.campaigns import Occasion, usual_days
from entregent.core.text import number_in
from entregent.services.campaign_hours import A_DAY
from entregent.services.campaign_people import Choice
from entregent.services.campaigns import HOURS, WEEKDAYS, Plan
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person

if TYPE_CHECKING:
    from entregent.storage.models import Book, Campaign

LONGEST = 20_000  # characters of a field
STRONGEST = (5, 15, 50, 150)  # the layers of a network


@dataclass(frozen=True, slots=True)
class When:
    """Days and hours as they were typed."""

    first: str
    last: str
    weekdays: str = WEEKDAYS
    spans: str = HOURS
    a_day: str = str(A_DAY)

    def values(self) -> dict[str, object]:
        """Return them as a campaign takes them; refused where one is no day, or no number."""
        return {
            "first": _day(self.first),
            "last": _day(self.last),
            "weekdays": self.weekdays,
            "spans": self.spans,
            "a_day": number_in(self.a_day) or 0,
        }


@dataclass(frozen=True, slots=True)
class CampaignForm:
    """The form of a new campaign, as it was filled in."""

    when: When
    name: str = ""
    occasion: str = Occasion.NEW_YEAR.value
    news_fr: str = ""
    news_en: str = ""
    template: str = ""
    who: str = ""
    where: str = ""
    strongest: str = ""
    circles: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    refusal: str = ""

    def plan(self) -> Plan:
        """Return the campaign that is asked for."""
        news = {"fr": self.news_fr, "en": self.news_en}
        return Plan(
            self.name, self.occasion, news=news, template=number_in(self.template) or 0,
            **self.when.values(),  # type: ignore[arg-type]  # as they are named there
        )  # fmt: skip

    def choice(self, book: "Book") -> Choice:
        """Return whom it is for; refused where a name means nobody, or several people."""
        return Choice(
            [find_person(book, one).pk for one in map(str.strip, self.who.splitlines()) if one],
            self.circles, self.labels, self.lists, [self.where] if self.where else [],
            number_in(self.strongest) or 0,
        )  # fmt: skip


def new_form(on: date, where: str = "") -> CampaignForm:
    """Return the form before anybody fills it in: for what comes next in the year."""
    occasion = Occasion.NEW_YEAR if on.month in (11, 12, 1) else Occasion.BACK
    if on.month in (5, 6, 7):
        occasion = Occasion.SUMMER
    first, last = usual_days(occasion, on)
    when = When(first.isoformat(), last.isoformat())
    return CampaignForm(when, occasion=occasion.value, where=where)


def form_of(said: QueryDict, refusal: str = "") -> CampaignForm:
    """Return the form as it was sent."""

    def told(name: str) -> str:
        return said.get(name, "").replace("\0", "")[:LONGEST]

    return CampaignForm(
        when_of(said), told("name"), told("occasion"), told("news_fr"), told("news_en"),
        told("template"), told("who"), told("where"), told("strongest"),
        said.getlist("circles"), said.getlist("labels"), said.getlist("lists"), refusal,
    )  # fmt: skip


def when_of(said: QueryDict) -> When:
    """Return the days and hours as they were sent."""
    return When(
        said.get("first", ""), said.get("last", ""), "".join(said.getlist("weekdays")),
        said.get("spans", ""), said.get("a_day", ""),
    )  # fmt: skip


def when_in(campaign: "Campaign") -> When:
    """Return the days and hours that a campaign has."""
    return When(
        campaign.first.isoformat(), campaign.last.isoformat(), campaign.weekdays,
        campaign.spans.replace(",", ", "), str(campaign.a_day),
    )  # fmt: skip


def words_left(said: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the subject, the body and the line of a greeting as they were left."""
    body = said.get("body", "").replace("\r\n", "\n").replace("\r", "\n")
    return said.get("subject", ""), body, said.get("line", "")


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise EntregentError("not-a-date", value=said[:20]) from None
