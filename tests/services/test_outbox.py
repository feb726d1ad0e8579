"""The outbox: a yes to each message as it stands, never a second copy, and what follows follows."""

import email
import email.policy
import stat
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.builders import (
    ALICE,
    BENOIT,
    ME,
    NOW,
    TODAY,
    a_mail,
    a_person,
    an_mbox,
    exported,
    imported,
    mail,
    written,
)
from tests.mail_server import DATA, MAIL, RCPT, TAKEN, MailServer, a_mail_server
from tests.outbox import WORDS, Watch, a_message, an_account, an_approved, sent, state_of

from entregent.core.drafts import Draft, Intent
from entregent.core.outbox import MOST_TRIES, State
from entregent.services.backup import backup, restore
from entregent.services.drafts import Reason
from entregent.services.duplicates import merge
from entregent.services.emptying import erase_everything
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.introduction_drafts import messages
from entregent.services.introductions import answer, note_outcome, start
from entregent.services.introductions import written as introduced
from entregent.services.mail_account import (
    keep_password_of,
    leave_account,
    server_of,
    try_account,
)
from entregent.services.mail_password import key_file, password_for, where_kept
from entregent.services.opportunities import Opening, add_opportunity
from entregent.services.outbox import approve, change, drop, hold, seal_of, settle, the_message
from entregent.services.outbox_sending import settle_left_behind
from entregent.services.today import todays_list
from entregent.services.undoing import is_of_a_message, undo
from entregent.services.wording.outbox import trouble_of
from entregent.storage.home import home, mail_password_file, outbox_lock
from entregent.storage.locks import held
from entregent.storage.models import (
    Address,
    Book,
    Exchange,
    Favour,
    Introduction,
    MailAccount,
    Outgoing,
    Participant,
    Person,
)

SECRET = "a pass phrase, typed once"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's lock, password and key to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[mail(ALICE)])


@pytest.fixture
def benoit(book: Book) -> Person:
    return a_person(book, "Benoît Durand", emails=[mail(BENOIT)])


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(EntregentError) as error:
        do()
    return error.value.code


def as_it_came(told: MailServer) -> EmailMessage:
    (taken,) = told.taken
    return email.message_from_bytes(taken, policy=email.policy.default)


def ids(told: MailServer) -> list[str]:
    """Return the Message-ID of each copy that a server has."""
    return [str(email.message_from_bytes(one)["Message-ID"]) for one in told.taken]


def test_what_is_approved_leaves_as_it_was_written_and_is_an_exchange(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    (result,) = sent(book).results
    came = as_it_came(server)
    assert (result.state, state_of(row), row.sent_at) == (State.SENT, "sent", NOW)
    assert (came["From"], came["To"]) == (f"Paul Moi <{ME}>", mail(ALICE))
    assert (came["Subject"], came["Content-Language"]) == ("Déjeuner", "fr")
    assert came["Date"] == "Sun, 22 Nov 2026 10:30:15 +0100"
    assert came["Message-ID"] == row.message_id
    assert row.message_id.endswith("@moi.example>")
    assert came.get_content().replace("\r\n", "\n") == f"{WORDS.body}\n"
    assert server.envelopes == [(ME, [mail(ALICE)])]
    exchange = Exchange.objects.get()
    assert (exchange.channel, exchange.by, exchange.subject) == ("email", "me", "Déjeuner")
    assert alice.tie.last_out_at == NOW


def test_without_a_yes_nothing_leaves(book: Book, server: MailServer, alice: Person) -> None:
    a_message(book, alice)
    held_back, changed = an_approved(book, alice), an_approved(book, alice)
    hold(book, held_back)
    change(book, changed, subject="Other", body="words")
    assert sent(book).results == []
    assert server.taken == []
    assert [state_of(row) for row in (held_back, changed)] == ["draft", "draft"]


def test_a_yes_is_to_the_words_that_were_shown(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = a_message(book, alice)
    seen = seal_of(row)
    change(book, row, subject="", body="Other words")
    assert refused(lambda: approve(book, row, seal=seen)) == "outbox-otherwise"
    approve(book, row, seal=seal_of(row))
    assert state_of(row) == "approved"


def test_a_folder_of_sent_mail_tells_of_the_same_exchange(
    book: Book, server: MailServer, alice: Person, tmp_path: Path
) -> None:
    row = an_approved(book, alice)
    sent(book)
    folder = written(
        tmp_path / "Sent.mbox", b"From me Sun Nov 22 09:30:15 2026\n" + server.taken[0]
    )
    told = imported(book, folder)
    assert (told.exchanges.created, told.exchanges.unchanged) == (0, 1)
    answered = row.message_id.strip("<>").removesuffix("@mail.example")
    reply = a_mail(ALICE, ME, on=NOW, id="r1", In_Reply_To=f"<{answered}>")
    imported(book, an_mbox(tmp_path, reply))
    assert Exchange.objects.values("thread").distinct().count() == 1


def test_a_file_that_told_of_it_before_is_no_hindrance(
    book: Book, server: MailServer, alice: Person, tmp_path: Path
) -> None:
    row = an_approved(book, alice)
    server.go_away_at(TAKEN)
    sent(book)
    assert (state_of(row), len(server.taken)) == ("unknown", 1)
    imported(book, written(tmp_path / "Sent.mbox", b"From me Sun Nov 22 2026\n" + server.taken[0]))
    settle(book, row, sent=True)
    assert (state_of(row), Exchange.objects.count()) == ("sent", 1)


@pytest.mark.parametrize(
    ("stage", "answer", "state"),
    [
        (MAIL, "550 no", "approved"),  # nobody may write as this: it is the account’s fault
        (RCPT, "550 gone", "failed"),
        (DATA, "554 no", "failed"),
        (MAIL, "451 later", "approved"),
        (RCPT, "450 later", "approved"),
        (DATA, "451 later", "approved"),
        (RCPT, "go away", "approved"),
        (DATA, "go away", "unknown"),
        (TAKEN, "go away", "unknown"),
    ],
)
def test_each_answer_of_a_server_leads_where_it_must(
    book: Book, server: MailServer, alice: Person, stage: str, answer: str, state: str
) -> None:
    row = an_approved(book, alice)
    server.answers[stage] = answer
    (result,) = sent(book).results
    assert (state_of(row), result.state) == (state, state)
    assert row.trouble
    assert not Exchange.objects.exists()
    assert bool(row.not_before) == (state == "approved")


def test_an_address_that_is_nobodys_is_marked_when_a_server_refuses_it(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    server.answers[RCPT] = "550 5.1.1 user unknown"
    sent(book)
    address = Address.objects.get(person=alice)
    assert (state_of(row), address.bounced, address.bounced_at) == ("failed", "5.1.1", NOW)
    assert refused(lambda: approve(book, row)) == "outbox-bounced"
    undo(book)
    address.refresh_from_db()
    assert (address.bounced, address.bounced_at) == ("", None)
    approve(book, row)


@pytest.mark.parametrize(
    "answer", ["550 5.7.1 relay access denied", "550 gone", "552 5.2.2 full", "450 4.1.1 later"]
)
def test_an_address_refused_for_another_reason_is_not(
    book: Book, server: MailServer, alice: Person, answer: str
) -> None:
    an_approved(book, alice)
    server.answers[RCPT] = answer
    sent(book)
    assert Address.objects.get(person=alice).bounced == ""


def test_what_a_server_puts_off_is_tried_less_and_less_often_then_given_up(
    book: Book, server: MailServer, alice: Person
) -> None:
    row, watch = an_approved(book, alice), Watch()
    server.answers[RCPT] = "450 later"
    for tries in range(1, MOST_TRIES):
        sent(book, watch)
        assert (state_of(row), row.tries) == ("approved", tries)
        assert sent(book, watch).results == []
        watch.at = row.not_before or NOW
        assert "at the moment" in trouble_of(row, None)
    sent(book, watch)
    assert (state_of(row), row.trouble) == ("failed", "recipient")
    assert "may be gone" in trouble_of(row, None)
    approve(book, row)
    server.answers.clear()
    sent(book, watch)
    assert (state_of(row), len(server.taken)) == ("sent", 1)


def test_what_is_wrong_with_the_server_stops_the_run_and_is_not_held_against_others(
    book: Book, alice: Person, benoit: Person
) -> None:
    an_account(book)  # where nobody listens
    first, second = an_approved(book, alice), an_approved(book, benoit)
    done = sent(book)
    assert [(r.row.pk, r.trouble, r.failed) for r in done.results] == [
        (first.pk, "unreachable", True)
    ]
    assert (state_of(second), second.tries, done.waiting) == ("approved", 0, 2)
    with a_mail_server() as told:
        an_account(book, told)  # mended: nothing waits any longer
        assert [r.state for r in sent(book).results] == ["sent", "sent"]


def test_messages_leave_apart_and_so_many_an_hour(
    book: Book, server: MailServer, alice: Person
) -> None:
    an_account(book, server, an_hour=3)
    for _ in range(5):
        an_approved(book, alice)
    watch = Watch()
    done = sent(book, watch)
    assert (len(done.results), watch.waited) == (3, [20.0, 20.0])
    assert (done.waiting, done.next_at) == (2, NOW + timedelta(hours=1))
    assert sent(book, watch).results == []
    watch.at = NOW + timedelta(hours=1)
    assert len(sent(book, watch).results) == 2


def test_a_hold_that_comes_in_between_keeps_a_message(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "entregent.services.outbox_sending.as_mail",
            lambda *_args, **_how: hold(book, row) or b"Subject: no\r\n\r\n",  # type: ignore[func-returns-value]
        )
        assert sent(book).results == []
    assert (state_of(row), server.taken) == ("draft", [])


def test_what_a_process_that_died_was_handing_over_is_for_the_person_to_settle(
    book: Book, server: MailServer, alice: Person
) -> None:
    left, kept = an_approved(book, alice), an_approved(book, alice)
    Outgoing.objects.update(state=State.SENDING, handed_at=NOW)
    sent(book)
    assert server.taken == []
    assert refused(lambda: approve(book, left)) == "outbox-unknown"
    assert refused(lambda: drop(book, left)) == "outbox-unknown"
    settle(book, left, sent=True)
    settle(book, kept, sent=False)
    assert [state_of(row) for row in (left, kept)] == ["sent", "draft"]
    assert Exchange.objects.get().at == NOW
    assert refused(lambda: settle(book, left, sent=False)) == "outbox-known"


def test_while_one_process_sends_another_does_not(
    book: Book, server: MailServer, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.storage.locks._TRIED_FOR", 0.05)
    row = an_approved(book, alice)
    home().mkdir(parents=True, exist_ok=True)
    with held(outbox_lock()):
        assert refused(lambda: sent(book)) == "outbox-busy"
        Outgoing.objects.update(state=State.SENDING)
        settle_left_behind(book)
        assert refused(lambda: settle(book, row, sent=True)) == "outbox-leaving"
        assert state_of(row) == "sending"
    settle_left_behind(book)
    assert state_of(row) == "unknown"


def test_a_message_with_a_place_left_to_fill_in_gets_no_yes(
    book: Book, server: MailServer, alice: Person
) -> None:
    body = "Bonjour,\n\nVoici ce que j’avais promis : [à joindre ou à écrire]."
    row = a_message(book, alice, words=WORDS._replace(body=body))
    assert refused(lambda: approve(book, row)) == "outbox-left-open"
    change(book, row, subject="Lyon", body=body.replace(" [à joindre ou à écrire]", " l’article"))
    approve(book, row)
    assert row.state == "approved"


def test_across_a_boundary_or_to_an_address_that_is_gone_nothing_leaves(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    to_alice, to_benoit = an_approved(book, alice), an_approved(book, benoit)
    set_fields(book, alice, [("boundary", "no-mail")], on=TODAY)
    set_fields(book, benoit, [("email", f"-{mail(BENOIT)}"), ("email", "b@new.example")], on=TODAY)
    sent(book)
    told = [(state_of(row), row.trouble) for row in (to_alice, to_benoit)]
    assert told == [("failed", "takes-no-mail"), ("failed", "outbox-address-gone")]
    assert server.taken == []
    assert refused(lambda: a_message(book, alice)) == "takes-no-mail"
    assert refused(lambda: a_message(book, a_person(book, "Eve"))) == "no-address"


@pytest.mark.parametrize("bad", ["Hi\r\nBcc: eve@x.example", "Hi\nBcc: eve@x.example", "a\x00b"])
def test_no_subject_adds_a_line_to_the_head(
    book: Book, server: MailServer, alice: Person, bad: str
) -> None:
    row = an_approved(book, alice, words=Draft(bad, "x", "fr\r\nBcc: eve@x.example", ""))
    Outgoing.objects.filter(pk=row.pk).update(subject=bad.replace("\0", ""))
    sent(book)
    assert "Bcc" not in as_it_came(server)
    assert server.envelopes[0][1] == [mail(ALICE)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("message_id", "<a@b>\r\nBcc: eve@x.example"),
        ("to", ["alice@acme.example>\r\nRCPT TO:<eve@x.example"]),
        ("to", ["alice@acme.example, eve@x.example"]),
    ],
)
def test_a_head_that_a_file_made_to_harm_leaves_nowhere(
    book: Book, server: MailServer, alice: Person, name: str, value: object
) -> None:
    row = an_approved(book, alice)
    Outgoing.objects.filter(pk=row.pk).update(**{name: value})
    sent(book)
    assert (state_of(row), server.taken) == ("failed", [])


def test_what_follows_a_message_follows_and_is_undone_as_one_act_but_it_stays_sent(
    book: Book, server: MailServer, alice: Person
) -> None:
    choir = add_goal(book, name="Sing", kind="other")
    opening = add_opportunity(book, choir, Opening("Opéra", "Alto"))
    reason = Reason(Intent.ASK_HELP, opportunity=opening.pk, goal=choir.pk)
    before = exported(book)
    row = an_approved(book, alice, reason=reason)
    sent(book)
    assert Favour.objects.get().opportunity == opening
    undone = undo(book)
    assert (undone.act, Favour.objects.count(), Exchange.objects.count()) == ("sent", 0, 0)
    assert state_of(row) == "sent"
    assert is_of_a_message(undo(book))  # that it was put in
    assert state_of(row) == "sent"
    assert sent(book).results == []
    assert len(server.taken) == 1
    row.delete()
    assert exported(book) == before


def test_the_item_of_today_that_it_answers_is_done(
    book: Book, server: MailServer, alice: Person
) -> None:
    set_fields(book, alice, [("birthday", "--11-22")], on=TODAY)
    (line,) = todays_list(book, on=TODAY)
    an_approved(book, alice, reason=Reason.of_item(line.item.id))
    sent(book)
    assert todays_list(book, on=TODAY) == []


def test_where_what_it_answers_is_gone_the_exchange_alone_is_noted(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice, reason=Reason(Intent.ASK_INTRODUCTION, about=999))
    (result,) = sent(book).results
    assert (state_of(row), result.trouble, row.trouble) == ("sent", "not-followed", "not-followed")
    assert Exchange.objects.count() == 1


def test_an_introduction_goes_to_both_as_one_mail_and_moves_on(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    led = start(book, alice, benoit, why="Both sing", on=TODAY)
    answer(book, led, alice, yes=True, on=TODAY)
    answer(book, led, benoit, yes=True, on=TODAY)
    (ready,) = messages(led, on=TODAY)
    row = an_approved(
        book, alice, benoit, words=ready.draft, reason=Reason(ready.intent), introduction=led
    )
    sent(book)
    assert as_it_came(server)["To"] == f"{mail(ALICE)}, {mail(BENOIT)}"
    led.refresh_from_db()
    assert (state_of(row), led.state) == ("sent", "introduced")
    assert (Exchange.objects.get().size, Participant.objects.count()) == (2, 2)


def test_thanks_to_both_sides_leave_one_after_the_other_and_end_the_introduction(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    led = start(book, alice, benoit, why="Both sing", on=TODAY)
    for who in (alice, benoit):
        answer(book, led, who, yes=True, on=TODAY)
    introduced(book, led, on=TODAY)
    note_outcome(book, led, "They sing together", on=TODAY)
    rows = [
        an_approved(book, *m.to, words=m.draft, reason=Reason(m.intent), introduction=led)
        for m in messages(led, on=TODAY)
    ]
    sent(book)
    led.refresh_from_db()
    assert ([state_of(row) for row in rows], led.state) == (["sent", "sent"], "closed")


def test_an_introduction_that_moved_on_sends_no_message_of_before(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    led = start(book, alice, benoit, why="Both sing", on=TODAY, ask=True)
    (ready,) = messages(led, on=TODAY)
    row = an_approved(book, alice, words=ready.draft, reason=Reason(ready.intent), introduction=led)
    answer(book, Introduction.objects.get(), alice, yes=False, on=TODAY)
    sent(book)
    assert (state_of(row), row.trouble) == ("failed", "outbox-introduction-moved")
    assert server.taken == []


def test_what_is_dropped_comes_back_as_a_draft(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    drop(book, row)
    assert not Outgoing.objects.exists()
    assert refused(lambda: approve(book, row)) == "no-such-message"
    undo(book)
    assert state_of(row) == "draft"
    assert sent(book).results == []


def test_words_undone_under_a_yes_wait_for_another_and_those_that_left_stay(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = a_message(book, alice)
    change(book, row, subject="", body="Second")
    approve(book, row)
    undo(book)
    assert (state_of(row), row.body) == ("draft", WORDS.body)
    change(book, row, subject="", body="Third")
    approve(book, row)
    sent(book)
    undo(book)
    undo(book)
    assert (state_of(row), row.body) == ("sent", "Third")


def test_undoing_whoever_it_went_to_leaves_what_left(book: Book, server: MailServer) -> None:
    alice = a_person(book, emails=[mail(ALICE)])
    row = an_approved(book, alice)
    sent(book)
    for _ in range(3):
        undo(book)
    assert (state_of(row), row.person, Person.objects.filter(is_me=False).count()) == (
        "sent", None, 0,
    )  # fmt: skip


def test_whoever_is_erased_takes_their_messages_along_and_brings_them_back_without_a_yes(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    about = Reason(Intent.ASK_INTRODUCTION, about=benoit.pk)
    rows = [an_approved(book, alice), an_approved(book, alice, reason=about)]
    erase_person(book, benoit)
    assert [row.pk for row in Outgoing.objects.all()] == [rows[0].pk]
    undo(book)
    erase_person(book, alice)
    assert not Outgoing.objects.exists()
    assert "Déjeunons" not in exported(book)
    undo(book)
    assert [state_of(row) for row in rows] == ["draft", "draft"]


def test_messages_follow_whoever_is_made_one_with_another(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    other = a_person(book, "Alice Martin-Roux", emails=["a2@acme.example"])
    to_other = an_approved(book, other)
    about = a_message(book, benoit, reason=Reason(Intent.ASK_INTRODUCTION, about=other.pk))
    both = a_message(book, alice, other)
    merge(book, alice, other)
    for row in (to_other, about, both):
        row.refresh_from_db()
    assert (to_other.person, about.about, both.other) == (alice, alice.pk, None)
    assert [r.state for r in sent(book).results] == ["sent"]
    undo(book)
    undo(book)
    for row in (to_other, about, both):
        row.refresh_from_db()
    assert (to_other.person, about.about, both.other) == (other, other.pk, other)


def test_a_book_read_from_a_file_holds_no_yes(book: Book, alice: Person, tmp_path: Path) -> None:
    an_account(book)
    for state in State:
        row = a_message(book, alice)
        Outgoing.objects.filter(pk=row.pk).update(state=state)
    path = written(tmp_path / "book.json", exported(book))
    book.delete()
    new = Book.objects.create(created_at=NOW)
    imported(new, path)
    states = list(Outgoing.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["draft", "draft", "unknown", "sent", "failed", "unknown"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("state", "gone"), ("intent", "gone"), ("to", "a@b.example"), ("message_id", "<a@b>\nX: 1")],
)
def test_a_file_made_to_harm_brings_no_message(
    book: Book, alice: Person, tmp_path: Path, name: str, value: str
) -> None:
    an_account(book)
    row = a_message(book, alice)
    Outgoing.objects.filter(pk=row.pk).update(**{name: value})
    path = written(tmp_path / "book.json", exported(book))
    book.delete()
    assert refused(lambda: imported(Book.objects.create(created_at=NOW), path)) == (
        "broken-book-file"
    )


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_copy_brought_back_holds_no_yes(book: Book, server: MailServer, alice: Person) -> None:
    row = an_approved(book, alice)
    copy = backup()
    sent(book)
    restore(copy)
    assert state_of(row) == "draft"
    assert sent(Book.objects.get()).results == []
    assert len(server.taken) == 1


def test_what_left_is_sent_whatever_was_done_meanwhile(
    book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    with pytest.MonkeyPatch.context() as patch:

        def hand_over(*_args: object, now_or_never: Callable[[], None], **_how: object) -> None:
            now_or_never()
            Outgoing.objects.update(state=State.DRAFT)  # as a copy brought back leaves it

        patch.setattr("entregent.services.outbox_sending.hand_over", hand_over)
        sent(book)
    assert state_of(row) == "sent"


def test_a_server_that_shows_no_certificate_one_trusts_is_told_nothing(
    book: Book, alice: Person
) -> None:
    with a_mail_server(tls="starttls", login=True) as told:
        an_account(book, told, security="starttls", user="paul")
        keep_password_of(book, told.password)
        row = an_approved(book, alice)
        sent(book)
        assert (state_of(row), row.trouble, told.taken) == ("approved", "not-itself", [])
        assert try_account(book, trust=told.trust) is None
        keep_password_of(book, told.password)
        sent(book, trust=told.trust)
        assert state_of(row) == "sent"


def test_a_password_is_for_one_host_and_one_user(book: Book) -> None:
    an_account(book, security="tls", host="smtp.moi.example", user="paul")
    keep_password_of(book, SECRET)
    assert server_of(MailAccount.objects.get()).password == SECRET
    assert SECRET not in repr(server_of(MailAccount.objects.get()))
    for other in ({"host": "smtp.evil.example"}, {"user": "eve"}):
        MailAccount.objects.update(**other)
        assert refused(lambda: server_of(MailAccount.objects.get())) == "mail-password-missing"
    MailAccount.objects.update(host="mail.evil.example", security="none")
    assert refused(lambda: server_of(MailAccount.objects.get())) == "mail-not-secure"
    leave_account(book)
    assert not mail_password_file().exists()
    assert refused(lambda: a_message(book, a_person(book))) == "mail-off"


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_folder_of_the_book_alone_tells_no_password(book: Book, alice: Person) -> None:
    an_account(book, security="tls", host="smtp.moi.example")
    keep_password_of(book, SECRET)
    an_approved(book, alice)
    assert (password_for("smtp.moi.example", ME), where_kept("smtp.moi.example", ME)) == (
        SECRET, "file",
    )  # fmt: skip
    backup()
    written(home() / "exported.json", exported(book))
    for path in filter(Path.is_file, home().rglob("*")):
        assert SECRET.encode() not in path.read_bytes()
    assert stat.S_IMODE(mail_password_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert not key_file().is_relative_to(home())
    key_file().unlink()
    assert password_for("smtp.moi.example", ME) == ""
    assert not (home() / "backups" / "mail.password").exists()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_keyring_keeps_it_where_there_is_one(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring  # noqa: PLC0415 - replaced for this test alone

    ring: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "set_password", lambda s, u, p: ring.update({(s, u): p}))
    monkeypatch.setattr(keyring, "get_password", lambda s, u: ring.get((s, u)))
    monkeypatch.setattr(keyring, "delete_password", lambda s, u: ring.pop((s, u)))
    an_account(book, security="tls", host="smtp.moi.example")
    keep_password_of(book, SECRET)
    assert ring == {("entregent smtp smtp.moi.example", ME): SECRET}
    assert where_kept("smtp.moi.example", ME) == "keyring"
    assert server_of(MailAccount.objects.get()).password == SECRET
    assert not key_file().exists()
    erase_everything(book)
    assert (ring, MailAccount.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"address": "paul"}, "not-an-email"),
        ({"host": "smtp.moi.example; rm"}, "not-a-mail-server"),
        ({"host": ""}, "not-a-mail-server"),
        ({"host": "smtp.moi.example", "security": "none"}, "mail-not-secure"),
        ({"security": "ssl3"}, "not-a-choice"),
        ({"port": 70_000}, "not-a-port"),
        ({"an_hour": 0}, "not-an-hour-pace"),
        ({"name": "x" * 300}, "words-too-long"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    book: Book, said: dict[str, object], code: str
) -> None:
    assert refused(lambda: an_account(book, **said)) == code
    assert not MailAccount.objects.exists()


def test_the_account_chosen_is_undone_and_is_known_to_be_mine(book: Book) -> None:
    before = exported(book)
    account = an_account(book)
    assert (account.port, account.user) == (9, "")
    assert book.myaddress_set.get().key == ME
    undo(book)
    assert exported(book) == before


def test_another_book_is_not_reached_by_a_number(book: Book, alice: Person) -> None:
    an_account(book)
    row = a_message(book, alice)
    other = Book.objects.create(created_at=NOW)
    assert refused(lambda: the_message(other, row.pk)) == "no-such-message"


_ANSWERS = {
    "refused": (RCPT, "550 no"),
    "put off": (DATA, "451 later"),
    "dropped": (DATA, "go away"),
    "lost": (TAKEN, "go away"),
}
MOVES = ["approve", "hold", "change", "drop", "undo", "send", "die", "settle"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from(["", *_ANSWERS])), max_size=14))
@example([("approve", ""), ("undo", ""), ("undo", ""), ("approve", "")])  # whoever it is to is gone
def test_no_order_of_moves_and_sends_gives_a_server_two_copies(
    book: Book, server: MailServer, alice: Person, moves: list[tuple[str, str]]
) -> None:
    server.taken.clear()
    with transaction.atomic():  # undone, a move may reach back to what stood before
        row, watch, left = a_message(book, alice), Watch(), 0
        for move, answer_ in moves:
            watch.at += timedelta(hours=13)
            try_one(book, server, row, move, answer_, watch)
            assert len(ids(server)) == len(set(ids(server)))
            there = Outgoing.objects.filter(pk=row.pk).first()
            if server.taken and there:
                assert there.state in ("sent", "unknown")
            left = max(left, len(server.taken))
        assert left <= 1
        transaction.set_rollback(True)


def try_one(
    book: Book, server: MailServer, row: Outgoing, move: str, answer_: str, watch: Watch
) -> None:
    """Make a move where it can be made; the person settles by what is true."""
    server.answers = dict([_ANSWERS[answer_]]) if answer_ else {}
    try:
        match move:
            case "approve":
                approve(book, row)
            case "hold":
                hold(book, row)
            case "change":
                change(book, row, subject="", body=f"{row.body}!")
            case "drop":
                drop(book, row)
            case "undo":
                undo(book)
            case "send":
                sent(book, watch)
            case "die":  # the process ended after its last word to the book
                now = Outgoing.objects.filter(pk=row.pk, state=State.APPROVED)
                now.update(state=State.SENDING, handed_at=watch.at)
            case "settle":
                settle(book, row, sent=bool(server.taken))
    except EntregentError:
        pass
