"""The outbox: messages put in, their words changed, approved one by one, held, dropped, settled.

Where a message stands is changed at once and is in no journal: it is a fact, or a yes that one
takes back by holding it. What is written into the book because of it is in the journal.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from entregent.core.campaigns import Run, Way, is_personal
from entregent.core.drafts import LANGUAGES, Draft, Intent, left_open
from entregent.core.outbox import MAY_BE_DROPPED, ImpossibleMove, Move, State, moved
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.bounced import take_mark_off
from entregent.services.boundaries import takes_no_mail
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.introduction_drafts import messages
from entregent.services.introductions import the_introduction
from entregent.services.mail_account import account_of
from entregent.services.outgoing import withdraw
from entregent.services.sent import left
from entregent.storage.database import wait_to_write
from entregent.storage.models import Address, Book, Introduction, Outgoing, Person
from entregent.storage.queries.campaigns import greeting_named
from entregent.storage.queries.outbox import message_of
from entregent.storage.queries.people import emails_of, working_emails_of

LONGEST, LONGEST_SUBJECT = 100_000, 300  # characters
_REFUSED = {
    State.SENDING: "outbox-leaving",
    State.SENT: "outbox-sent",
    State.UNKNOWN: "outbox-unknown",
}


def put(
    book: Book,
    people: Sequence[Person],
    draft: Draft,
    reason: Reason,
    *,
    introduction: Introduction | None = None,
) -> Outgoing:
    """Put a message into the outbox, as a draft that waits for a yes; to one, or to two at once."""
    account = account_of(book)
    if reason.intent is Intent.CONNECT:
        raise EntregentError("not-by-mail")
    subject, body = _words(draft.subject, draft.body)
    person, *others = people
    row = Outgoing(
        book=book,
        person=person,
        other=others[0] if others else None,
        to=[address_for(one) for one in people],
        subject=subject,
        body=body,
        language=draft.lang if draft.lang in LANGUAGES else "",
        intent=reason.intent.value,
        item=reason.item,
        about=reason.about,
        via=reason.via,
        goal=reason.goal,
        opportunity=reason.opportunity,
        favour=reason.favour,
        article=reason.article,
        kind=reason.kind,
        introduction=introduction.pk if introduction else 0,
        message_id=f"<{uuid4()}@{account.address.partition('@')[2]}>",
        state=State.DRAFT.value,
        made_at=timezone.now(),
    )
    refuse_what_must_not_leave(row)
    with journal.entry(book, "outbox", person=person.pk) as recorder:
        return recorder.create(row)


def change(book: Book, row: Outgoing, *, subject: str, body: str) -> None:
    """Change the words of a message; it waits for another yes."""
    new_subject, new_body = _words(subject, body)
    if (new_subject, new_body) == (row.subject, row.body):
        return
    with journal.entry(book, "outbox-set", **_of(row)) as recorder:
        _move(row, Move.CHANGE, approved_at=None, not_before=None)
        recorder.change(row, subject=new_subject, body=new_body)


def approve(book: Book, row: Outgoing, *, seal: str = "") -> None:
    """Say yes to a message as it stands; with a seal, only if it is still as it was shown."""
    account_of(book)
    _bring_up_to_date(row)
    refuse_what_must_not_leave(row)
    if place := left_open(row.body):
        raise EntregentError("outbox-left-open", number=row.pk, place=place)
    with transaction.atomic():
        wait_to_write()
        _bring_up_to_date(row)
        if seal and seal != seal_of(row):
            raise EntregentError("outbox-otherwise", number=row.pk)
        fresh = {"tries": 0, "not_before": None, "trouble": "", "reply": ""}
        if row.state != State.APPROVED:
            _move(row, Move.APPROVE, approved_at=timezone.now(), **fresh)


def hold(book: Book, row: Outgoing) -> None:  # noqa: ARG001 - a verb of the book, as the others
    """Take the yes back."""
    with transaction.atomic():
        wait_to_write()
        _move(row, Move.HOLD, approved_at=None, not_before=None)


def drop(book: Book, row: Outgoing) -> None:
    """Take a message out of the outbox; `undo` brings it back as a draft."""
    with journal.entry(book, "outbox-drop", **_of(row)) as recorder:
        rows = Outgoing.objects.filter(pk=row.pk)
        _bring_up_to_date(row)
        if State(row.state) not in MAY_BE_DROPPED:
            raise EntregentError(_REFUSED[State(row.state)], number=row.pk)
        withdraw(rows)
        recorder.delete(rows)


def settle(book: Book, row: Outgoing, *, sent: bool) -> bool:
    """Say whether a message that may have left did; what follows a sent one follows then.

    Return whether all of it could follow.
    """
    _bring_up_to_date(row)
    if row.state == State.SENDING:
        raise EntregentError("outbox-leaving", number=row.pk)
    if row.state != State.UNKNOWN:
        raise EntregentError("outbox-known", number=row.pk)
    if sent:
        return left(book, row, at=row.handed_at or timezone.now())
    with transaction.atomic():
        wait_to_write()
        _move(row, Move.HAS_NOT_LEFT, approved_at=None, trouble="", reply="")
    return True


def arrived(book: Book, row: Outgoing) -> None:
    """Note that a message that came back arrived after all: its address works."""
    with journal.entry(book, "outbox-arrived", **_of(row)) as recorder:
        _bring_up_to_date(row)
        if not row.came_back:
            raise EntregentError("outbox-not-back", number=row.pk)
        known = Address.objects.filter(kind="email", key=row.came_back_to)
        for address in known.filter(person_id__in=[row.person_id, row.other_id]):
            take_mark_off(recorder, address)
        recorder.change(row, came_back="", came_back_at=recorder.entry.at)


def the_message(book: Book, number: int) -> Outgoing:
    """Return the message of this number."""
    found = message_of(book, number)
    if found is None:
        raise EntregentError("no-such-message", number=number)
    return found


def seal_of(row: Outgoing) -> str:
    """Return a mark of all that a yes is given to: to whom it goes, and its words."""
    told = "\0".join((*row.to, row.subject, row.body))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def refuse_what_must_not_leave(row: Outgoing) -> None:
    """Refuse a message across a boundary, to an address that is theirs no more or from which mail
    came back, or of an introduction that stands otherwise than when it was written.
    """
    people = [one for one in (row.person, row.other) if one]
    for one in people:
        if takes_no_mail(one):
            raise EntregentError("takes-no-mail", id=one.pk, name=one.name)
    theirs = {email for one in people for email in emails_of(one)}
    working = {email for one in people for email in working_emails_of(one)}
    for address in row.to:
        if address not in theirs:
            raise EntregentError("outbox-address-gone", address=address, number=row.pk)
        if address not in working:
            raise EntregentError("outbox-bounced", address=address, number=row.pk)
    if row.introduction:
        _refuse_another_state(row)
    if row.greeting:
        _refuse_unready(row)


def _refuse_unready(row: Outgoing) -> None:
    """Refuse a greeting that says nothing to one person alone, or that is not to leave by mail."""
    greeting = greeting_named(row.book, row.greeting)
    name = row.person.name if row.person else ""
    if greeting is None or greeting.way != Way.MAIL:
        raise EntregentError("greeting-not-by-mail", name=name)
    if greeting.campaign.run == Run.STOPPED:
        raise EntregentError("campaign-stopped", number=greeting.campaign_id)
    if not is_personal(row.body, greeting.bare):
        raise EntregentError("greeting-impersonal", name=name)


def _refuse_another_state(row: Outgoing) -> None:
    """Refuse a message of an introduction that is not ready for it any more."""
    led = the_introduction(row.book, row.introduction)
    ready = messages(led, on=today(row.book))
    if not any(m.intent == row.intent and row.person in m.to for m in ready):
        raise EntregentError("outbox-introduction-moved", number=led.pk)


def _move(row: Outgoing, move: Move, **values: Any) -> None:
    """Move a message, unless it stands otherwise by now."""
    _bring_up_to_date(row)
    try:
        after = moved(State(row.state), move)
    except ImpossibleMove as impossible:
        code = _REFUSED.get(impossible.state, "outbox-not-approved")
        raise EntregentError(code, number=row.pk) from impossible
    Outgoing.objects.filter(pk=row.pk).update(state=after, **values)
    for name, value in {"state": after.value, **values}.items():
        setattr(row, name, value)


def _bring_up_to_date(row: Outgoing) -> None:
    """Read a message as it stands by now; refused where it was dropped meanwhile."""
    try:
        row.refresh_from_db()
    except Outgoing.DoesNotExist as error:
        raise EntregentError("no-such-message", number=row.pk) from error


def address_for(person: Person) -> str:
    """Return the address of somebody that mail goes to; refused where there is none."""
    if takes_no_mail(person):
        raise EntregentError("takes-no-mail", id=person.pk, name=person.name)
    emails = emails_of(person)
    if not emails:
        raise EntregentError("no-address", id=person.pk, name=person.name)
    if emails[0] not in working_emails_of(person):
        raise EntregentError("address-bounced", id=person.pk, name=person.name, address=emails[0])
    return emails[0]


def _words(subject: str, body: str) -> tuple[str, str]:
    words = typed(body).replace("\r\n", "\n").replace("\r", "\n")
    title = " ".join(typed(subject).split())
    if not words:
        raise EntregentError("outbox-empty")
    for said, most in ((title, LONGEST_SUBJECT), (words, LONGEST)):
        if len(said) > most:
            raise EntregentError("words-too-long", most=most)
    return title, words


def _of(row: Outgoing) -> dict[str, int]:
    return {"person": row.person_id} if row.person_id else {}
