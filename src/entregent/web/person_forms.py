"""The parts of a person's page as forms: what stands there now, and what was changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from entregent.core.functions import FUNCTIONS
from entregent.core.level import LEVELS
from entregent.core.text import typed
from entregent.services.importing.rows import postal_key
from entregent.services.together import WORKED
from entregent.services.wording.times import birthday
from entregent.storage.queries.positions import shown

if TYPE_CHECKING:
    from entregent.core.signature import Signature
    from entregent.services.summaries import Dossier

# Fields of services.fields by the part of the page they stand in; which hold several values.
PARTS: dict[str, tuple[str, ...]] = {
    "portrait": ("name", "title", "organisation", "level", "function", "circle"),
    "met": ("how-met", "met-on", "through", "worked-together"),
    "ways": ("email", "phone", "profile", "website", "address"),
    "manner": ("birthday", "language", "register"),
    "cares": ("matters", "need", "offer"),
    "mine": ("need", "offer"),  # of the owner of the book
}
SEVERAL = frozenset({"circle", *PARTS["ways"], *PARTS["cares"]})
_KINDS = {"website": "web", "address": "postal"}  # of addresses, where a field is called otherwise
_PROPOSED = frozenset({"name", "title", "organisation", *PARTS["ways"]})
_POSITION = frozenset({"title", "organisation"})
_DESCRIBED = ("level", "function")  # of a position
CHOICES = {
    "language": ("", "fr", "en"),
    "register": ("", "tu", "vous"),
    "level": ("", *LEVELS),
    "function": ("", *FUNCTIONS),
    "worked-together": ("", *WORKED),
}


class Posted(Protocol):
    """What a form sent: every value of a name."""

    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class PartForm:
    """One part of a person's page as it is filled in, each field with its values."""

    part: str
    values: Mapping[str, Sequence[str]]
    refusal: str = ""
    several: frozenset[str] = field(default=SEVERAL)
    shown: Mapping[str, Sequence[str]] = field(default_factory=dict)  # before it was filled in

    @property
    def was(self) -> list[tuple[str, str]]:
        """Every value shown before anything was changed, to be sent along."""
        return [(name, v) for name, held in (self.shown or self.values).items() for v in held]

    @property
    def fields(self) -> list[tuple[str, Sequence[str]]]:
        """The fields in their order; where there may be several values, room for one more."""
        return [
            (name, [*self.values[name], ""] if name in SEVERAL else self.values[name])
            for name in PARTS[self.part]
        ]


def part_as_it_is(part: str, known: "Dossier") -> PartForm:
    """Return the form of a part, filled with what is known."""
    person, row = known.summary.person, known.summary
    job = shown(person.current_positions)
    values = {
        "name": [person.name],
        "title": [row.title],
        "organisation": [row.organisation],
        "level": [job.level if job else ""],
        "function": [job.function if job else ""],
        "circle": row.circles,
        "how-met": [person.how_met],
        "met-on": [person.met_on.isoformat() if person.met_on else ""],
        "through": [person.through.name if person.through else ""],
        "worked-together": [person.worked_together],
        "birthday": [_typed_day(person.birthday)],
        "language": [person.language],
        "register": [person.register],
    }
    for way in PARTS["ways"]:
        kind = _KINDS.get(way, way)
        values[way] = [a.value for a in known.addresses if a.kind == kind]
    interests = [i for i in known.interests if i.state == "open"]
    values |= {kind: [i.text for i in interests if i.kind == kind] for kind in PARTS["cares"]}
    return PartForm(part, {name: values[name] for name in PARTS[part]})


def _typed_day(day: str) -> str:
    """Return a birthday as one types it: no key of a keyboard holds its line together."""
    return birthday(day).replace("\u00a0", " ") if day else ""


def part_as_sent(part: str, post: Posted, before: str = "") -> PartForm:
    """Return the form of a part as it was sent, or as it stood `before` it was filled in."""
    sent = {
        # A browser sends the lines of a text as no file holds them.
        name: [typed(v).replace("\r\n", "\n") for v in post.getlist(before + name)]
        for name in PARTS[part]
    }
    return PartForm(
        part,
        {
            name: [v for v in said if v] if name in SEVERAL else (said or [""])[:1]
            for name, said in sent.items()
        },
    )


def changes(shown: PartForm, after: PartForm, now: PartForm) -> list[tuple[str, str]]:
    """Return what to set: of several values, each that went, with a minus, then each that came.

    What the form did not show, for it came since, stays.
    """
    found: list[tuple[str, str]] = []
    for name in PARTS[now.part]:
        old, new, there = shown.values[name], after.values[name], now.values[name]
        if name in SEVERAL:
            found += [(name, f"-{v}") for v in old if v not in new and v in there]
            came = [v.lstrip("- ") for v in dict.fromkeys(new) if v not in old]
            found += [(name, value) for value in came if value and value not in there]
        elif list(old) != list(new):
            found.append((name, new[0]))
    changed = {name for name, _ in found}
    if changed & _POSITION:  # a new organisation keeps the title that was shown beside it
        beside = (*_POSITION, *(_DESCRIBED if any(after.values[n][0] for n in _POSITION) else ()))
        found += [(name, after.values[name][0]) for name in beside if name not in changed]
    return found


Proposal = tuple[str, str, bool]  # a field, what it would hold, whether it is chosen


def proposals(said: "Signature", known: "Dossier") -> list[Proposal]:
    """Return what a signature says that is not known yet; a name is proposed, not chosen."""
    row = known.summary
    has = {(a.kind, a.key) for a in known.addresses} | {(a.kind, a.value) for a in known.addresses}
    singles = [
        ("name", said.name, row.person.name, False),
        ("title", said.title, row.title, True),
        ("organisation", said.organisation, row.organisation, True),
    ]
    found = [(field, new, chosen) for field, new, old, chosen in singles if new and new != old]
    found += [("email", email, True) for email in said.emails if ("email", email) not in has]
    digits = {re.sub(r"\D", "", key)[-9:] for kind, key in has if kind == "phone"}
    found += [
        ("phone", phone, True)
        for phone in said.phones
        if re.sub(r"\D", "", phone)[-9:] not in digits
    ]
    found += [("profile", p, True) for p in said.profiles if ("profile", p) not in has]
    found += [("website", w, True) for w in said.websites if ("web", w) not in has]
    if said.address and ("postal", postal_key(said.address)) not in has:
        found.append(("address", said.address, True))
    return found


def proposals_as_sent(post: Posted) -> list[Proposal]:
    """Return what was proposed, as it was changed and chosen."""
    chosen = set(post.getlist("chosen"))
    told = zip(post.getlist("field"), post.getlist("value"), strict=False)
    return [
        (field, value.strip(), str(index) in chosen)
        for index, (field, value) in enumerate(told)
        if field in _PROPOSED
    ]
