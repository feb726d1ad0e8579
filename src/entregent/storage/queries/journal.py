"""The acts that can still be undone."""

from django.db.models import Exists, OuterRef

from entregent.storage.models import Book, Change, Entry


def newest_entry(book: Book) -> int:
    """Return the number of the latest act, 0 when nothing was ever done."""
    return Entry.objects.filter(book=book).order_by("-id").values_list("pk", flat=True).first() or 0


def standing_since(book: Book, entry: int) -> list[int]:
    """Return the acts after this one that changed something and still stand, the latest first."""
    rows = Entry.objects.filter(book=book, undone_at=None, pk__gt=entry)
    changed = rows.filter(Exists(Change.objects.filter(entry=OuterRef("pk"))))
    return list(changed.order_by("-id").values_list("pk", flat=True))
