"""The properties of a card as the fields of a person: addresses, numbers, circles, dates."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from entregent.core.identity import email_key
from entregent.importers.circles import circle_named
from entregent.importers.records import Labelled
from entregent.importers.vcard.card import Card
from entregent.importers.vcard.dates import birthday_of, day_of
from entregent.importers.vcard.heads import Head
from entregent.importers.vcard.text import components, one_line, unescape
from entregent.importers.web import profile_in

_WEB = ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE")
_KNOWN_LANGUAGE = re.compile(r"(fr|en)(?:[-_]|\Z)", re.IGNORECASE)
# A page, of which some write no scheme; or anything else that has one.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?\w|\w\S*\.\w\S*\Z", re.IGNORECASE)
LEAST_DIGITS = 3  # of a telephone number
# What stands between commas or semicolons, those within quotation marks left alone.
_IN_A_LIST = re.compile(r'(?:"[^"]*"|[^,;"]|")+')
_ESCAPED_OR_COMMA = re.compile(r"(\\.)|,")


def names(card: Card) -> tuple[str, str, str]:
    """Return the given name, the family name and the whole name that N makes of its parts."""
    given = family = whole = ""
    for line in card.take("N"):
        if whole:
            card.leave(line)
            continue
        family, given, middle, *affixes = (*name_parts(line[1], card.old), "", "", "")
        whole = " ".join(filter(None, (given, middle, family)))
        if middle or any(affixes):
            card.leave(line)
    return given, family, whole


def name_parts(value: str, old: bool = False) -> list[str]:
    """Return the family name, the given name and what else N says, each as one text."""
    if "," in value and not old:
        # Commas separate several given or family names.
        value = _ESCAPED_OR_COMMA.sub(lambda found: found[1] or " ", value)
    return texts(value, old)


def texts(value: str, old: bool = False) -> list[str]:
    """Return the parts of a value, each on one line."""
    return [one_line(part) if part else "" for part in components(value, old)]


def nickname(card: Card) -> str:
    """Return the first nickname, or ""; it stays among the extras."""
    return card.peek("NICKNAME").partition(",")[0].strip()


def name_from(emails: Iterable[Labelled], phones: Iterable[Labelled]) -> str:
    """Return a name for who has none: what stands before the @, else the number; or ""."""
    addresses = [email.value.partition("@")[0] for email in emails]
    return next(filter(None, (*addresses, *(phone.value for phone in phones))), "")


def uid(card: Card) -> str:
    """Return the UID; vCard 4.0 writes as an urn the one that 3.0 writes bare."""
    text = card.take_first("UID")
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def organisation(card: Card) -> str:
    """Return the organisation without its departments, which are left as an extra."""
    found = ""
    for line in card.take("ORG"):
        first, *units = texts(line[1], card.old)
        if any(units) or (found and first):
            card.leave(line)
        found = found or first
    return found


def emails(card: Card) -> tuple[Labelled, ...]:
    """Return the e-mail addresses with their labels, the preferred first."""
    return _labelled(card, "EMAIL", _addresses_in, email_key, "bad-email")


def _addresses_in(text: str) -> list[str]:
    """Return the addresses that one value holds, with whatever stands among them and is none."""
    whole = _address_in(text)
    if email_key(whole) and "@" not in text[: -len(whole) - 1]:
        return [whole]
    parts = [_address_in(part.strip()) for part in _IN_A_LIST.findall(text)]
    return [*filter(None, parts)] if any(map(email_key, parts)) else [whole]


def _address_in(text: str) -> str:
    if text.endswith(">") and "<" in text:
        text = text.rpartition("<")[2][:-1]
    return text[7:] if text[:7].lower() == "mailto:" else text


def phones(card: Card) -> tuple[Labelled, ...]:
    """Return the telephone and fax numbers with their labels, the preferred first."""
    return _labelled(card, "TEL", _numbers_in, _has_digits, "bad-phone")


def _labelled(
    card: Card,
    name: str,
    read: Callable[[str], list[str]],
    is_one: Callable[[str], object],
    code: str,
) -> tuple[Labelled, ...]:
    found = []
    for head, value in card.take(name):
        for text in filter(None, read(card.text(value))):
            if is_one(text):
                found.append(Labelled(text, card.label(head)))
            else:
                card.refuse(head, text, code)
    return tuple(found)


def _has_digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= LEAST_DIGITS


def _numbers_in(text: str) -> list[str]:
    return [text[4:].strip() if text[:4].lower() == "tel:" else text]


def web(card: Card) -> tuple[tuple[str, ...], tuple[Labelled, ...]]:
    """Return the addresses of the person's own profiles, and every other web address."""
    if card.read.keys().isdisjoint(_WEB):
        return (), ()
    profiles: dict[str, None] = {}
    websites = []
    for name in _WEB:
        for line in card.take(name):
            head, address = line[0], card.text(line[1])
            if profile := profile_in(address):
                profiles[profile] = None
                card.label(head)
            elif name == "URL" or address[:4].lower() == "http":
                if not address or _ADDRESS.match(address):
                    websites.append(Labelled(address, card.label(head) or _service(head)))
                else:
                    card.refuse(head, address, "bad-website")
            else:
                card.leave(line)
    return tuple(profiles), tuple(site for site in websites if site.value)


def _service(head: Head) -> str:
    return head.parameters.get("SERVICE-TYPE", "").lower()


def postal(card: Card) -> tuple[Labelled, ...]:
    """Return each postal address on one line; an address label only where no address says it."""
    addresses = []
    for head, value in card.take("ADR"):
        parts = components(value, card.old)
        line = _on_one_line(parts) or _on_one_line([_label_of(head)])
        if line:
            addresses.append(Labelled(line, card.label(head)))
    if "LABEL" in card.read:
        addresses += _address_labels(card, Counter(address.label for address in addresses))
    return tuple(addresses)


def _address_labels(card: Card, said: Counter[str]) -> list[Labelled]:
    """Return the address labels that go with no address; the others are left as extras."""
    addresses = []
    for line in card.take("LABEL"):
        label = card.label(line[0])
        text = _on_one_line([unescape(line[1], card.old)])
        if said[label]:
            said[label] -= 1
            card.leave(line)
        elif text:
            addresses.append(Labelled(text, label))
    return addresses


def _label_of(head: Head) -> str:
    return unescape(head.parameters.get("LABEL", ""))


def _on_one_line(parts: Iterable[str]) -> str:
    pieces = [piece.strip(" ,\t") for piece in "\n".join(parts).split("\n")]
    return one_line(", ".join(filter(None, pieces)))


def circles(card: Card) -> tuple[str, ...]:
    """Return the circles this person is in, without those that every contact is in."""
    found: dict[str, None] = {}
    for _, value in card.take("CATEGORIES"):
        for part in components(value, card.old, ",;"):
            if circle := circle_named(part):
                found[circle] = None
    return tuple(found)


def note(card: Card) -> str:
    """Return the notes, one under the other; "" when there is none."""
    return _texts_under(card, "NOTE")


def how_met(card: Card) -> str:
    """Return how we met, as a card of ours says; "" when it does not."""
    return _texts_under(card, "X-ENTREGENT-HOW-MET")


def _texts_under(card: Card, name: str) -> str:
    notes = (unescape(value, card.old).strip() for _, value in card.take(name))
    return "\n".join(filter(None, notes))


def language(card: Card) -> str:
    """Return "fr" or "en", whichever the person prefers; "" when the card names neither."""
    found = ""
    for line in card.take("LANG"):
        known = _KNOWN_LANGUAGE.match(line[1])
        if known and not found:
            found = known[1].lower()
        else:
            card.leave(line)
    return found


def birthday(card: Card) -> str:
    """Return the birthday, or "" after telling of one that cannot be read."""
    return _dated(card, "BDAY", _birthday_in)


def _birthday_in(head: Head, value: str) -> str:
    return birthday_of(value, head.parameters.get("X-APPLE-OMIT-YEAR", ""))


def met_on(card: Card) -> date | None:
    """Return the day we met, or None after telling of one that cannot be read."""
    return day_of(_dated(card, "X-ENTREGENT-MET-ON", lambda _, value: value * bool(day_of(value))))


def _dated(card: Card, name: str, read: Callable[[Head, str], str]) -> str:
    """Return the first date that can be read; set the others aside, and tell when none could."""
    found = unread = ""
    for head, value in card.take(name):
        date_read = read(head, value)
        found = found or date_read
        if (text := card.text(value)) and not (date_read and date_read == found):
            card.set_aside(head, text)
            unread = unread or text
    if unread and not found:
        card.problems.append(("bad-date", {"property": name, "value": unread[:60]}))
    return found


def revised_on(card: Card) -> date | None:
    """Return the day the card was last changed, or None when it does not tell."""
    return next((day for _, value in card.take("REV") if (day := day_of(value))), None)
