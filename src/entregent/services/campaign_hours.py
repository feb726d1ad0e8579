"""When the messages of campaigns leave: as one chose it, checked, kept, and told for each."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from entregent.core.boundaries import Boundaries, Busy
from entregent.core.campaigns import Occasion, Run
from entregent.core.outbox import LEAST_APART, State
from entregent.core.sending_hours import Hours, as_text, spans_of, turns_each
from entregent.services.book import zone
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Campaign, MailAccount, Outgoing
from entregent.storage.queries.campaigns import approved_greetings, busy_of_greetings, left_since
from entregent.storage.queries.outbox import account_in

A_DAY, MOST_A_DAY = 20, 500
LONGEST = 120  # days from the first to the last
_REMEMBERED = timedelta(days=2)  # since messages left, for the next one to wait for them


def hours_of(campaign: Campaign) -> Hours:
    """Return when the messages of a campaign leave."""
    return Hours(
        campaign.first,
        campaign.last,
        frozenset(map(int, campaign.weekdays)),
        spans_of(campaign.spans),
        campaign.a_day,
    )


def checked(
    *, first: date, last: date, weekdays: str, spans: str, a_day: int
) -> dict[str, Any]:  # fmt: skip
    """Return days and hours as they are kept; refused where nothing could leave within them."""
    if last < first:
        raise EntregentError("campaign-days", first=first.isoformat(), last=last.isoformat())
    if last - first > timedelta(days=LONGEST):
        raise EntregentError("campaign-long", most=LONGEST)
    days = "".join(sorted(set(weekdays)))
    if not days or not set(days) <= set("1234567"):
        raise EntregentError("campaign-weekdays", value=weekdays[:20])
    try:
        times = as_text(spans_of(spans))
    except ValueError as error:
        raise EntregentError("campaign-hours", value=spans[:60]) from error
    if not 0 < a_day <= MOST_A_DAY:
        raise EntregentError("campaign-a-day", most=MOST_A_DAY)
    return {"first": first, "last": last, "weekdays": days, "spans": times, "a_day": a_day}


def as_read(row: Mapping[str, Any]) -> None:
    """Look at a campaign that a file brings; ValueError where it could not be kept so."""
    Occasion(row["occasion"])
    Run(row["run"])
    news = row["news"]
    if not isinstance(news, dict) or not all(isinstance(one, str) for one in news.values()):
        raise ValueError(news)
    days = {name: date.fromisoformat(row[name]) for name in ("first", "last")}
    try:
        checked(weekdays=row["weekdays"], spans=row["spans"], a_day=int(row["a_day"]), **days)
    except EntregentError as error:
        raise ValueError(error.code) from error


def leaving(book: Book, now: datetime) -> list[tuple[int, datetime]]:
    """Return the approved messages that are to leave, each with when, those of no campaign first.

    Of a campaign that is paused, or past its last day, none is.
    """
    plain = Outgoing.objects.filter(book=book, state=State.APPROVED, greeting=0)
    rows = plain.order_by("approved_at", "pk").values_list("pk", "not_before")
    alone = [(pk, later or now) for pk, later in rows]
    return [*alone, *greetings_leaving(book, now).items()]


def greetings_leaving(book: Book, now: datetime) -> dict[int, datetime]:
    """Return when each approved message of a campaign leaves, as far as there is room for it."""
    waiting: dict[int, list[tuple[int, datetime | None]]] = defaultdict(list)
    busy = _Busy(book)
    for pk, number, later in approved_greetings(book):
        waiting[number].append((pk, later))
    if not waiting:
        return {}
    account, home = account_in(book), zone(book)
    found: dict[int, datetime] = {}
    for campaign in Campaign.objects.filter(pk__in=waiting, run=Run.OPEN).order_by("pk"):
        told = waiting[campaign.pk]
        # One that a server put off holds up nobody.
        told.sort(key=lambda row: bool(row[1] and row[1] > now))
        free = turns_each(
            hours_of(campaign),
            [busy.holds(pk) for pk, _later in told],
            now=now.astimezone(home).replace(tzinfo=None),
            left=[
                at.astimezone(home).replace(tzinfo=None)
                for at in left_since(campaign, now - _REMEMBERED)
            ],
            least_apart=least_apart(account),
        )
        for place, turn in free.items():
            pk, later = told[place]
            at = max(turn.replace(tzinfo=home), now)
            found[pk] = max(at, later) if later else at
    return found


class _Busy:
    """On which days the people of approved greetings are busy, as one noted: they wait."""

    def __init__(self, book: Book) -> None:
        self._periods: dict[int, list[Busy]] = defaultdict(list)
        for pk, begins, ends in busy_of_greetings(book):
            self._periods[pk].append(Busy(begins, ends))

    def holds(self, message: int) -> Callable[[date], bool] | None:
        """Return what tells whether a message is held on a day, None where none ever is."""
        if periods := self._periods.get(message):
            return lambda on: bool(Boundaries(busy=periods).allows_busy(on))
        return None


def least_apart(account: MailAccount | None) -> timedelta:
    """Return how far apart messages leave at least, for the pace of the account to hold."""
    pace = timedelta(hours=1) / max(1, account.an_hour) if account else LEAST_APART
    return max(LEAST_APART, pace)
