"""Who somebody is by now who was joined with somebody else, and has no row of their own left."""

from entregent.storage.models import Address, Book, Change, Entry, Person, SourceRecord

_MERGES = ("merge", "merge-all")
_MOVED = (Address, SourceRecord)  # what nearly everybody has


def is_now(book: Book, gone: int) -> Person | None:
    """Return whom the person of this number was joined with; None when they were not.

    Whoever that is may have been joined with a third since.
    """
    seen = {gone}
    number: int | None = gone
    while number is not None:
        number = _kept_for(book, number)
        if number is None or number in seen:
            return None
        if person := Person.objects.filter(book=book, pk=number).first():
            return person
        seen.add(number)
    return None


def _kept_for(book: Book, gone: int) -> int | None:
    acts = Entry.objects.filter(book=book, act__in=_MERGES, undone_at=None).order_by("-id")
    for values in acts.values_list("values", flat=True):
        kept, others = values.get("into", values["keep"]), values["gone"]
        if gone in others and len(kept) == len(others):
            return int(kept[others.index(gone)])
    return _moved_to(book, gone)


def _moved_to(book: Book, gone: int) -> int | None:
    """Return who has now what moved from somebody as they left the book, as long as it is known."""
    left = Change.objects.filter(
        entry__book=book, entry__undone_at=None, table="person", first=gone, deleted=True
    )
    entry = left.order_by("-id").values("entry")[:1]
    moved = Change.objects.filter(entry__in=entry, deleted=False, before__person_id=gone)
    for model in _MOVED:
        rows = moved.filter(table=model._meta.model_name).values_list("first", flat=True)
        now = model._default_manager.filter(pk__in=list(rows[:50])).values_list("person_id")
        if found := now.first():
            return int(found[0])
    return None
