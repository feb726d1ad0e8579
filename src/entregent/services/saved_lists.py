"""Saved lists: a search with its filters, kept under a name."""

from entregent.core.text import fold
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, SavedList


def save_list(book: Book, *, name: str, query: str) -> SavedList:
    """Keep what a list asks for, as its address says it, under a name of its own."""
    if not query:
        raise EntregentError("list-of-everybody")
    name, key = _name(book, name)
    with journal.entry(book, "list-save", name=name) as recorder:
        return recorder.create(SavedList(book=book, name=name, key=key, query=query))


def rename_list(book: Book, saved: SavedList, *, name: str) -> None:
    """Give a saved list another name."""
    name, key = _name(book, name, but=saved.pk)
    with journal.entry(book, "list-rename", name=saved.name) as recorder:
        recorder.change(saved, name=name, key=key)


def drop_list(book: Book, saved: SavedList) -> None:
    """Forget a saved list; the people in it stay as they are."""
    with journal.entry(book, "list-drop", name=saved.name) as recorder:
        recorder.delete(SavedList.objects.filter(pk=saved.pk))


def _name(book: Book, said: str, but: int = 0) -> tuple[str, str]:
    """Return a name and its folded form; refused when there is none or another has it."""
    name = " ".join(said.replace("\0", "").split())[:120]
    key = fold(name)[:120]
    if not key:
        raise EntregentError("list-nameless")
    same = SavedList.objects.filter(book=book, key=key).exclude(pk=but).first()
    if same:
        raise EntregentError("list-there", name=same.name)
    return name, key
