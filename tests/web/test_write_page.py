"""The page on which a message is written: a draft, one's own mail program, and what was sent."""

from datetime import timedelta
from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.web.pages import addresses, text

from entregent.services.asking import may_i_ask
from entregent.services.exchanges import log_exchange
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.today import todays_list
from entregent.storage.models import Book, Exchange, Favour, Introduction, Person
from entregent.storage.queries.today import follow_ups_of


@pytest.fixture
def silent(book: Book, benoit: Person) -> Person:
    """Benoît, not heard of for three years, whose address is known."""
    an_exchange(book, benoit, on=TODAY - timedelta(days=1100))
    set_fields(book, benoit, [("email", "benoit@globex.example")], on=TODAY)
    return benoit


def test_an_item_of_the_list_leads_to_its_draft(me: Client, book: Book, silent: Person) -> None:
    item = todays_list(book, on=TODAY)[0].item.id
    assert f"/people/{silent.pk}/write/?item={item}" in addresses(me.get("/")).followed
    response = me.get(f"/people/{silent.pk}/write/", {"item": item})
    assert "Hello Benoît," in text(response) or "Hi Benoît," in text(response)
    assert "three years" in text(response).casefold()


def test_what_a_message_asks_for_stands_chosen_among_its_reasons(
    me: Client, silent: Person
) -> None:
    page = me.get(f"/people/{silent.pk}/write/", {"intent": "informational-interview"})
    chosen = 'value="intent:informational-interview" aria-current="true">Ask for advice<'
    assert chosen in page.content.decode()


def test_the_message_opens_in_ones_own_mail_program(me: Client, silent: Person) -> None:
    followed = addresses(me.get(f"/people/{silent.pk}/write/")).followed
    link = urlsplit(next(to for to in followed if to.startswith("mailto:")))
    said = parse_qs(link.query)
    assert link.path == "benoit@globex.example"
    assert said["subject"][0]
    assert "\r\n\r\n" in said["body"][0]


def test_french_is_said_tu_or_vous_and_in_other_words(me: Client, silent: Person) -> None:
    page = f"/people/{silent.pk}/write/"
    vous = me.get(page, {"language": "fr", "register": "vous"})
    assert "vous" in text(vous)
    assert 'value="register:tu"' in vous.content.decode()
    bodies = {
        me.get(page, {"language": "fr", "wording": n}).context["draft"].body for n in range(3)
    }
    assert len(bodies) == 3


@pytest.mark.parametrize(
    ("do", "asked"),
    [
        ("wording", "?wording=1"),
        ("language:fr", "?language=fr"),
        ("intent:congratulate", "?intent=congratulate"),
    ],
)
def test_another_draft_takes_the_place_of_words_nobody_changed(
    me: Client, silent: Person, do: str, asked: str
) -> None:
    page = f"/people/{silent.pk}/write/"
    draft = me.get(page).context["draft"]
    body = draft.body.replace("\n", "\r\n")
    response = me.post(page, {"subject": draft.subject, "body": body, "do": do})
    assert (response.status_code, response.headers["Location"]) == (303, page + asked)


def test_another_draft_takes_the_place_of_ones_own_words_only_when_told(
    me: Client, silent: Person
) -> None:
    page = f"/people/{silent.pk}/write/"
    said = {"subject": "Mine", "body": "My own words", "item": "", "language": "fr"}
    response = me.post(page, said | {"do": "register:vous"})
    assert response.status_code == 422
    assert "My own words" in response.content.decode()
    assert "You changed this message" in text(response)
    assert 'value="sure:register:vous"' in response.content.decode()
    response = me.post(page, said | {"do": "sure:register:vous"})
    assert response.headers["Location"] == f"{page}?language=fr&register=vous"


def test_without_a_script_the_mail_program_opens_what_was_written(
    me: Client, silent: Person
) -> None:
    said = {"subject": "Mine", "body": "My own\nwords", "do": "look"}
    response = me.post(f"/people/{silent.pk}/write/", said)
    link = next(to for to in addresses(response).followed if to.startswith("mailto:"))
    assert parse_qs(urlsplit(link).query) == {"subject": ["Mine"], "body": ["My own\r\nwords"]}


def test_enter_in_the_subject_changes_nothing(me: Client, silent: Person) -> None:
    page = me.get(f"/people/{silent.pk}/write/").content.decode()
    form = page[page.index("data-draft") :]
    assert form[form.index("<button") :].startswith('<button name="do" value="look" hidden>')


def test_what_was_changed_is_in_the_file(me: Client, silent: Person) -> None:
    said = {"do": "file", "subject": "Été à Lyon", "body": "Salut,\nà bientôt.\nPaul"}
    response = me.post(f"/people/{silent.pk}/write/", said)
    message = message_from_bytes(response.content, policy=policy.default)
    assert response.headers["Content-Disposition"] == 'attachment; filename="benoit-durand.eml"'
    assert (message["To"], message["Subject"]) == ("benoit@globex.example", "Été à Lyon")
    assert message.get_content().splitlines() == ["Salut,", "à bientôt.", "Paul"]


def test_a_header_cannot_be_slipped_into_the_file(me: Client, silent: Person) -> None:
    said = {"do": "file", "subject": "Lyon\r\nBcc: all@x.example", "body": "\0Bonjour\n.\n"}
    response = me.post(f"/people/{silent.pk}/write/", said)
    message = message_from_bytes(response.content, policy=policy.default)
    assert message["Bcc"] is None
    assert message["Subject"] == "Lyon Bcc: all@x.example"


def test_what_is_sent_is_an_exchange_and_settles_the_item(
    me: Client, book: Book, silent: Person
) -> None:
    item = todays_list(book, on=TODAY)[0].item.id
    said = {"do": "sent", "item": item, "subject": "Reconnecting", "body": "…", "channel": "email"}
    response = me.post(f"/people/{silent.pk}/write/", said, follow=True)
    exchange = Exchange.objects.latest("pk")
    assert (exchange.by, exchange.channel, exchange.note) == ("me", "email", "Reconnecting")
    assert todays_list(book, on=TODAY) == []
    assert "Undo" in text(response)


@pytest.mark.parametrize("do", ["sent", ""])
def test_an_item_of_somebody_else_is_refused_and_nothing_typed_is_lost(
    me: Client, book: Book, silent: Person, do: str
) -> None:
    alice = a_person(book)
    item = todays_list(book, on=TODAY)[0].item.id
    before = Exchange.objects.count()
    said = {"item": item, "subject": "Mine", "body": "My words", "channel": "email", "do": do}
    response = me.post(f"/people/{alice.pk}/write/", said)
    assert response.status_code == 422
    assert Exchange.objects.count() == before
    assert not do or "My words" in response.content.decode()


def test_a_channel_that_is_none_is_refused_with_the_words_kept(me: Client, silent: Person) -> None:
    said = {"do": "sent", "subject": "Mine", "body": "My words", "channel": "pigeon"}
    response = me.post(f"/people/{silent.pk}/write/", said)
    assert response.status_code == 422
    assert "My words" in response.content.decode()


def test_without_an_address_the_message_is_copied(me: Client, book: Book) -> None:
    response = me.get(f"/people/{a_person(book).pk}/write/")
    assert "No e-mail address is known" in text(response)
    assert "mailto:" not in response.content.decode()


def test_what_no_address_can_ask_for_is_not_asked(me: Client, silent: Person) -> None:
    asked = {"intent": "steal", "language": "xx", "register": "zz", "wording": "9" * 40}
    assert me.get(f"/people/{silent.pk}/write/", asked).status_code == 200


def test_hostile_names_are_shown_harmless(me: Client, book: Book) -> None:
    person = a_person(book, "</textarea><script>alert(1)</script> Martin", met='"><img src=x>')
    page = me.get(f"/people/{person.pk}/write/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_an_introduction_asked_for_is_begun_and_noted_as_one_act(
    me: Client, book: Book, silent: Person
) -> None:
    chloe, goal = a_person(book, "Chloé Petit"), add_goal(book, name="Join a wind farm")
    page, before = f"/people/{silent.pk}/write/", exported(book)
    asked = {"intent": "ask-introduction", "about": chloe.pk, "goal": goal.pk}
    sent = {**asked, "subject": "An introduction", "body": "…", "channel": "email", "do": "sent"}
    response = me.post(page, sent, follow=True)
    row = Introduction.objects.get()
    assert response.redirect_chain[-1][0].startswith(f"/introductions/{row.pk}/")
    assert "Noted as sent to Benoît Durand." in text(response)
    assert (row.kind, row.state, row.why) == ("asked", "asked-first", "Join a wind farm")
    assert Favour.objects.get().introduction_id == row.pk
    assert Exchange.objects.filter(note="An introduction").count() == 1
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/"})
    assert exported(book) == before


def test_whoever_was_asked_already_is_reminded_and_not_asked_for_another(
    me: Client, book: Book, silent: Person
) -> None:
    chloe = a_person(book, "Chloé Petit")
    sent = {"intent": "ask-introduction", "about": chloe.pk, "channel": "email", "do": "sent"}
    for _ in range(2):
        me.post(f"/people/{silent.pk}/write/", sent)
    assert (Introduction.objects.count(), Favour.objects.count()) == (1, 1)
    assert Exchange.objects.count() == 3


@pytest.mark.parametrize(
    ("intent", "kind"), [("ask-help", "help"), ("informational-interview", "advice")]
)
def test_what_is_asked_for_stands_among_the_favours_and_is_taken_back_whole(
    me: Client, book: Book, silent: Person, intent: str, kind: str
) -> None:
    sent = {"intent": intent, "subject": "A question", "body": "…", "channel": "email"}
    done = me.post(f"/people/{silent.pk}/write/", {**sent, "do": "sent"}, follow=True)
    favour = Favour.objects.get()
    assert (favour.kind, favour.given, favour.person_id) == (kind, False, silent.pk)
    asked = may_i_ask(book, silent, kind, on=TODAY)
    assert "asked-lately" in {reason.code for reason in asked.verdict.reasons}
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"})
    assert not Favour.objects.exists()
    assert not Exchange.objects.filter(note="A question").exists()


@pytest.mark.parametrize(("about", "channel"), [("nobody", "email"), ("chloe", "pigeon")])
def test_an_ask_that_cannot_be_noted_comes_back_as_it_was_written(
    me: Client, book: Book, silent: Person, about: str, channel: str
) -> None:
    chloe = a_person(book, "Chloé Petit")
    sent = {
        "intent": "ask-introduction", "about": chloe.pk if about == "chloe" else 999,
        "subject": "My own", "body": "My own words", "channel": channel, "do": "sent",
    }  # fmt: skip
    response = me.post(f"/people/{silent.pk}/write/", sent)
    assert response.status_code == 422
    assert "My own words" in text(response)
    assert not Introduction.objects.exists()
    assert not Favour.objects.exists()


def test_a_message_is_checked_when_asked_and_stays_as_it_was_typed(
    me: Client, silent: Person
) -> None:
    said = {"subject": "Rencontre", "body": "Bonjour {prénom},\n\nÀ bientôt", "language": "fr"}
    page = me.post(f"/people/{silent.pk}/write/", {**said, "do": "check"})
    assert page.status_code == 200
    assert "A field was left open: {prénom}" in text(page)
    assert page.context["draft"].body == said["body"].replace("\r", "")
    assert 'hx-trigger="input from:#draft' in page.content.decode()
    assert "A field was left open" not in text(me.get(f"/people/{silent.pk}/write/"))


def test_as_one_types_only_what_is_wrong_comes_back(me: Client, silent: Person) -> None:
    said = {"subject": "Reconnexion", "body": "Hello [name], how are you?", "do": "check"}
    page = me.post(f"/people/{silent.pk}/write/", said, headers={"HX-Request": "true"})
    told = page.content.decode()
    assert told.strip().startswith('<div id="check"')
    assert "[name]" in told
    assert "<html" not in told


def test_the_check_shows_what_was_typed_harmless(me: Client, silent: Person) -> None:
    said = {"subject": "x", "body": "Hello {<script>alert(1)</script>},", "do": "check"}
    body = me.post(f"/people/{silent.pk}/write/", said).content.decode()
    assert "<script>alert" not in body


def test_somebody_one_never_wrote_to_may_be_asked_to_connect_in_a_note(
    me: Client, book: Book
) -> None:
    chloe = a_person(book, "Chloé Petit")
    where = f"/people/{chloe.pk}/write/"
    assert "intent:connect" not in me.get(where).content.decode()
    set_fields(book, chloe, [("profile", "https://www.linkedin.com/in/chloe")], on=TODAY)
    assert "intent:connect" in me.get(where).content.decode()
    draft = me.get(where, {"intent": "connect"}).context["draft"]
    assert (draft.subject, len(draft.body) <= 300) == ("", True)
    an_exchange(book, chloe)
    assert "intent:connect" not in me.get(where).content.decode()


def test_what_a_boundary_forbids_to_ask_is_refused_with_the_next_step(
    me: Client, book: Book, silent: Person
) -> None:
    set_fields(book, silent, [("boundary", "referral: their firm forbids it")], on=TODAY)
    response = me.get(f"/people/{silent.pk}/write/", {"intent": "ask-referral"})
    assert response.status_code == 422
    assert "Ask somebody else" in text(response)


def test_the_likeliest_reasons_are_shown_and_the_others_wait_behind_a_word(
    me: Client, benoit: Person
) -> None:
    page = me.get(f"/people/{benoit.pk}/write/?intent=greeting")
    assert len(page.context["intents"]) == 4
    assert "greeting" in page.context["intents"]
    assert not set(page.context["intents"]) & set(page.context["other_intents"])
    assert "Another reason" in text(page)
    assert b'value="intent:share"' in page.content


def test_thanks_owed_are_offered_written_and_noted_as_one_act(
    me: Client, book: Book, silent: Person
) -> None:
    favour = add_favour(book, silent, kind="advice", given=False, on=TODAY - timedelta(days=9))
    assert (
        f"write/?intent=thank&amp;favour={favour.pk}"
        in me.get(f"/people/{silent.pk}/").content.decode()
    )
    page = me.get(f"/people/{silent.pk}/write/", {"intent": "thank"})
    assert "advice" in page.context["draft"].subject
    sent = {"intent": "thank", "favour": favour.pk, "subject": "Thanks", "body": "…"}
    done = me.post(
        f"/people/{silent.pk}/write/", {**sent, "channel": "email", "do": "sent"}, follow=True
    )
    favour.refresh_from_db()
    assert favour.thanked_on == TODAY
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"})
    favour.refresh_from_db()
    assert favour.thanked_on is None
    assert not Exchange.objects.filter(note="Thanks").exists()


def test_a_follow_up_begun_on_the_person_keeps_the_promise_that_is_due(
    me: Client, book: Book, silent: Person
) -> None:
    log_exchange(book, silent, channel="meal", on=TODAY, note="lui envoyer l’article aujourd’hui")
    page = f"/people/{silent.pk}/write/"
    response = me.get(page, {"intent": "follow-up", "language": "fr"})
    item = response.context["asked"].item
    assert item in [line.item.id for line in todays_list(book, on=TODAY)]
    assert "voici l’article [" in response.context["draft"].body
    left = {"item": item, "intent": "follow-up", "do": "intent:greeting"}
    assert "item" not in me.post(page, left).headers["Location"]
    me.post(page, {**left, "do": "sent", "subject": "L’article", "body": "…", "channel": "email"})
    assert follow_ups_of(silent) == []
