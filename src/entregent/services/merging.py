"""Two people who are one: everything known of both, under one of them, so that it can be undone."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models

from entregent.core.campaigns import Way
from entregent.core.outbox import LEFT, MAY_BE_DROPPED, State
from entregent.services import to_compare
from entregent.services.at_hand import BESIDE, AtHand
from entregent.services.journal import Recorder
from entregent.services.merging_fields import CHOSEN_TOGETHER, TYPED, Chosen, join_fields
from entregent.services.merging_top import lend_again, settle_top
from entregent.services.outgoing import take_yes_back
from entregent.storage.bulk import chunks
from entregent.storage.models import (
    Address,
    Attendee,
    Boundary,
    Decision,
    Favour,
    FollowUp,
    Greeting,
    Interest,
    LikelyPair,
    Link,
    Membership,
    Mention,
    Note,
    NotLinked,
    Occasion,
    Outgoing,
    Participant,
    Person,
    Position,
    Shared,
    SourceRecord,
    Target,
    Tie,
    Top,
)
from entregent.storage.queries.positions import shown

# What hangs on a person, with the fields that may stand only once for one person.
_HANGING: list[tuple[type[models.Model], tuple[str, ...]]] = [
    (Address, ("kind", "key")),
    (Membership, ("circle_id",)),
    (Position, ("organisation_id", "title", "current")),
    (Mention, ("note_id", "words")),
    (Note, ("text",)),
    (Participant, ("exchange_id",)),
    (Occasion, ("kind", "on")),
    (Decision, ("item",)),
    (FollowUp, ("on", "text")),
    (SourceRecord, ("source", "key")),
    (Interest, ("kind", "text", "state", "ended_on")),
    (Boundary, ("kind", "begins", "ends", "why")),
    (
        Favour,
        (
            *("kind", "given", "on", "answer", "answered_on", "outcome", "outcome_on"),
            *("thanked_on", "told_on", "opportunity_id", "introduction_id"),
        ),
    ),
    (Target, ("goal_id",)),
    (Greeting, ("campaign_id",)),
    (Outgoing, ("message_id",)),
    (Shared, ("article_id",)),
    (Top, ()),
    (Attendee, ("event_id",)),
]
_POSITION = ("title", "organisation")
CHOICES = (*CHOSEN_TOGETHER, *_POSITION, "cadence")
Group = tuple[Person, Sequence[Person]]  # whom to keep, and who they are besides
_GROUPS = 200  # at hand at once
# Of a row that both have.
_FILLED = ("label", "started", "ended", "level", "function", "wanted", "why", "met_on")


def join(recorder: Recorder, keep: Person, gone: Person) -> None:
    """Put everything known of `gone` under `keep`, as `join_all` does."""
    join_all(recorder, [(keep, [gone])])


def join_all(
    recorder: Recorder, groups: Iterable[Group], *, chosen: Chosen | None = None
) -> dict[int, set[int]]:
    """Put everything known of some people under one of them, group by group.

    What was typed wins, then what the one kept had; what the person chose wins over both. Where
    both said something and not the same, what did not win stays in `also`.

    Return the exchanges that became theirs by person kept, without those whose cadence changed.
    """
    models = [model for model, _ in _HANGING]
    gained: dict[int, set[int]] = {}
    for some in chunks(groups, _GROUPS):
        kept = [keep for keep, _ in some]
        leaving = [person for _, gone in some for person in gone]
        to_compare.forget([person.pk for person in (*kept, *leaving)])
        at_hand = AtHand(recorder, kept, leaving, models)
        before = {pk: _cadence(tie) for pk, tie in at_hand.ties.items()}
        for keep, others in some:
            for gone in others:
                if at_hand.are_there(keep, gone):
                    _join(at_hand, keep, gone, chosen or {})
        at_hand.write()
        said = {pk: _cadence(tie) for pk, tie in at_hand.ties.items()}
        gained |= {
            keep.pk: at_hand.gained[keep.pk]
            for keep in kept
            if before.get(keep.pk) == said.get(keep.pk)
        }
    return gained


def _join(at_hand: AtHand, keep: Person, gone: Person, chosen: Chosen) -> None:
    join_fields(at_hand, keep, gone, chosen)
    position = _chosen_position(at_hand, keep, gone, chosen)
    mine = [p.pk for p in at_hand.rows(Position, keep.pk) if p.current and p.origin == TYPED]
    _settle_greetings(at_hand, keep.pk, gone.pk)
    in_top = settle_top(at_hand, keep, gone)
    for model, once in _HANGING:
        _move_rows(at_hand, model, once, keep.pk, gone.pk)
    _let_typed_position_win(at_hand, keep.pk, mine)
    if position:
        _make_current(at_hand, keep.pk, *position)
    _move_links(at_hand, keep.pk, gone.pk)
    for pairs in (LikelyPair, NotLinked):
        _move_pairs(at_hand, pairs, keep.pk, gone.pk)
    _settle_who_knows_whom(at_hand, keep.pk)
    _move_introductions(at_hand, keep.pk, gone.pk)
    _move_messages(at_hand, keep.pk, gone.pk)
    for other in at_hand.met_through(gone.pk):
        at_hand.change(other, through_id=None if other.pk == keep.pk else keep.pk)
    _join_cadence(at_hand, keep, gone, chosen)
    if in_top:
        lend_again(at_hand, keep)
    if tie := at_hand.ties.pop(gone.pk, None):
        at_hand.delete(tie)
    at_hand.delete(gone)


def _move_rows(
    at_hand: AtHand, model: type[models.Model], once: tuple[str, ...], keep: int, gone: int
) -> None:
    mine = at_hand.rows(model, keep)
    there = {tuple(getattr(row, name) for name in once): row for row in mine}
    for row in at_hand.rows(model, gone):
        identity = tuple(getattr(row, name) for name in once)
        same = there.get(identity)
        if same is None or _disagree(same, row):
            at_hand.give(row, keep)
            there.setdefault(identity, row)
        else:
            _fill(at_hand, same, row)
            for mention in at_hand.mentions_in(row) if isinstance(row, Note) else ():
                at_hand.take(mention)
            at_hand.take(row)


def _disagree(mine: models.Model, theirs: models.Model) -> bool:
    """Tell whether two positions at one place were not the same: days, level or function differ."""
    names = ("started", "ended", "level", "function")
    both = ((getattr(mine, n, ""), getattr(theirs, n, "")) for n in names)
    return any(one and other and one != other for one, other in both)


def _fill(at_hand: AtHand, mine: models.Model, theirs: models.Model) -> None:
    """Fill a row that both have with what the other row says more; typed once is typed."""
    values = {
        name: getattr(theirs, name)
        for name in _FILLED
        if hasattr(mine, name) and not getattr(mine, name) and getattr(theirs, name)
    }
    if getattr(theirs, "origin", "") == TYPED:
        values["origin"] = TYPED
    if isinstance(mine, Address) and isinstance(theirs, Address) and _is_newer(theirs, mine):
        values |= {"bounced": theirs.bounced, "bounced_at": theirs.bounced_at}
    at_hand.change(mine, **values)


def _is_newer(one: Address, other: Address) -> bool:
    """Tell whether the one says later whether mail to it comes back."""
    return one.bounced_at is not None and (
        other.bounced_at is None or one.bounced_at > other.bounced_at
    )


def _let_typed_position_win(at_hand: AtHand, keep: int, mine: Collection[int]) -> None:
    """Let a typed position stay the current one, that of the one kept before the other's."""
    current = [position for position in at_hand.rows(Position, keep) if position.current]
    stay = mine or [position.pk for position in current if position.origin == TYPED]
    for position in current:
        if stay and position.pk not in stay:
            at_hand.change(position, current=False)


def _chosen_position(
    at_hand: AtHand, keep: Person, gone: Person, chosen: Chosen
) -> tuple[int | None, str, list[int]] | None:
    """Return the organisation and title chosen, and the positions they were chosen from."""
    if not chosen.keys() & set(_POSITION):
        return None
    sides = {person.pk: _current_position(at_hand, person.pk) for person in (keep, gone)}
    both = [position for position in sides.values() if position]
    if len(both) < 2:
        return None

    def said(choice: str, name: str) -> Any:
        """Return what was chosen; where there was no choice, what goes along with the other."""
        side = chosen.get(choice) or next(chosen[c] for c in _POSITION if c in chosen)
        return getattr(sides[side], name) or next(
            filter(None, (getattr(p, name) for p in both)), None
        )

    return (
        said("organisation", "organisation_id"),
        said("title", "title") or "",
        [p.pk for p in both],
    )


def _current_position(at_hand: AtHand, person: int) -> Position | None:
    """Return the position a list shows of somebody, None when there is none."""
    return shown([p for p in reversed(at_hand.rows(Position, person)) if p.current])


def _make_current(
    at_hand: AtHand, keep: int, organisation: int | None, title: str, both: list[int]
) -> None:
    """Make the position chosen the current one; what it was chosen before stays as a former one."""
    there = [p for p in reversed(at_hand.rows(Position, keep)) if p.pk in both]
    there.sort(key=lambda p: (p.organisation_id != organisation, p.title != title))
    stays, *others = there
    as_it_was = stays.current and stays.title == title
    at_hand.change(stays, title=title, current=True, origin=stays.origin if as_it_was else TYPED)
    for other in others:
        at_hand.change(other, current=False)


def _move_links(at_hand: AtHand, keep: int, gone: int) -> None:
    for link in at_hand.between(Link, gone):
        other = link.b_id if link.a_id == gone else link.a_id
        mine = _link_like(at_hand, link, keep, other)
        if other != keep and mine is None:
            at_hand.put_between(link, *sorted((keep, other)))
            continue
        if mine is not None and other != keep:
            _join_evidence(at_hand, mine, link)
        at_hand.part(link)


def _link_like(at_hand: AtHand, link: Link, keep: int, other: int) -> Link | None:
    """Return the link by which the one kept already knows somebody in the same way."""
    alike = (
        mine
        for mine in at_hand.between(Link, keep)
        if other in (mine.a_id, mine.b_id) and (mine.kind, mine.origin) == (link.kind, link.origin)
    )
    return next(alike, None)


def _join_evidence(at_hand: AtHand, mine: Link, theirs: Link) -> None:
    said = [mine.evidence, theirs.evidence]
    clocks = ("s7", "s60", "s365", "last_at")
    livelier = theirs if theirs.s365 > mine.s365 else mine
    at_hand.change(
        mine,
        evidence=" · ".join(dict.fromkeys(filter(None, said))),
        seen=mine.seen + theirs.seen,
        since=min(filter(None, (mine.since, theirs.since)), default=""),
        **{name: getattr(livelier, name) for name in clocks},
    )


def _move_pairs(at_hand: AtHand, model: type[LikelyPair | NotLinked], keep: int, gone: int) -> None:
    """Whoever was kept apart from one of them is kept apart from both, or knows neither."""
    for pair in at_hand.between(model, gone):
        other = pair.b_id if pair.a_id == gone else pair.a_id
        known = at_hand.between(model, keep)
        if other == keep or any(other in (mine.a_id, mine.b_id) for mine in known):
            at_hand.part(pair)
        else:
            at_hand.put_between(pair, *sorted((keep, other)))


def _settle_who_knows_whom(at_hand: AtHand, keep: int) -> None:
    """Let what was typed win where one of the two was said not to know whom the other knows."""
    for apart in at_hand.between(NotLinked, keep):
        two = (apart.a_id, apart.b_id)
        links = [link for link in at_hand.between(Link, keep) if (link.a_id, link.b_id) == two]
        typed = any(link.origin == TYPED for link in links)
        for row in [apart] if typed else links:
            at_hand.part(row)


def _move_introductions(at_hand: AtHand, keep: int, gone: int) -> None:
    """Introductions of either are those of one; nobody is introduced to themselves."""
    for row in at_hand.introductions(gone):
        names = ("one_id", "other_id", "through_id")
        named = {n: keep if getattr(row, n) == gone else getattr(row, n) for n in names}
        told = [pk for pk in named.values() if pk is not None]
        if len(set(told)) < len(told):
            for favour in at_hand.rows(Favour, keep):
                if favour.introduction_id == row.pk:
                    at_hand.change(favour, introduction_id=None)
            at_hand.forget_introduction(row)
        else:
            at_hand.change(row, **named)


def _settle_greetings(at_hand: AtHand, keep: int, gone: int) -> None:
    """Leave one greeting, and one message, where both were in a campaign: what left before what
    has not, then that of the one kept. Where both left, both stay among what was sent.
    """
    theirs = {row.campaign_id: row for row in at_hand.rows(Greeting, gone)}
    messages = {row.greeting: row for one in (keep, gone) for row in at_hand.rows(Outgoing, one)}
    for mine in at_hand.rows(Greeting, keep):
        if other := theirs.get(mine.campaign_id):
            _out, goes = sorted((other, mine), key=lambda row: _weight(row, messages.get(row.pk)))[
                ::-1
            ]
            if message := messages.get(goes.pk):
                if State(message.state) in MAY_BE_DROPPED:
                    take_yes_back(message)
                    at_hand.take(message)
                else:
                    at_hand.change(message, greeting=0)
            at_hand.take(goes)


def _weight(row: Greeting, message: Outgoing | None) -> int:
    """Return how much a greeting weighs against another of the same person and campaign."""
    if message is None:
        return 0
    return 2 if State(message.state) in LEFT else int(row.way == Way.MAIL)


def _move_messages(at_hand: AtHand, keep: int, gone: int) -> None:
    """Let messages that name one beside whom they are to name the other."""
    for row in at_hand.messages_beside(gone):
        names = [name for name in BESIDE if getattr(row, name) == gone]
        at_hand.change(row, **dict.fromkeys(names, keep))
    for row in at_hand.rows(Outgoing, keep):
        if row.other_id == keep:
            at_hand.change(row, other_id=None)


def _cadence(tie: Tie) -> tuple[int | None, date | None]:
    return tie.cadence, tie.cadence_chosen_on


def _join_cadence(at_hand: AtHand, keep: Person, gone: Person, chosen: Chosen) -> None:
    theirs = at_hand.ties.get(gone.pk)
    if theirs is None or theirs.cadence is None:
        return
    mine = at_hand.tie_of(keep)
    theirs_said = {"cadence": theirs.cadence, "cadence_chosen_on": theirs.cadence_chosen_on}
    if mine.cadence is None:
        at_hand.change(mine, **theirs_said)
    elif mine.cadence != theirs.cadence:
        other = theirs.cadence
        if chosen.get("cadence") == gone.pk:
            other = mine.cadence
            at_hand.change(mine, **theirs_said)
        also = {**(keep.also or {})}
        also["cadence"] = [*also.get("cadence", []), str(other)]
        at_hand.change(keep, also=also)
