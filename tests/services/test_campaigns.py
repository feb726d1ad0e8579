"""Campaigns: a line for each, a yes to each, one message to each, whatever happens meanwhile."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    NOW,
    TODAY,
    a_mail,
    a_person,
    an_exchange,
    an_mbox,
    exported,
    imported,
    mail,
    written,
)
from tests.campaigns import ALWAYS, a_campaign, all_sent, approved, days, figures, the_one
from tests.importers.reports import in_an_mbox, postfix
from tests.mail_server import RCPT, TAKEN, MailServer
from tests.outbox import Watch, a_message, an_account, an_approved, sent, state_of
from tests.services.conftest import Clock

from entregent.core.campaigns import Stands
from entregent.core.outbox import State
from entregent.services import campaigns, greetings
from entregent.services.archiving import archive
from entregent.services.book import day_of
from entregent.services.boundaries_typed import Said, set_boundaries
from entregent.services.campaign_hours import greetings_leaving
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.greetings import All, busy
from entregent.services.outbox import approve, settle
from entregent.services.outbox_again import prepare_again
from entregent.services.outbox_sending import settle_left_behind
from entregent.services.undoing import undo
from entregent.services.wording.campaigns import busy_until, hours_told
from entregent.services.wording.language import speaking
from entregent.storage.home import make_home
from entregent.storage.models import Address, Book, Campaign, Greeting, Outgoing, Person
from entregent.storage.queries.outbox import waiting


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's lock to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[mail(ALICE)])


@pytest.fixture
def benoit(book: Book) -> Person:
    return a_person(book, "Benoît Durand", emails=[mail(BENOIT)])


@pytest.fixture
def chloe(book: Book) -> Person:
    return a_person(book, "Chloé Petit", emails=[mail(CHLOE)])


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(EntregentError) as caught:
        do()
    return caught.value.code


def stands(book: Book, campaign: Campaign, person: Person) -> str:
    return the_one(book, campaign, person).stands.value


def test_whoever_the_book_says_something_of_has_a_draft_with_a_line_of_their_own(
    book: Book, alice: Person, benoit: Person
) -> None:
    add_favour(book, alice, kind="advice", given=False, on=days(-30), outcome="A clear plan")
    campaign = a_campaign(book, alice, benoit)
    one = the_one(book, campaign, alice)
    assert one.stands is Stands.WAITING
    assert one.message
    assert "your advice" in one.message.body
    assert one.row.told["kind"] == "favour"
    assert stands(book, campaign, benoit) == "to-write"


def test_each_draft_is_in_their_language_and_register(
    book: Book, alice: Person, benoit: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first of several wordings, whatever number people have.
    monkeypatch.setattr("entregent.core.drafts.crc32", lambda _text: 0)
    set_fields(book, alice, [("language", "fr"), ("register", "tu")], on=TODAY)
    campaign = a_campaign(book, alice, benoit)
    french, english = (the_one(book, campaign, one).message for one in (alice, benoit))
    assert french
    assert english
    assert french.body.startswith("Bonjour Alice")
    assert english.body.startswith("Hello Benoît")


def test_nobody_is_written_to_who_takes_no_mail_or_has_no_address(
    book: Book, alice: Person, benoit: Person, chloe: Person
) -> None:
    set_boundaries(book, alice, [Said("no-mail")])
    somebody = a_person(book, "Karim Haddad")
    Address.objects.create(
        book=book, person=somebody, kind="postal", value="1 rue des Lilas, Lyon", key="lilas"
    )
    archive(book, chloe, on=TODAY)
    campaign = a_campaign(book, alice, benoit, chloe, somebody)
    assert stands(book, campaign, alice) == "call"
    assert the_one(book, campaign, alice).row.why == "no-mail"
    assert stands(book, campaign, somebody) == "card"
    assert not All(book, campaign).to({chloe.pk})
    assert Outgoing.objects.count() == 1


def test_whoever_may_be_in_mourning_is_left_to_the_person(book: Book, alice: Person) -> None:
    an_exchange(book, alice, channel="meal", on=days(-40), note="Her father passed away")
    campaign = a_campaign(book, alice)
    one = the_one(book, campaign, alice)
    assert (one.stands, one.row.mark) == (Stands.TO_WRITE, "mourning")
    assert one.message
    assert "year" not in one.message.body


def test_a_message_without_a_line_of_its_own_is_never_approved(
    book: Book, server: MailServer, alice: Person
) -> None:
    campaign = a_campaign(book, alice)
    one = the_one(book, campaign, alice)
    assert refused(lambda: greetings.approve(book, one.row)) == "greeting-impersonal"
    assert one.message
    assert refused(lambda: approve(book, one.message)) == "greeting-impersonal"
    greetings.write_line(book, one.row, "Your talk in Lyon stayed with me.")
    greetings.approve(book, one.row)
    assert stands(book, campaign, alice) == "approved"
    assert not server.taken


def test_a_line_written_again_takes_the_place_of_the_one_before(book: Book, alice: Person) -> None:
    campaign = a_campaign(book, alice)
    row = the_one(book, campaign, alice).row
    greetings.write_line(book, row, "Your talk in Lyon stayed with me.")
    message = greetings.write_line(book, row, "I often think of your garden.")
    assert "garden" in message.body
    assert "Lyon" not in message.body


def test_what_is_approved_leaves_once_and_is_an_exchange(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice)
    sent(book)
    sent(book)
    assert len(server.taken) == 1
    assert figures(book, campaign) == {"to-write": 1, "sent": 1}
    assert alice.exchanges.count() == 1


def test_messages_leave_on_the_days_and_hours_that_were_chosen(
    book: Book, server: MailServer, alice: Person, benoit: Person, clock: Clock
) -> None:
    how = {"weekdays": "12345", "spans": "9-12, 14-18", "a_day": 7}
    campaign = a_campaign(book, alice, benoit, **how)
    approved(book, campaign, alice, benoit)
    leaves = sorted(greetings_leaving(book, NOW).values())
    assert [f"{at:%a %H:%M}" for at in leaves] == ["Mon 09:00", "Mon 10:00"]
    sent(book)
    assert not server.taken
    clock.set(leaves[0])
    assert sent(book, Watch(leaves[0])).next_at == leaves[1]
    assert len(server.taken) == 1
    sent(book, Watch(leaves[1] - timedelta(seconds=1)))
    assert len(server.taken) == 1
    sent(book, Watch(leaves[1]))
    assert len(server.taken) == 2


def test_whoever_is_busy_is_written_to_after_that_and_holds_up_nobody(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    set_fields(book, alice, [("boundary", f"busy {TODAY}..{days(3)}: en congé")], on=TODAY)
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice, benoit)
    held = the_one(book, campaign, alice)
    assert held.at is not None
    assert day_of(book, held.at) == days(4)
    with speaking("fr"):
        told = busy_until(busy(book, held.row), last=campaign.last, today=TODAY)
    assert "(en congé)" in told
    sent(book)
    assert server.envelopes[0][1] == [mail(BENOIT)]
    assert len(server.taken) == 1
    campaigns.change_hours(book, campaign, first=TODAY, last=days(3), **ALWAYS)
    assert the_one(book, campaign, alice).at is None
    assert "is over by then" in busy_until(busy(book, held.row), last=days(3), today=TODAY)


def test_a_greeting_that_came_back_says_so_until_it_left_for_another_address(
    book: Book, server: MailServer, alice: Person, tmp_path: Path
) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    sent(book)
    [row] = Outgoing.objects.all()
    imported(book, written(tmp_path / "in.mbox", in_an_mbox(postfix(original=row.message_id))))
    assert stands(book, campaign, alice) == "bounced"
    set_fields(book, alice, [("email", "alice@home.example")], on=TODAY)
    row.refresh_from_db()
    second = prepare_again(book, row)
    assert stands(book, campaign, alice) == "bounced"
    approve(book, second)
    sent(book, Watch(NOW + timedelta(hours=1)))
    assert stands(book, campaign, alice) == "sent"


def test_whoever_has_an_address_that_came_back_is_written_to_at_another_or_called(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    set_fields(book, alice, [("email", "alice@home.example")], on=TODAY)
    Address.objects.filter(key__in=[mail(ALICE), mail(BENOIT)]).update(bounced="5.1.1")
    campaign = a_campaign(book, alice, benoit)
    message = the_one(book, campaign, alice).message
    assert message is not None
    assert message.to == ["alice@home.example"]
    called = the_one(book, campaign, benoit)
    assert (called.stands, called.row.why) == (Stands.CALL, "bounced")
    assert refused(lambda: greetings.greet_by(book, called.row, "mail")) == "address-bounced"


def test_a_message_of_ones_own_does_not_wait_for_a_campaign(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, first=days(3), last=days(9))
    approved(book, campaign, alice)
    an_approved(book, benoit)
    assert sent(book).waiting == 1
    assert server.envelopes[0][1] == [mail(BENOIT)]
    assert len(server.taken) == 1


def test_paused_nothing_leaves_and_going_on_needs_no_other_yes(
    book: Book, server: MailServer, alice: Person
) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    campaigns.pause(book, campaign)
    assert sent(book).waiting == 0
    assert not server.taken
    campaigns.go_on(book, campaign)
    sent(book)
    assert len(server.taken) == 1


def test_stopped_what_has_not_left_waits_for_another_yes(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice)
    sent(book)
    approved(book, campaign, benoit)
    assert campaigns.stop(book, campaign) == 1
    assert figures(book, campaign) == {"waiting": 1, "sent": 1}
    undo(book)
    sent(book)
    assert len(server.taken) == 1
    assert stands(book, campaign, benoit) == "waiting"


def test_whoever_wrote_since_has_answered(
    book: Book, server: MailServer, alice: Person, clock: Clock, tmp_path: Path
) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    sent(book)
    clock.set(NOW + timedelta(days=2))
    imported(book, an_mbox(tmp_path, a_mail(on=NOW + timedelta(days=1))))
    one = the_one(book, campaign, alice)
    assert one.stands is Stands.ANSWERED
    assert one.answer


def test_what_a_server_refuses_has_failed(book: Book, server: MailServer, alice: Person) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    server.answers[RCPT] = "550 nobody of that name"
    sent(book)
    assert figures(book, campaign) == {"failed": 1}


def test_a_line_lost_on_the_way_is_settled_and_never_sent_again(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice, benoit)
    server.go_away_at(TAKEN)
    all_sent(book)
    assert figures(book, campaign) == {"unknown": 2}
    server.answers.clear()
    all_sent(book)
    first, second = (the_one(book, campaign, one).message for one in (alice, benoit))
    assert first
    assert second
    settle(book, first, sent=True)
    settle(book, second, sent=False)
    assert len(server.taken) == 2
    assert figures(book, campaign) == {"waiting": 1, "sent": 1}


def test_killed_while_a_greeting_leaves_it_is_for_the_person_to_settle(
    book: Book, server: MailServer, alice: Person
) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    Outgoing.objects.update(state=State.SENDING, handed_at=NOW)
    make_home()
    settle_left_behind(book)
    sent(book)
    assert figures(book, campaign) == {"unknown": 1}
    assert not server.taken


def test_two_who_are_one_get_one_message(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice, benoit)
    before = exported(book)
    merge(book, alice, benoit)
    assert Greeting.objects.count() == Outgoing.objects.count() == 1
    undo(book)
    assert _but_for_yeses(before) == _but_for_yeses(exported(book))
    assert figures(book, campaign) == {"waiting": 1, "approved": 1}
    merge(book, alice, benoit)
    sent(book)
    assert len(server.taken) == 1


def _but_for_yeses(told: str) -> object:
    """Return a book but for what was approved: a yes that was taken back does not come back."""
    book = json.loads(told)
    for row in book["outgoing"]:
        del row["state"], row["approved_at"]
    return book


def test_of_two_who_are_one_what_left_is_kept(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, benoit)
    sent(book)
    approved(book, campaign, alice)
    merge(book, alice, benoit)
    assert figures(book, campaign) == {"sent": 1}
    sent(book)
    assert len(server.taken) == 1


def test_of_two_who_are_one_and_both_were_written_to_both_letters_stay(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice, benoit)
    all_sent(book)
    merge(book, alice, benoit)
    assert figures(book, campaign) == {"sent": 1}
    assert Outgoing.objects.filter(state=State.SENT).count() == 2


def test_whoever_is_erased_leaves_every_campaign(book: Book, alice: Person, benoit: Person) -> None:
    a_campaign(book, alice, benoit)
    before = exported(book)
    erase_person(book, alice)
    assert mail(ALICE) not in exported(book)
    assert Greeting.objects.count() == Outgoing.objects.count() == 1
    undo(book)
    assert json.loads(exported(book))["greeting"] == json.loads(before)["greeting"]


@pytest.mark.parametrize(
    "do",
    [
        lambda book, campaign, one: campaigns.pause(book, campaign),
        lambda book, campaign, one: campaigns.stop(book, campaign),
        lambda book, campaign, one: campaigns.drop(book, campaign),
        lambda book, campaign, one: campaigns.rename(book, campaign, "Other"),
        lambda book, campaign, one: campaigns.change_hours(
            book, campaign, first=TODAY, last=TODAY, weekdays="1", spans="9-10", a_day=2
        ),
        lambda book, campaign, one: greetings.put_off(book, one),
        lambda book, campaign, one: greetings.greet_by(book, one, "call"),
        lambda book, campaign, one: greetings.write_line(book, one, "A word for you alone."),
        lambda book, campaign, one: greetings.keep(book, one, subject="A", body="B c d e f"),
    ],
)
def test_every_act_on_a_campaign_is_undone_to_the_letter(
    book: Book, alice: Person, do: Callable[[Book, Campaign, Greeting], object]
) -> None:
    campaign = a_campaign(book, alice)
    before = exported(book)
    do(book, campaign, the_one(book, campaign, alice).row)
    assert exported(book) != before
    undo(book)
    assert exported(book) == before


def test_a_campaign_begun_is_undone_with_all_that_has_not_left(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    before = exported(book)
    a_campaign(book, alice, benoit)
    undo(book)
    assert exported(book) == before


def test_a_campaign_taken_away_leaves_what_was_sent(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice)
    sent(book)
    campaigns.drop(book, campaign)
    assert [row.person for row in Outgoing.objects.all()] == [alice]
    undo(book)
    assert figures(book, campaign) == {"to-write": 1, "sent": 1}


def test_a_book_read_from_a_file_has_its_campaigns_and_none_of_its_yeses(
    book: Book, server: MailServer, alice: Person, benoit: Person, tmp_path: Path
) -> None:
    campaign = a_campaign(book, alice, benoit)
    approved(book, campaign, alice)
    told = exported(book)
    other = Book.objects.create(language="en", time_zone="Europe/Paris", created_at=NOW)
    for model in (Outgoing, Greeting, Campaign):
        model.objects.all().delete()
    Person.objects.filter(book=book).delete()
    book.delete()
    imported(other, written(tmp_path / "book.json", told))
    assert figures(other, Campaign.objects.get()) == {"waiting": 1, "to-write": 1}


def test_a_file_with_hours_that_are_none_is_refused(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    a_campaign(book, alice)
    told = exported(book).replace("00:00-23:59", "25:00-26:00")
    Outgoing.objects.all().delete()
    Greeting.objects.all().delete()
    Campaign.objects.all().delete()
    Person.objects.all().delete()
    file = written(tmp_path / "book.json", told)
    assert refused(lambda: imported(book, file)) == "broken-book-file"


def test_somebody_without_an_address_is_written_to_once_it_is_known(
    book: Book, server: MailServer
) -> None:
    somebody = a_person(book, "Karim Haddad")
    campaign = a_campaign(book, somebody)
    one = the_one(book, campaign, somebody)
    assert refused(lambda: greetings.greet_by(book, one.row, "mail")) == "no-address"
    set_fields(book, somebody, [("email", "karim@example.org")], on=TODAY)
    greetings.greet_by(book, one.row, "mail")
    approved(book, campaign, somebody)
    sent(book)
    assert server.envelopes[0][1] == ["karim@example.org"]


def test_a_call_or_a_card_is_noted_as_done(book: Book) -> None:
    somebody = a_person(book, "Karim Haddad")
    campaign = a_campaign(book, somebody)
    greetings.note_done(book, the_one(book, campaign, somebody).row)
    assert figures(book, campaign) == {"done": 1}


def test_whoever_is_left_out_after_a_yes_is_not_written_to(
    book: Book, server: MailServer, alice: Person
) -> None:
    campaign = a_campaign(book, alice)
    approved(book, campaign, alice)
    greetings.greet_by(book, the_one(book, campaign, alice).row, "out")
    sent(book)
    undo(book)
    sent(book)
    assert not server.taken
    assert stands(book, campaign, alice) == "waiting"


def test_the_outbox_lists_its_own_messages_and_no_hundreds_of_a_campaign(
    book: Book, server: MailServer, alice: Person, benoit: Person
) -> None:
    a_campaign(book, alice)
    mine = a_message(book, benoit)
    assert waiting(book) == [mine]
    assert state_of(mine) == "draft"


def test_what_is_announced_is_in_the_language_of_whoever_is_told(
    book: Book, alice: Person, benoit: Person
) -> None:
    set_fields(book, alice, [("language", "fr")], on=TODAY)
    news = {"fr": "Je rejoins Acme en janvier.", "en": ""}
    campaign = a_campaign(book, alice, benoit, occasion="news", news=news)
    one = the_one(book, campaign, alice)
    assert one.message
    assert "Je rejoins Acme en janvier." in one.message.body
    assert the_one(book, campaign, benoit).row.mark == "no-news"


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ({"name": " "}, "campaign-nameless"),
        ({"occasion": "easter"}, "not-a-choice"),
        ({"occasion": "news"}, "campaign-news"),
        ({"last": days(-1)}, "campaign-days"),
        ({"last": days(500)}, "campaign-long"),
        ({"weekdays": "89"}, "campaign-weekdays"),
        ({"spans": "18-9"}, "campaign-hours"),
        ({"a_day": 0}, "campaign-a-day"),
        ({"template": 7}, "no-such-template"),
    ],
)
def test_a_campaign_that_could_not_send_is_refused(
    book: Book, alice: Person, plan: dict[str, object], code: str
) -> None:
    assert refused(lambda: a_campaign(book, alice, **plan)) == code
    assert not Campaign.objects.exists()


def test_people_are_added_once(book: Book, alice: Person, benoit: Person) -> None:
    assert refused(lambda: a_campaign(book)) == "campaign-nobody"
    campaign = a_campaign(book, alice)
    assert campaigns.add_people(book, campaign, [alice.pk, benoit.pk]) == 1
    assert refused(lambda: campaigns.add_people(book, campaign, [alice.pk])) == "campaign-nobody"
    assert len(All(book, campaign).rows) == 2


def test_an_account_may_be_chosen_once_everything_is_written(book: Book, alice: Person) -> None:
    campaign = a_campaign(book, alice)
    one = the_one(book, campaign, alice)
    greetings.write_line(book, one.row, "A word for you alone.")
    assert refused(lambda: greetings.approve(book, one.row)) == "mail-off"
    an_account(book)
    greetings.approve(book, one.row)
    assert stands(book, campaign, alice) == "approved"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "9\u202fh à 12\u202fh, 14\u202fh\u202f30 à 18\u202fh"),
        ("en", "9:00 to 12:00, 14:30 to 18:00"),
    ],
)
def test_hours_are_told_as_one_says_them(lang: str, told: str) -> None:
    with speaking(lang):
        assert hours_told("09:00-12:00,14:30-18:00") == told
