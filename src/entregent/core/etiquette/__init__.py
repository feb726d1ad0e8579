"""The message check: what is wrong with a message, where, and how it may be mended.

Rules are told codes and places, never sentences (`services/wording` says those). What they look for
in each language is in `fr.toml` and `en.toml`; each family of rules is a module with a `judge`.
"""

from entregent.core.etiquette import (
    acquaintance,
    asking,
    form,
    giving,
    identity,
    introducing,
    register,
    tone,
)
from entregent.core.etiquette.asks import asks_of
from entregent.core.etiquette.fault import GRAVE, INTENTS, PRACTICES, Case, Fault, Relation
from entregent.core.etiquette.form import open_field
from entregent.core.etiquette.message import Message
from entregent.core.etiquette.phrases import LANGUAGES, language_written, phrases_of

__all__ = [
    "GRAVE", "INTENTS", "LANGUAGES", "PRACTICES", "Fault", "Relation", "check",
    "language_of_message", "open_field",
]  # fmt: skip
LONGEST = 20_000  # characters that are read


def check(text: str, intent: str, relation: Relation, lang: str = "") -> list[Fault]:
    """Return the faults of a message in the order of their places, [] for one that may be sent.

    `intent` is one of INTENTS; `lang` fr or en, found out from the text where it is not given.
    """
    message = Message(text[:LONGEST])
    lang = lang if lang in LANGUAGES else _language(message)
    case = Case(message, intent, relation, phrases_of(lang), lang)
    asks = asks_of(case)
    found = [
        *asking.judge(case, asks),
        *identity.judge(case),
        *acquaintance.judge(case, asks),
        *giving.judge(case, asks),
        *tone.judge(case, asks),
        *form.judge(case),
        *register.judge(case),
        *introducing.judge(case),
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.code))


def language_of_message(text: str) -> str:
    """Return the language a message is written in, fr or en."""
    return _language(Message(text[:LONGEST]))


def _language(message: Message) -> str:
    return language_written(f"{message.subject} {message.all} {message.signature}")
