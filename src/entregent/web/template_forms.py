"""The templates of messages on the settings: those written, each to be corrected; a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from entregent.core.drafts import LANGUAGES, REGISTERS, Intent
from entregent.core.drafts.templates import INTENTS
from entregent.services.templates import LONGEST, LONGEST_NAME, LONGEST_SUBJECT
from entregent.services.wording.language import spoken
from entregent.storage.queries.templates import templates

if TYPE_CHECKING:
    from entregent.storage.models import Book, Template


class Typed(TypedDict):
    """What one types of a template, whatever it is for."""

    register: str
    name: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """A template as it is filled in."""

    register: str = ""
    name: str = ""
    subject: str = ""
    body: str = ""
    template: "Template | None" = None
    intent: str = ""
    language: str = ""
    refusal: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class TemplatesPart:
    """Every form of the part; `back` is the page to come back to, "" for the settings."""

    rows: Sequence[TemplateForm]
    new: TemplateForm
    back: str
    intents: Sequence[Intent] = INTENTS
    languages: Sequence[str] = LANGUAGES
    registers: Sequence[str] = ("", *REGISTERS)
    longest: int = LONGEST
    longest_subject: int = LONGEST_SUBJECT
    longest_name: int = LONGEST_NAME


def templates_part(
    book: "Book", asked: Mapping[str, str], *, section: str, sentence: str
) -> TemplatesPart:
    """Return the part as an address or a refused form asks for it, intent by intent.

    `section` names the refused form, "" where none was: template-new, or template- and a number.
    """
    known = sorted(templates(book), key=_place)

    def row(template: "Template") -> TemplateForm:
        refused = section == f"template-{template.pk}"
        return TemplateForm(
            **typed_in(asked if refused else vars(template)),
            template=template, intent=template.intent, language=template.language,
            refusal=sentence if refused else "",
            is_open=refused or asked.get("template") == str(template.pk),
        )  # fmt: skip

    new = TemplateForm(intent=INTENTS[0], language=spoken())
    if section == "template-new":
        new = TemplateForm(
            **typed_in(asked), intent=asked.get("intent", ""), language=asked.get("language", ""),
            refusal=sentence, is_open=True,
        )  # fmt: skip
    return TemplatesPart([row(template) for template in known], new, asked.get("back", ""))


def typed_in(said: Mapping[str, str]) -> Typed:
    """Return what a form says of a template, whatever it is for."""
    return Typed(
        register=said.get("register", ""), name=said.get("name", ""),
        subject=said.get("subject", ""), body=said.get("body", ""),
    )  # fmt: skip


def _place(template: "Template") -> int:
    order: list[str] = [*INTENTS]
    return order.index(template.intent) if template.intent in order else len(order)
