"""Somebody out of the book, for good unless undone; and let in again when typed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Q

from entregent.core.identity import is_shared_mailbox, name_key
from entregent.services import journal, meaning, search, to_compare
from entregent.services.bringing.batch import forget_results
from entregent.services.importing.refused import sign_digest
from entregent.services.journal import Recorder
from entregent.services.outgoing import messages_naming, withdraw
from entregent.services.own_uid import own_uid
from entregent.storage.bulk import chunks, matching
from entregent.storage.models import (
    Address,
    Attendee,
    Book,
    Boundary,
    Decision,
    Entry,
    Exchange,
    Favour,
    FollowUp,
    ForgottenSign,
    Greeting,
    Interest,
    LikelyPair,
    Link,
    Membership,
    Mention,
    Note,
    NotLinked,
    Occasion,
    Participant,
    Person,
    Position,
    Shared,
    SourceRecord,
    Target,
    Tie,
    Top,
)
from entregent.storage.queries.introductions import introductions_naming
from entregent.storage.queries.journal import acts_that_name_people
from entregent.storage.queries.likeness import pairs_with

_AT_ONCE = 2_000


def erase_person(book: Book, person: Person) -> None:
    """Erase somebody and all that hangs on them; later files do not bring them back.

    It can be undone for a month; then nothing of them is left but digests of their addresses.
    """
    with journal.entry(book, "erase", person=person.pk) as recorder:
        erase(recorder, [person])


def erase(recorder: Recorder, people: Sequence[Person]) -> None:
    """Erase people as part of an act."""
    book = recorder.entry.book
    digests = dict.fromkeys(sign_digest(sign) for sign in _signs_of(book, people))
    for (known,) in matching(ForgottenSign, ["digest"], "digest", list(digests), book_id=book.pk):
        del digests[known]
    recorder.create_all(ForgottenSign, ("book_id", "digest"), [(book.pk, d) for d in digests])
    remove(recorder, people)
    transaction.on_commit(forget_results)


def welcome_back(recorder: Recorder, book: Book, signs: Sequence[tuple[str, str]]) -> None:
    """Let whoever is typed again be told of by files again."""
    digests = [sign_digest(sign) for sign in signs]
    recorder.delete(ForgottenSign.objects.filter(book=book, digest__in=digests))


def _signs_of(book: Book, people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    kinds = ("email", "profile", "uid")
    known: dict[int, list[tuple[str, str]]] = defaultdict(list)
    ids = [person.pk for person in people]
    for pk, kind, key in matching(Address, ["person_id", "kind", "key"], "person_id", ids):
        if kind in kinds and (kind != "email" or not is_shared_mailbox(key)):
            known[pk].append((kind, key))
    for person in people:
        yield from sorted(known[person.pk])
        yield "uid", own_uid(book, person.pk)
        # Rows without a sign (a message that gives a name alone) are told by their name.
        also = [name_key(name) for name in (person.also or {}).get("name", ())]
        yield from (("name", name) for name in (person.name_key, *also))


def remove(recorder: Recorder, people: Sequence[Person]) -> None:
    """Take people out of the book with every row that names them alone."""
    ids = [person.pk for person in people]
    _take_names_out_of_the_journal(recorder, ids)
    theirs = _exchanges_of_nobody_else(ids)
    said = [text for (text,) in matching(Interest, ["text"], "person_id", ids)]
    transaction.on_commit(partial(meaning.forget, said))
    for chunk in chunks(ids, _AT_ONCE):
        recorder.delete(Mention.objects.filter(Q(person__in=chunk) | Q(note__person__in=chunk)))
        for model in (
            Participant, Decision, FollowUp, Occasion, Note, Membership, Position, Address,
            SourceRecord, Interest, Boundary, Favour, Target, Shared, Greeting, Top,
            Attendee,
        ):  # fmt: skip
            recorder.delete(model._default_manager.filter(person_id__in=chunk))
        for between in (Link, NotLinked):
            recorder.delete(between._default_manager.filter(Q(a__in=chunk) | Q(b__in=chunk)))
        led = introductions_naming(chunk)
        noted = [
            journal.changed(favour, introduction_id=None)
            for favour in Favour.objects.filter(introduction__in=led)
        ]
        recorder.change_all(Favour, [row for row in noted if row])
        recorder.delete(led)
        withdraw(messages_naming(chunk))
        recorder.delete(messages_naming(chunk))
        recorder.delete(pairs_with(chunk).filter(state=LikelyPair.APART))
        recorder.delete(Tie.objects.filter(pk__in=chunk))
        met = [
            journal.changed(p, through_id=None) for p in Person.objects.filter(through__in=chunk)
        ]
        recorder.change_all(Person, [row for row in met if row])
    for chunk in chunks(theirs, _AT_ONCE):
        recorder.delete(Exchange.objects.filter(pk__in=chunk))
    for chunk in chunks(ids, _AT_ONCE):
        recorder.delete(Person.objects.filter(pk__in=chunk))
    to_compare.forget(ids)
    search.refresh(ids)


def _exchanges_of_nobody_else(ids: Sequence[int]) -> list[int]:
    """Return the exchanges that nobody but these people took part in."""
    them = set(ids)
    exchanges = {pk for (pk,) in matching(Participant, ["exchange_id"], "person_id", ids)}
    columns = ["exchange_id", "person_id"]
    for chunk in chunks(sorted(exchanges)):
        with_others = matching(Participant, columns, "exchange_id", chunk)
        exchanges.difference_update(pk for pk, person in with_others if person not in them)
    return sorted(exchanges)


def _take_names_out_of_the_journal(recorder: Recorder, ids: Sequence[int]) -> None:
    """Leave no name, and nothing typed of them, in the acts that tell it.

    Whoever was made one with them was them, by whatever name.
    """
    them = set(ids)
    nameless = []
    for entry in acts_that_name_people(recorder.entry.book_id).iterator():
        values = entry.values
        if not them.isdisjoint(values.get("keep", ())):
            them.update(values["gone"])
        gone = set()
        if any(named["id"] in them for named in values.get("people", ())):
            gone.add("people")
        if values.get("person") in them:
            gone |= {journal.SAID, journal.WORDS}
        if not gone.isdisjoint(values):
            kept = {key: value for key, value in values.items() if key not in gone}
            nameless.append(journal.changed(entry, values=kept))
    recorder.change_all(Entry, [row for row in nameless if row])
