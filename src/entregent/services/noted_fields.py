"""Fields that one notes oneself, for no file tells them: interests, boundaries, how far up."""

from collections.abc import Callable, Sequence
from datetime import date

from entregent.core.functions import FUNCTIONS
from entregent.core.level import LEVELS
from entregent.core.text import fold
from entregent.services.bounced import set_works
from entregent.services.boundaries_typed import draw, lift, parse_boundary
from entregent.services.errors import EntregentError
from entregent.services.interests import end_interest, note_interest
from entregent.services.journal import Recorder
from entregent.services.together import WORKED
from entregent.services.typed import TYPED, describe_position
from entregent.storage.models import Interest, Person

Setter = Callable[[Recorder, Person, str, date], None]


def _set_description(field: str, choices: Sequence[str]) -> Setter:
    def setter(recorder: Recorder, person: Person, value: str, _: date) -> None:
        if value and value not in choices:
            raise EntregentError("not-a-choice", value=value[:60], choices=", ".join(choices))
        describe_position(recorder, person, **{field: value})

    return setter


def _set_interest(kind: str) -> Setter:
    """Note something in free words, or withdraw it when it is written with a minus before it."""

    def setter(recorder: Recorder, person: Person, value: str, on: date) -> None:
        words = " ".join(value.removeprefix("-").split())
        if value.startswith("-") and not words:
            raise EntregentError("not-noted", value=value)
        if not value or value.startswith("-"):
            end_interest(recorder, person, kind, words, Interest.WITHDRAWN, on=on)
        else:
            note_interest(recorder, person, kind, words, on=on)

    return setter


def _set_done(recorder: Recorder, person: Person, value: str, on: date) -> None:
    words = " ".join(value.split())
    known = Interest.objects.filter(person=person, state=Interest.OPEN)
    kinds = [row.kind for row in known if fold(row.text) == fold(words)]
    if not words or not kinds:
        raise EntregentError("not-noted", value=words[:60])
    for kind in set(kinds):
        end_interest(recorder, person, kind, words, Interest.DONE, on=on)


def _set_boundary(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if value and not value.startswith("-"):
        draw(recorder, person, parse_boundary(value))
    else:
        lift(recorder, person, value.removeprefix("-").strip())


def _set_worked_together(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if value not in ("", *WORKED):
        raise EntregentError("not-a-choice", value=value[:60], choices=", ".join(WORKED))
    if value != person.worked_together:
        origins = {**person.origins, "worked_together": TYPED}
        recorder.change(person, worked_together=value, origins=origins)


NOTED: dict[str, Setter] = {
    "level": _set_description("level", LEVELS),
    "function": _set_description("function", FUNCTIONS),
    "matters": _set_interest(Interest.MATTERS),
    "need": _set_interest(Interest.NEED),
    "offer": _set_interest(Interest.OFFER),
    "done": _set_done,
    "boundary": _set_boundary,
    "worked-together": _set_worked_together,
    "works": set_works,
}
