"""Introductions: those under way, ideas, one of them led from idea to thanks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.core.drafts import Intent
from entregent.core.introductions import State
from entregent.services.book import today
from entregent.services.bounced import only_bounced
from entregent.services.boundaries import refuse_not_for_introductions
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.introduction_cautions import cautions
from entregent.services.introduction_drafts import Message, message, messages
from entregent.services.introduction_ideas import ideas
from entregent.services.introduction_notices import notices
from entregent.services.introduction_proposals import whom_to_ask_first, why_they_should_meet
from entregent.services.introduction_sending import INTENTS, sent
from entregent.services.introduction_state import next_of, steps_of, under_way_and_over
from entregent.services.introductions import (
    answer,
    change_reason,
    close,
    note_outcome,
    sides_of,
    thanked,
    written,
)
from entregent.services.meaning import LOOKED_AT, begin_to_learn
from entregent.services.outbox import put
from entregent.services.wording import introductions as wording
from entregent.services.wording.introductions import pair
from entregent.storage.queries import introductions as queries
from entregent.storage.queries.outbox import account_in
from entregent.web.draft_form import draft_as_left, in_place, mailto
from entregent.web.introduction_forms import (
    IntroductionForm,
    ToMeForm,
    Typed,
    introduction_form_of,
    to_me_form_of,
    typed_of,
)
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from datetime import date

    from entregent.core.drafts import Draft
    from entregent.core.introduction_steps import Next
    from entregent.storage.models import Introduction, Person

IDEAS = 8
OVER = 50
STAYS = ("look", "take", "back", "reword:show", "reword:send")  # with a message as it was left
OF_A_SIDE = ("sent", "outbox", "yes", "no", *STAYS)  # a message or an answer is of one of them
UNTIL_AGREED = (State.IDEA, State.ASKED_FIRST, State.ASKED_SECOND, State.AGREED)
CHANNELS = ("email", "message", "letter")


@dataclass(frozen=True, slots=True)
class Row:
    """An introduction with what it waits for."""

    introduction: "Introduction"
    next: "Next | None"

    def waits(self, on: "date") -> bool:
        """Tell whether its time has come: an idea waits for me."""
        return self.introduction.state == "idea" or bool(self.next and self.next.on <= on)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be read over, as a page shows it."""

    message: Message
    draft: "Draft"  # as it was left
    mailto: str
    bounced: bool  # mail came back from the only address known
    emails: str
    names: str
    who: int
    shown: bool
    left: Typed | None = None

    @property
    def place(self) -> str:
        """Return what the part of the page is called where it is put into other words."""
        return f"reword-{self.message.intent}-{self.who}"


@require_http_methods(["GET", "HEAD", "POST"])
def introductions_page(request: BookRequest) -> HttpResponse:
    """Return what is under way and who is worth introducing; or begin one."""
    form, to_me = introduction_form_of(request.GET), ToMeForm()
    if request.method == "POST":
        mine = "through" in request.POST
        form = form if mine else introduction_form_of(request.POST)
        to_me = to_me_form_of(request.POST) if mine else to_me
        try:
            with an_act() as done:
                row = (to_me if mine else form).save(request.book, today(request.book))
        except EntregentError as error:
            form, to_me = (form, to_me.refused(error)) if mine else (form.refused(error), to_me)
        else:
            name = row.through.name if row.through else row.one.name
            code = f"introduce-{row.kind}" if mine else "introduce"
            to = reverse("introduction", args=[row.pk])
            return back_saying(to, code, name=name, entry=done.entry)
    on, chosen, ask_first = today(request.book), form.chosen(request.book), ""
    against = cautions(*chosen, on=on) if chosen else []
    if chosen and request.method != "POST":
        form = _refused_beforehand(form, chosen)
    if chosen:
        ask_first = wording.ask_first(whom_to_ask_first(*chosen))
        if request.method != "POST":
            form = replace(form, why=form.why or wording.proposed(why_they_should_meet(*chosen)))
    begin_to_learn(request.book)
    under_way, over = under_way_and_over(request.book, limit=OVER)
    rows = [Row(row, next_of(row, today=on)) for row in under_way]
    context = {
        "waiting": [row for row in rows if row.waits(on)],
        "later": [row for row in rows if not row.waits(on)],
        "ideas": ideas(request.book, on=on, limit=IDEAS, looked_at=LOOKED_AT),
        "over": over,
        "form": form,
        "chosen": chosen,
        "ask_first": ask_first,
        "against": against,
        "to_me": to_me,
    }
    refused = request.method == "POST" and bool(form.refusal or to_me.refusal)
    return render_page(request, "introductions.html", context, status=422 if refused else 200)


def _refused_beforehand(form: IntroductionForm, chosen: "Sequence[Person]") -> IntroductionForm:
    """Return a form that says at once whom one noted never to introduce."""
    try:
        for person in chosen:
            refuse_not_for_introductions(person)
    except EntregentError as error:
        return form.refused(error)
    return form


@require_http_methods(["GET", "HEAD"])
def introduction_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return one introduction: where it stands, the messages it is ready for."""
    return _show(request, _introduction(request, pk))


@require_POST
def move(request: BookRequest, pk: int) -> HttpResponse:
    """Lead an introduction on, or show it with a message as it was left."""
    row, do = _introduction(request, pk), request.POST.get("do", "")
    who = _side(row, request.POST.get("who", "")) if do in OF_A_SIDE else row.one
    return (_stay if do in STAYS else _lead)(request, row, who, do)


def _lead(request: BookRequest, row: "Introduction", who: "Person", do: str) -> HttpResponse:
    """Note a message sent, an answer, what came of it, its end."""
    book, on = request.book, today(request.book)
    code, to = f"introduce-{do}", reverse("introduction", args=[row.pk])
    try:
        with an_act() as done:
            match do:
                case "outbox":
                    code, to = "outbox-put-in", _into_the_outbox(request, row, who)
                case "sent":
                    _sent(request, row, who)
                case "yes" | "no":
                    answer(book, row, who, yes=do == "yes", on=on)
                case "write":
                    written(book, row, on=on)
                case "outcome":
                    note_outcome(book, row, request.POST.get("outcome", ""), on=on)
                case "why":
                    change_reason(book, row, request.POST.get("why", ""))
                case "thank":
                    thanked(book, row, on=on)
                case "close":
                    close(book, row, on=on)
                case _:
                    raise Http404
    except EntregentError as error:
        row = _introduction(request, row.pk)
        return _show(request, row, typed_of(request.POST, error))
    both = do == "sent" and request.POST.get("intent") == Intent.INTRODUCE
    return back_saying(to, code, name=pair(row) if both else who.name, entry=done.entry)


def _stay(request: BookRequest, row: "Introduction", who: "Person", do: str) -> HttpResponse:
    """Return the page with a message as it was left, put into other words, or with its own back."""
    left, before = in_place(request.POST, do, draft_as_left(request.POST))
    intent, part = request.POST.get("intent", ""), None
    ready = next((m for m in messages(row, on=today(request.book)) if _is(m, intent, who.pk)), None)
    if ready and do.startswith("reword:"):
        from entregent.web.rewording_part import rewording_part  # noqa: PLC0415 - only when asked for

        words = ready.draft._replace(subject=left.subject, body=left.body)
        part = rewording_part(
            request, who, words, ready.intent, send=do == "reword:send", about=_people(row),
            asking=row,
        )  # fmt: skip
    typed = Typed(
        outcome=row.outcome, number=who.pk, intent=intent, subject=left.subject, body=left.body,
        reword=part, before=before,
    )  # fmt: skip
    return _show(request, row, typed)


def _is(one: Message, intent: str, number: int) -> bool:
    """Tell whether it is the message of this intent to this person."""
    return one.intent == intent and one.to[0].pk == number


def _intent(request: BookRequest) -> Intent:
    intent = request.POST.get("intent", "")
    if intent not in INTENTS:
        raise EntregentError("not-a-choice", value=intent[:60], choices=", ".join(INTENTS))
    return Intent(intent)


def _into_the_outbox(request: BookRequest, row: "Introduction", who: "Person") -> str:
    """Put a message into the outbox as it was left; return where it stands there."""
    ready = message(row, _intent(request), who, on=today(request.book))
    left = draft_as_left(request.POST)
    words = ready.draft._replace(subject=left.subject, body=left.body)
    kept = put(request.book, ready.to, words, Reason(ready.intent), introduction=row)
    return f"{reverse('outbox')}#message-{kept.pk}"


def _sent(request: BookRequest, row: "Introduction", who: "Person") -> None:
    sent(
        request.book, row, _intent(request), who, on=today(request.book),
        channel=request.POST.get("channel", ""), subject=request.POST.get("subject", ""),
    )  # fmt: skip


def _show(request: BookRequest, row: "Introduction", typed: Typed | None = None) -> HttpResponse:
    on = today(request.book)
    step = next_of(row, today=on)
    awaited = steps_of(row).awaited
    why = typed.why if typed and typed.why is not None else row.why
    context = {
        "row": row,
        "why": why,
        "may_correct": row.state in UNTIL_AGREED,
        "notices": notices(row, on=on),
        "next": step if step and step.on <= on else None,
        "later": step if step and step.on > on else None,
        "sends": request.book.outbox_used and account_in(request.book) is not None,
        "awaited": next((p for p in _people(row) if p.pk == awaited), None),
        "letters": _letters(row, messages(row, on=on), typed, due=step is None or step.on <= on),
        "rewords": bool(request.book.rewording_address),
        "channels": CHANNELS,
        "typed": typed or Typed(outcome=row.outcome),
    }
    wrong = typed and (typed.refusal or (typed.reword and typed.reword.refusal))
    return render_page(request, "introduction.html", context, status=422 if wrong else 200)


def _letters(
    row: "Introduction", told: Sequence[Message], typed: Typed | None, *, due: bool
) -> list[Letter]:
    """Return the messages as drafted, the one that something was typed in as it was left."""
    letters = []
    for place, one in enumerate(told):
        left = typed if typed and _is(one, typed.intent, typed.number) else None
        draft = one.draft
        if left:
            draft = draft._replace(subject=left.subject, body=left.body)
        letters.append(
            Letter(
                message=one,
                draft=draft,
                mailto=mailto(",".join(one.emails), draft) if one.emails else "",
                bounced=not one.emails and any(map(only_bounced, one.to)),
                emails=",".join(one.emails),
                names=one.to[0].name if len(one.to) == 1 else pair(row),
                who=one.to[0].pk,
                shown=bool(left) or (due and place == 0),
                left=left,
            )
        )
    return letters


def _people(row: "Introduction") -> "list[Person]":
    return [person for person in (row.one, row.other, row.through) if person]


def _side(row: "Introduction", who: str) -> "Person":
    """Return the side whose number it is; not found where it is nobody's of the introduction."""
    found = next((person for person in sides_of(row) if str(person.pk) == who), None)
    if found is None:
        raise Http404
    return found


def _introduction(request: BookRequest, pk: int) -> "Introduction":
    row = queries.introduction_of(request.book, pk)
    if row is None:
        raise Http404
    return row
