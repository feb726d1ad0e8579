"""What was typed of somebody, in words: each field, and what it holds since."""

import re
from collections.abc import Callable, Sequence

from entregent.core.boundaries import BUSY, KINDS, as_typed
from entregent.core.text import number_in
from entregent.services.wording.boundaries import boundary, yes_or_no
from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.positions import function, level
from entregent.services.wording.side_by_side import LANGUAGE_NAMES
from entregent.services.wording.times import birthday, every

_FIELDS: dict[str, Sentence] = {
    "address": _("postal address"),
    "archived": _("archives"),
    "birthday": _("birthday"),
    "boundary": _("boundary"),
    "cadence": _("cadence"),
    "circle": _("circle"),
    "done": _("what is over"),
    "email": _("e-mail"),
    "family": _("last name"),
    "function": _("function"),
    "given": _("first name"),
    "how-met": _("how you met"),
    "language": _("language"),
    "level": _("level"),
    "matters": _("what matters"),
    "met-on": _("day you met"),
    "name": _("name"),
    "need": _("need"),
    "note": _("note"),
    "offer": _("offer"),
    "organisation": _("organisation"),
    "phone": _("telephone"),
    "profile": _("profile"),
    "register": _("tu or vous"),
    "through": _("through whom you met"),
    "title": _("title"),
    "website": _("website"),
    "worked-together": _("worked together"),
    "works": _("e-mail that works"),
}
_ARCHIVED = _("put into the archives")
_OUT_OF_ARCHIVES = _("brought back from the archives")
_ARCHIVING = {
    "yes": _ARCHIVED, "oui": _ARCHIVED,
    "no": _OUT_OF_ARCHIVES, "non": _OUT_OF_ARCHIVES, "": _OUT_OF_ARCHIVES,
}  # fmt: skip
# Of which there may be several: one goes where it is typed with a minus before it.
_SEVERAL = {"address", "boundary", "circle", "email", "matters", "need", "offer", "phone",
            "profile", "website"}  # fmt: skip
_KEPT_AS = re.compile(r"(\d{4}|-)-\d\d-\d\d")  # a day, or one without its year


def typed_fields(fields: Sequence[Sequence[str]]) -> str:
    """Return what was typed of somebody: “title “CTO”, birthday taken away”."""
    named = {field for field, value in fields if value}
    return ", ".join(
        _told(field, value)
        for field, value in fields
        if value or field not in _DESCRIBED or not named & _POSITION
    )


# A position that is typed anew is sent with its level and function, though nobody said them.
_POSITION, _DESCRIBED = {"organisation", "title"}, {"function", "level"}


def _told(field: str, value: str) -> str:
    fact = say(_FIELDS[field])
    if field == "archived" and value.lower() in _ARCHIVING:
        return say(_ARCHIVING[value.lower()])
    if field == "through" and value.isdecimal():  # a number that a terminal gave tells nothing
        return fact
    if not value:
        return say(_("%(fact)s taken away"), fact=fact)
    sentence, said = _("%(fact)s “%(value)s”"), value
    if field in _SEVERAL and value.startswith("-"):
        sentence, said = _("%(fact)s “%(value)s” taken away"), value.lstrip("- ")
    return say(sentence, fact=fact, value=_SAID[field](said) if field in _SAID else said)


def _day(value: str) -> str:
    return birthday(value) if _KEPT_AS.fullmatch(value) else value


def _cadence(value: str) -> str:
    days = number_in(value)
    return every(days) if days else value


def _language(value: str) -> str:
    return say(LANGUAGE_NAMES[value]) if value in LANGUAGE_NAMES else value


def _boundary(value: str) -> str:
    said = as_typed(value)
    if said is None or said.kind not in KINDS:
        return value
    if said.kind == BUSY and not _KEPT_AS.fullmatch(said.begins):
        return say(_("Busy periods"))  # all of them are lifted by this one word
    return boundary(said)


_SAID: dict[str, Callable[[str], str]] = {
    "birthday": _day,
    "boundary": _boundary,
    "cadence": _cadence,
    "function": function,
    "language": _language,
    "level": level,
    "met-on": _day,
    "worked-together": yes_or_no,
}
