"""Where one may go by a word: the pages, what is done in them, what is done about somebody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from entregent.core.slips import slips
from entregent.core.text import fold
from entregent.services.wording.language import LANGUAGES, speaking, spoken
from entregent.services.wording.pages import words

# By the word of the menu, the name of the address.
PAGES = {
    "today": "today", "people": "people", "reach": "reach", "map": "map", "note-title": "note",
    "events": "events", "goals": "goals", "top": "top", "articles": "articles",
    "introductions": "introductions", "favours": "favours", "lineage": "lineage",
    "campaigns": "campaigns", "review": "review", "bring": "bring",
    "duplicates": "duplicates", "journal": "journal", "jobs": "jobs", "settings": "settings",
}  # fmt: skip
# By the words of what is done, the name of the address and the place on its page.
_ACTIONS = {
    "go-write-somebody": ("people", ""),
    "go-new-goal": ("goals", ""), "go-add": ("note", ""), "go-undo": ("journal", ""),
    "go-archived": ("people", "?archived=1"), "go-sure": ("duplicates-sure", ""),
    "go-cadences": ("cadences", ""), "go-copies": ("settings", "#copies"),
    "go-export": ("settings", "#export"), "go-language": ("settings", "#language"),
    "go-zone": ("settings", "#zone"), "go-pace": ("settings", "#pace"),
    "go-mine": ("settings", "#mine"), "go-ignored": ("settings", "#ignored"),
    "go-cares": ("settings-needs", ""), "go-position": ("settings", "#position"),
    "go-blurbs": ("settings", "#blurbs"), "go-templates": ("settings", "#templates"),
    "go-digest": ("settings", "#digest"),
    "go-erase": ("erase", ""),
}  # fmt: skip
_EVERY = {code: (name, "") for code, name in PAGES.items()} | _ACTIONS
_ABOUT = ("go-write", "go-log", "go-edit")
_SHORTEST = 3  # letters of a verb, before it is taken for one
_TELLING = 4  # letters of a word of another language: fewer may begin a name as well


Match = Callable[[str, Sequence[str]], bool]  # whether a word is among those said


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go: what it is called, what tells it from others, its address."""

    name: str
    more: str
    href: str


def places(typed: str) -> list[Way]:
    """Return the pages and actions whose words begin as those typed, in the language of the pages
    or else in another; else those a slip away.
    """
    wanted = fold(typed).split()
    found = _meant(wanted, _begins) or _meant_elsewhere(wanted) or _meant(wanted, _nearly)
    return [_way(code) for code in (found if wanted else PAGES)]


def _meant(wanted: Sequence[str], match: Match) -> list[str]:
    said = {code: _said(code) for code in _EVERY}
    return [code for code in _EVERY if all(match(word, said[code]) for word in wanted)]


def _meant_elsewhere(wanted: Sequence[str]) -> list[str]:
    """Return what is meant by words of a language that the pages do not speak now."""
    found: list[str] = []
    if all(len(word) >= _TELLING for word in wanted):
        for language in set(LANGUAGES) - {spoken()}:
            with speaking(language):
                found += _meant(wanted, _begins)
    return found


def _way(code: str) -> Way:
    name, where = _EVERY[code]
    return Way(words(code), "", reverse(name) + where)


def doing_to(typed: str) -> tuple[str, str]:
    """Return what is asked to be done about somebody and what names them; "" and "" for none."""
    verb, *rest = typed.split() or [""]
    between = fold(words("go-between")).split()
    while rest and fold(rest[0]) in between:
        rest = rest[1:]
    if not rest or len(fold(verb)) < _SHORTEST:
        return "", ""
    for match in (_begins, _nearly):
        for code in _ABOUT:
            if match(fold(verb), fold(words(f"{code}-also")).split()):
                return code, " ".join(rest)
    return "", ""


def way_about(code: str, person_id: int, name: str, more: str) -> Way:
    """Return where something is done about somebody."""
    match code:
        case "go-write":
            href = reverse("write", args=[person_id])
        case "go-log":
            href = f"{reverse('note')}?{urlencode({'who': f'{name} (#{person_id})'})}"
        case _:
            href = reverse("person-edit", args=[person_id, "portrait"])
    return Way(words(code, name=name), more, href)


def _said(code: str) -> list[str]:
    return fold(f"{words(code)} {words(f'{code}-also')}").split()


def _begins(word: str, said: Sequence[str]) -> bool:
    return any(one.startswith(word) for one in said)


def _nearly(word: str, said: Sequence[str]) -> bool:
    return _begins(word, said) or any(_begins(slip, said) for slip in slips(word))
