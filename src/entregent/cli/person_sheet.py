"""One person in the terminal, and in JSON."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from entregent.core.functions import function_of
from entregent.core.level import level_of
from entregent.core.story import Kind
from entregent.services.book import day_of, zone
from entregent.services.sources import kind_of
from entregent.services.wording import people as wording
from entregent.services.wording.bounces import address_back
from entregent.services.wording.boundaries import boundary, worked_together
from entregent.services.wording.favours import balance_of
from entregent.services.wording.language import _, ngettext, say
from entregent.services.wording.likeness import also
from entregent.services.wording.occasions import occasion
from entregent.services.wording.positions import described
from entregent.services.wording.ties import channel, label
from entregent.services.wording.times import birthday, day, partial
from entregent.storage.queries.dossier import notes_of
from entregent.storage.queries.top import number_in_top

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entregent.services.story import Told
    from entregent.services.summaries import Dossier
    from entregent.storage.models import Address, Book, Position
    from entregent.storage.queries.dossier import Moment


def as_json(book: "Book", known: "Dossier", exchanges: "Sequence[Moment]") -> dict[str, Any]:
    """Return all that is known of a person as plain values, with every exchange there was."""
    person = known.summary.person
    return {
        "summary": known.summary,
        "given": person.given,
        "family": person.family,
        "birthday": person.birthday,
        "language": person.language,
        "register": person.register,
        "how_met": person.how_met,
        "met_on": person.met_on,
        "also": person.also or {},
        "through": {"id": person.through.pk, "name": person.through.name}
        if person.through
        else None,
        "addresses": [
            {
                "kind": a.kind,
                "value": a.value,
                "label": a.label,
                "source": kind_of(a.origin),
                "bounced": {"at": a.bounced_at, "status": a.bounced} if a.bounced else None,
            }
            for a in known.addresses
        ],
        "positions": [
            {
                "organisation": p.organisation.name if p.organisation else "",
                "title": p.title,
                "started": p.started,
                "ended": p.ended,
                "current": p.current,
                "level": p.level or level_of(p.title),
                "function": p.function or function_of(p.title),
                "guessed": _guessed(p),
                "source": kind_of(p.origin),
            }
            for p in known.positions
        ],
        "archived_on": person.archived_on,
        "incoming": round(known.summary.tie.incoming, 4),
        "outgoing": round(known.summary.tie.outgoing, 4),
        "shares": {
            "kinds": {kind: round(share, 4) for kind, share in known.shares.kinds.items()},
            "ages": {age: round(share, 4) for age, share in known.shares.ages.items()},
        },
        "cadence": known.summary.tie.cadence,
        "top": number_in_top(person),
        "sentence": known.sentence,
        "notes": [
            {"at": n.at, "text": n.text, "source": kind_of(n.origin)} for n in notes_of(person)
        ],
        "occasions": [{"kind": o.kind, "on": o.on, **o.values} for o in known.occasions],
        "follow_ups": [
            {"id": f.pk, "on": f.on, "text": f.text, "kind": f.kind, "since": f.since}
            for f in known.follow_ups
        ],
        "links": [
            {
                "person": {"id": other.pk, "name": other.name},
                "kind": link.kind,
                "evidence": wording.evidence(link),
                "since": link.since,
            }
            for other, link in known.links
        ],
        "matters": _interests(known, "matters"),
        "needs": _interests(known, "need"),
        "offers": _interests(known, "offer"),
        "worked_together": known.worked_together,
        "boundaries": [
            {"kind": b.kind, "begins": b.begins, "ends": b.ends, "why": b.why}
            for b in known.boundaries
        ],
        "favours": [
            {
                "id": f.pk,
                "kind": f.kind,
                "direction": "given" if f.given else "asked",
                "on": f.on,
                "outcome": f.outcome,
                "thanked_on": f.thanked_on,
            }
            for f in known.favours
        ],
        "timeline": list(_timeline(exchanges, zone(book))),
    }


def _interests(known: "Dossier", kind: str) -> list[dict[str, Any]]:
    return [
        {
            "id": i.pk,
            "text": i.text,
            "language": i.language,
            "on": i.on,
            "state": i.state,
            "ended_on": i.ended_on,
        }
        for i in known.interests
        if i.kind == kind
    ]


def _timeline(exchanges: "Sequence[Moment]", home: ZoneInfo) -> Iterator[dict[str, str]]:
    """Yield what exchanges say, in their order; there may be tens of thousands.

    The day where the person lives is worked out once for those that follow each other in it.
    """
    day, begins, ends = "", datetime.max.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    for at, way, by, subject, note, origin, _id in exchanges:
        if not begins <= at < ends:
            midnight = datetime.combine(at.astimezone(home).date(), time.min, home)
            day = midnight.date().isoformat()
            begins = midnight.astimezone(UTC)
            ends = (midnight + timedelta(days=1)).astimezone(UTC)
        yield {
            "on": day,
            "channel": way,
            "by": by,
            "subject": subject,
            "note": note,
            "source": origin,
        }


def print_sheet(book: "Book", known: "Dossier", today: date) -> None:
    """Print what is worth reading at a glance about a person."""
    row = known.summary
    click.secho(row.person.name, bold=True, fg="green", nl=False)
    click.secho(f"  #{row.person.pk}", dim=True)
    position = " · ".join(part for part in (row.title, row.organisation) if part)
    if position:
        click.echo(position)
    if row.person.archived_on:
        since = day(row.person.archived_on, today=today)
        click.echo(say(_("In the archives since %(day)s."), day=since))
    click.echo(f"{label(row.tie.label).capitalize()}. {known.sentence}")
    for name, value in _facts(book, known, today):
        click.echo(click.style(f"  {name} ", dim=True) + value)
    for told in known.story:
        when = told.facts.get("started") or day_of(book, told.place.at).isoformat()
        click.echo(f"  {when:10}  {_in_words(told)}")
    if known.told > len(known.story):
        more = known.told - len(known.story)
        earlier = ngettext("and one moment before", "and %(count)s moments before")
        click.secho("  " + say(earlier, count=more), dim=True)


def _in_words(told: "Told") -> str:
    facts = told.facts
    if told.kind is Kind.NOTE:
        return f"{say(_('Note'))}  " + f"\n{'':14}".join(facts["text"].splitlines())
    if told.kind is Kind.EXCHANGE:
        about = facts["note"] or facts["subject"]
        return f"{channel(facts['channel'])}, {wording.by(facts['by'])}  {about}"
    return occasion(told.kind, facts)


def _facts(book: "Book", known: "Dossier", today: date) -> list[tuple[str, str]]:
    person = known.summary.person
    facts = [(wording.address_kind(a.kind), _way(book, a, today)) for a in known.addresses]
    if known.summary.circles:
        facts.append((say(_("Circles")), ", ".join(known.summary.circles)))
    if person.birthday:
        facts.append((say(_("Birthday")), birthday(person.birthday)))
    if person.met_on:
        facts.append((say(_("Met on")), day(person.met_on, today=today)))
    if person.how_met:
        facts.append((say(_("How you met")), person.how_met))
    if person.through:
        facts.append((say(_("Through")), person.through.name))
    if person.also:
        facts.append((say(_("Also")), also(person.also)))
    facts += _noted(known)
    for former in known.positions:
        if not former.current:
            firm = former.organisation.name if former.organisation else ""
            said = " · ".join(part for part in (former.title, firm) if part)
            if former.ended:
                until = partial(former.ended)
                said = say(_("%(position)s, until %(day)s"), position=said, day=until)
            facts.append((say(_("Before")), said))
    facts += [
        (say(_("Next step")), f"{day(meant.on, today=today)}, {meant.text}")
        for meant in known.follow_ups
    ]
    facts += [(say(_("Favours")), balance_of(known.favours))] if known.favours else []
    facts += [(say(_("Knows")), one) for one in islice(_acquaintances(known), 8)]
    return facts


def _way(book: "Book", address: "Address", today: date) -> str:
    """Return an address, and that mail came back from it where it did."""
    if not address.bounced or address.bounced_at is None:
        return address.value
    came_back = address_back(address, on=day_of(book, address.bounced_at), today=today)
    return f"{address.value} ({came_back})"


def _acquaintances(known: "Dossier") -> Iterator[str]:
    """Yield whom they know, each once with all that tells it."""
    told: dict[int, list[str]] = {}
    names = {}
    for other, link in known.links:
        names[other.pk] = other.name
        told.setdefault(other.pk, []).append(wording.told_of(link))
    for number, evidence in told.items():
        yield f"{names[number]} ({' · '.join(dict.fromkeys(evidence))})"


def _guessed(position: "Position") -> list[str]:
    """Return which of level and function the title alone tells."""
    told = {
        "level": not position.level and level_of(position.title),
        "function": not position.function and function_of(position.title),
    }
    return [name for name, guess in told.items() if guess]


def _noted(known: "Dossier") -> list[tuple[str, str]]:
    """Return what no file tells: interests, boundaries, how far up."""
    names = {"matters": _("What matters"), "need": _("Needs"), "offer": _("Offers")}
    told = filter(None, (described(p) for p in known.positions if p.current))
    facts = [(say(_("Level and function")), one) for one in islice(told, 1)]
    facts += [(say(names[i.kind]), i.text) for i in known.interests if i.state == "open"]
    facts += [(say(_("Boundary")), boundary(row)) for row in known.boundaries]
    if known.worked_together is not None:
        facts.append((say(_("Work")), worked_together(known.worked_together)))
    return facts
