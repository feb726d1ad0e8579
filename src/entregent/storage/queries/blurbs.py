"""Blurbs: what the owner wrote of themselves to be forwarded."""

from entregent.storage.models import Blurb, Book


def blurbs(book: Book) -> list[Blurb]:
    """Return every blurb with its goal: those for any goal first, then by language and goal."""
    rows = Blurb.objects.filter(book=book).select_related("goal")
    return sorted(rows, key=lambda b: (b.goal_id is not None, b.language, b.goal_id or 0))


def blurb_of(book: Book, number: int) -> Blurb | None:
    """Return a blurb of the book with its goal, None when there is none such."""
    return Blurb.objects.filter(book=book, pk=number).select_related("goal").first()


def blurbs_for(book: Book, language: str, goal: int | None) -> list[Blurb]:
    """Return the blurbs in a language that were written for a goal or for any."""
    rows = Blurb.objects.filter(book=book, language=language)
    return [one for one in rows if one.goal_id in (goal, None)]
