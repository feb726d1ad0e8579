"""What the page of a message shows beside it, each line with where it is corrected."""

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from entregent.core.drafts import LANGUAGES, REGISTERS, Draft, Intent
from entregent.services.blurbs import blurb_for
from entregent.services.fields import set_fields
from entregent.services.relation import known_of
from entregent.services.wording.relation import relation_told
from entregent.storage.queries.wanted import these_of

if TYPE_CHECKING:
    from datetime import date

    from entregent.storage.models import Blurb, Book, Person, Template
    from entregent.web.draft_form import DraftAsked


class Fact(NamedTuple):
    """A sentence, and the address where what it tells is corrected."""

    sentence: str
    where: str


class BlurbShown(NamedTuple):
    """The lines about oneself that the draft takes, None where there are none, and their form."""

    blurb: "Blurb | None"
    where: str


def relation_facts(book: "Book", person: "Person", *, on: "date") -> list[Fact]:
    """Return what the check of a message knows of the relation."""
    page = reverse("person", args=[person.pk])
    met = reverse("person-edit", args=[person.pk, "met"])
    where = {
        "knows-me": met,
        "last-exchange": f"{page}#log",
        "level": reverse("person-edit", args=[person.pk, "portrait"]),
        "my-level": f"{reverse('settings')}#position",
        "worked-together": met,
        "asked": f"{page}#favours",
        "given": f"{page}#favours",
        "boundary": reverse("person-boundaries", args=[person.pk]),
    }
    told = relation_told(known_of(book, person, on=on), on=on)
    return [Fact(one.sentence, where[one.code]) for one in told]


def blurb_shown(
    book: "Book", person: "Person", asked: "DraftAsked", draft: Draft, intent: Intent | None
) -> BlurbShown | None:
    """Return what goes with a request for an introduction, None for any other message."""
    if intent is not Intent.ASK_INTRODUCTION or not draft.lang:
        return None
    about = these_of(book, [asked.about, asked.via])
    meant = {"goal": asked.goal, "opportunity": asked.opportunity}
    blurb = blurb_for(book, draft.lang, about=about, **meant)
    back = {"back": asked.address(person.pk)}
    wanted = {"blurb": blurb.pk} if blurb else {"language": draft.lang}
    anchor = f"blurb-{blurb.pk}" if blurb else "blurbs"
    return BlurbShown(blurb, f"{reverse('settings')}?{urlencode(wanted | back)}#{anchor}")


def where_corrected(template: "Template", back: str) -> str:
    """Return where a template is corrected, and from where one comes back to a page."""
    asked = urlencode({"template": template.pk, "back": back})
    return f"{reverse('settings')}?{asked}#template-{template.pk}"


def is_usual(person: "Person", draft: Draft) -> bool:
    """Tell whether the manner of a draft is the one noted of somebody."""
    return not draft.lang or (
        person.language == draft.lang and draft.register in ("", person.register)
    )


def keep_manner(book: "Book", person: "Person", said: str, *, on: "date") -> None:
    """Note the language of a message and, in French, its register as those to write to somebody."""
    language, _, register = said.partition(":")
    manner = [("language", language)] if language in LANGUAGES else []
    manner += [("register", register)] if register in REGISTERS else []
    if manner:
        set_fields(book, person, manner, on=on)
