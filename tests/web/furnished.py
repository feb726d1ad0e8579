"""A book with something to show on every page."""

from datetime import time, timedelta
from typing import Any

from tests.builders import NOW, TODAY, a_person, an_exchange

from entregent.core.drafts import Draft, Intent
from entregent.core.outbox import State
from entregent.core.text import typed
from entregent.services.archiving import archive
from entregent.services.articles import keep_article
from entregent.services.attendees import Named, join, want
from entregent.services.blurbs import set_blurb
from entregent.services.campaigns import Plan, begin
from entregent.services.capturing import Met, capture
from entregent.services.digest import choose_digest
from entregent.services.drafts import Reason
from entregent.services.events import Said, add_event
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.follow_ups import plan
from entregent.services.goals import Aim, add_goal
from entregent.services.greetings import greet_by
from entregent.services.introductions import start, to_me
from entregent.services.likeness import catch_up
from entregent.services.links import link
from entregent.services.mail_account import Settings, choose_account
from entregent.services.opportunities import Opening, add_opportunity, ask_about
from entregent.services.outbox import put
from entregent.services.rewording_service import choose_service
from entregent.services.saved_lists import save_list
from entregent.services.templates import add_template
from entregent.services.top import put as put_on_top
from entregent.services.wanted_shares import want_share
from entregent.storage.models import (
    Address,
    Blurb,
    Book,
    Digest,
    Exchange,
    Greeting,
    JobRun,
    Note,
    Outgoing,
    Position,
    Top,
)
from entregent.storage.queries.events import attendees


def furnished(book: Book, *, name: str = "Alice Martin", words: str = "Z") -> dict[str, Any]:
    """Furnish a book; return the numbers that addresses are made with.

    The name is that of two people who are likely one; the words stand wherever one may write.
    """
    person = a_person(book, name, organisation="Acme", title="Designer", circles=["Voile"])
    email = f"alice-{person.pk}@acme.example"
    other = a_person(book, name, organisation="Acme", emails=[email])
    away = a_person(book, "Zoé Wolf")
    for days in (1, 20, 400):
        on = TODAY.replace(year=2026 - days // 365)
        an_exchange(book, person, channel="meal", on=on, by="me", note=words)
    an_exchange(book, person, on=TODAY, by="them", note=words)  # it waits for an answer
    noted = [("cadence", "30"), ("birthday", "--11-22"), ("note", f"{words} @Zoé Wolf")]
    noted += [("language", "fr"), ("through", str(away.pk)), ("met-on", "2020-01-01")]
    noted += [
        ("how-met", words),
        ("need", words),
        ("boundary", "referral"),
        ("level", "lead"),
        ("worked-together", "yes"),
    ]
    set_fields(book, person, noted, on=TODAY)
    an_exchange(book, other, channel="email", on=TODAY)
    plan(book, person, words, on=TODAY)
    saved = save_list(book, name=words, query="q=z")
    archive(book, away, on=TODAY)
    favour = add_favour(book, person, kind="help", given=True, on=TODAY, outcome=words)
    link(book, person, other, evidence=words, kind="close")
    aims = [Aim("organisation", "Acme"), Aim("title", "Z")]
    goal = add_goal(book, name=words, why=words, aims=aims)
    set_blurb(book, text="Z", language="en")
    blurb = set_blurb(book, text="Z", language="fr", goal=goal)
    Blurb.objects.update(text=typed(words))  # as a book that was written elsewhere may hold it
    template = add_template(
        book, intent="catch-up", language="fr", name=words[:60], subject=words, body=f"{words} ?"
    )
    if Top.objects.filter(book=book).count() < book.top_size:
        put_on_top(book, person)
    article = keep_article(book, title=words[:60], address="https://z.example/", words=words)
    share = want_share(book, "sector", "energy", 10)
    opening = add_opportunity(book, goal, Opening("Acme", words, "z.example", words, until=TODAY))
    ask_about(book, opening, person, kind="advice", on=TODAY)
    made = start(book, other, away, why=words, on=TODAY, ask=True)
    mine = to_me(book, person, through=other, why=words, on=TODAY, received=True)
    choose_service(book, address="https://api.example/v1", model=words)
    choose_account(book, Settings("paul@z.example", "smtp.z.example", name=words[:60]))
    message = None
    for state in State:
        message = put(book, [other], Draft(words, words, "fr", "tu"), Reason(Intent.CATCH_UP))
        told = {"sent_at": NOW, "trouble": "recipient", "not_before": NOW}
        Outgoing.objects.filter(pk=message.pk).update(state=state, **told)
    campaign = begin(
        book,
        Plan(typed(words)[:60] or "Z", "news", TODAY, TODAY, news={"fr": "Z"}),
        [other.pk, person.pk, a_person(book, f"{name} Card").pk],
    )
    greeted = Greeting.objects.get(campaign=campaign, person=other)
    called = Greeting.objects.get(campaign=campaign, person=person)
    carded = Greeting.objects.exclude(person__in=[other, person]).get(campaign=campaign)
    Address.objects.create(
        book=book, person=carded.person, kind="postal", value="1 rue Z, Z", key="1 rue z z"
    )
    greet_by(book, carded, "card")
    choose_digest(book, by="mail", at=time(7, 30))
    digest = None
    for days, state in enumerate(("sent", "approved", "failed", "unknown")):
        told = {"by": "mail", "state": state, "people": days, "trouble": "recipient"}
        digest, _ = Digest.objects.update_or_create(
            book=book,
            day=TODAY - timedelta(days=4 - days),
            defaults={**told, "reply": typed(words)[:300]},
        )
    for job, trouble in (("outbox", "mail-off"), ("digest", "unexpected")):
        run = {"began_at": NOW, "ended_at": NOW, "trouble": trouble, "facts": {"type": "Z"}}
        JobRun.objects.update_or_create(book=book, name=job, defaults=run)
    coming = add_event(book, Said(typed(words)[:60] or "Z", TODAY + timedelta(days=9), note=words))
    want(book, coming, person, why=words[:60])
    join(book, coming, [Named(other.name), Named("Zed Z", "Acme", "Z"), Named("Bo Z")])
    past = add_event(book, Said("Z", TODAY - timedelta(days=400), place=typed(words)[:60]))
    capture(book, past, [Met("Zed Roux", note=words), Met(other.name, person=other)], on=past.on)
    catch_up(book)
    return {
        "person": person.pk, "other": other.pk, "away": away.pk, "goal": goal.pk,
        "opening": opening.pk, "made": made.pk, "mine": mine.pk, "favour": favour.pk,
        "exchange": Exchange.objects.filter(participants__person=person)[0].pk,
        "note": Note.objects.get(person=person).pk,
        "position": Position.objects.filter(person=person)[0].pk,
        "share": share.pk if share else 0,
        "list": saved.pk, "article": article.pk, "blurb": blurb.pk, "template": template.pk,
        "message": message.pk if message else 0, "digest": digest.pk if digest else 0,
        "event": coming.pk, "past": past.pk, "attendee": attendees(coming)[0].pk,
        "campaign": campaign.pk, "greeting": greeted.pk, "called": called.pk,
    }  # fmt: skip
