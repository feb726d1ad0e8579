"""What a pasted signature or the top of a profile says of somebody: proposed, never sure.

Addresses tell themselves. Of the other lines, one that holds a title's word is a title, one that
the domain of the e-mail is made of is the organisation, and the first that looks like a name is it.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from entregent.core.identity import email_key, name_key, profile_key, web_key
from entregent.core.likeness.addresses import firm_of_address
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

LONGEST = 20_000  # characters looked at
_AROUND = " -–—|•·,;:/"  # what stands between the parts of a line
_LINES = 60
_LONGEST_LINE = 120

_EMAIL = lazy_pattern(r"[^\s<>()\[\]|,;:\"]+@[^\s<>()\[\]|,;:\"]+\.\w+")
_PROFILE = lazy_pattern(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s<>|,;)]+", re.IGNORECASE
)
_WEBSITE = lazy_pattern(r"(?:https?://|www\.)[^\s<>|,;)]+", re.IGNORECASE)
_PHONE = lazy_pattern(r"(?:\+|00|\(\+?|0)\d?[\d\s().\-/]{7,20}\d")
_LABEL = lazy_pattern(
    r"\b(?:tel|tel[eé]phone|t[eé]l|phone|mobile|mob|portable|port|gsm|fixe|standard|ligne directe"
    r"|direct|office|bureau|cell|fax|e-?mail|courriel|mail|web|site|linkedin|adresse|address|[tmpfea])\s*\.?\s*:",
    re.IGNORECASE,
)
_FAX = lazy_pattern(r"\bfax\b", re.IGNORECASE)
_TITLE_WORDS = frozenset(
    "directeur directrice direction director dirigeant dirigeante president presidente chairman"
    " responsable chef cheffe chief head lead leader manager manageur manageuse gerant gerante"
    " ingenieur ingenieure engineer developpeur developpeuse developer architecte architect"
    " consultant consultante conseiller conseillere advisor adviser charge chargee assistant"
    " assistante associe associee partner fondateur fondatrice founder cofounder cofondateur"
    " cofondatrice avocat avocate lawyer professeur professor docteur chercheur chercheuse"
    " researcher analyste analyst coordinateur coordinatrice coordinator secretaire officer ceo cto"
    " cfo coo cmo drh daf dsi rh pdg dg vp owner recruteur recruteuse recruiter acheteur acheteuse"
    " buyer commercial commerciale sales vendeur vendeuse technicien technicienne technician"
    " designer journaliste journalist expert experte delegue deleguee medecin infirmier infirmiere"
    " comptable accountant juriste notaire freelance independant independante".split()
)
_LEGAL = lazy_pattern(
    r"\b(?:sas|sasu|sarl|sa|eurl|sci|scop|gmbh|ag|ltd|llc|inc|corp|plc|bv|spa|groupe|group"
    r"|cabinet|universit[eé]|university)\b",
    re.IGNORECASE,
)
_AT = lazy_pattern(r"\s+(?:chez|at|@|–|—|\||•|·)\s+|\s+-\s+|\s*,\s+", re.IGNORECASE)
_STREET = lazy_pattern(
    r"\b\d{1,4}(?:\s*(?:bis|ter|quater|[a-d]))?\s*,?\s+(?:[\w'’.-]+\s+){0,3}?(?:rue|avenue|av|boulevard"
    r"|bd|place|all[eé]e|chemin|route|quai|impasse|cours|square|street|st|road|rd|lane|drive)\b",
    re.IGNORECASE,
)
_TOWN = lazy_pattern(
    r"\b(?:[A-Z]{1,2}-?)?\d{4,5}\s+[^\W\d_]{2}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
_GREETINGS = lazy_pattern(
    r"\W*(?:cordialement|bien cordialement|bien a vous|a bientot|amicalement|sinceres salutations"
    r"|best|best regards|kind regards|regards|cheers|thanks|thank you|merci|sent from my.*"
    r"|envoye depuis.*|envoye de mon.*)\W*\Z"
)
_NAME = lazy_pattern(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,4}\Z")


# A way to reach somebody as it stands in a line, with what leads to it.
A_WAY = lazy_pattern(
    rf"(?:{_LABEL.pattern}?\s*)?(?:{_PROFILE.pattern}|{_WEBSITE.pattern}|{_EMAIL.pattern}"
    rf"|{_PHONE.pattern})",
    re.IGNORECASE,
)


class Signature(NamedTuple):
    """What a signature says; each part is "" or empty where it does not."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""  # by post

    def __bool__(self) -> bool:
        return any(self)


def read_signature(text: str, *, known_as: str = "") -> Signature:
    """Return what a text says of one person, whose name may be known already."""
    emails: dict[str, str] = {}
    phones: dict[str, str] = {}
    profiles: dict[str, None] = {}
    websites: dict[str, None] = {}
    words: list[str] = []
    told = list(_lines(text))
    address, left = _by_post(told)
    for line in (left.get(line, line) for line in told):
        for found in _EMAIL.findall(line):
            if key := email_key(found.rstrip(".")):
                emails.setdefault(key, key)
        for found in _PROFILE.findall(line):
            if key := profile_key(found):
                profiles.setdefault(key)
        bare = _PROFILE.sub(" ", _EMAIL.sub(" ", line))
        pages = (web_key(found.rstrip(".,;:!?)\"'»/")) for found in _WEBSITE.findall(bare))
        websites |= dict.fromkeys(filter(None, pages))
        bare = _WEBSITE.sub(" ", bare)
        if not _FAX.search(bare):
            for found in _PHONE.findall(bare):
                phones.setdefault(re.sub(r"\D", "", found), " ".join(found.split()))
        rest = " ".join(_LABEL.sub(" ", _PHONE.sub(" ", bare)).split()).strip(_AROUND)
        if rest and not _GREETINGS.match(fold(rest)):
            words.append(rest)
    domain = next((firm_of_address(email) for email in emails), "")
    return _told(words, domain, known_as)._replace(
        emails=tuple(emails.values()),
        phones=tuple(phones.values()),
        profiles=tuple(profiles),
        websites=tuple(websites),
        address=address,
    )


def _lines(text: str) -> Iterator[str]:
    for line in text[:LONGEST].splitlines()[:_LINES]:
        bare = line.strip().lstrip("> ").strip()
        if bare and bare != "--" and len(bare) <= _LONGEST_LINE:
            yield bare


def _by_post(lines: list[str]) -> tuple[str, dict[str, str]]:
    """Return the first street with its town, which may be below; what else their lines say."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        street = _STREET.search(line)
        if street and (_TOWN.search(line, street.start()) or _TOWN.search(below)):
            here = line[street.start() :].strip(_AROUND)
            left = {line: line[: street.start()]}
            if _TOWN.search(line, street.start()):
                return here, left
            return f"{here}, {below.strip(_AROUND)}", left | {below: ""}
    return "", {}


def _told(lines: list[str], domain: str, known_as: str) -> Signature:
    """Return the name, the title and the organisation that lines of words say."""
    parts = [part.strip() for line in lines for part in _AT.split(line) if part.strip()]
    title = next((part for part in parts if _is_title(part)), "")
    firm = next((part for part in parts if domain and _is_of(domain, part)), "")
    firm = firm or next((p for p in parts if p != title and _LEGAL.search(p)), "")
    firm = firm or _beside(title, lines)
    names = (part for part in parts if part not in (title, firm) and _NAME.match(part))
    same = next((p for p in parts if known_as and name_key(p) == name_key(known_as)), "")
    return Signature(same or next(names, ""), title, "" if firm == title else firm)


def _is_title(part: str) -> bool:
    return not _TITLE_WORDS.isdisjoint(fold(part).split())


def _is_of(domain: str, part: str) -> bool:
    """Tell whether a domain is made of a name: "edf-renouvelables" of "EDF Renouvelables"."""
    joined, plain = fold(part).replace(" ", ""), domain.replace("-", "")
    return len(joined) > 2 and (joined == plain or (len(plain) > 3 and joined.startswith(plain)))


def _beside(title: str, lines: list[str]) -> str:
    """Return what stands after a title in its own line: "Director, Acme", "CTO chez Acme"."""
    for line in lines:
        _, found, after = line.partition(title) if title else ("", "", "")
        if found:
            return next((part for part in _AT.split(after) if part.strip()), "").strip()
    return ""
