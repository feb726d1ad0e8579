"""The check of a message, in words; and what one says of the relation by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from entregent.core.drafts import Intent
from entregent.core.etiquette import INTENTS, Fault, Relation, check, language_of_message
from entregent.core.etiquette.register import register_of
from entregent.services.errors import EntregentError
from entregent.services.wording import etiquette as wording

# What each draft is judged as; those that are named alike, as themselves.
_JUDGED_AS: Mapping[str, str] = {
    Intent.CATCH_UP: "follow-up",
    Intent.REPLY: "follow-up",
    Intent.CONNECT: "follow-up",
    Intent.INTRODUCE_ASK: "offer",
    Intent.INTRODUCE_REMIND: "follow-up",
    Intent.INTRODUCE_OFF: "follow-up",
    Intent.INTRODUCE_NEWS: "follow-up",
    Intent.INTRODUCE_THANKS: "thank",
    Intent.INTRODUCE_ME_REMIND: "follow-up",
    Intent.INTRODUCE_ME_THANKS: "thank",
}
CHECKED = (*INTENTS, *(intent.value for intent in Intent if intent.value not in INTENTS))
# What may be said by hand, as `--context` takes it.
CONTEXT: dict[str, tuple[object, ...] | type] = {
    "knows_me": ("yes", "maybe", "no"),
    "days_since_last_exchange": int,
    "level_gap": int,
    "worked_together": bool,
    "asks_last_60_days": int,
    "given_before": bool,
    "register": ("tu", "vous"),
    "recipient": str,
    "other": str,
    "consent": ("none", "one", "both"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a message, with the language and register it is written in."""

    findings: tuple[Fault, ...]
    lang: str
    register: str

    def told(self) -> list[dict[str, object]]:
        """Return the findings in words, in the order of their places."""
        return [
            {
                "code": one.code, "practice": one.practice, "severity": one.severity,
                "start": one.start, "end": one.end, "message": wording.fault(one),
                "fix": wording.mend(one, lang=self.lang, register=self.register),
            }
            for one in self.findings
        ]  # fmt: skip


def place(text: str, start: int, end: int, *, longest: int) -> str:
    """Return a place of a text in one line, cut short."""
    words = " ".join(text[start:end].split())
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def check_message(text: str, intent: str, relation: Relation, *, lang: str = "") -> Checked:
    """Return what is wrong with a message; its language is found out where it is not given.

    `intent` is one of CHECKED: those of the check, and all that drafts are written for.
    """
    lang = lang or language_of_message(text)
    register = relation.register or register_of(text)
    return Checked(
        tuple(check(text, _JUDGED_AS.get(intent, intent), relation, lang)), lang, register
    )


def not_known(context: Mapping[str, Any]) -> dict[str, str]:
    """Return the names that nothing is known by, each with the nearest that is, "" for none."""
    return {
        name: next(iter(get_close_matches(name, CONTEXT, n=1)), "")
        for name in context
        if name not in CONTEXT
    }


def with_context(relation: Relation, context: Mapping[str, Any]) -> Relation:
    """Return what is known with what was said by hand over it; null is unknown."""
    for name, value in context.items():
        if name in CONTEXT and value is not None and not _may_be(value, CONTEXT[name]):
            raise EntregentError("context-value", field=name, value=str(value)[:80])
    said = {name: value for name, value in context.items() if name in CONTEXT}
    return replace(relation, **said)


def _may_be(value: object, allowed: tuple[object, ...] | type) -> bool:
    if isinstance(allowed, tuple):
        return isinstance(value, str) and value in allowed
    return isinstance(value, allowed) and (allowed is bool or not isinstance(value, bool))
