"""The acts that can still be undone."""

from django.db.models import Exists, OuterRef

from entregent.storage.models import Book, Change, Entry


def latest_standing(book: Book) -> Entry | None:
    """Return the latest act that changed something and still stands."""
    rows = Entry.objects.filter(book=book, undone_at=None)
    changed = rows.filter(Exists(Change.objects.filter(entry=OuterRef("pk"))))
    return changed.order_by("-id").first()
