"""The daily digest: asked for, once a day, and never lost in silence."""

import email
import email.policy
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from threading import Event

import pytest
from tests.builders import ME, NOW, TODAY, exported, imported, written
from tests.digests import a_digest, asked_for, sent_at, somebody_to_write_to
from tests.mail_server import CONNECT, DATA, MAIL, RCPT, TAKEN, MailServer, a_mail_server
from tests.outbox import an_account
from tests.services.conftest import Clock

from entregent.core.outbox import State
from entregent.services.backup import backup, restore
from entregent.services.book import day_of
from entregent.services.digest import (
    begins,
    choose_digest,
    missed,
    next_digest,
    note_missed,
    seen,
    send_again,
    settle,
    settle_left_behind,
    time_typed,
)
from entregent.services.emptying import erase_everything
from entregent.services.errors import EntregentError
from entregent.services.language import choose_language
from entregent.services.mail_account import leave_account
from entregent.services.today import settle as answered
from entregent.services.today import todays_list
from entregent.services.undoing import undo
from entregent.services.wording import digest as wording
from entregent.services.wording.language import speaking
from entregent.storage.home import make_home, outbox_lock
from entregent.storage.locks import held
from entregent.storage.models import Book, Digest, Entry
from entregent.storage.queries.digests import last_sent, latest_wrong
from entregent.storage.queries.outbox import account_in, first_book
from entregent.sync.desktop import notify

MORNING = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)  # half past seven in Paris


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's lock, password and key to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr("entregent.storage.locks._TRIED_FOR", 0)


@pytest.fixture
def server(server: MailServer, book: Book) -> MailServer:
    """A server, somebody to write to, and a digest asked for."""
    somebody_to_write_to(book)
    asked_for(book)
    return server


def as_it_came(taken: bytes) -> EmailMessage:
    return email.message_from_bytes(taken, policy=email.policy.default)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(EntregentError) as error:
        do()
    return error.value.code


def todays() -> Digest:
    return Digest.objects.get(day=TODAY)


def said_of(book: Book, row: Digest) -> str:
    return wording.trouble_of(row, account_in(book))


def test_nothing_leaves_unasked(book: Book) -> None:
    with a_mail_server() as told:
        an_account(book, told)
        somebody_to_write_to(book)
        assert (sent_at(book), next_digest(book, NOW), told.taken) == (None, None, [])
    assert not Digest.objects.exists()


def test_it_says_what_today_says_to_nobody_but_me(book: Book, server: MailServer) -> None:
    somebody_to_write_to(book, "Dan Roux")
    row = sent_at(book)
    assert row is not None
    assert (row.state, row.people, row.sent_at) == (State.SENT, 2, NOW)
    [taken] = server.taken
    came = as_it_came(taken)
    assert server.envelopes == [(ME, [ME])]
    assert (came["To"], came["From"]) == (ME, f"Paul Moi <{ME}>")
    assert (came["Message-ID"], came["Auto-Submitted"]) == (row.message_id, "auto-generated")
    lines = todays_list(book, on=TODAY)
    assert came["Subject"] == f"Today: {lines[0].person.name} and 1 other"
    words = came.get_content()
    for line in lines:
        assert line.person.name in words
    assert "You had noted: “Rappeler”." in words
    assert "You chose the day; a word is enough." in words
    assert "entregent serve" in words
    assert "entregent digest --by off" in words


def test_it_speaks_the_language_of_the_book(book: Book, server: MailServer) -> None:
    choose_language(book, "fr")
    for name in ("Dan Roux", "Zoé Wolf"):
        somebody_to_write_to(book, name)
    with speaking("en"):  # whatever the process speaks that sends it
        sent_at(book)
    came = as_it_came(server.taken[0])
    first = todays_list(book, on=TODAY)[0].person.name
    assert came["Subject"] == f"Aujourd’hui : {first} et 2 autres"
    assert came["Content-Language"] == "fr"
    assert "Vous aviez noté" in came.get_content()
    assert came.get_content().startswith("Dimanche 22\u00a0novembre.")


def test_it_leaves_at_its_time_and_once_a_day(book: Book, server: MailServer) -> None:
    assert next_digest(book, MORNING - timedelta(hours=1)) == MORNING
    assert sent_at(book, MORNING - timedelta(seconds=1)) is None
    assert not Digest.objects.exists()
    assert sent_at(book, MORNING) is not None
    for later in (MORNING, MORNING + timedelta(hours=12)):
        assert sent_at(book, later) is None
    assert next_digest(book, NOW) == MORNING + timedelta(days=1)
    asked_for(book, at=time(20, 0))  # another time of the same day
    assert sent_at(book, MORNING + timedelta(hours=13)) is None
    assert len(server.taken) == 1
    assert last_sent(book) == todays()


def test_what_a_machine_slept_through_is_made_up_for_that_day_and_no_later(
    book: Book, server: MailServer
) -> None:
    asked_for(book, at=time(23, 0))
    evening = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)
    assert sent_at(book, evening) is not None
    assert sent_at(book, evening + timedelta(minutes=1)) is None  # midnight in Paris
    assert [(row.day, row.state) for row in Digest.objects.all()] == [(TODAY, "sent")]


def test_days_on_which_nothing_ran_are_seen(book: Book, server: MailServer) -> None:
    sent_at(book)
    later = MORNING + timedelta(days=3, hours=-1)
    assert next_digest(book, later) == later
    assert sent_at(book, later) is None  # the hour of that day has not come
    wrong = latest_wrong(book)
    assert wrong is not None
    assert (wrong.day, wrong.state, wrong.trouble) == (
        TODAY + timedelta(days=2), "failed", "not-running",
    )  # fmt: skip
    seen(book, wrong)
    assert latest_wrong(book) is None
    assert sent_at(book, later + timedelta(hours=1)) is not None
    assert len(server.taken) == 2


def test_of_a_long_silence_the_last_week_is_told(book: Book, server: MailServer) -> None:
    sent_at(book)
    note_missed(book, MORNING + timedelta(days=40))
    assert Digest.objects.filter(trouble="not-running").count() == 7


def test_days_before_it_was_chosen_are_none_on_which_it_is_missed(book: Book) -> None:
    Entry.objects.all().delete()
    assert missed(book, MORNING + timedelta(days=40)) == []
    choose_digest(book, by="desktop", at=time(20, 0))
    chosen = Entry.objects.latest("pk").at
    assert [row.day for row in missed(book, chosen + timedelta(days=2))] == [
        day_of(book, chosen) + timedelta(days=days)
        for days in range(2)
        if days or begins(book, day_of(book, chosen)) > chosen
    ]


def test_days_begin_where_the_person_lives(book: Book, server: MailServer) -> None:
    Book.objects.update(time_zone="Asia/Tokyo")
    now = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)  # eight in the morning of the 22nd
    row = sent_at(book, now)
    assert row is not None
    assert row.day == TODAY
    Book.objects.update(time_zone="America/Los_Angeles")  # flown east, the 22nd comes once more
    assert sent_at(book, datetime(2026, 11, 22, 16, 0, tzinfo=UTC)) is None
    assert len(server.taken) == 1


@pytest.mark.parametrize(
    ("day", "at", "leaves"),
    [
        (date(2026, 3, 29), time(7, 30), "05:30"),  # summer has begun
        (date(2026, 3, 29), time(2, 30), "01:30"),  # which no clock showed: an hour later
        (date(2026, 10, 25), time(2, 30), "00:30"),  # which clocks showed twice: the first
        (date(2026, 10, 25), time(7, 30), "06:30"),
    ],
)
def test_summer_time_moves_it_by_no_hour(book: Book, day: date, at: time, leaves: str) -> None:
    asked_for(book, by="desktop", at=at)
    midnight = datetime.combine(day, time(0), tzinfo=UTC) - timedelta(minutes=30)
    moment = next_digest(book, midnight)
    assert moment is not None
    assert f"{moment.astimezone(UTC):%H:%M}" == leaves


def test_a_list_with_nobody_in_it_sends_nothing_and_is_done(book: Book, server: MailServer) -> None:
    [line] = todays_list(book, on=TODAY)
    answered(book, line.item.id, "done", on=TODAY)
    row = sent_at(book)
    assert row is not None
    assert (row.state, row.people, row.sent_at, server.taken) == ("sent", 0, None, [])
    assert "nothing was sent" in wording.state(row)
    assert (last_sent(book), latest_wrong(book)) == (None, None)
    somebody_to_write_to(book, "Zoé Wolf")
    assert sent_at(book) is None


@pytest.mark.parametrize(
    ("stage", "answer", "state", "said"),
    [
        (MAIL, "550 not you", "approved", "does not let you write as paul@moi.example"),
        (MAIL, "450 later", "approved", "It said: later"),
        (RCPT, "550 no such user", "failed", "your own address, paul@moi.example, takes no mail"),
        (RCPT, "450 greylisted", "approved", "It said: greylisted"),
        (DATA, "554 looks like spam", "failed", "refuses the digest itself"),
        (CONNECT, "go away", "approved", "does not answer"),
        (DATA, "go away", "unknown", "Look in your mailbox"),
        (TAKEN, "go away", "unknown", "Look in your mailbox"),
    ],
)
def test_whatever_a_server_answers_is_seen(
    book: Book, server: MailServer, stage: str, answer: str, state: str, said: str
) -> None:
    server.answers[stage] = answer
    row = sent_at(book)
    assert row is not None
    assert (row.state, latest_wrong(book)) == (state, row)
    assert said in said_of(book, row)
    assert (found := first_book()) is not None
    assert found.digest_wrong == row.pk
    assert len(server.taken) == (state == "unknown")


def test_a_server_that_does_not_answer_in_time_is_seen(
    book: Book, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_on = Event()
    monkeypatch.setattr("entregent.sync.smtp.LAST_PATIENCE", 0.05)
    server.doing[TAKEN] = lambda: bool(gone_on.wait(10)) and None
    row = sent_at(book)
    gone_on.set()
    assert row is not None
    assert (row.state, row.trouble) == ("unknown", "lost")
    monkeypatch.setattr("entregent.sync.smtp.PATIENCE", 0.05)
    settle(book, row, arrived=False)
    slow = Event()
    server.doing = {MAIL: lambda: bool(slow.wait(10)) and None}
    row = sent_at(book)
    slow.set()
    assert row is not None
    assert (row.state, row.trouble) == ("approved", "unreachable")


def test_what_is_put_off_is_tried_less_and_less_often_until_that_day_ends(
    book: Book, server: MailServer
) -> None:
    server.answers[MAIL] = "450 later"
    at, waits = MORNING, []
    while (row := sent_at(book, at)) and row.state == State.APPROVED:
        assert row.not_before is not None
        assert sent_at(book, row.not_before - timedelta(seconds=1)) is None
        assert next_digest(book, at) == row.not_before
        waits.append(int((row.not_before - at).total_seconds() // 60))
        at = row.not_before
    assert waits == [5, 15, 45, 135, 405]
    assert row is not None
    assert (row.state, row.not_before, "It said: later" in said_of(book, row)) == (
        "failed", None, True,
    )  # fmt: skip
    server.answers.clear()
    assert sent_at(book, at + timedelta(hours=1)) is None


def test_what_was_put_off_and_not_tried_again_that_day_has_failed_the_next(
    book: Book, server: MailServer
) -> None:
    row = a_digest(book, by="mail", trouble="unreachable", not_before=NOW)
    stopped = a_digest(book, by="mail", day=TODAY - timedelta(days=1))
    assert next_digest(book, NOW + timedelta(days=1)) == NOW + timedelta(days=1)
    sent_at(book, NOW + timedelta(days=1))
    for one, trouble in ((row, "unreachable"), (stopped, "too-late")):
        one.refresh_from_db()
        assert (one.state, one.trouble) == ("failed", trouble)
        assert said_of(book, one)
    assert latest_wrong(book) == row


def test_what_is_mended_leaves_when_it_is_told_to(book: Book, server: MailServer) -> None:
    server.answers[RCPT] = "550 no such user"
    row = sent_at(book)
    assert row is not None
    server.answers.clear()
    assert sent_at(book) is None
    send_again(book, row)
    again = sent_at(book)
    assert again is not None
    assert (again.pk, again.state, latest_wrong(book)) == (row.pk, "sent", None)
    assert refused(lambda: send_again(book, again)) == "digest-known"


def test_a_first_copy_that_arrived_after_all_is_known_by_the_same_message_id(
    book: Book, server: MailServer
) -> None:
    server.go_away_at(TAKEN)
    row = sent_at(book)
    assert row is not None
    assert sent_at(book, NOW + timedelta(hours=2)) is None  # never by itself
    server.answers.clear()
    settle(book, row, arrived=False)
    sent_at(book)
    ids = {as_it_came(one)["Message-ID"] for one in server.taken}
    assert (len(server.taken), ids) == (2, {row.message_id})


def test_what_arrived_is_done_and_what_did_not_is_left_at_that(
    book: Book, server: MailServer, clock: Clock
) -> None:
    lost, failed = a_digest(book, state="unknown", handed_at=NOW), None
    settle(book, lost, arrived=True)
    assert (lost.state, lost.sent_at, latest_wrong(book)) == ("sent", NOW, None)
    assert refused(lambda: settle(book, lost, arrived=True)) == "digest-known"
    for days, state in ((1, "failed"), (2, "failed"), (3, "unknown")):
        failed = a_digest(book, day=TODAY - timedelta(days=days), state=state)
    yesterday = Digest.objects.get(day=TODAY - timedelta(days=1))
    assert refused(lambda: send_again(book, yesterday)) == "digest-day-over"
    seen(book, yesterday)
    assert latest_wrong(book) == failed  # of which nobody knows yet
    settle(book, failed, arrived=False)
    assert latest_wrong(book) is None
    assert refused(lambda: seen(book, yesterday)) == "digest-known"


def test_what_a_process_that_died_was_handing_over_is_for_the_person_to_settle(
    book: Book, server: MailServer
) -> None:
    row = a_digest(book, by="mail", state="sending", handed_at=NOW)
    make_home()
    with held(outbox_lock()):
        settle_left_behind(book)
        assert (todays().state, sent_at(book)) == ("sending", None)
        assert refused(lambda: settle(book, row, arrived=True)) == "outbox-busy"
    assert next_digest(book, NOW) == NOW
    assert sent_at(book) is None
    row.refresh_from_db()
    assert (row.state, server.taken) == ("unknown", [])
    assert "stopped while it was leaving" in said_of(book, row)


def test_turned_off_at_the_last_moment_it_stays(
    book: Book, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hand_over(*_args: object, now_or_never: Callable[[], None], **_how: object) -> None:
        Book.objects.update(digest_by="")
        now_or_never()

    monkeypatch.setattr("entregent.services.digest_sending.hand_over", hand_over)
    row = sent_at(book)
    assert row is not None
    assert (row.state, row.handed_at) == ("approved", None)


@pytest.mark.skipif(sys.platform != "linux", reason="notify-send is of Linux")
@pytest.mark.parametrize(
    ("then", "state", "said"),
    [
        ("sys.exit(0)", "sent", ""),
        ("sys.exit('no bus')", "approved", "It said: no bus"),
        ("time.sleep(60)", "unknown", "nobody knows whether it was shown"),
        ("", "failed", "install notify-send"),
    ],
)
def test_on_the_desktop_the_end_of_what_shows_it_is_the_proof(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, state: str, said: str
) -> None:
    program, shown = tmp_path / "notify-send", tmp_path / "shown"
    monkeypatch.setenv("PATH", str(tmp_path))
    hangs = "sleep" in then
    if hangs:
        monkeypatch.setitem(notify.__kwdefaults__, "patience", 0.5)
    if then:
        kept = f"open({str(shown)!r}, 'w').write('\\n'.join(sys.argv[3:]))"
        program.write_text(f"#!{sys.executable}\nimport sys, time\n{kept}\n{then}\n")
        program.chmod(0o700)
    somebody_to_write_to(book)
    asked_for(book, by="desktop")
    row = sent_at(book)
    assert row is not None
    assert (row.state, row.by) == (state, "desktop")
    assert said in said_of(book, row)
    if then and not hangs:
        assert shown.read_text() == "Today: Claire Morel\nClaire Morel: You had noted: “Rappeler”."


def test_without_an_account_or_its_password_it_says_what_to_do(book: Book) -> None:
    somebody_to_write_to(book)
    assert refused(lambda: asked_for(book)) == "mail-off"
    an_account(book, security="tls", user="paul", host="smtp.moi.example")
    asked_for(book)
    row = sent_at(book)
    assert row is not None
    assert (row.state, row.trouble) == ("approved", "mail-password-missing")
    assert "paul at smtp.moi.example is not kept here" in said_of(book, row)


def test_it_is_chosen_turned_off_and_brought_back_as_other_choices(book: Book) -> None:
    an_account(book)
    asked_for(book, at=time(6, 45))
    asked_for(book, by="desktop")
    a_digest(book, trouble="desktop-failed", not_before=NOW)
    choose_digest(book, by="", at=time(6, 45))
    assert not Digest.objects.exists()  # no word of it left
    for by, at in (("desktop", "07:30"), ("mail", "06:45"), ("", "07:30")):
        undo(book)
        book.refresh_from_db()
        assert (book.digest_by, book.digest_at) == (by, at)
    assert refused(lambda: asked_for(book, by="pigeon")) == "not-a-choice"


def test_leaving_the_account_ends_the_digest_by_mail_alone(book: Book) -> None:
    an_account(book)
    asked_for(book)
    leave_account(book)
    assert (book.digest_by, next_digest(book, NOW)) == ("", None)
    undo(book)
    book.refresh_from_db()
    assert book.digest_by == "mail"
    asked_for(book, by="desktop")
    leave_account(book)
    assert book.digest_by == "desktop"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("7:30", (7, 30)), ("07:30", (7, 30)), ("7h30", (7, 30)), (" 19 h ", (19, 0)), ("8", (8, 0))],
)
def test_a_time_is_typed_as_one_writes_it(typed: str, meant: tuple[int, int]) -> None:
    assert time_typed(typed) == time(*meant)


@pytest.mark.parametrize("typed", ["", "24:00", "7:60", "7:3", "noon", "-1", "7:30:15", "٧:٣٠"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    assert refused(lambda: time_typed(typed)) == "not-a-time"


def test_a_name_made_to_harm_adds_no_line_to_the_head(book: Book, server: MailServer) -> None:
    Digest.objects.all().delete()
    row = todays_list(book, on=TODAY)[0].person
    row.name = "Eve\r\nBcc: eve@evil.example\u202e"
    row.save(update_fields=["name"])
    sent_at(book)
    came = as_it_came(server.taken[0])
    assert came["Bcc"] is None
    assert "\u202e" not in came["Subject"]


def test_what_is_long_past_is_forgotten(book: Book, server: MailServer) -> None:
    a_digest(book, day=TODAY - timedelta(days=70), state="failed")
    sent_at(book)
    assert [row.day for row in Digest.objects.all()] == [TODAY]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_book_that_a_file_brings_asks_for_nothing(book: Book, tmp_path: Path) -> None:
    an_account(book)
    asked_for(book)
    path = written(tmp_path / "book.json", exported(book))
    erase_everything(book)
    book.refresh_from_db()
    assert book.digest_by == ""
    imported(book, path)
    book.refresh_from_db()
    assert (book.digest_by, todays().state) == ("", "unknown")
    asked_for(book, by="desktop")
    assert sent_at(book) is None  # of this day one may have left


@pytest.mark.parametrize("at", ["soon", "T0730", "7:30", "07Z", "24:00"])
def test_a_book_file_with_no_time_in_it_is_refused(book: Book, tmp_path: Path, at: str) -> None:
    text = exported(book).replace('"07:30"', f'"{at}"')
    path = written(tmp_path / "book.json", text)
    assert refused(lambda: imported(book, path)) == "broken-book-file"


def _bring_back(book: Book, copy: Path) -> Book:
    restore(copy)
    return Book.objects.get()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_copy_brought_back_sends_no_second_digest_of_the_day(book: Book) -> None:
    with a_mail_server() as told:
        an_account(book, told)
        somebody_to_write_to(book)
        asked_for(book)
        early = backup()
        sent_at(book)
        book = _bring_back(book, early)
        assert sent_at(book) is None
        row = todays()
        assert (row.state, len(told.taken)) == ("unknown", 1)
        assert "brought back" in said_of(book, row)
        settle(book, row, arrived=True)
        book = _bring_back(book, backup())
        assert (todays().state, sent_at(book)) == ("sent", None)
        Digest.objects.update(state="approved")
        book = _bring_back(book, backup())
        assert (todays().state, sent_at(book), len(told.taken)) == ("draft", None, 1)
        assert sent_at(book, NOW + timedelta(days=1)) is not None
