"""What a line tells of somebody's work: title and organisation, up to where the note begins."""

import re
from collections.abc import Sequence

from entregent.core.capture import words as known
from entregent.core.capture.pieces import HIDDEN, WORD, Piece
from entregent.core.functions import function_of
from entregent.core.text import fold

_LONGEST_TITLE, _LONGEST_FIRM = 9, 6  # words


class Told:
    """What is told of somebody beside the name, until what follows is a note."""

    def __init__(self) -> None:
        self.title = ""
        self.firm = ""
        self._guessed = False

    def read(self, pieces: Sequence[Piece], *, upon: int) -> int:
        """Take what is told; return where the note begins, `upon` where there is none."""
        waiting = list(pieces)
        while waiting:
            piece = waiting.pop(0)
            if piece.ends_sentence:
                return piece.start
            left = self.take(piece)
            if left is None:
                return piece.start
            if left.strip(f" {HIDDEN}."):
                start = piece.start + len(piece.text) - len(left)
                waiting.insert(0, Piece(left.strip(), start + len(left) - len(left.lstrip())))
        return upon

    def take(self, piece: Piece) -> str | None:
        """Take what a piece tells first; return what is left of it, None where it is a note."""
        text = piece.text.strip(f" {HIDDEN}")
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
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    words = [one for one in words if HIDDEN not in one[0]]
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
