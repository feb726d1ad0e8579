"""A name taken apart as it is compared: given, family, and what tells a son from his father."""

from dataclasses import dataclass, replace
from itertools import takewhile

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold, written_out

# They belong to the family name and are often left out, or written into it.
PARTICLES = frozenset(
    "d da dal das de dei del dela della den der des di do dos du e el al l la las le les lo los o "
    "san sant santa st saint sainte te ten ter van vande vanden vander vom von y zu zum zur bin "
    "ben ibn ibnu abu abou bint ould mc mac fitz af av".split()
)
_TITLES = frozenset(
    "dr docteur doctor m mr mme mlle mrs ms miss monsieur madame mademoiselle me maitre prof "
    "professeur professor sir lady pr rev abbe frere soeur".split()
)
_GENERATIONS = {"jr": "2", "junior": "2", "fils": "2", "ii": "2", "iii": "3", "iv": "4",
                "sr": "1", "senior": "1", "pere": "1"}  # fmt: skip
_LETTERS_AFTER = frozenset(
    "phd mba msc bsc ma md cfa cpa cissp pmp esq mrics dba pharmd frm acca shrm".split()
)
_HYPHENS = lazy_pattern(r"\s*[-‐‑–]\s*")
_BRACKETS = lazy_pattern(r"[(\[\"“«](.*?)[)\]\"”»]")


@dataclass(frozen=True, slots=True)
class Name:
    """Folded parts of a name; `joined` is the whole family name in one word, its particles too.

    `perhaps` is the initial of the given name if it is none of "Monsieur": that of "M. Morel".
    `written_out` tells which words others may write "mueller" (Müller), and what they are here.
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    joined: str = ""
    generation: str = ""
    perhaps: str = ""
    written_out: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.given or self.family)

    def beside(self, other: "Name") -> "Name":
        """Return this name with the words that the other spells otherwise spelled as there."""
        if not other.written_out or not self:
            return self
        said = dict(other.written_out)
        joined = self.joined
        for word, plain in other.written_out:
            joined = joined.replace(word, plain)
        return replace(
            self,
            given=tuple(said.get(word, word) for word in self.given),
            family=tuple(said.get(word, word) for word in self.family),
            joined=joined,
        )

    def spelled_otherwise(self) -> "Name":
        """Return this name with its letters written out: "Müller" as "mueller"."""
        turned = tuple((plain, word) for word, plain in self.written_out)
        return self.beside(Name(written_out=turned))


NAMELESS = Name()


def name_of(name: str, given: str = "", family: str = "") -> Name:
    """Return the parts of a name: as they were said apart, else as the whole is usually written.

    It is empty for an address or a number that stands where a name should.
    """
    parts = _parts_of(name, given, family)
    spelled = written_out(f"{name} {given} {family}") if parts else {}
    return replace(parts, written_out=tuple(sorted(spelled.items()))) if spelled else parts


def _parts_of(name: str, given: str, family: str) -> Name:
    if (given or family) and _tells_of(name, given, family):
        return _made(_given_words(given), fold(family).split())
    if "@" in name or not any(c.isalpha() for c in name):
        return NAMELESS
    return _taken_apart(_BRACKETS.sub(r" \1 ", name))


def _tells_of(name: str, given: str, family: str) -> bool:
    """Tell whether the parts are those of the name shown, which may have been corrected since."""
    if name == f"{given} {family}":
        return True
    parts = set(fold(f"{given} {family}").split())
    return not name or (bool(parts) and set(fold(name).split()) <= parts | _TITLES)


def _taken_apart(name: str) -> Name:
    head, comma, tail = name.partition(",")
    after = fold(tail.replace(".", "")).split()
    if comma and after and not all(w in _LETTERS_AFTER or w in _GENERATIONS for w in after):
        return _made(_given_words(tail), fold(head).split())
    generation = [_GENERATIONS[w] for w in after if w in _GENERATIONS]
    words = _given_words(head)
    titles = list(takewhile(_TITLES.__contains__, words[:-1]))
    words = words[len(titles) :]
    if titles and len(words) == 1:  # "Mme Morel", and "M. Morel", who may be a Marie or a Monsieur
        return replace(_made([], words, generation), perhaps="m" if titles == ["m"] else "")
    words = [w for w in words if w not in _LETTERS_AFTER] or words
    shouted = [
        folded
        for word in _HYPHENS.sub("-", head).split()
        if len(word) > 2
        and word.isupper()
        and max(map(len, (folded := fold(word)).split()), default=0) > 1
    ]
    if shouted and not head.isupper() and fold(shouted[0]) == words[0] and len(words) > 1:
        split = len(shouted)
        return _made(words[split:], words[:split], generation)
    return _made(words[:1], [part for word in words[1:] for part in word.split()], generation)


def _given_words(text: str) -> list[str]:
    """Return the words of a text, those a hyphen joins kept as one ("jean marc")."""
    if text.isalnum():
        return [fold(text)]
    return [folded for word in _HYPHENS.sub("-", text).split() if (folded := fold(word))]


def _made(given: list[str], family: list[str], generation: list[str] | None = None) -> Name:
    told = list(generation or [])
    while len(family) > 1 and family[-1] in _GENERATIONS:
        told.append(_GENERATIONS[family.pop()])
    # "John Q Smith": a middle initial is no part of the family name.
    middle = [w for w in family[:-1] if len(w) == 1 and w not in PARTICLES]
    family = [w for w in family if w not in middle or w == family[-1]]
    core = [w for w in family if w not in PARTICLES] or family
    return Name(
        tuple(part for word in given for part in word.split()),
        tuple(core),
        "".join(family),
        told[0] if told else "",
    )
