"""The paragraphs about oneself on the settings: those written, each to be corrected; a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.core.drafts import LANGUAGES
from entregent.core.text import number_in
from entregent.services.blurbs import LONGEST, proposed_blurb
from entregent.services.errors import EntregentError
from entregent.services.wording.language import spoken
from entregent.storage.queries.blurbs import blurbs
from entregent.storage.queries.goals import goal_of, open_goals

if TYPE_CHECKING:
    from entregent.storage.models import Blurb, Book, Goal, Person, Position


@dataclass(frozen=True, slots=True)
class BlurbForm:
    """A paragraph as it is filled in; a proposed one is kept nowhere yet."""

    text: str
    blurb: "Blurb | None" = None
    language: str = ""
    goal: int = 0
    refusal: str = ""
    is_open: bool = False
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class BlurbsPart:
    """Every form of the part; `back` is the page to come back to, "" for the settings."""

    rows: Sequence[BlurbForm]
    new: BlurbForm
    goals: Sequence["Goal"]
    back: str
    languages: Sequence[str] = LANGUAGES
    longest: int = LONGEST


def blurbs_part(
    book: "Book",
    owner: "Person | None",
    position: "Position | None",
    asked: Mapping[str, str],
    *,
    section: str,
    sentence: str,
) -> BlurbsPart:
    """Return the part as an address or a refused form asks for it.

    `section` names the refused form, "" where none was: blurb-new, or blurb- and a number. The
    owner and their position are what a proposed one begins with.
    """
    known = blurbs(book)
    new = _new(known, asked, sentence if section == "blurb-new" else "")
    if new.is_proposed:
        text = proposed_blurb(owner, position, new.language)
        new = replace(new, text=text, is_proposed=bool(text))

    def row(blurb: "Blurb") -> BlurbForm:
        if section == f"blurb-{blurb.pk}":
            return BlurbForm(asked.get("text", ""), blurb, refusal=sentence, is_open=True)
        return BlurbForm(blurb.text, blurb, is_open=asked.get("blurb") == str(blurb.pk))

    return BlurbsPart(
        rows=[row(blurb) for blurb in known],
        new=new,
        goals=open_goals(book),
        back=asked.get("back", ""),
    )


def goal_meant(book: "Book", said: str) -> "Goal | None":
    """Return the goal a form names, None for any goal; refused where there is none such."""
    if not said:
        return None
    goal = goal_of(book, number_in(said) or 0)
    if goal is None:
        raise EntregentError("no-such-goal", which=said[:60])
    return goal


def _new(known: Sequence["Blurb"], asked: Mapping[str, str], refusal: str) -> BlurbForm:
    """Return the form of another one: in the language spoken, or one in which there is none."""
    there = {blurb.language for blurb in known if blurb.goal_id is None}
    missing = sorted(set(LANGUAGES) - there, key=lambda one: one != spoken())
    usual = next(iter(missing), spoken())
    language = asked.get("language", "")
    language = language if language in LANGUAGES else usual
    goal = number_in(asked.get("goal", "")) or 0
    if refusal:
        return BlurbForm(asked.get("text", ""), None, language, goal, refusal, is_open=True)
    is_open = not known or "language" in asked
    return BlurbForm("", None, language, goal, is_open=is_open, is_proposed=language in missing)
