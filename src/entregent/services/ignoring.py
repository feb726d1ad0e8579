"""Addresses and domains that stay out of the book."""

from entregent.core.identity import email_key
from entregent.services import journal
from entregent.services.erasing import remove
from entregent.services.errors import EntregentError
from entregent.storage.models import Address, Book, IgnoredAddress, Person


def ignore(book: Book, value: str) -> int:
    """Leave an address or a domain out from now on; return how many people left the book.

    Those leave whom only mails told of and of whom no other address is known.
    """
    wanted = value.strip().lower().removeprefix("@")
    if not email_key(wanted) and not email_key(f"somebody@{wanted}"):
        raise EntregentError("not-an-address-or-domain", value=value)
    with journal.entry(book, "ignore", value=wanted) as recorder:
        if not IgnoredAddress.objects.filter(book=book, value=wanted).exists():
            recorder.create(IgnoredAddress(book=book, value=wanted))
        leaving = _known_only_by(book, wanted)
        remove(recorder, leaving)
    return len(leaving)


def heed(book: Book, ignored: IgnoredAddress) -> None:
    """Let an address or a domain in again, from the next import on."""
    with journal.entry(book, "heed", value=ignored.value) as recorder:
        recorder.delete(IgnoredAddress.objects.filter(pk=ignored.pk))


def _known_only_by(book: Book, wanted: str) -> list[Person]:
    mails = Address.objects.filter(book=book, kind="email", origin="mailbox")
    matching = (
        mails.filter(key=wanted) if "@" in wanted else mails.filter(key__endswith=f"@{wanted}")
    )
    people = set(matching.values_list("person_id", flat=True))
    others = Address.objects.filter(person_id__in=people).exclude(
        pk__in=matching.values_list("pk", flat=True)
    )
    people -= set(others.values_list("person_id", flat=True))
    return [p for p in Person.objects.filter(pk__in=people) if "typed" not in p.origins.values()]
