"""What the person means to do about somebody, and when."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from operator import itemgetter

from entregent.core.follow_ups import LONGEST, day_said, follow_up_said
from entregent.core.promises import Whose, is_kept_by, promises
from entregent.core.text import typed
from entregent.core.today import planned_item
from entregent.core.working_days import working_days_after
from entregent.services import journal
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.journal import WORDS, Recorder
from entregent.storage.models import Book, Decision, FollowUp, Person
from entregent.storage.queries.today import follow_ups_of

KEPT_WITHIN = 2  # working days, where a promise says none
ASKED_AFTER = 3  # working days after theirs was due, it may be asked for
PROMISED_WITHIN = timedelta(days=45)  # a note of something older promises nothing any more
_IN_FRANCE = frozenset({"Europe/Paris"})


def plan(book: Book, person: Person, text: str, *, on: date | None = None) -> FollowUp:
    """Keep what is meant to be done; its day is the one given, else the one that the words say.

    What is meant for that day in these words already is returned as it stands.
    """
    words = " ".join(typed(text).split())[:LONGEST]
    if not words:
        raise EntregentError("follow-up-missing")
    day = on or day_said(words, today=today(book), language=book.language)
    if day is None:
        raise EntregentError("follow-up-without-day")
    if day < today(book):
        raise EntregentError("follow-up-in-past", on=day.isoformat())
    if person.archived_on:
        raise EntregentError("follow-up-archived", name=person.name, id=person.pk)
    if already := _meant_already(person, words, day):
        return already
    with journal.entry(book, "plan", person=person.pk, on=day, **{WORDS: words}) as recorder:
        return recorder.create(FollowUp(book=book, person=person, on=day, text=words))


def plan_as_noted(
    recorder: Recorder, person: Person, note: str, *, on: date, instead_of: str = ""
) -> None:
    """Keep what a note of a day says is to be done or was promised, as part of the act that writes
    it; what it says was kept is done.

    `instead_of` is the note that it corrects, whose promises it no longer makes go. Nothing is to
    be done about somebody who is archived, nor the same twice; what was promised long ago is a note
    like any other.
    """
    if person.archived_on:
        return
    book = person.book
    told = _promised(book, note, on)
    if instead_of:
        before = _promised(book, instead_of, on)
        _take_back(recorder, person, before - told, on)
        told -= before
    known = {(one.kind, one.text.casefold()) for one in follow_ups_of(person)} if told else set()
    for words, day, kind in sorted(told, key=itemgetter(1, 0)):
        if (kind, words.casefold()) not in known:
            made = FollowUp(book=book, person=person, on=day, text=words, kind=kind, since=on)
            recorder.create(made)
    said = follow_up_said(typed(note), today=today(book), language=book.language)
    promised = said and any(_same(words, said.text) for words, _, _ in told)
    known_before = said and (said.text in instead_of or _meant_already(person, said.text, said.on))
    if said and not promised and not known_before:
        recorder.create(FollowUp(book=book, person=person, on=said.on, text=said.text))
    _keep(recorder, person, note, on)


def plan_as_imported(recorder: Recorder, book: Book, told: Sequence[tuple[int, date, str]]) -> None:
    """Keep what files promise in the words of what was new to the book: with whom, when, in what
    words. Mails are not told of here: their subjects are nobody's notes.
    """
    found = [(who, on, one) for who, on, words in told for one in _promised(book, words, on)]
    there = Person.objects.filter(pk__in={who for who, _, _ in found}, archived_on=None)
    people = there.in_bulk() if found else {}
    for who, on, (words, day, kind) in sorted(found, key=itemgetter(0, 1)):
        if person := people.get(who):
            made = FollowUp(book=book, person=person, on=day, text=words, kind=kind, since=on)
            recorder.create(made)


def french_days(book: Book) -> bool:
    """Tell whether the public holidays of France are days off: where the person lives there."""
    return book.time_zone in _IN_FRANCE


def _promised(book: Book, note: str, on: date) -> set[tuple[str, date, str]]:
    """Return the promises of a note of a day: the words, when to bring them up, of which kind."""
    french, day = french_days(book), today(book)
    if day - on > PROMISED_WITHIN:
        return set()
    found = set()
    for one in promises(typed(note), written_on=on, language=book.language):
        due = one.on or working_days_after(on, KEPT_WITHIN, french=french)
        if one.whose is Whose.MINE:
            found.add((one.text, max(due, day), FollowUp.PROMISE))
        elif one.whose is Whose.THEIRS:
            later = working_days_after(due, ASKED_AFTER, french=french)
            found.add((one.text, max(later, day), FollowUp.THEIRS))
    return found


def _take_back(
    recorder: Recorder, person: Person, gone: Collection[tuple[str, date, str]], on: date
) -> None:
    texts = [words for words, _, _ in gone]
    rows = FollowUp.objects.filter(person=person, since=on, text__in=texts).exclude(kind="")
    if texts and rows.exists():
        recorder.delete(rows)


def _keep(recorder: Recorder, person: Person, note: str, on: date) -> None:
    """Note as done the promises that a note says were kept."""
    book = person.book
    said = promises(typed(note), written_on=on, language=book.language)
    kept = [one.text for one in said if one.whose is Whose.KEPT]
    for one in follow_ups_of(person) if kept else []:
        if one.kind == FollowUp.PROMISE and any(is_kept_by(one.text, words) for words in kept):
            item = planned_item(person.pk, number=one.pk, text="", on=on, today=on, kind=one.kind)
            said_before = Decision.objects.filter(book=book, item=item.id).first()
            done = {"verdict": "done", "until": None, "on": today(book)}
            if said_before:
                recorder.change(said_before, **done)
            else:
                recorder.create(Decision(book=book, person=person, item=item.id, **done))


def _same(one: str, other: str) -> bool:
    """Tell whether two notes mean the same thing to do: one says the other."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _meant_already(person: Person, words: str, on: date) -> FollowUp | None:
    """Return what is still meant to be done about somebody that day in the same words."""
    meant = (f for f in follow_ups_of(person) if f.on == on)
    return next((f for f in meant if f.text.casefold() == words.casefold()), None)


def drop(book: Book, person: Person, number: int) -> None:
    """Give up what was meant to be done; raise EntregentError when there is no such thing."""
    meant = FollowUp.objects.filter(book=book, person=person, pk=number)
    planned = meant.first()
    if planned is None:
        raise EntregentError("no-such-follow-up", number=number)
    was = {"on": planned.on, WORDS: planned.text}
    with journal.entry(book, "plan-dropped", person=person.pk, **was) as recorder:
        recorder.delete(meant)
