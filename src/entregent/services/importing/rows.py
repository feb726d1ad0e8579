"""The rows that one record of a person makes: addresses, position, circles, note."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from entregent.core.identity import email_key, name_key
from entregent.core.text import fold
from entregent.importers.records import PersonRecord
from entregent.services.importing.signs import hashed
from entregent.services.journal import Recorder
from entregent.services.phones import as_dialled, e164
from entregent.storage import bulk
from entregent.storage.models import Book, Circle, Organisation


class AddressRow(NamedTuple):
    """A way to reach somebody, as the table keeps it."""

    kind: str
    value: str
    key: str
    label: str


def addresses(record: PersonRecord, country: str) -> list[AddressRow]:
    """Return every address of a record, each once."""
    rows = {(row.kind, row.key): row for row in reversed(list(_addresses(record, country)))}
    return list(reversed(rows.values()))


def _addresses(record: PersonRecord, country: str) -> Iterator[AddressRow]:
    if record.uid:
        yield AddressRow("uid", record.uid, record.uid[:320], "")
    for email in record.emails:
        yield AddressRow(
            "email", email.value, email_key(email.value) or email.value[:320], email.label
        )
    for phone in record.phones:
        key = e164(phone.value, country) or phone.value[:320]
        yield AddressRow("phone", as_dialled(phone.value, country), key, phone.label)
    for profile in record.profiles:
        yield AddressRow("profile", profile, profile[:320], "")
    for site in record.websites:
        yield AddressRow("web", site.value, site.value[:320], site.label)
    for place in record.postal:
        yield AddressRow("postal", place.value, postal_key(place.value), place.label)


def display_name(record: PersonRecord) -> str:
    """Return what to call a person: their name, else what can be made of an address."""
    if record.name:
        return record.name[:300]
    email = email_key(record.emails[0].value) if record.emails else ""
    if email:
        return name_from_email(email)[:300]
    phone = record.phones[0].value if record.phones else ""
    return (record.organisation or phone or (record.profiles or ("?",))[0])[:300]


def name_from_email(email: str) -> str:
    """Return "Claire Morel" for claire.morel@…, else the address itself."""
    words = [w for w in email.partition("@")[0].replace("_", ".").replace("-", ".").split(".") if w]
    if len(words) == 2 and all(len(w) > 1 and w.isalpha() for w in words):
        return " ".join(word.capitalize() for word in words)
    return email


def searched(record: PersonRecord) -> str:
    """Return everything one may search a new person by."""
    emails = [email_key(e.value) for e in record.emails]
    words = (display_name(record), record.title, record.organisation, *emails, *record.circles)
    return " ".join((*words, record.note))


def birthday_in_year(birthday: str) -> str:
    """Return the month and day of a birthday, "" when it has none."""
    return birthday[-5:] if len(birthday) in {7, 10} else ""


class Names:
    """Organisations and circles by name, made at their first mention."""

    def __init__(self, book: Book, recorder: Recorder) -> None:
        self._book = book
        self._recorder = recorder
        self._known: dict[type[Organisation] | type[Circle], dict[str, int]] = {
            Organisation: {},
            Circle: {},
        }

    def organisations(self, names: Iterable[str]) -> dict[str, int]:
        """Return the organisation of each of these names that is one."""
        return self._ids(Organisation, names, 300)

    def circles(self, names: Iterable[str]) -> dict[str, int]:
        """Return the circle of each of these names that is one."""
        return self._ids(Circle, names, 120)

    def _ids(
        self, model: type[Organisation] | type[Circle], names: Iterable[str], longest: int
    ) -> dict[str, int]:
        known = self._known[model]
        keys = {name: key for name in names if (key := fold(name)[:longest])}
        missing: dict[str, str] = {}  # the first to name it spells it
        for name, key in keys.items():
            if key not in known:
                missing.setdefault(key, name)
        if missing:
            self._look_up(model, missing, longest)
        return {name: known[key] for name, key in keys.items()}

    def _look_up(
        self, model: type[Organisation] | type[Circle], missing: dict[str, str], longest: int
    ) -> None:
        """Find those of these names, by key, that the book has; make the others."""
        book, known = self._book.pk, self._known[model]
        known.update(bulk.matching(model, ("key", "id"), "key", missing, book_id=book))
        new = [(name[:longest], key) for key, name in missing.items() if key not in known]
        ids = bulk.reserve_ids(model, len(new))
        made = [(pk, book, name, key) for pk, (name, key) in zip(ids, new, strict=True)]
        bulk.insert(model, ("id", "book_id", "name", "key"), made)
        if made:
            self._recorder.created(model, made[0][0], made[-1][0])
        known.update((key, pk) for pk, _, _, key in made)


def postal_key(place: str) -> str:
    """Return a postal address in the form that is compared."""
    return hashed(fold(place))


def circle_key(name: str) -> str:
    """Return a circle's name in the form that is compared."""
    return fold(name)[:120]


def taken_away(kind: str, key: str) -> str:
    """Return what stands in a person's origins for a thing taken away: no file brings it back."""
    return f"-{kind} {key}"


def position_said(source: str) -> str:
    """Return under what a person's origins keep the position a source said last.

    It is kept for those whose position was typed, so that only what a source says anew is news.
    """
    return f"=position {source}"


def positions_told(source: str) -> str:
    """Return under what the owner's origins keep the day a source told of their positions."""
    return f"=positions {source}"


def address_told(source: str) -> str:
    """Return under what the owner's origins keep the day a source told where they live."""
    return f"=address {source}"


def as_said(firm: str, title: str) -> str:
    """Return a position as it is kept there."""
    return f"{' '.join(firm.split())}\n{' '.join(title.split())}"


def said_name_key(record: PersonRecord) -> str:
    """Return the key of the name a record shows."""
    return name_key(display_name(record))[:300]
