"""What came back marks the message and the address; whoever knows better takes the mark off."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import (
    ALICE,
    ME,
    NOW,
    a_mail,
    a_person,
    an_mbox,
    exported,
    imported,
    mail,
    written,
)
from tests.importers.reports import in_an_mbox, postfix, qmail
from tests.mail_server import RCPT, MailServer
from tests.outbox import Watch, a_message, an_account, an_approved, sent

from entregent.core.drafts import Draft, Intent
from entregent.core.outbox import State
from entregent.services.bounced import only_bounced
from entregent.services.drafts import Reason
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.importing.report import SourceReport
from entregent.services.outbox import approve, arrived, put
from entregent.services.outbox_again import prepare_again
from entregent.services.undoing import undo
from entregent.storage.models import Address, Book, Entry, Exchange, Favour, Outgoing, Person
from entregent.storage.queries.people import emails_of, working_emails_of

DEAD = mail(ALICE)
OTHER = "alice@home.example"
BACK = datetime(2026, 11, 3, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 9, tzinfo=UTC)
TODAY = LATER.date()


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's lock, password and key to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[DEAD])


def came_back(
    book: Book, folder: Path, *reports: str, mails: str = "", name: str = "in.mbox"
) -> SourceReport:
    return imported(book, written(folder / name, in_an_mbox(*reports) + mails), me=[ME])


def status_of(person: Person, address: str = DEAD) -> str:
    return Address.objects.get(person=person, kind="email", key=address).bounced


def refused(code: str) -> "pytest.RaisesContext[EntregentError]":
    return pytest.raises(EntregentError, match=f"^{code}")


def test_an_address_from_which_mail_came_back_is_marked_whoever_sent_it(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    source = came_back(book, tmp_path, postfix())
    assert (source.bounced, source.exchanges.created, source.people.created) == (1, 0, 0)
    assert status_of(alice) == "5.1.1"
    assert Address.objects.get(key=DEAD).bounced_at == BACK


def test_the_same_reports_again_change_nothing(book: Book, alice: Person, tmp_path: Path) -> None:
    came_back(book, tmp_path, postfix(), qmail())
    before = exported(book)
    assert came_back(book, tmp_path, postfix(), qmail()).bounced == 0
    assert exported(book) == before
    assert status_of(alice)


@pytest.mark.parametrize("status", ["4.4.1", "4.2.2", "5.2.2", "5.2.3", "5.7.1", "5.6.0", "5.1.8"])
def test_what_is_full_put_off_or_refused_for_a_rule_is_no_dead_address(
    book: Book, alice: Person, tmp_path: Path, status: str
) -> None:
    came_back(book, tmp_path, postfix(status=status))
    assert not status_of(alice)


def test_another_address_is_written_to_once_one_came_back(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    set_fields(book, alice, [("email", OTHER)], on=TODAY)
    an_account(book)
    assert a_message(book, alice).to == [DEAD]
    came_back(book, tmp_path, postfix())
    assert (emails_of(alice), working_emails_of(alice)) == ([OTHER, DEAD], [OTHER])
    assert a_message(book, alice).to == [OTHER]
    assert only_bounced(alice) is None


def test_nothing_is_sent_to_somebody_whose_only_address_came_back(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    an_account(book)
    waits = a_message(book, alice)
    came_back(book, tmp_path, postfix())
    with refused("address-bounced"):
        a_message(book, alice)
    with refused("outbox-bounced"):
        approve(book, waits)
    set_fields(book, alice, [("works", DEAD)], on=TODAY)
    approve(book, waits)


def test_what_was_approved_stays_here_once_its_address_came_back(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    an_account(book, server)
    an_approved(book, alice)
    came_back(book, tmp_path, postfix())
    (result,) = sent(book).results
    assert (result.state, result.trouble) == (State.FAILED, "outbox-bounced")
    assert not server.taken


def a_sent(book: Book, alice: Person, server: MailServer, **how: Any) -> Outgoing:
    an_account(book, server)
    row = an_approved(book, alice, **how)
    sent(book)
    return row


def test_a_message_that_came_back_is_prepared_again_once_for_the_right_address(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    first = a_sent(book, alice, server, reason=Reason(Intent.ASK_HELP))
    with refused("outbox-not-again"):
        prepare_again(book, first)
    came_back(book, tmp_path, postfix(original=first.message_id))
    first.refresh_from_db()
    with refused("address-bounced"):
        prepare_again(book, first)
    set_fields(book, alice, [("email", OTHER)], on=TODAY)
    second = prepare_again(book, first)
    assert (second.to, second.body, second.state) == ([OTHER], first.body, State.DRAFT)
    assert second.message_id != first.message_id
    with refused("outbox-again-there"):
        prepare_again(book, first)
    approve(book, second)
    sent(book, Watch(NOW + timedelta(hours=1)))
    assert [to for _, [to] in server.envelopes] == [DEAD, OTHER]
    assert (Exchange.objects.count(), Favour.objects.count()) == (2, 1)  # asked once, written twice


def test_undone_what_was_prepared_again_is_gone_and_may_be_once_more(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    first = a_sent(book, alice, server)
    came_back(book, tmp_path, postfix(original=first.message_id))
    first.refresh_from_db()
    set_fields(book, alice, [("email", OTHER)], on=TODAY)
    prepare_again(book, first)
    undo(book)
    assert prepare_again(book, first).to == [OTHER]


def test_a_message_that_failed_gets_the_address_that_was_corrected(
    book: Book, alice: Person, server: MailServer
) -> None:
    an_account(book, server)
    row = an_approved(book, alice)
    server.answers[RCPT] = "550 5.1.1 no such user"
    sent(book)
    set_fields(book, alice, [("email", OTHER)], on=TODAY)
    row = prepare_again(book, row)
    assert (row.to, row.state, row.trouble, Outgoing.objects.count()) == ([OTHER], "draft", "", 1)
    with refused("outbox-bounced"):  # the server said that nobody has it
        prepare_again(book, row, to=DEAD)
    with refused("not-theirs"):
        prepare_again(book, row, to="somebody@else.example")


def test_a_message_of_the_outbox_is_known_by_its_message_id(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    came_back(book, tmp_path, postfix(original=row.message_id))
    row.refresh_from_db()
    assert (row.state, row.came_back, row.came_back_to) == ("sent", "5.1.1", DEAD)
    assert row.came_back_at == BACK


def test_a_message_passed_on_to_a_dead_address_marks_the_one_written_to(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    came_back(book, tmp_path, qmail("a.martin@elsewhere.example", original=row.message_id))
    row.refresh_from_db()
    assert (row.came_back, row.came_back_to) == ("5.1.1", DEAD)
    assert status_of(alice) == "5.1.1"


def test_a_full_mailbox_gives_the_message_back_and_leaves_the_address(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    came_back(book, tmp_path, postfix(original=row.message_id, status="5.2.2"))
    row.refresh_from_db()
    assert row.came_back == "5.2.2"
    assert not status_of(alice)


def test_a_message_that_arrived_after_all_is_put_right_with_its_address(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    report = postfix(original=row.message_id)
    came_back(book, tmp_path, report)
    arrived(book, row)
    assert (row.came_back, status_of(alice)) == ("", "")
    came_back(book, tmp_path, report)
    row.refresh_from_db()
    assert (row.came_back, status_of(alice)) == ("", "")
    with refused("outbox-not-back"):
        arrived(book, row)
    undo(book, Entry.objects.filter(act="outbox-arrived").latest("pk").pk)
    row.refresh_from_db()
    assert (row.came_back, status_of(alice)) == ("5.1.1", "5.1.1")


def test_a_later_mail_from_the_address_takes_the_mark_off(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    came_back(book, tmp_path, postfix())
    imported(book, an_mbox(tmp_path, a_mail(on=LATER), name="later.mbox"))
    assert not status_of(alice)
    came_back(book, tmp_path, postfix())
    assert not status_of(alice)


@pytest.mark.parametrize("first", ["report", "mail", "one file"])
def test_it_does_not_matter_which_of_a_report_and_a_later_mail_is_read_first(
    book: Book, alice: Person, tmp_path: Path, first: str
) -> None:
    later = an_mbox(tmp_path, a_mail(on=LATER), name="later.mbox")
    if first == "mail":
        imported(book, later, me=[ME])
    came_back(book, tmp_path, postfix(), mails=a_mail(on=LATER) if first == "one file" else "")
    if first == "report":
        imported(book, later)
    assert not status_of(alice)


def test_an_earlier_mail_or_one_that_is_unwanted_takes_no_mark_off(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    mails = a_mail(on=datetime(2026, 11, 1, tzinfo=UTC)) + a_mail(on=LATER, X_Spam_Flag="YES")
    came_back(book, tmp_path, postfix(), mails=mails)
    assert status_of(alice)


def test_the_owner_says_that_an_address_works_and_may_undo_it(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    came_back(book, tmp_path, postfix())
    set_fields(book, alice, [("works", DEAD.upper())], on=TODAY)
    assert not status_of(alice)
    came_back(book, tmp_path, postfix(), name="again.mbox")
    assert not status_of(alice)
    with refused("not-theirs"):
        set_fields(book, alice, [("works", OTHER)], on=TODAY)
    undo(book, Entry.objects.filter(act="set").latest("pk").pk)
    assert status_of(alice) == "5.1.1"


def test_an_import_undone_takes_its_marks_along(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    came_back(book, tmp_path, postfix(original=row.message_id))
    undo(book, Entry.objects.filter(act="import").latest("pk").pk)
    row.refresh_from_db()
    assert (row.came_back, row.came_back_at, status_of(alice)) == ("", None, "")
    came_back(book, tmp_path, postfix(original=row.message_id))
    assert status_of(alice)


def test_a_forged_report_does_no_more_than_mark(
    book: Book, alice: Person, server: MailServer, tmp_path: Path
) -> None:
    row = a_sent(book, alice, server)
    a_person(book, "Paul Moi")
    reports = [
        postfix(ME),  # of the owner's own address
        postfix("nobody@unknown.example"),
        postfix(at=datetime(2099, 1, 1, tzinfo=UTC)),  # which no later mail could answer
        postfix("chloe@initech.example", original="<guessed@moi.example>"),
    ]
    people = Person.objects.count()
    assert came_back(book, tmp_path, *reports).bounced == 0
    row.refresh_from_db()
    assert (row.came_back, Person.objects.count()) == ("", people)


def test_two_made_one_keep_the_latest_word_of_an_address(book: Book, tmp_path: Path) -> None:
    one = a_person(book, emails=["a@x.example"])
    other = a_person(book, "Alicia Martin", emails=[DEAD])
    came_back(book, tmp_path, postfix())
    merge(book, one, other)
    assert status_of(one) == "5.1.1"
    undo(book, Entry.objects.filter(act="merge").latest("pk").pk)
    assert status_of(other) == "5.1.1"


def test_whoever_is_erased_leaves_no_mark_and_a_book_read_back_has_them_all(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    came_back(book, tmp_path, postfix())
    whole = written(tmp_path / "book.json", exported(book))
    erase_person(book, alice)
    assert DEAD not in exported(book)
    Book.objects.all().delete()
    fresh = Book.objects.create(language="fr", time_zone="Europe/Paris", created_at=LATER)
    imported(fresh, whole)
    assert status_of(Person.objects.get(name="Alice Martin")) == "5.1.1"


def test_of_two_who_are_introduced_the_one_whose_address_came_back_is_named(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    benoit = a_person(book, "Benoît Durand", emails=["benoit@globex.example"])
    an_account(book)
    came_back(book, tmp_path, postfix())
    words = Draft("Alice, Benoît", "Bonjour", "fr", "tu")
    with pytest.raises(EntregentError) as error:
        put(book, [benoit, alice], words, Reason(Intent.INTRODUCE))
    assert (error.value.code, error.value.values["name"]) == ("address-bounced", "Alice Martin")
