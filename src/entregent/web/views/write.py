"""A message to somebody: drafted, changed, opened in one's own mail program, told to be sent."""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from entregent.core.drafts import ABOUT_ANOTHER, Draft, Intent
from entregent.services.book import today
from entregent.services.bounced import only_bounced, other_ways
from entregent.services.boundaries import takes_no_mail
from entregent.services.drafts import Drafted, drafted_to, intents_for, kind_asked
from entregent.services.errors import EntregentError
from entregent.services.outbox import put
from entregent.services.sent import follow
from entregent.services.templates import keep_as_template
from entregent.services.wording.pages import act, words
from entregent.services.wording.pages import refusal as refused
from entregent.storage.queries.opportunities import opportunity_of
from entregent.storage.queries.outbox import account_in
from entregent.storage.queries.people import working_emails_of
from entregent.web.downloads import kept_as
from entregent.web.draft_form import (
    DraftAsked,
    as_file,
    draft_as_left,
    draft_asked,
    in_place,
    is_changed,
    mailto,
    words_in,
)
from entregent.web.page import render_page
from entregent.web.relation_facts import (
    blurb_shown,
    is_usual,
    keep_manner,
    relation_facts,
    where_corrected,
)
from entregent.web.requests import BookRequest
from entregent.web.toast import Toast, an_act, back_saying
from entregent.web.views.person import the_person
from entregent.web.ways import ways_of

if TYPE_CHECKING:
    from entregent.services.checking import Checked
    from entregent.storage.models import Introduction, Opportunity, Person

CHANNELS = ("email", "message", "letter")
LIKELIEST = 3  # of what one writes for, shown; the others wait behind a word


@require_http_methods(["GET", "HEAD", "POST"])
def write_page(request: BookRequest, pk: int) -> HttpResponse:
    """Return a draft, or another one; or the file of it, or note that it is sent."""
    person = the_person(request, pk)
    asked = draft_asked(request.POST or request.GET)
    if request.method != "POST":
        due = asked.with_what_is_due(request.book, person, on=today(request.book))
        return _show(request, person, due)
    left, do = draft_as_left(request.POST), request.POST.get("do", "")
    match do.partition(":")[0]:
        case "file":
            return _file(person, left)
        case "sent" | "outbox":
            note = _sent if do == "sent" else _into_the_outbox
            return note(request, person, asked, left)
        case "keep" | "manner":
            return _keep(request, person, asked, left, do)
        case "intent" | "wording" | "register" | "language" | "sure":
            return _otherwise(request, person, asked, left, do)
    return _stay(request, person, asked, left, do)


def _stay(
    request: BookRequest, person: "Person", asked: DraftAsked, left: Draft, do: str
) -> HttpResponse:
    """Return the page as the person left it: looked at again, checked, put into other words."""
    if do == "check" and "HX-Request" in request.headers:
        return _check_as_typed(request, person, asked, left)
    left, before = in_place(request.POST, do, left)
    reword = do.removeprefix("reword:") if do.startswith("reword:") else ""
    check = do in ("check", "take", "back")
    return _show(request, person, asked, left, check=check, reword=reword, before=before)


def _drafted(request: BookRequest, person: "Person", asked: DraftAsked) -> tuple[Drafted, Intent]:
    """Return the draft that is asked for, and what it is asked for."""
    on = today(request.book)
    reason = asked.reason(person, _intents(request, person, asked)[0])
    drafted = drafted_to(
        request.book, person, reason, on=on,
        lang=asked.language, register=asked.register, wording=asked.wording,
    )  # fmt: skip
    return drafted, reason.intent


def _otherwise(
    request: BookRequest, person: "Person", asked: DraftAsked, left: Draft, do: str
) -> HttpResponse:
    """Lead to another draft; what the person wrote gives way only once they said so."""
    instead = do.removeprefix("sure:")
    try:
        drafted, _ = _drafted(request, person, asked)
    except EntregentError as error:
        return _show(request, person, asked, left, refusal=refused(error))
    if instead == do and is_changed(left, drafted.draft):
        said = words("draft-changed")
        return _show(request, person, asked, left, refusal=said, instead=instead)
    return HttpResponseRedirect(request.path + asked.otherwise(instead), status=303)


def _intents(request: BookRequest, person: "Person", asked: DraftAsked) -> list[Intent]:
    """Return what one may write to them for; first what is asked: an introduction where it is
    known to whom, what they may be asked about an opening, advice on a goal.
    """
    usual = intents_for(request.book, person, on=today(request.book))
    if asked.about:
        return [Intent.ASK_INTRODUCTION, *usual]
    if known := _opening(request, asked):
        from entregent.services.referrals import asks_of  # noqa: PLC0415 - numbers are loaded for it alone

        return [*asks_of(request.book, known, person, on=today(request.book)), *usual]
    return [Intent.INTERVIEW, *usual] if asked.goal else usual


def _opening(request: BookRequest, asked: DraftAsked) -> "Opportunity | None":
    return opportunity_of(request.book, asked.opportunity) if asked.opportunity else None


def _show(
    request: BookRequest,
    person: "Person",
    asked: DraftAsked,
    left: Draft | None = None,
    *,
    refusal: str = "",
    instead: str = "",
    check: bool = False,
    reword: str = "",
    before: str | None = None,
    toast: Toast | None = None,
) -> HttpResponse:
    """Return the page, with the words of the person where they left some, checked if asked.

    `reword` is "show" or "send"; `before` are words that others took the place of.
    """
    draft, intent, template, can_keep = Draft("", "", "", ""), None, None, False
    asking = None
    try:
        drafted, intent = _drafted(request, person, asked)
        draft, template, asking = drafted.draft, drafted.template, drafted.asking
        can_keep = drafted.intent not in ABOUT_ANOTHER
    except EntregentError as error:
        refusal = refusal or refused(error)
    if left:
        draft = draft._replace(subject=left.subject, body=left.body)
    intents = _intents(request, person, asked)
    if intent and intent not in intents:  # come from another page, which asks for something
        intents = [intent, *intents]
    first = [one for one in intents if one in intents[:LIKELIEST] or one == intent]
    on = today(request.book)
    checked, checked_text = None, ""
    if check and intent:
        checked, checked_text = _checked(request, person, draft, intent, asking)
    part = None
    if reword and intent:
        from entregent.web.rewording_part import rewording_part  # noqa: PLC0415 - only when asked for

        part = rewording_part(request, person, draft, intent, send=reword == "send", asking=asking)
    no_mail = takes_no_mail(person)
    emails = [] if no_mail else working_emails_of(person)
    bounced = None if no_mail or emails else only_bounced(person)
    context = {
        "person": person,
        "asked": asked,
        "draft": draft,
        "intent": intent,
        "intents": first,
        "other_intents": [one for one in intents if one not in first],
        "email": emails[0] if emails else "",
        "takes_no_mail": no_mail,
        "bounced": ways_of(request.book, [bounced])[0] if bounced else None,
        "other_ways": ways_of(request.book, other_ways(person)) if bounced else (),
        "mailto": mailto(emails[0], draft) if emails else "",
        "ready": left is not None,
        "channels": CHANNELS,
        "channel": CHANNELS[0] if emails else CHANNELS[1],
        "refusal": refusal,
        "instead": instead,
        "checked": checked,
        "checked_text": checked_text,
        "sends": bool(emails and intent and intent is not Intent.CONNECT)
        and request.book.outbox_used
        and account_in(request.book) is not None,
        "rewords": bool(request.book.rewording_address and intent),
        "reword": part,
        "before": words_in(request.POST, "mine") if before is None else before,
        "facts": relation_facts(request.book, person, on=on),
        "blurb": blurb_shown(request.book, person, asked, draft, intent),
        "can_keep": can_keep,
        "correct_template": where_corrected(template, asked.address(person.pk)) if template else "",
        "is_usual": is_usual(person, draft),
        "back_here": asked.address(person.pk),
        **({"toast": toast} if toast else {}),
    }
    wrong = refusal or (part and part.refusal)
    return render_page(request, "write.html", context, status=422 if wrong else 200)


def _check_as_typed(
    request: BookRequest, person: "Person", asked: DraftAsked, left: Draft
) -> HttpResponse:
    """Return what is wrong with the message as it stands, to take its place on the page."""
    checked, checked_text = None, ""
    try:
        drafted, intent = _drafted(request, person, asked)
    except EntregentError:  # the page says why: what is never asked is not checked either
        pass
    else:
        words = drafted.draft._replace(subject=left.subject, body=left.body)
        checked, checked_text = _checked(request, person, words, intent, drafted.asking)
    context = {"person": person, "checked": checked, "checked_text": checked_text}
    return render(request, "_draft_check.html", context)


def _checked(
    request: BookRequest,
    person: "Person",
    draft: Draft,
    intent: Intent,
    asking: "Introduction | None",
) -> tuple["Checked", str]:
    from entregent.services.draft_check import check_draft  # noqa: PLC0415 - its rules are loaded for it alone

    return check_draft(request.book, person, draft, intent, on=today(request.book), asking=asking)


def _file(person: "Person", draft: Draft) -> HttpResponse:
    emails = [] if takes_no_mail(person) else working_emails_of(person)
    response = HttpResponse(
        as_file(emails[0] if emails else "", draft), content_type="message/rfc822"
    )
    response.headers["Content-Disposition"] = kept_as(person, "eml")
    return response


def _keep(
    request: BookRequest, person: "Person", asked: DraftAsked, left: Draft, do: str
) -> HttpResponse:
    """Keep the message as a template, or how one writes to them from now on; the message stays as
    the person left it.
    """
    on = today(request.book)
    try:
        with an_act() as done:
            if do == "keep":
                made, _ = _drafted(request, person, asked)
                draft = made.draft._replace(subject=left.subject, body=left.body)
                keep_as_template(request.book, made.intent, draft, made.facts, to=person)
            else:
                keep_manner(request.book, person, do.removeprefix("manner:"), on=on)
    except EntregentError as error:
        return _show(request, person, asked, left, refusal=refused(error))
    code = "draft-kept" if do == "keep" else "manner"
    said = act(code if done.entry else "set-nothing", name=person.name, until=None, on=on)
    return _show(request, person, asked, left, toast=Toast(said, done.entry))


def _into_the_outbox(
    request: BookRequest, person: "Person", asked: DraftAsked, left: Draft
) -> HttpResponse:
    """Put the message into the outbox as it was left; nothing is sent before it is approved."""
    try:
        drafted, _ = _drafted(request, person, asked)
        reason = asked.reason(person, _intents(request, person, asked)[0])
        words = drafted.draft._replace(subject=left.subject, body=left.body)
        with an_act() as done:
            row = put(request.book, [person], words, reason)
    except EntregentError as error:
        return _show(request, person, asked, left, refusal=refused(error))
    here = f"{reverse('outbox')}#message-{row.pk}"
    return back_saying(here, "outbox-put-in", name=person.name, entry=done.entry)


def _sent(request: BookRequest, person: "Person", asked: DraftAsked, draft: Draft) -> HttpResponse:
    """Log the message as one of mine; the item of today's list it answers is done.

    One that asks for an introduction begins it, and leads to its page; what else is asked for is
    noted among the favours, and about an opening there too.
    """
    channel, on = request.POST.get("channel", ""), today(request.book)
    try:
        reason = asked.reason(person, _intents(request, person, asked)[0])
        with an_act() as done:
            row = follow(
                request.book, person, reason, channel=channel, on=on, subject=draft.subject
            )
    except EntregentError as error:
        return _show(request, person, asked, draft, refusal=refused(error))
    if row:
        to = reverse("introduction", args=[row.pk])
        return back_saying(to, "introduce-sent", name=person.name, entry=done.entry)
    if (known := _opening(request, asked)) and kind_asked(reason):
        to = reverse("opportunity", args=[known.goal_id, known.pk])
        return back_saying(to, "opportunity-ask", person=person.pk, entry=done.entry)
    to = reverse("today") if asked.item else reverse("person", args=[person.pk])
    return back_saying(to, "log-item" if asked.item else "log", person=person.pk, entry=done.entry)
