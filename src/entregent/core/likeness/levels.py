"""How two values compare: each comparison gives one level, whose weight stands in `weights`.

A comparison is silent (None) when either side says nothing: that is no evidence either way.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from entregent.core.likeness.names import Name
from entregent.core.likeness.nicknames import is_known, may_be_one
from entregent.core.patterns import lazy_pattern

Words = tuple[str, ...]
_FEMININE = lazy_pattern(r"(?:e|a|ne|le|te|ine|ette|elle|ina)\Z")
_DIMINUTIVE = lazy_pattern(r"(?:ine|ette|elle|otte|ina|ita)\Z")
_SOUNDS = [
    (lazy_pattern(pattern), to)
    for pattern, to in (
        ("ph", "f"), (r"(?<=.)(?:eau|au|o)l?[dtsx]*$", "o"), ("[ae]?aux?", "o"),
        ("sch|sh|ch", "c"), ("ck|qu|q|k", "c"), ("th", "t"), ("y|ie|ij", "i"), ("w", "v"),
        ("z", "s"), ("h", ""), (r"(.)\1+", r"\1"), ("(?<=..)[estdx]+$", ""),
    )
]  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a word as it sounds, roughly, in French and English: "thibault" and "tibo" agree."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=20_000)
def closeness(a: str, b: str) -> str | None:
    """Return "close" for a slip of one letter or the same sound, "near" for a few slips.

    Optimal string alignment counts two letters that changed places as one slip (Damerau 1964);
    Jaro-Winkler trusts beginnings (Winkler 1990).
    """
    shorter = min(len(a), len(b))
    if shorter < 3:
        return None
    slips = OSA.distance(a, b, score_cutoff=3)
    if (slips == 1 and shorter > 3) or (slips < 3 and shorter > 4 and sound(a) == sound(b)):
        return "close"
    alike = slips <= max(1, shorter // 3) or JaroWinkler.similarity(a, b) >= 0.88
    return "near" if alike and shorter > 3 else None


@lru_cache(maxsize=50_000)
def compare_given(a: Words, b: Words) -> str | None:
    """Return how two given names compare."""
    if not a or not b:
        return None
    one, other = "".join(a), "".join(b)
    if min(len(one), len(other)) == 1 or _letters(a) or _letters(b):
        return _compare_initials(a, b)
    if one == other or set(a) == set(b):
        return "same"
    if may_be_one(one, other) or may_be_one(a[0], b[0]) or set(a) & set(b):
        return _compare_parts(a, b)
    return _compare_letters(one, other)


def _compare_parts(a: Words, b: Words) -> str:
    """Return how two given names compare that have a name in common, or one short for another.

    "Jean" may be short for "Jean-Pierre", who is not "Jean-Paul".
    """
    if a[0] != b[0] and not set(a) & set(b):
        whole = len(a) == len(b) or may_be_one("".join(a), "".join(b))
        return "nickname" if whole else "part"
    if set(a) <= set(b) or set(b) <= set(a):
        return "part"
    if len(a) == len(b) and all(map(_may_be_short, a, b)):
        return "nickname"
    return "close" if closeness("".join(a), "".join(b)) == "close" else "different"


def _may_be_short(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return may_be_one(a, b) or (len(short) > 1 and long.startswith(short))


def _letters(words: Words) -> bool:
    """Tell whether a given name is initials alone: "j", "j p", "jp"."""
    word = "".join(words)
    return all(len(w) == 1 for w in words) or (len(word) == 2 and not set(word) & set("aeiouy"))


def _compare_initials(a: Words, b: Words) -> str:
    """Return whether initials agree, letter by letter as far as both go."""
    one, other = ("".join(w) if _letters(w) else "".join(x[0] for x in w) for w in (a, b))
    return "initial" if all(x == y for x, y in zip(one, other, strict=False)) else "other-initial"


def _compare_letters(a: str, b: str) -> str:
    short, long = sorted((a, b), key=len)
    if _are_of_two_genders(short, long):
        return "other-gender"
    cut_short = len(short) > 2 and long.startswith(short) and len(long) - len(short) > 2
    if cut_short and not _DIMINUTIVE.search(long):
        return "nickname"
    level = closeness(a, b) or "different"
    if is_known(a) and is_known(b):  # "mark" and "mary" are two names, not one and a slip
        return "near" if level == "close" else "different"
    return level


def _are_of_two_genders(short: str, long: str) -> bool:
    """Tell "michel" from "michele", "paul" from "pauline", "alexandre" from "alexandra"."""
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeo")
    ends = _FEMININE.search(long) and not _FEMININE.search(short)
    return bool(ends) and long.startswith(short[:-1])


@lru_cache(maxsize=20_000)
def compare_family(a: Words, a_joined: str, b: Words, b_joined: str) -> str | None:
    """Return how two family names compare, particles left out or written into them or not."""
    if not a or not b:
        return None
    one, other = "".join(a), "".join(b)
    if a == b or {one, a_joined} & {other, b_joined} or sorted(a) == sorted(b):
        return "same"
    if min(len(one), len(other)) == 1:
        return "initial" if one[0] == other[0] else "other-initial"
    if any(len(word) > 2 for word in set(a) & set(b)):
        return "part"
    if len(a) == len(b) == 1:
        return closeness(one, other) or "different"
    found = {closeness(x, y) for x in (one, *a) for y in (other, *b)}
    return "close" if "close" in found else "near" if "near" in found else "different"


def compare_perhaps(a: Name, b: Name) -> str | None:
    """Return how "M. Morel" compares with a given name: M may be its initial, or Monsieur."""
    perhaps, given = (a.perhaps, b.given) if a.perhaps else (b.perhaps, a.given)
    if not perhaps or not given:
        return None
    return "maybe-initial" if given[0].startswith(perhaps) else "maybe-other"


def compare_generation(a: Name, b: Name) -> str | None:
    """Return whether "Jr" or "fils" tells two of one name apart."""
    if a.generation == b.generation:
        return None
    return "different" if a.generation and b.generation else "one-says"


def compare_birthdays(a: str, b: str) -> str | None:
    """Return how two birthdays compare, written 1980-12-01 or --12-01."""
    if len(a) < 7 or len(b) < 7:
        return None
    if a[-5:] == b[-5:] and ("--" in (a[:2], b[:2]) or a == b):
        return "same" if a == b and a[0] != "-" else "same-day"
    if a[0] == "-" or b[0] == "-":
        return "different"
    one, other = a.replace("-", ""), b.replace("-", "")
    swapped = one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]
    return "close" if swapped or OSA.distance(one, other, score_cutoff=1) == 1 else "different"


PLACES = ("different", "same-town", "same-street", "close", "same")  # the least to the most


@lru_cache(maxsize=20_000)
def compare_places(a: str, b: str) -> str:
    """Return how two folded postal addresses compare, in whatever order their parts stand."""
    alike = token_sort_ratio(a, b)
    one, other = _numbers(a), _numbers(b)
    houses = one[0] and other[0] and one[0].isdisjoint(other[0])
    if alike >= 72 and not houses:
        return "same" if alike >= 90 else "close"
    if alike >= 85:
        return "same-street"
    return "same-town" if one[1] & other[1] else "different"


@lru_cache(maxsize=50_000)
def _numbers(place: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers of the house, and those of the town: five digits, or four not in front."""
    words = place.split()
    numbers = {(word, index) for index, word in enumerate(words) if word.isdecimal()}
    towns = {word for word, index in numbers if len(word) == 5 or (len(word) == 4 and index)}
    return frozenset(word for word, _ in numbers) - towns, frozenset(towns)
