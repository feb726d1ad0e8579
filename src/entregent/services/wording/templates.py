"""Templates in words: what each is for, and the places that one may have."""

from typing import TYPE_CHECKING

from entregent.core.drafts.templates import INTENTS, PLACES, places_for
from entregent.services.wording.blurbs import LANGUAGES
from entregent.services.wording.labels.write import WORDS
from entregent.services.wording.language import Sentence, _, say, spoken

if TYPE_CHECKING:
    from entregent.storage.models import Template

_IN_FRENCH: dict[str, Sentence] = {
    "tu": _("In French, saying tu"),
    "vous": _("In French, saying vous"),
}
_IS_FOR = _("%(intent)s · %(manner)s")
_NAMED = _("%(intent)s · %(manner)s · “%(name)s”")


def template_is_for(template: "Template") -> str:
    """Return what a template is for, in which language and register, and its name if it has one."""
    manner = _IN_FRENCH.get(template.register) or LANGUAGES.get(template.language)
    return say(
        _NAMED if template.name else _IS_FOR,
        intent=intent_called(template.intent),
        manner=say(manner) if manner else template.language,
        name=template.name,
    )


def intent_called(intent: str) -> str:
    """Return what to call an intent; a book read back may hold one that we do not know."""
    return say(WORDS[f"intent-{intent}"]) if intent in INTENTS else intent


def places_told(intent: str = "") -> str:
    """Return the places a message of an intent may have, of any where none is given."""
    places = places_for(intent) if intent else PLACES
    return ", ".join(f"{{{place.named(spoken())}}}" for place in places)
