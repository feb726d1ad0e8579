"""Blurbs, paragraphs about me to be forwarded: written, corrected, taken away, put into drafts."""

from collections.abc import Iterable

from entregent.core import blurbs as core
from entregent.core.drafts import LANGUAGES
from entregent.core.etiquette import open_field
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.discreet import tells_how_to_reach
from entregent.services.errors import EntregentError
from entregent.services.introduction_asked import firm_of
from entregent.services.wording.blurbs import starting_text
from entregent.services.wording.language import speaking
from entregent.storage.models import Blurb, Book, Goal, Person, Position
from entregent.storage.queries.blurbs import blurb_of, blurbs_for
from entregent.storage.queries.opportunities import opportunity_of

LONGEST = 1_200  # characters: what is longer is no paragraph one forwards


def add_blurb(book: Book, *, text: str, language: str, goal: Goal | None = None) -> Blurb:
    """Write a blurb; refused where there is one in this language for this goal."""
    there = _written(book, _language(language), goal)
    if there:
        raise EntregentError("blurb-there", id=there.pk)
    paragraph = _paragraph(text)
    with journal.entry(book, "blurb") as recorder:
        return recorder.create(
            Blurb(
                book=book, language=language, goal=goal, text=paragraph, written_on=today(book)
            )
        )  # fmt: skip


def change_blurb(book: Book, blurb: Blurb, *, text: str) -> None:
    """Correct a blurb."""
    paragraph = _paragraph(text)
    if paragraph == blurb.text:
        return
    with journal.entry(book, "blurb-set") as recorder:
        recorder.change(blurb, text=paragraph, written_on=today(book))


def set_blurb(book: Book, *, text: str, language: str, goal: Goal | None = None) -> Blurb:
    """Write a blurb, in the place of the one in this language for this goal if there is one."""
    there = _written(book, _language(language), goal)
    if there is None:
        return add_blurb(book, text=text, language=language, goal=goal)
    change_blurb(book, there, text=text)
    return there


def text_written(book: Book, *, language: str, goal: Goal | None = None) -> str:
    """Return the blurb in this language for this goal, "" where none is written."""
    there = _written(book, language, goal)
    return there.text if there else ""


def drop_blurb(book: Book, blurb: Blurb) -> None:
    """Take a blurb away; `undo` brings it back."""
    with journal.entry(book, "blurb-drop") as recorder:
        recorder.delete(Blurb.objects.filter(pk=blurb.pk))


def the_blurb(book: Book, number: int) -> Blurb:
    """Return the blurb of this number."""
    found = blurb_of(book, number)
    if found is None:
        raise EntregentError("no-such-blurb", number=number)
    return found


def blurb_for(
    book: Book, language: str, *, goal: int = 0, opportunity: int = 0, about: Iterable[Person] = ()
) -> Blurb | None:
    """Return the blurb that goes into a message about these people, for a goal or an opportunity of
    one, else for any; None where there is none that tells no way to reach them.
    """
    known = opportunity_of(book, opportunity) if opportunity else None
    meant = (known.goal_id if known else goal) or None
    others = [*about]
    written = blurbs_for(book, language, meant)
    kept = [blurb for blurb in written if not tells_how_to_reach(blurb.text, others)]
    return core.chosen(kept, language, meant)


def proposed_blurb(owner: Person | None, position: Position | None, language: str) -> str:
    """Return how a blurb may begin, by what the owner of a book does; "" where it is not known."""
    if owner is None or position is None or not owner.name:
        return ""
    with speaking(language):
        return starting_text(owner.name, title=position.title, firm=firm_of(position))


def _written(book: Book, language: str, goal: Goal | None) -> Blurb | None:
    return Blurb.objects.filter(book=book, language=language, goal=goal).first()


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise EntregentError("not-a-choice", value=language[:60], choices=", ".join(LANGUAGES))
    return language


def _paragraph(text: str) -> str:
    """Return what was typed as one paragraph: it is to stand as one in a message."""
    paragraph = " ".join(typed(text).split())
    if not paragraph:
        raise EntregentError("blurb-missing")
    if len(paragraph) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    if left_open := open_field(paragraph):
        raise EntregentError("blurb-open", field=left_open)
    return paragraph
