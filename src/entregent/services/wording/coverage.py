"""How far a network covers what a goal is aimed at, in words: the gap first."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from entregent.services.wording.goals import target_value
from entregent.services.wording.language import Sentence, _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.coverage_kept import Coverage, Part
    from entregent.storage.models import Target

SHOWN = 3  # names of targets in one sentence

_LINE = _("%(target)s: %(said)s")
_NOBODY = _("nobody yet")
_TIES: Sentence = ngettext("one tie", "%(count)s ties")
_CLOSE: Sentence = ngettext("%(ties)s, one of them close", "%(ties)s, %(count)s of them close")
_ALL_CLOSE: Sentence = ngettext("one tie, a close one", "%(count)s ties, all close")
_BY_TWO = _("one introduction away: %(count)s")
_BY_THREE = _("two introductions away: %(count)s")
_NO_WAY = _("nobody leads there yet: %(count)s")
_THEM: dict[str, Sentence] = {
    "strong": _("you know them well"),
    "weak": _("you know them"),
    "by_two": _("one introduction away"),
    "by_three": _("two introductions away"),
    "none": _("nobody leads there yet"),
}
_GAP: Sentence = ngettext(
    "You know nobody yet at one of %(all)s targets: %(names)s.",
    "You know nobody yet at %(count)s of %(all)s targets: %(names)s.",
)
_ONLY_GAP = _("You know nobody yet where this goal is aimed: %(names)s.")
_NO_GAP = _("You know somebody wherever this goal is aimed.")
_AND_MORE: Sentence = ngettext("%(names)s and one more", "%(names)s and %(count)s more")
_IN_ALL = _("In all: %(said)s.")


def covered(part: "Part") -> str:
    """Return how far a target is covered: ties first, then who is within reach."""
    said = [_ties(part) if part.known else say(_NOBODY)]
    said += [
        say(sentence, count=count)
        for sentence, count in (
            (_BY_TWO, part.by_two), (_BY_THREE, part.by_three), (_NO_WAY, part.none),
        )
        if count
    ]  # fmt: skip
    return " · ".join(said)


def line(target: "Target", part: "Part") -> str:
    """Return a target with how far it is covered."""
    return say(_LINE, target=target_value(target), said=of_target(target, part))


def of_target(target: "Target", part: "Part") -> str:
    """Return how far a target is covered; of one person, how near they are."""
    if target.kind != "person":
        return covered(part)
    near = next((name for name in _THEM if getattr(part, name)), "none")
    return say(_THEM[near])


def summary(found: "Coverage", targets: Mapping[int, "Target"]) -> list[str]:
    """Return the gap in a sentence, then the whole in another; [] where it is aimed at nothing."""
    if not found.parts:
        return []
    gaps = [target_value(targets[part.target]) for part in found.gaps]
    if not gaps:
        first = say(_NO_GAP)
    elif len(gaps) == len(found.parts):
        first = say(_ONLY_GAP, names=_some(gaps))
    else:
        first = say(_GAP, count=len(gaps), all=len(found.parts), names=_some(gaps))
    return [first, say(_IN_ALL, said=covered(found.whole))] if found.whole.people else [first]


def gaps_first(found: "Coverage") -> list["Part"]:
    """Return the targets, those of which I know nobody first."""
    return sorted(found.parts, key=lambda part: (part.known > 0, part.within_reach > 0))


def _ties(part: "Part") -> str:
    if part.strong == part.known:
        return say(_ALL_CLOSE, count=part.known)
    ties = say(_TIES, count=part.known)
    return say(_CLOSE, ties=ties, count=part.strong) if part.strong else ties


def _some(names: Sequence[str]) -> str:
    told = ", ".join(names[:SHOWN])
    left = len(names) - SHOWN
    return say(_AND_MORE, names=told, count=left) if left > 0 else told
