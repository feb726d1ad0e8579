"""What runs by itself: when it is due, once, noted, and one that fails holding up no other."""

import logging
from datetime import datetime, timedelta

import pytest
from tests.builders import ALICE, BENOIT, NOW, a_person, mail
from tests.digests import asked_for, somebody_to_write_to
from tests.mail_server import MAIL, RCPT, MailServer, a_mail_server
from tests.outbox import Watch, a_message, an_account, an_approved, state_of

from entregent.core.outbox import AN_HOUR
from entregent.jobs.running import RESTS, run_due
from entregent.jobs.the_jobs import JOBS, Job, Now
from entregent.services.digest import send_again
from entregent.services.errors import EntregentError
from entregent.services.job_runs import Outcome
from entregent.services.mail_account import leave_account
from entregent.services.outbox import hold
from entregent.services.wording import jobs as wording
from entregent.storage.home import jobs_lock, make_home, outbox_lock
from entregent.storage.locks import held
from entregent.storage.models import Book, Digest, JobRun, Outgoing, Person
from entregent.storage.queries.jobs import failed_last
from entregent.sync.smtp import Trouble


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[mail(ALICE)])


def a_job(name: str, *, due: datetime | None = NOW, fails: Exception | None = None) -> Job:
    """Return a job that is due at a moment, and fails if told to."""

    def do(_book: Book, _now: Now) -> Outcome:
        if fails:
            raise fails
        return Outcome({"sent": 1})

    return Job(name, lambda _book, _now: due, do)


def names(ran: object) -> list[str]:
    assert isinstance(ran, list)
    return [one.job for one in ran]


def test_what_is_due_runs_and_its_run_is_noted(book: Book) -> None:
    later = a_job("later", due=NOW + timedelta(seconds=1))
    jobs = (a_job("outbox"), later, a_job("never", due=None))
    assert names(run_due(book, jobs=jobs)) == ["outbox"]
    run = JobRun.objects.get()
    assert (run.name, run.began_at, run.ended_at, run.trouble) == ("outbox", NOW, NOW, "")
    assert wording.did(run.name, run.facts) == "1 message sent."


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EntregentError("mail-off"), "mail-off"),
        (OSError(28, "No space left on device"), "disk-full"),
        (ZeroDivisionError("a secret"), "unexpected"),
    ],
)
def test_one_that_fails_says_why_and_holds_up_no_other(
    book: Book, caplog: pytest.LogCaptureFixture, error: Exception, code: str
) -> None:
    ran = run_due(book, jobs=(a_job("outbox", fails=error), a_job("other")))
    assert names(ran) == ["outbox", "other"]
    [run] = failed_last(book)
    assert (run.name, run.trouble, run.ended_at) == ("outbox", code, NOW)
    assert wording.trouble(run.name, run.trouble, run.facts)
    assert "a secret" not in str(run.facts)
    logged = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert bool(logged) == (code == "unexpected")


def test_one_that_failed_rests_unless_somebody_asks(book: Book) -> None:
    jobs, watch = (a_job("outbox", fails=EntregentError("mail-off")),), Watch()
    assert names(run_due(book, jobs=jobs, now=watch.now)) == ["outbox"]
    assert run_due(book, jobs=jobs, now=watch.now) == []
    assert names(run_due(book, jobs=jobs, now=watch.now, asked=True)) == ["outbox"]
    watch.at += RESTS
    assert names(run_due(book, jobs=(a_job("outbox"),), now=watch.now)) == ["outbox"]
    assert failed_last(book) == []


def test_two_processes_do_not_run_them_at_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entregent.storage.locks._TRIED_FOR", 0)
    make_home()
    with held(jobs_lock()):
        assert run_due(book, jobs=(a_job("outbox"),)) is None
    assert not JobRun.objects.exists()


def test_what_was_approved_leaves_by_itself_as_far_as_the_pace_lets(
    book: Book, server: MailServer, alice: Person
) -> None:
    benoit, watch = a_person(book, "Benoît Durand", emails=[mail(BENOIT)]), Watch()
    first, second = an_approved(book, alice), an_approved(book, benoit)
    draft = a_message(book, alice)
    for _ in range(2):
        run_due(book, now=watch.now)
    assert [state_of(row) for row in (first, second, draft)] == ["sent", "approved", "draft"]
    watch.at += timedelta(minutes=1)
    run_due(book, now=watch.now)
    assert (state_of(second), len(server.taken)) == ("sent", 2)
    assert JobRun.objects.get().facts == {"sent": 1, "failed": 0}
    watch.at += AN_HOUR
    assert run_due(book, now=watch.now) == []


def test_nothing_runs_where_there_is_nothing_to_send(book: Book, alice: Person) -> None:
    assert run_due(book) == []
    an_account(book)
    hold(book, an_approved(book, alice))
    assert run_due(book) == []
    an_approved(book, alice)
    leave_account(book)
    assert run_due(book) == []
    assert not JobRun.objects.exists()


def test_what_a_server_answers_is_told_of_the_run(
    book: Book, server: MailServer, alice: Person
) -> None:
    row, watch = an_approved(book, alice), Watch()
    server.answers[MAIL] = "550 not you"
    (ran,) = run_due(book, now=watch.now) or ()
    assert (ran.outcome.trouble, ran.outcome.failed, state_of(row)) == ("sender", True, "approved")
    run = JobRun.objects.get()
    said = wording.trouble(run.name, run.trouble, run.facts)
    assert "does not let you write as paul@moi.example" in said
    assert "It said: not you" in said
    server.answers = {RCPT: "550 no such user"}
    watch.at += RESTS
    (ran,) = run_due(book, now=watch.now) or ()
    assert (ran.outcome.trouble, ran.outcome.failed, state_of(row)) == ("", True, "failed")
    assert "the outbox says why" in wording.did("outbox", ran.outcome.facts)


def test_while_somebody_sends_it_waits_and_that_is_no_failure(
    book: Book, server: MailServer, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.storage.locks._TRIED_FOR", 0)
    an_approved(book, alice)
    make_home()
    with held(outbox_lock()):
        assert run_due(book) == []
        monkeypatch.setattr("entregent.jobs.the_jobs.is_sending", lambda: False)  # it began since
        (ran,) = run_due(book) or ()
        assert (ran.outcome, server.taken) == (Outcome(), [])


def test_a_trouble_of_a_server_that_no_job_expects_keeps_its_code(book: Book) -> None:
    run_due(book, jobs=(a_job("outbox", fails=Trouble("unreachable", "no route")),))
    run = JobRun.objects.get()
    assert run.trouble == "unreachable"
    assert "no route" in wording.trouble(run.name, run.trouble, run.facts)


def test_the_digest_leaves_by_itself_and_its_run_says_how_it_went(
    book: Book, server: MailServer
) -> None:
    somebody_to_write_to(book)
    asked_for(book)
    server.answers[RCPT] = "550 no such user"
    (ran,) = run_due(book) or ()
    assert (ran.job, ran.outcome.trouble, state_of_digest()) == ("digest", "recipient", "failed")
    said = wording.trouble(ran.job, ran.outcome.trouble, ran.outcome.facts)
    assert "your own address, paul@moi.example, takes no mail" in said
    server.answers.clear()
    send_again(book, Digest.objects.get())
    (ran,) = run_due(book, asked=True) or ()
    assert (ran.outcome, state_of_digest()) == (Outcome({"people": 1}), "sent")
    assert wording.did(ran.job, ran.outcome.facts) == "The digest left, with 1 person."
    assert run_due(book, asked=True) == []
    leave_account(book)
    assert run_due(book, now=lambda: NOW + timedelta(days=1)) == []


def test_once_the_account_is_mended_nothing_rests_any_longer(book: Book, alice: Person) -> None:
    row = an_approved_without_a_password(book, alice)
    (ran,) = run_due(book) or ()
    assert ran.outcome.trouble == "mail-password-missing"
    assert run_due(book) == []
    with a_mail_server() as told:
        an_account(book, told)
        assert names(run_due(book)) == ["outbox"]
        assert (state_of(row), len(told.taken)) == ("sent", 1)


def an_approved_without_a_password(book: Book, alice: Person) -> Outgoing:
    an_account(book, security="tls", user="paul", host="smtp.moi.example")
    return an_approved(book, alice)


def state_of_digest() -> str:
    return Digest.objects.get().state


def test_every_job_has_its_words() -> None:
    assert [job.name for job in JOBS] == [*wording._NAMES] == [*wording._WHAT]
