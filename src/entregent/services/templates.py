"""Templates, whole messages of mine: written, kept of a draft, corrected, taken away, filled in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from entregent.core.drafts import LANGUAGES, LONGEST_NOTE, REGISTERS, Draft, Intent
from entregent.core.drafts.templates import (
    INTENTS,
    filled,
    literal,
    says_something,
    unknown_place,
    with_places,
)
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.discreet import discreet, tells_how_to_reach, ways_to
from entregent.services.errors import EntregentError
from entregent.services.wording.templates import places_told
from entregent.storage.models import Book, Person, Template
from entregent.storage.queries.owner import me, my_addresses
from entregent.storage.queries.templates import template_of, templates_for

LONGEST, LONGEST_SUBJECT, LONGEST_NAME = 5_000, 300, 60  # characters


def add_template(
    book: Book,
    *,
    intent: str,
    language: str,
    body: str,
    subject: str = "",
    register: str = "",
    name: str = "",
) -> Template:
    """Write a template; where the same is there already, that one is returned."""
    _among(intent, INTENTS)
    _among(language, LANGUAGES)
    written = _written(
        intent, language, body=body, subject=subject, register=register, name=name
    )  # fmt: skip
    same = Template.objects.filter(book=book, intent=intent, language=language, **written)
    if there := same.first():
        return there
    with journal.entry(book, "template") as recorder:
        return recorder.create(
            Template(
                book=book, intent=intent, language=language, written_on=today(book), **written
            )
        )  # fmt: skip


def change_template(
    book: Book, template: Template, *, body: str, subject: str, register: str, name: str
) -> None:
    """Correct a template; what it is for stays, and so does its language."""
    written = _written(
        template.intent, template.language,
        body=body, subject=subject, register=register, name=name,
    )  # fmt: skip
    if all(getattr(template, field) == value for field, value in written.items()):
        return
    with journal.entry(book, "template-set") as recorder:
        recorder.change(template, **written, written_on=today(book))


def set_template(
    book: Book,
    *,
    intent: str,
    language: str,
    body: str,
    subject: str = "",
    register: str = "",
    name: str = "",
) -> Template:
    """Write a template, in the place of the one of this name for the same if there is one."""
    called = _one_line(name, LONGEST_NAME)
    named = Template.objects.filter(book=book, intent=intent, language=language, name=called)
    there = named.first() if called else None
    if there is None:
        return add_template(
            book, intent=intent, language=language,
            body=body, subject=subject, register=register, name=name,
        )  # fmt: skip
    change_template(book, there, body=body, subject=subject, register=register, name=name)
    return there


def keep_as_template(
    book: Book, intent: Intent, draft: Draft, facts: Mapping[str, str], *, to: Person
) -> Template:
    """Keep a message as a template: what was known of them gives way to the places for it."""
    put = partial(with_places, facts=facts, intent=intent, lang=draft.lang, name=to.name)
    subject, body = typed(draft.subject), typed(draft.body).replace("\r\n", "\n")
    if _reaches_others(book, f"{subject}\n{body}"):  # it would go to everybody else
        raise EntregentError("template-reaches")
    return add_template(
        book, intent=intent, language=draft.lang,
        body=put(body), subject=put(subject), register=draft.register,
    )  # fmt: skip


def _reaches_others(book: Book, text: str) -> bool:
    """Tell whether a text holds what looks like a way to reach somebody who isn't its author."""
    owner = me(book)
    mine = [way for _kind, way in ways_to(owner)] if owner else []
    mine += [known.key for known in my_addresses(book) if known.kind != "name"]
    for way in mine:
        text = re.sub(re.escape(way), "", text, flags=re.IGNORECASE)
    return not discreet(text)


def drop_template(book: Book, template: Template) -> None:
    """Take a template away; `undo` brings it back."""
    with journal.entry(book, "template-drop") as recorder:
        recorder.delete(Template.objects.filter(pk=template.pk))


def the_template(book: Book, number: int) -> Template:
    """Return the template of this number."""
    found = template_of(book, number)
    if found is None:
        raise EntregentError("no-such-template", number=number)
    return found


def drafts_of_mine(
    book: Book,
    intent: Intent,
    facts: Mapping[str, str],
    *,
    register: str,
    usual: Draft,
    about: Iterable[Person] = (),
) -> list[tuple[Template, Draft]]:
    """Return what my templates make of these facts, the latest first, in the language and register
    of the usual draft; none that tells how to reach whom the message is about.
    """
    others = [*about]
    made: list[tuple[Template, Draft]] = []
    for one in templates_for(book, intent, language=usual.lang, register=register):
        draft = filled(
            one.subject, one.body, facts, intent=intent, register=register, usual=usual
        )  # fmt: skip
        if draft and not tells_how_to_reach(f"{draft.subject}\n{draft.body}", others):
            made.append((one, draft))
    return made


def _written(
    intent: str, language: str, *, body: str, subject: str, register: str, name: str
) -> dict[str, str]:
    """Return what was typed of a template as it is kept; refused where it could not be used."""
    text = "\n".join(line.rstrip() for line in typed(body).splitlines())
    title = "" if intent == Intent.CONNECT else _one_line(subject, LONGEST_SUBJECT)
    for words in (title, text):
        unknown = unknown_place(words, intent)
        if unknown is not None:
            raise EntregentError(
                "template-place", place=unknown[:LONGEST_NAME], places=places_told(intent)
            )
    if not says_something(text):
        raise EntregentError("template-missing")
    most = LONGEST_NOTE if intent == Intent.CONNECT else LONGEST
    if len(literal(text) if intent == Intent.CONNECT else text) > most:
        raise EntregentError("words-too-long", most=most)
    if language != "fr":  # of these two, French alone has a register
        register = ""
    _among(register, ("", *REGISTERS))
    called = _one_line(name, LONGEST_NAME)
    return {"register": register, "name": called, "subject": title, "body": text}


def _one_line(words: str, most: int) -> str:
    line = " ".join(typed(words).split())
    if len(line) > most:
        raise EntregentError("words-too-long", most=most)
    return line


def _among(value: str, choices: Sequence[str]) -> None:
    if value not in choices:
        told = ", ".join(filter(None, choices))
        raise EntregentError("not-a-choice", value=value[:60], choices=told)
