"""Beneath a message: what would be sent to have it reworded, then the words that came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entregent.core.drafts import Draft, Intent
from entregent.services.book import today
from entregent.services.checking import Checked
from entregent.services.draft_check import check_draft
from entregent.services.errors import EntregentError
from entregent.services.rewording import Proposed, proposed, reworded
from entregent.services.wording.pages import refusal as refused
from entregent.services.wording.pages import words
from entregent.web.requests import BookRequest

if TYPE_CHECKING:
    from entregent.storage.models import Introduction, Person


@dataclass(frozen=True, slots=True)
class RewordingPart:
    """What would be sent, or what came back with what the check finds in it, or why nothing did."""

    sent: Proposed | None = None
    answer: str = ""
    host: str = ""
    lang: str = ""
    checked: Checked | None = None
    checked_text: str = ""
    refusal: str = ""


def rewording_part(
    request: BookRequest,
    person: "Person",
    draft: Draft,
    intent: Intent,
    *,
    send: bool,
    about: "Sequence[Person]" = (),
    asking: "Introduction | None" = None,
) -> RewordingPart:
    """Return what would be sent; with `send`, send it, if it is what was shown.

    `about` are the people of an introduction, whom no message may tell how to reach; `asking` is
    the introduction it asks for, where that is noted already.
    """
    sent = None
    try:
        sent = proposed(request.book, draft.body, intent, about=about)
        if not send:
            return RewordingPart(sent)
        if request.POST.get("shown") != sent.seal:
            return RewordingPart(sent, refusal=words("reword-otherwise"))
        answer = reworded(sent)
    except EntregentError as error:
        return RewordingPart(refusal=refused(error))
    said, on = draft._replace(body=answer), today(request.book)
    checked, text = check_draft(request.book, person, said, intent, on=on, asking=asking)
    return RewordingPart(
        answer=answer, host=sent.service.host, lang=sent.lang, checked=checked, checked_text=text
    )
