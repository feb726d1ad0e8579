"""What to have in mind before one meets somebody: what is known of them, and what to ask."""

from dataclasses import dataclass
from datetime import date

from entregent.core.functions import function_of
from entregent.core.level import approach
from entregent.core.questions import Known, Meeting, Place, Question, questions
from entregent.core.quoted import is_topic, named
from entregent.core.story import Kind
from entregent.core.today import topic
from entregent.services.closeness import is_close
from entregent.services.draft_news import news_of
from entregent.services.introduction_ideas import Help, help_for
from entregent.services.levels import gap, level_held, my_level
from entregent.services.summaries import Dossier, dossier
from entregent.storage.models import Book, Interest, Person, Position
from entregent.storage.queries.dossier import positions_of
from entregent.storage.queries.owner import me
from entregent.storage.queries.positions import shown
from entregent.storage.queries.weak_ties import open_goals

TOLD = 6  # of what was last said
LOOKED_AT = 30  # of the story, for the last subject


@dataclass(frozen=True, slots=True)
class Sheet:
    """A preparation: all that is known, what I may do for them, questions to bring.

    `bring` says that they stand far above me and nothing is known that I may do for them: what one
    brings to such people comes first (practice C2).
    """

    known: Dossier
    meeting: Meeting
    help: Help
    questions: list[Question]
    bring: bool


def prepare(book: Book, person: Person, meeting: Meeting, *, on: date) -> Sheet:
    """Return what to have in mind before meeting somebody on a day."""
    known = dossier(book, person, on=on, told=LOOKED_AT)
    asked = questions(_asked_about(book, known, on), meeting, on=on)
    found = help_for(book, person, known.interests, on=on)
    mine = found.mine or found.helpers or found.helped
    return Sheet(known, meeting, found, asked, not mine and _is_far_above(book, known, on))


def _is_far_above(book: Book, known: Dossier, on: date) -> bool:
    above = gap(level_held(_now(known)), my_level(book))
    close = is_close(book, known.summary.person, on=on)
    return approach(above, close=close) == "far-above"


def _now(known: Dossier) -> Position | None:
    return shown([position for position in known.positions if position.current])


def _asked_about(book: Book, known: Dossier, on: date) -> Known:
    current = _now(known)
    former = [p for p in known.positions if not p.current]
    owner = me(book)
    mine = [p for p in (positions_of(owner) if owner else ()) if p.organisation]
    firms = frozenset(p.organisation.name for p in mine if p.organisation)
    here = {p.organisation.name for p in mine if p.organisation and p.current}
    goal = next(iter(open_goals(book)), None)
    return Known(
        now=_place(current) if current else None,
        before=[_place(position) for position in former],
        level=level_held(current),
        topic=_topic(known),
        needs=_open(known, Interest.NEED),
        matters=_open(known, Interest.MATTERS),
        offers=_open(known, Interest.OFFER),
        mine=firms,
        left=firms - here,
        my_function=_my_function(owner),
        goal=goal.name if goal else "",
        news=news_of(known.summary.person, on).get("firm", ""),
    )


def _place(position: Position) -> Place:
    firm = position.organisation.name if position.organisation else ""
    function = position.function or function_of(position.title)
    return Place(firm, position.title, position.started, position.ended, function)


def _my_function(owner: Person | None) -> str:
    """Return what I work on, or did last, "" where nothing tells."""
    last = next(iter(positions_of(owner)), None) if owner else None
    return _place(last).function if last else ""


def _topic(known: Dossier) -> str:
    """Return what the last exchange that has a subject was about, "" for none."""
    exchanges = (told.facts for told in known.story if told.kind is Kind.EXCHANGE)
    subjects = (topic(named(facts["subject"])) for facts in exchanges if facts["subject"])
    return next(filter(is_topic, subjects), "")


def _open(known: Dossier, kind: str) -> list[str]:
    rows = [i for i in known.interests if i.kind == kind and i.state == Interest.OPEN]
    return [row.text for row in reversed(rows)]
