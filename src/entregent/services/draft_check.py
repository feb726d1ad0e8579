"""The check of a message to somebody as it is being written."""

from dataclasses import replace
from datetime import date

from entregent.core.drafts import Draft, Intent
from entregent.services.checking import Checked, check_message
from entregent.services.relation import relation_with
from entregent.storage.models import Book, Introduction, Person

IMPERSONAL = "impersonal"
_SUBJECT = {"fr": "Objet : ", "en": "Subject: "}


def check_draft(
    book: Book,
    person: Person,
    draft: Draft,
    intent: Intent,
    *,
    on: date,
    own: str = "",
    asking: Introduction | None = None,
) -> tuple[Checked, str]:
    """Return what is wrong with a message to somebody, and the text its places stand in.

    `own` is the line that is made of what the book says of them: while it stands in the message,
    nothing says that it could go to anybody. `asking` is the introduction that it asks for, where
    that is noted already.
    """
    relation = relation_with(book, person, on=on, asking=asking)
    relation = replace(relation, register=draft.register or relation.register)
    if intent is Intent.INTRODUCE:  # written once both said yes
        relation = replace(relation, consent="both")
    named = _SUBJECT.get(draft.lang, _SUBJECT["en"])
    text = f"{named}{draft.subject}\n\n{draft.body}" if draft.subject else draft.body
    checked = check_message(text, intent, relation)
    if own and own in draft.body:
        kept = tuple(one for one in checked.findings if one.code != IMPERSONAL)
        checked = replace(checked, findings=kept)
    return checked, text
