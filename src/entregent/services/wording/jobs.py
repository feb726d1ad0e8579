"""What runs by itself: what each job is, what its last run did, what went wrong and what next."""

from collections.abc import Callable, Mapping
from typing import Any

from entregent.services.errors import EntregentError
from entregent.services.job_runs import UNEXPECTED
from entregent.services.wording import digest, outbox
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.language import Sentence, _, say

_NAMES: dict[str, Sentence] = {
    "outbox": _("Approved messages"),
    "digest": _("Daily digest"),
}
_WHAT: dict[str, Sentence] = {
    "outbox": _("Sends what you approved, one message after the other, as far as the pace lets."),
    "digest": _("Tells you each day whom to write to, at the time you chose."),
}
_UNEXPECTED = _(
    "Something unexpected went wrong (%(type)s). It is tried again by itself; what the program"
    " prints where it runs tells more."
)
_PARTLY = _("Some could not be sent: the outbox says why.")


def name(job: str) -> str:
    """Return what a job is called."""
    return say(_NAMES[job])


def what(job: str) -> str:
    """Return what a job does."""
    return say(_WHAT[job])


def did(job: str, facts: Mapping[str, Any]) -> str:
    """Return what a run did, "" where it did nothing."""
    if job == "outbox" and "sent" in facts:
        return " ".join(filter(None, (outbox.sent(facts["sent"]), _failed(facts))))
    if job == "digest" and "people" in facts:
        return digest.left(facts["people"])
    return ""


def _failed(facts: Mapping[str, Any]) -> str:
    return say(_PARTLY) if facts.get("failed") else ""


def trouble(
    job: str,
    code: str,
    facts: Mapping[str, Any],
    refused: Callable[[EntregentError], str] = error_sentence,
) -> str:
    """Return what went wrong and the next step, "" where nothing did; a page words refusals so."""
    if not code:
        return ""
    if code == UNEXPECTED:
        return say(_UNEXPECTED, type=facts["type"])
    if job != "digest" and outbox.is_a_trouble(code):
        where = {name: str(facts.get(name, "")) for name in ("host", "address", "reply")}
        return outbox.trouble(code, **where)
    return digest.trouble(code, facts, refused)
