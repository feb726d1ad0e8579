"""One line on somebody one met, as it is typed the same evening: who they are, where they work,
what they do, what was said, what was promised.

« Marie Dupont, DRH chez Airbus, parle de reconversion, lui envoyer l’article sur les CFA »

A line begins with who it is about, in whatever order and with whatever marks; the rest is a note,
kept to the letter. What is not clear stays in the note: nothing that was typed is lost.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from entregent.core.capture import words as known
from entregent.core.functions import function_of
from entregent.core.likeness import nicknames
from entregent.core.promises import Whose, promises
from entregent.core.signature import A_WAY, Signature, read_signature
from entregent.core.text import fold

LONGEST = 2_000  # characters of a line that are read
_LONGEST_TITLE, _LONGEST_FIRM = 9, 6  # words
_HIDDEN = "\ufffc"  # stands for each character of an address, so that no mark in it parts the line
_BETWEEN = re.compile(
    r"\s*[,;|]\s*|\s+[–—/-]+\s+|\s*:\s+|(?<=\w\w)[.!…]\s+|\s*\(\s*|\s*\)[\s,;:|–—/.-]*"
)
_WORD = re.compile(r"[^\s]+")
_ELIDED = re.compile(r"[dD][’'][A-ZÀ-Þ]")
_FAMILY = re.compile(r"[^\W\d_][\w'’.-]*\Z")


class Captured(NamedTuple):
    """What a line says; each part is "" or empty where it does not. Without a name nobody is
    meant. `promises` are in the words of the note.
    """

    name: str = ""
    organisation: str = ""
    title: str = ""
    note: str = ""
    promises: tuple[str, ...] = ()
    ways: Signature = Signature()


class _Piece(NamedTuple):
    text: str
    start: int
    ends_sentence: bool = False  # a full stop stands before it


def captured(
    line: str, *, on: date, language: str, given: Collection[str] = frozenset()
) -> Captured:
    """Return what a line of a day says of somebody; `language` ("fr", "en") settles 03/04.

    `given` are folded given names that may be meant, beside those that are known to be names.
    """
    text = _begun(" ".join(line[:LONGEST].split()))
    found = list(A_WAY.finditer(text))
    hidden = A_WAY.sub(lambda way: _HIDDEN * len(way[0]), text)
    pieces = list(_pieces(hidden))
    is_given = _GivenNames(given)
    place = _place_of_name(pieces, is_given)
    if place is None:
        return Captured(note=text)
    name, rest = _name_at(pieces[place].text, is_given) or ("", "")
    told = _Told()
    named = pieces[place]
    untold = []  # of what stands before the name
    for piece in pieces[:place]:
        left = told.take(piece)
        untold.append(piece.text if left is None else left.strip())
    start = named.start + len(named.text) - len(rest)
    if rest and (left := told.take_place(rest)) is not None:
        rest, start = left.strip(), start + len(rest) - len(left.lstrip())
    after = [_Piece(rest, start)] if rest else []
    note = told.read([*after, *pieces[place + 1 :]], upon=len(text))
    said = "; ".join(filter(None, [*untold, text[note:].strip(" ,;|–—-")]))
    head = "\n".join(way[0] for way in found if way.start() < note or _is_alone(way, hidden))
    return Captured(
        _as_named(name), told.firm, told.title, said, _promised(said, on, language),
        read_signature(head)._replace(name="", title="", organisation="", address=""),
    )  # fmt: skip


def _promised(note: str, on: date, language: str) -> tuple[str, ...]:
    said = promises(note, written_on=on, language=language)
    return tuple(one.text for one in said if one.whose is Whose.MINE)


def _begun(line: str) -> str:
    """Return a line from where it says who is meant: without its bullet, “met”, “Ms”."""
    for led in (known.BULLET, known.LEADS, known.CIVILITIES):
        if found := led.match(line):
            line = line[found.end() :]
    return line.strip()


def _is_alone(way: re.Match[str], hidden: str) -> bool:
    """Tell whether an address is all that stands between two marks: it is theirs then."""
    before, after = hidden[: way.start()], hidden[way.end() :]
    begins = not before.strip() or before.rstrip()[-1:] in ",;|–—-(:"
    return begins and (not after.strip() or after.lstrip()[:1] in ",;|–—-).")


def _pieces(line: str) -> Iterator[_Piece]:
    start, stopped = 0, False
    for mark in [*_BETWEEN.finditer(line), None]:
        end = mark.start() if mark else len(line)
        if line[start:end].strip(f" {_HIDDEN}."):
            yield _Piece(line[start:end], start, stopped)
        if mark:
            start, stopped = mark.end(), "." in mark[0] or "!" in mark[0] or "…" in mark[0]


def _place_of_name(pieces: Sequence[_Piece], is_given: "_GivenNames") -> int | None:
    """Return which of the first pieces names somebody, None for none."""
    names = [_name_at(piece.text, is_given) for piece in pieces[:3]]
    if not names:
        return None
    first = names[0]
    if first and not _may_be_a_firm(pieces[0].text, first[0], is_given):
        return 0
    for place, found in enumerate(names[1:], 1):
        if (
            found
            and (is_given.begins(found[0]) or len(found[0].split()) > 1)
            and not found[1].strip()
        ):
            return place
    return 0 if first else None


def _may_be_a_firm(piece: str, name: str, is_given: "_GivenNames") -> bool:
    """Tell whether what begins a line like a name is rather that of an organisation."""
    words = name.split()
    if fold(words[0]) in known.ORGANISATIONS:
        return True
    return len(words) == 1 and not is_given.begins(name) and piece.strip() == name


class _GivenNames:
    """What tells whether a folded word is a given name."""

    def __init__(self, named: Collection[str]) -> None:
        self._named = named

    def __call__(self, word: str) -> bool:
        return word in self._named or nicknames.is_known(word)

    def begins(self, name: str) -> bool:
        return any(map(self, fold(name).split()[:2]))


def _name_at(piece: str, is_given: _GivenNames) -> tuple[str, str] | None:
    """Return the name that a piece begins with and what follows it; None when it begins with none.

    A word in small letters is one only where the piece holds nothing else.
    """
    words = [(match[0], match.end()) for match in _WORD.finditer(piece)]
    small = [word for word, _ in words]
    if _is_small_name(small, is_given):
        return piece.strip(), ""
    count = _how_many(small, is_given)
    if not count:
        return None
    return " ".join(small[:count]), piece[words[count - 1][1] :].strip(f" {_HIDDEN}")


def _is_small_name(words: Sequence[str], is_given: _GivenNames) -> bool:
    """Tell whether these words in small letters may be a name, as one types it in haste."""
    folded = [fold(word) for word in words]
    plain = 0 < len(words) < 4 and all(_FAMILY.match(word) for word in words)
    if not plain or any(word[:1].isupper() for word in words[1:]):
        return False
    beside = (known.TITLES, known.ORGANISATIONS, known.OFTEN_IN_NOTES, known.DETERMINERS)
    if any(word in some for word in folded for some in beside):
        return False
    return is_given(folded[0]) and (words[0].islower() or len(words) > 1)


def _how_many(words: Sequence[str], is_given: _GivenNames) -> int:
    """Return of how many of the first words a name is made."""
    count = 0
    for place, word in enumerate(words):
        plain = fold(word)
        if _is_title(word, plain) or not _FAMILY.match(word.rstrip(".")):
            break
        later = (one for one in words[place + 1 :] if fold(one) not in known.PARTICLES)
        after = next(later, "")
        elided = count == 1 and _ELIDED.match(word)  # « d’Estaing »
        if (word[0].isupper() or elided) and not (place and known.AT.match(word + " ")):
            count = place + 1
        elif not (
            place and after[:1].isupper() and _leads_on(plain, words[:place], after, is_given)
        ):
            break
    while count > 2 and (words[count - 1].lower() in known.AND or _is_function(words, count)):
        count -= 1
    return count


def _is_function(words: Sequence[str], count: int) -> bool:
    """Tell whether the last word of a name is rather the first of a title: “… Product Owner”."""
    follows = count < len(words) and _is_title(words[count], fold(words[count]))
    return follows and bool(function_of(words[count - 1]))


def _leads_on(plain: str, before: Sequence[str], after: str, is_given: _GivenNames) -> bool:
    """Tell whether a small word is part of a name: “de” after a given name alone, “et” between two
    given names.
    """
    if plain in known.AND:
        return len(before) == 1 and is_given(fold(after))
    if plain in ("d", "de", "du", "des"):
        return len(before) == 1
    return plain in known.PARTICLES


def _is_title(word: str, plain: str) -> bool:
    """Tell whether a word is a title's, and not somebody called Baker or Page."""
    named = word[:1].isupper() and not word.isupper() and plain not in _NEVER_A_NAME
    return plain in known.TITLES and not named


_NEVER_A_NAME = frozenset(
    "directeur directrice director responsable chef cheffe chief head lead manager gerant gerante"
    " ingenieur ingenieure engineer developpeur developpeuse developer consultant consultante"
    " charge chargee assistant assistante founder fondateur fondatrice avocat avocate lawyer"
    " president presidente partner associe associee officer owner acheteur acheteuse buyer"
    " commercial commerciale designer student etudiant etudiante vice sales dr".split()
)


def _as_named(name: str) -> str:
    """Return a name with the given name first and capitals where they belong."""
    words = name.split()
    loud = [word.isupper() and sum(map(str.isalpha, word)) > 2 for word in words]
    if len(words) > 1 and loud[0] and not loud[-1]:
        count = loud.index(False)
        words = [*words[count:], *words[:count]]
    if all(word.islower() for word in words) or (len(words) > 1 and words[0][0].isupper()):
        words = [_capital(word, place) for place, word in enumerate(words)]
    return " ".join(words)


def _capital(word: str, place: int) -> str:
    loud = word.isupper() and sum(map(str.isalpha, word)) > 2
    small = word.islower() and not (place and fold(word) in (*known.PARTICLES, *known.AND))
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) if loud or small else word


class _Told:
    """What is told of somebody beside the name, until what follows is a note."""

    def __init__(self) -> None:
        self.title = ""
        self.firm = ""
        self._guessed = False

    def read(self, pieces: Sequence[_Piece], *, upon: int) -> int:
        """Take what is told; return where the note begins, `upon` where there is none."""
        waiting = list(pieces)
        while waiting:
            piece = waiting.pop(0)
            if piece.ends_sentence:
                return piece.start
            left = self.take(piece)
            if left is None:
                return piece.start
            if left.strip(f" {_HIDDEN}."):
                start = piece.start + len(piece.text) - len(left)
                waiting.insert(0, _Piece(left.strip(), start + len(left) - len(left.lstrip())))
        return upon

    def take(self, piece: _Piece) -> str | None:
        """Take what a piece tells first; return what is left of it, None where it is a note."""
        text = piece.text.strip(f" {_HIDDEN}")
        if found := known.AT.match(text):
            if self._guessed and self.title:  # “Product Manager, Payments, at Adyen”
                self.title, self.firm = f"{self.title}, {self.firm}", ""
            return self._take_firm(text[found.end() :])
        bare = text[found.end() :] if (found := known.IS.match(text)) else text
        if (left := self._take_title(bare)) is not None:
            return left
        if not self.firm and _is_firm(text):
            self.firm, self._guessed = text, bool(self.title)
            return ""
        return None

    def take_place(self, text: str) -> str | None:
        """Take the firm that stands right after a name, “Alison Price of Kew Gardens”; return what
        follows it, None for none.
        """
        found = known.OF.match(text)
        if not found or self.firm or fold(found[0]) == "a":
            return None
        firm, left = _firm_at(text[found.end() :])
        if not firm or not _is_held_at(found[0], firm):
            return None
        self.firm = firm
        return left

    def _take_firm(self, text: str) -> str | None:
        firm, left = _firm_at(text)
        if not firm or self.firm:
            return None
        self.firm = firm
        return left

    def _take_title(self, text: str) -> str | None:
        """Take a title, and the firm where it is held; None where the words are neither."""
        at = next(
            (m for m in known.AT.finditer(text) if m.start() and text[m.start() - 1] == " "), None
        )
        if at:
            head = text[: at.start()].strip()
            if self._is_told_by(head):
                firm, left = _firm_at(text[at.end() :])
                if firm and not self.firm:
                    self.title = f"{self.title}, {head}" if self.title else head
                    self.firm = firm
                    return left
        if self.title or not _looks_like_title(text):
            return None
        if not self.firm and fold(text).split()[0] not in known.RETIRED:
            for of in known.OF.finditer(text):
                head, (firm, left) = text[: of.start()].strip(), _firm_at(text[of.end() :])
                led = bool(of.start()) and text[of.start() - 1] == " "
                if led and firm and _looks_like_title(head) and _is_held_at(of[0], firm):
                    self.title, self.firm = head, firm
                    return left
        self.title = text
        return ""

    def _is_told_by(self, head: str) -> bool:
        """Tell whether words before a place of work are a title, or go on with one."""
        if _looks_like_title(head):
            return not self.title
        if not head or _is_said(head) or fold(head).split()[0] in known.PLACED:
            return False
        short = len(head.split()) < (6 if self.title else 4)
        return short and (bool(self.title) or head[:1].islower())


def _is_held_at(led: str, firm: str) -> bool:
    """Tell whether “of”, « à » lead to an organisation: not “of Marketing”, nor to a town."""
    first = firm.split(maxsplit=1)[0]
    if fold(led) == "a" and len(firm.split()) == 1 and not firm.isupper():
        return False
    if fold(first) in known.ORGANISATIONS:
        return True
    english = fold(led) in ("of", "for")  # which writes titles in capitals
    return first[:1].isupper() and not (english and function_of(first) and not first.isupper())


def _looks_like_title(text: str) -> bool:
    folded = fold(text).split()
    if not folded or len(folded) > _LONGEST_TITLE or _is_said(text):
        return False
    if not known.TITLES.isdisjoint(folded) or (len(folded) == 1 and _is_a_function(text)):
        return True
    first, last = folded[0], folded[-1]
    trade = known.TRADES.match(first) and first not in known.NO_TRADES
    of = len(folded) < 5 and known.ENGLISH_TRADES.match(last) and last not in known.NO_TRADES
    return bool(trade or of) and not text[:1].isupper()


def _is_a_function(word: str) -> bool:
    return word.islower() and bool(function_of(word))


def _is_said(text: str) -> bool:
    """Tell whether words say something rather than name it: “needs a speaker”."""
    folded = [fold(word) for word in text.split() if word not in ("à", "À")] or [""]
    return folded[0] in known.OFTEN_IN_NOTES or not known.DETERMINERS.isdisjoint(folded)


def _is_firm(text: str) -> bool:
    """Tell whether all of some words is the name of an organisation."""
    firm, left = _firm_at(text)
    return (
        bool(firm)
        and not left.strip()
        and (text[:1].isupper() or text[:1].isdigit() or " " in text)
    )


def _firm_at(text: str) -> tuple[str, str]:
    """Return the organisation that words begin with and what follows it; "" for none."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [one for one in words if _HIDDEN not in one[0]]
    first = next((i for i, (w, _, _) in enumerate(words) if w not in known.ARTICLES), len(words))
    while (
        first < len(words) and words[first][0].islower() and fold(words[first][0]) in known.A_FIRM
    ):
        first += 1
    words = words[first:]
    if not words:
        return "", text
    elided = re.match(r"[lL][’'](?=\w)", words[0][0])
    begins = words[0][1] + (elided.end() if elided else 0)
    count = _words_of_firm([text[begins : words[0][2]], *(w for w, _, _ in words[1:])])
    if not count:
        return "", text
    end = words[count - 1][2]
    return known.STAND.sub("", text[begins:end]).strip(" ."), text[end:]


def _words_of_firm(words: Sequence[str]) -> int:
    """Return of how many of the first words the name of an organisation is made."""
    if not (_is_capital(words[0]) or fold(words[0]) in known.ORGANISATIONS):
        plain = fold(words[0]) not in known.OFTEN_IN_NOTES | known.DETERMINERS | known.AND
        return (len(words) if len(words) < 3 else 1) if plain and words[0].islower() else 0
    count = 1
    while count < min(len(words), _LONGEST_FIRM):
        ahead = next((i for i, w in enumerate(words[count:], count) if _is_capital(w)), 0)
        between = words[count:ahead] if ahead else []
        if not ahead or not all(_joins(word) for word in between):
            break
        count = ahead + 1
    return count + (count < len(words) and words[count].lower() in ("stand", "booth"))


def _is_capital(word: str) -> bool:
    bare = re.sub(r"\A(?:[dlDL][’'])?\W*", "", word)
    return bare[:1].isupper() or bare[:1].isdigit()


def _joins(word: str) -> bool:
    return word == "&" or fold(word) in known.AND | known.JOIN
