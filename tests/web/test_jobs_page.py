"""What runs by itself on the pages: how it went, the digest chosen, and no failure kept quiet."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import ALICE, NOW, TODAY, a_person, mail
from tests.digests import HALF_PAST_SEVEN, a_digest, asked_for, somebody_to_write_to
from tests.mail_server import RCPT, TAKEN, MailServer
from tests.outbox import an_account, an_approved
from tests.web.pages import text
from tests.web.test_outbox_page import AtMost

from entregent.jobs import beside
from entregent.jobs.running import run_due
from entregent.services.digest import choose_digest
from entregent.storage.home import jobs_lock, make_home, outbox_lock
from entregent.storage.locks import held
from entregent.storage.models import Book, Digest, JobRun

PAGES = ("/", "/people/", "/journal/", "/settings/", "/note/", "/map/")


@pytest.fixture
def server(server: MailServer, book: Book) -> MailServer:
    """A server, somebody to write to, and a digest asked for."""
    somebody_to_write_to(book)
    asked_for(book)
    return server


def pressed(me: Client, row: Digest, do: str, back: str = "/people/") -> Any:
    """Press a button about a digest, on a page."""
    return me.post(f"/jobs/digest/{row.pk}/", {"do": do, "back": back}, follow=True)


def buttons(page: Any) -> list[str]:
    wrong = page.context["digest_wrong"] or page.context.get("wrong")
    return list(wrong.may) if wrong else []


def test_where_all_is_well_no_page_says_anything(
    me: Client, book: Book, server: MailServer
) -> None:
    run_due(book)
    assert len(server.taken) == 1
    for address in PAGES:
        assert 'class="unwell"' not in me.get(address).content.decode(), address
    page = text(me.get("/jobs/"))
    assert "The digest left, with 1 person." in page
    assert "Next run: 23 November, 07:30" in page
    assert "Sunday 22 November: has left" in page


def test_what_failed_is_said_on_whichever_page_is_opened_next(
    me: Client, book: Book, server: MailServer
) -> None:
    server.answers[RCPT] = "550 no such user"
    run_due(book)
    for address in PAGES:
        page = me.get(address)
        assert "Today’s digest did not leave." in text(page), address
        assert "takes no mail" in text(page)
        assert 'href="/jobs/"' in page.content.decode()
        assert buttons(page) == ["try", "seen"]
    page = me.get("/jobs/")
    assert (text(page).count("did not leave."), buttons(page)) == (1, ["try", "seen"])
    server.answers.clear()
    page = pressed(me, Digest.objects.get(), "try")
    assert (page.redirect_chain[-1][0], "It leaves in a moment" in text(page)) == ("/people/", True)
    run_due(book, asked=True)
    assert 'class="unwell"' not in me.get("/").content.decode()
    assert len(server.taken) == 1


def test_what_may_have_left_is_settled_by_a_button(
    me: Client, book: Book, server: MailServer
) -> None:
    server.go_away_at(TAKEN)
    run_due(book)
    page = me.get("/")
    assert "Nobody knows whether today’s digest left." in text(page)
    assert buttons(page) == ["arrived", "again"]
    row = Digest.objects.get()
    assert text(me.get("/jobs/")).count("not sent again by itself") == 1
    assert "Noted as arrived" in text(pressed(me, row, "arrived"))
    assert "not sent again by itself" not in text(me.get("/jobs/"))
    assert JobRun.objects.get().trouble == ""
    row.refresh_from_db()
    assert (row.state, buttons(me.get("/"))) == ("sent", [])
    page = pressed(me, row, "arrived")
    assert (page.status_code, "nothing to settle" in text(page)) == (422, True)


def test_what_is_tried_again_by_itself_says_so(me: Client, book: Book, server: MailServer) -> None:
    server.answers[RCPT] = "450 later"
    run_due(book)
    page = me.get("/")
    assert "it is tried again by itself" in text(page)
    assert buttons(page) == ["try"]
    assert "Next run: 22 November, 10:35" in text(me.get("/jobs/"))


def test_of_a_day_that_is_over_nothing_is_sent_any_more(me: Client, book: Book) -> None:
    asked_for(book, by="desktop")
    for days, state in ((1, "failed"), (2, "unknown")):
        a_digest(book, day=TODAY - timedelta(days=days), state=state, trouble="desktop-lost")
    failed, unknown = Digest.objects.order_by("-day")
    page = me.get("/")
    assert "The digest of 21 November did not leave." in text(page)
    assert buttons(page) == ["seen"]
    assert pressed(me, failed, "try").status_code == 422
    page = pressed(me, failed, "seen")
    assert "Nobody knows whether the digest of 20 November left." in text(page)
    assert buttons(page) == ["arrived", "not-arrived"]
    assert buttons(pressed(me, unknown, "not-arrived")) == []


def test_what_a_process_that_died_left_is_seen_at_once(me: Client, book: Book) -> None:
    asked_for(book, by="desktop")
    a_digest(book, state="sending", handed_at=NOW)
    make_home()
    with held(outbox_lock()):
        assert buttons(me.get("/")) == []  # it is leaving
    page = me.get("/")
    assert "The program stopped while it was leaving." in text(page)
    assert buttons(page) == ["arrived", "again"]


def test_turned_off_no_page_speaks_of_it_but_its_own(me: Client, book: Book) -> None:
    asked_for(book, by="desktop")
    a_digest(book, state="unknown")
    choose_digest(book, by="", at=HALF_PAST_SEVEN)
    assert 'class="unwell"' not in me.get("/").content.decode()
    page = me.get("/jobs/")
    assert buttons(page) == ["arrived", "again"]
    assert "Choose one in the settings" in text(pressed(me, Digest.objects.get(), "again"))


def test_the_line_costs_no_page_a_question(
    me: Client, book: Book, django_assert_num_queries: AtMost
) -> None:
    asked_for(book, by="desktop")
    with django_assert_num_queries(2) as asked:  # which migrations the book has, and the book
        me.get("/note/")
    assert "storage_digest" in asked.captured_queries[-1]["sql"]


def test_a_digest_is_chosen_in_the_settings_and_undone(me: Client, book: Book) -> None:
    def chosen(**said: str) -> Any:
        return me.post("/settings/digest/", said, follow=True)

    page = chosen(by="mail", at="08:15")
    assert (page.status_code, "no account to send mail by" in text(page)) == (422, True)
    assert 'value="08:15"' in page.content.decode()
    assert chosen(by="desktop", at="25:00").status_code == 422
    assert chosen(at="08:15").status_code == 422
    page = chosen(by="desktop", at="08:15")
    assert "Next run: within a minute" in text(page)
    assert "The next one: 22 November, 18:15." in text(chosen(by="desktop", at="18:15"))
    page = chosen(by="desktop", at="08:15")
    book.refresh_from_db()
    assert (book.digest_by, book.digest_at) == ("desktop", "08:15")
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/settings/"})
    book.refresh_from_db()
    assert (book.digest_by, book.digest_at) == ("desktop", "18:15")
    asked_for(book, by="desktop")
    assert "No digest is sent any more" in text(chosen(by="off", at="08:15"))


def test_each_job_tells_its_last_run_and_its_next(me: Client, book: Book) -> None:
    page = text(me.get("/jobs/"))
    assert page.count("It has not run yet.") == 2
    an_account(book)
    an_approved(book, a_person(book, emails=[mail(ALICE)]))
    assert "Next run: within a minute" in text(me.get("/jobs/"))
    run = JobRun.objects.create(book=book, name="outbox", began_at=NOW)
    assert "stopped before this run ended" in text(me.get("/jobs/"))
    make_home()
    with held(jobs_lock()):
        assert "It is running." in text(me.get("/jobs/"))
    JobRun.objects.filter(pk=run.pk).update(ended_at=NOW, trouble="mail-off")
    page = text(me.get("/jobs/"))
    assert "Choose one in the settings." in page
    assert "entregent mail" not in page


@pytest.mark.parametrize("more", [0, 20])
def test_more_days_take_no_more_questions(
    me: Client, book: Book, django_assert_max_num_queries: AtMost, more: int
) -> None:
    asked_for(book, by="desktop")
    for days in range(1 + more):
        a_digest(book, day=TODAY - timedelta(days=days), state="failed")
    with django_assert_max_num_queries(16):
        me.get("/jobs/")


def test_it_is_found_from_anywhere(me: Client, book: Book) -> None:
    for typed, there in (("by itself", "/jobs/"), ("digest", "/settings/#digest")):
        assert f'href="{there}"' in me.get("/go/", {"to": typed}).content.decode()
    assert 'href="/jobs/"' in me.get("/settings/").content.decode()


def test_a_press_runs_it_at_once_where_the_server_runs_such_things(
    me: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for(book, by="desktop")
    begun: list[bool] = []
    monkeypatch.setattr(beside, "run_once", lambda *, asked: begun.append(asked))
    row = a_digest(book, state="failed")
    pressed(me, row, "try")
    assert begun == []
    monkeypatch.setenv("ENTREGENT_JOBS", "10")
    monkeypatch.setattr(beside, "Thread", _AtOnce)
    Digest.objects.update(state="failed")
    pressed(me, row, "try")
    assert begun == [True]


class _AtOnce:
    """A thread that ends before it begins."""

    def __init__(self, *, target: Any, kwargs: Any, daemon: bool) -> None:
        self.start = lambda: target(**kwargs)
