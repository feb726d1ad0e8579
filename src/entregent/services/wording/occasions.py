"""What happened to somebody, as a story tells it."""

from collections.abc import Mapping
from typing import Any

from entregent.core.story import Kind
from entregent.services.wording.language import Sentence, _, say

# Of each, by what is known of the position: title and organisation, the organisation, the title.
_POSITIONS: dict[Kind, tuple[Sentence, Sentence, Sentence]] = {
    Kind.NEW_JOB: (
        _("New position: %(title)s, %(organisation)s"),
        _("Has joined %(organisation)s"),
        _("New position: %(title)s"),
    ),
    Kind.POSITION: (
        _("Position begun: %(title)s, %(organisation)s"),
        _("Position begun at %(organisation)s"),
        _("Position begun: %(title)s"),
    ),
}
_BIRTHDAY = _("Birthday")


def occasion(kind: Kind, facts: Mapping[str, Any]) -> str:
    """Return what happened in words."""
    if kind is Kind.BIRTHDAY:
        return say(_BIRTHDAY)
    both, firm, title = _POSITIONS[kind]
    if not facts.get("title"):
        return say(firm, **facts)
    return say(both if facts.get("organisation") else title, **facts)
