"""Links as the person states them: who knows whom, and who doesn't after all."""

from entregent.core.links import KINDS
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.typed import TYPED, let_know
from entregent.storage.models import Book, Link, NotLinked, Person

LONGEST = 2_000  # characters of the evidence


def link(book: Book, one: Person, other: Person, *, evidence: str, kind: str = "") -> Link:
    """State that two people know each other, and how one knows; said again, it is corrected."""
    kind, words = kind or "acquaintance", typed(evidence)
    if kind not in KINDS:
        raise EntregentError("not-a-choice", value=kind, choices=", ".join(KINDS))
    if not words:
        raise EntregentError("evidence-missing")
    if len(words) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    a, b = _in_order(one, other)
    with journal.entry(book, "link", a=a, b=b) as recorder:
        recorder.tell(people=[{"id": p.pk, "name": p.name} for p in (one, other)])
        let_know(recorder, a, b)
        mine = Link.objects.filter(a_id=a, b_id=b, kind__in=KINDS, origin=TYPED)
        known = mine.filter(kind=kind).first() or mine.first()
        if known is None:
            return recorder.create(
                Link(book=book, a_id=a, b_id=b, kind=kind, evidence=words, origin=TYPED)
            )
        recorder.delete(mine.exclude(pk=known.pk))
        recorder.change(known, kind=kind, evidence=words)
    return known


def unlink(book: Book, one: Person, other: Person) -> None:
    """Say that two people don't know each other: no file says it again."""
    a, b = _in_order(one, other)
    links = Link.objects.filter(a_id=a, b_id=b)
    if not links.exists():
        raise EntregentError("not-linked", a=one.name, b=other.name)
    with journal.entry(book, "unlink", a=a, b=b) as recorder:
        recorder.tell(people=[{"id": p.pk, "name": p.name} for p in (one, other)])
        recorder.delete(links)
        if not NotLinked.objects.filter(a_id=a, b_id=b).exists():
            recorder.create(NotLinked(book=book, a_id=a, b_id=b))


def _in_order(one: Person, other: Person) -> tuple[int, int]:
    if one.pk == other.pk:
        raise EntregentError("same-person", name=one.name)
    return min(one.pk, other.pk), max(one.pk, other.pk)
