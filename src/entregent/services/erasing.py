"""Somebody out of the book, for good unless undone; and let in again when typed."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from entregent.core.identity import is_shared_mailbox, name_key
from entregent.services import journal, search, to_compare
from entregent.services.bringing.batch import forget_results
from entregent.services.importing.refused import sign_digest
from entregent.services.journal import Recorder
from entregent.storage.models import (
    Address,
    Book,
    Decision,
    Exchange,
    FollowUp,
    ForgottenSign,
    LikelyPair,
    Link,
    Membership,
    Mention,
    Note,
    Occasion,
    Participant,
    Person,
    Position,
    SourceRecord,
    Tie,
)
from entregent.storage.queries.journal import acts_that_name_people
from entregent.storage.queries.likeness import pairs_with


def erase_person(book: Book, person: Person) -> None:
    """Erase somebody and all that hangs on them; later files do not bring them back.

    It can be undone for a month; then nothing of them is left but digests of their addresses.
    """
    with journal.entry(book, "erase", person=person.pk) as recorder:
        for sign in _signs_of(person):
            digest = sign_digest(sign)
            if not ForgottenSign.objects.filter(book=book, digest=digest).exists():
                recorder.create(ForgottenSign(book=book, digest=digest))
        remove(recorder, person)
    transaction.on_commit(forget_results)


def welcome_back(recorder: Recorder, book: Book, signs: Sequence[tuple[str, str]]) -> None:
    """Let whoever is typed again be told of by files again."""
    digests = [sign_digest(sign) for sign in signs]
    recorder.delete(ForgottenSign.objects.filter(book=book, digest__in=digests))


def _signs_of(person: Person) -> list[tuple[str, str]]:
    kinds = ("email", "profile", "uid")
    signs = Address.objects.filter(person=person, kind__in=kinds).values_list("kind", "key")
    alone = [(kind, key) for kind, key in signs if kind != "email" or not is_shared_mailbox(key)]
    # Rows without a sign (a message that gives a name alone) are told by their name.
    also = [name_key(name) for name in (person.also or {}).get("name", ())]
    return [*alone, *(("name", name) for name in (person.name_key, *also))]


def remove(recorder: Recorder, person: Person) -> None:
    """Take somebody out of the book with every row that names them alone."""
    alone = Exchange.objects.filter(participants__person=person).exclude(
        pk__in=Participant.objects.filter(exchange__participants__person=person)
        .exclude(person=person)
        .values("exchange_id")
    )
    theirs = list(alone.values_list("pk", flat=True))
    about = Note.objects.filter(person=person)
    recorder.delete(Mention.objects.filter(Q(person=person) | Q(note__in=about)))
    for model in (
        Participant, Decision, FollowUp, Occasion, Note, Membership, Position, Address,
        SourceRecord,
    ):  # fmt: skip
        recorder.delete(model._default_manager.filter(person=person))
    recorder.delete(Exchange.objects.filter(pk__in=theirs))
    recorder.delete(Link.objects.filter(Q(a=person) | Q(b=person)))
    recorder.delete(pairs_with([person.pk]).filter(state=LikelyPair.APART))
    to_compare.forget([person.pk])
    recorder.delete(Tie.objects.filter(pk=person.pk))
    for other in Person.objects.filter(through=person):
        recorder.change(other, through_id=None)
    _take_name_out_of_the_journal(recorder, person)
    recorder.delete(Person.objects.filter(pk=person.pk))
    search.refresh([person.pk])


def _take_name_out_of_the_journal(recorder: Recorder, person: Person) -> None:
    """Leave no name in the acts that made them one with others or kept them apart.

    Whoever was made one with them was them, by whatever name.
    """
    them = {person.pk}
    for entry in acts_that_name_people(person.book_id):
        values = entry.values
        if not them.isdisjoint(values.get("keep", ())):
            them.update(values["gone"])
        if any(named["id"] in them for named in values.get("people", ())):
            nameless = {key: value for key, value in values.items() if key != "people"}
            recorder.change(entry, values=nameless)
