"""E-mail addresses: the firm they name, the name they may be made of, and how two compare."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from entregent.core.identity import is_shared_mailbox
from entregent.core.likeness.names import Name
from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_PUBLIC = frozenset(
    "gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud me mac aol gmx web "
    "t-online proton protonmail pm free orange wanadoo sfr neuf bbox laposte numericable noos "
    "club-internet aliceadsl libertysurf bluewin skynet telenet videotron sympatico btinternet "
    "virginmedia comcast verizon att sbcglobal fastmail zoho mail yandex qq 163".split()
)
_SECOND_LEVELS = frozenset("co com org net gov ac edu gouv asso".split())
_SEPARATED = lazy_pattern(r"[._\-+]+")
_LETTERS = lazy_pattern(r"\D")


def firm_of_address(email: str) -> str:
    """Return the firm that an e-mail address names, "" for one anybody may have."""
    labels = email.rpartition("@")[2].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    own = labels[-1] if labels else ""
    return "" if own in _PUBLIC else fold(own).replace(" ", "")


def local_of(email: str) -> str:
    """Return what stands before the @, "" where a team answers or too little stands there."""
    local = email.partition("@")[0].partition("+")[0]
    return "" if is_shared_mailbox(email) or len(local) < 4 else local


def names_in_address(email: str) -> Iterator[Name]:
    """Yield the names an address without a name may be made of: "cmorel@…" is perhaps C. Morel."""
    words = [w for w in _SEPARATED.split(email.partition("@")[0]) if w.isalpha()]
    word = "".join(words)
    if len(words) == 2:
        yield from (_guess(words[0], words[1]), _guess(words[1], words[0]))
    elif len(words) == 1 and len(word) > 4:
        yield from (_guess(word[0], word[1:]), _guess(word[-1], word[:-1]))


def spelled_out(name: Name, emails: Iterable[str]) -> Name:
    """Return a name whose initials an address spells out: "J. Roger" of jean-luc.roger@… .

    >>> spelled_out(Name(("j",), ("roger",), "roger"), ["jean-luc.roger93@free.example"]).given
    ('jeanluc',)
    """
    initial = name.given[0][0] if name.given and max(map(len, name.given)) == 1 else ""
    families = {name.joined, "".join(name.family)} - {""}
    for email in sorted(emails) if initial else ():
        words = [w.rstrip("0123456789") for w in _SEPARATED.split(email.partition("@")[0])]
        given = "".join(word for word in words if word not in families)
        if families & {*words} and given.startswith(initial) and given.isalpha() and len(given) > 2:
            return replace(name, given=(given,))
    return name


def _guess(given: str, family: str) -> Name:
    return Name((given,), (family,), family)


def compare_addresses(a: Iterable[str], b: Iterable[str]) -> str | None:
    """Return how e-mail addresses compare that nobody shares: a slip, or two of one firm."""
    pairs = [(x.rpartition("@"), y.rpartition("@")) for x in a for y in b]
    locals_ = [(x, y, domain) for (x, _, domain), (y, _, other) in pairs if domain == other]
    if any(_is_slip(x, y) for x, y, _ in locals_):
        return "close"
    told = [(x, y) for x, y, domain in locals_ if firm_of_address(f"@{domain}")]
    return "other-of-firm" if any(_are_of_two(x, y) for x, y in told) else None


def _is_slip(a: str, b: str) -> bool:
    """Tell a slip of one letter from two numbers, which tell two people apart."""
    same_digits = _LETTERS.sub("", a) == _LETTERS.sub("", b)
    if a[:1] != b[:1]:  # the initials of two of a family
        return False
    return same_digits and min(len(a), len(b)) > 5 and OSA.distance(a, b, score_cutoff=1) == 1


def _are_of_two(a: str, b: str) -> bool:
    """Tell two people of one firm from two ways of writing one ("cmorel", "claire.morel")."""
    return _LETTERS.sub("", a) != _LETTERS.sub("", b) or OSA.normalized_similarity(a, b) < 0.4
