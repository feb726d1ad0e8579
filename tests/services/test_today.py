"""Today's list: each reason appears when it should and goes by itself when contact happens."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import (
    ALICE,
    BENOIT,
    ME,
    NOW,
    PROFILES,
    TODAY,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_person,
    a_vcf,
    all_imported,
    an_exchange,
    an_mbox,
    called,
    imported,
)
from tests.drafting import draft_to
from tests.services.conftest import Clock

from entregent.core.drafts import Intent
from entregent.core.today import Item
from entregent.services import today as today_module
from entregent.services.book import today
from entregent.services.cadences import accept_cadences, propose_cadences
from entregent.services.draft_check import check_draft
from entregent.services.drafts import Reason, intents_for
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.follow_ups import plan
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo
from entregent.services.weak_tie_items import weak_tie_items
from entregent.services.wording.language import speaking
from entregent.services.wording.today import reason
from entregent.storage.models import Book, Entry, FollowUp, Person, Tie


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def listed(book: Book, on: date = TODAY, limit: int = 50) -> list[tuple[str, str]]:
    lines = todays_list(book, on=on, limit=limit)
    return [(line.item.kind.value, line.person.name) for line in lines]


def asked(book: Book, folder: Path, days: int = 5, **how: str) -> Person:
    """Let Alice ask something some days ago."""
    imported(book, an_mbox(folder, a_mail(ALICE, ME, on=days_ago(days), **how)), me=[ME])
    return called(book, "Alice Martin")


@pytest.mark.parametrize(
    ("days", "owed"), [(1, False), (2, True), (3, True), (45, True), (46, False)]
)
def test_a_reply_is_owed_from_the_second_day_on(
    book: Book, tmp_path: Path, days: int, owed: bool
) -> None:
    asked(book, tmp_path, days)
    assert (("reply", "Alice Martin") in listed(book)) == owed


def test_a_reply_owed_goes_when_i_answer(book: Book, tmp_path: Path) -> None:
    an_exchange(book, asked(book, tmp_path), by="me")
    assert listed(book) == []


def test_a_reply_owed_stays_when_they_write_again(book: Book, tmp_path: Path) -> None:
    asked(book, tmp_path)
    again = a_mail(ALICE, ME, id="again", on=days_ago(3), subject="Alors ?")
    imported(book, an_mbox(tmp_path, again, name="again.mbox"))
    assert listed(book) == [("reply", "Alice Martin")]


def test_a_mail_to_several_owes_no_reply(book: Book, tmp_path: Path) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, f"{ME}, {BENOIT}", on=days_ago(5)))
    imported(book, path, me=[ME])
    assert listed(book) == []


@pytest.mark.parametrize("channel", ["meeting", "meal", "event"])
def test_who_i_met_is_owed_a_word(book: Book, channel: str) -> None:
    alice = a_person(book)
    an_exchange(book, alice, channel=channel, on=days_ago(3))
    assert listed(book) == [("follow-up", "Alice Martin")]
    an_exchange(book, alice, channel="message")
    assert listed(book) == []


def test_a_word_sent_on_the_day_we_met_is_a_follow_up(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, channel="meal", on=days_ago(1))
    an_exchange(book, alice, channel="message", on=days_ago(1))
    assert listed(book) == []


def test_a_meeting_is_not_followed_up_after_a_week(book: Book) -> None:
    an_exchange(book, a_person(book), channel="meeting", on=days_ago(8))
    assert listed(book) == []


def test_a_call_needs_no_follow_up(book: Book) -> None:
    an_exchange(book, a_person(book), channel="call", on=days_ago(1))
    assert listed(book) == []


@pytest.mark.parametrize("days", [-2, 0, 3])
def test_a_birthday_is_an_occasion_until_i_wrote(book: Book, days: int) -> None:
    day = TODAY + timedelta(days=days)
    alice = a_person(book)
    set_fields(book, alice, [("birthday", f"--{day:%m-%d}")], on=TODAY)
    assert listed(book) == [("occasion", "Alice Martin")]
    an_exchange(book, alice, channel="message", by="me", on=min(day, TODAY))
    assert (listed(book) == []) == (days <= 0)


def test_ten_years_since_one_met_are_an_occasion_until_i_wrote(book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("met-on", "2016-11-22")], on=TODAY)
    an_exchange(book, alice, on=days_ago(20))
    (line,) = todays_list(book, on=TODAY)
    with speaking("fr"):
        assert reason(line.item) == "Dix ans aujourd’hui que vous vous connaissez."
    draft = draft_to(book, alice, Reason.of_item(line.item.id), on=TODAY, lang="fr")
    assert "dix ans" in f"{draft.subject} {draft.body}".lower()
    alice = Person.objects.get(pk=alice.pk)
    assert Intent.CONGRATULATE in intents_for(book, alice, on=TODAY)
    assert draft_to(book, alice, Reason(Intent.CONGRATULATE), on=TODAY, lang="fr") == draft
    assert not check_draft(book, alice, draft, Intent.CONGRATULATE, on=TODAY)[0].findings
    settle(book, line.item.id, "done", on=TODAY)
    assert listed(book) == []


def test_the_day_of_a_click_is_no_anniversary(book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path, a_connection(on="22 Nov 2016")))
    alice = called(book, "Alice Martin")
    an_exchange(book, alice, on=days_ago(20))
    assert listed(book) == []
    assert Intent.CONGRATULATE not in intents_for(book, alice, on=TODAY)


def test_a_word_before_a_birthday_does_not_settle_it(book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("birthday", "--11-22")], on=TODAY)
    an_exchange(book, alice, channel="message", on=days_ago(1))
    assert listed(book) == [("occasion", "Alice Martin")]


def new_job(book: Book, folder: Path, on: date) -> Person:
    for company, day in (("Acme", date(2025, 1, 1)), ("Globex", on)):
        name = f"Basic_LinkedInDataExport_{day:%m-%d-%Y}.zip"
        imported(book, a_linkedin_archive(folder, a_connection(company=company), name=name))
    return called(book, "Alice Martin")


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_new_job_is_an_occasion_until_i_wrote(book: Book, tmp_path: Path, days: int) -> None:
    alice = new_job(book, tmp_path, days_ago(days))
    assert ("occasion", "Alice Martin") in listed(book)
    an_exchange(book, alice, channel="message")
    assert listed(book) == []


def test_a_new_job_is_no_news_after_two_months(book: Book, tmp_path: Path) -> None:
    new_job(book, tmp_path, days_ago(61))
    assert ("occasion", "Alice Martin") not in listed(book)


def test_a_due_date_comes_and_goes_with_contact(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=days_ago(31))
    set_fields(book, alice, [("cadence", "30")], on=days_ago(31))
    assert listed(book) == [("keep-in-touch", "Alice Martin")]
    an_exchange(book, alice)
    assert listed(book) == []


def test_a_cadence_never_started_comes_due_one_cadence_after_it_was_chosen(book: Book) -> None:
    set_fields(book, a_person(book), [("cadence", "30")], on=days_ago(30))
    assert listed(book, days_ago(1)) == []
    assert listed(book) == [("keep-in-touch", "Alice Martin")]


def test_without_a_cadence_nobody_is_due(book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("cadence", "7")], on=days_ago(30))
    set_fields(book, alice, [("cadence", "")], on=TODAY)
    assert listed(book) == []


def test_a_tie_silent_for_a_year_is_worth_reviving_until_we_are_in_touch(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=days_ago(400))
    assert listed(book) == [("reconnect", "Alice Martin")]
    an_exchange(book, alice, by="them")
    assert listed(book) == []


def test_a_connection_never_written_to_may_be_revived_until_i_write(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path))
    assert listed(book) == [("reconnect", "Alice Martin")]
    an_exchange(book, called(book, "Alice Martin"))
    assert listed(book) == []


def test_a_connection_whose_cadence_was_dropped_may_be_revived_again(
    book: Book, tmp_path: Path
) -> None:
    imported(book, a_linkedin_archive(tmp_path))
    alice = called(book, "Alice Martin")
    for cadence in ("30", ""):
        set_fields(book, alice, [("cadence", cadence)], on=TODAY)
    assert listed(book) == [("reconnect", "Alice Martin")]


def test_imported_people_do_not_flood_the_list(book: Book, tmp_path: Path) -> None:
    cards = (a_card(f"Person {n:02}", f"EMAIL:p{n}@x.example") for n in range(60))
    mails = (a_mail(f"p{n}@x.example", ME, on=days_ago(100 + 20 * n), id=str(n)) for n in range(60))
    rows = (
        a_connection(f"Con Nexion{n}", url=f"https://www.linkedin.com/in/c{n}") for n in range(60)
    )
    paths = a_vcf(tmp_path, *cards), an_mbox(tmp_path, *mails), a_linkedin_archive(tmp_path, *rows)
    all_imported(book, *paths, me=[ME])
    assert [kind for kind, _ in listed(book)] == ["reconnect"] * 2
    assert not Tie.objects.exclude(cadence=None).exists()


def test_cadences_are_proposed_from_the_layers_and_chosen_only_when_accepted(book: Book) -> None:
    people = [a_person(book, f"Person {n:02}") for n in range(7)]
    for n, person in enumerate(people):
        for day in range(7 - n):
            an_exchange(book, person, on=days_ago(day + 1))
    proposed = {p.person.name: p.cadence for p in propose_cadences(book, on=TODAY)}
    assert (proposed["Person 00"], proposed["Person 06"]) == (7, 30)
    assert not Tie.objects.exclude(cadence=None).exists()
    assert len(accept_cadences(book, on=TODAY)) == 7
    assert Tie.objects.get(person=people[0]).due_on is not None
    assert propose_cadences(book, on=TODAY) == []


def test_a_cadence_chosen_already_is_not_proposed_anew(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice)
    set_fields(book, alice, [("cadence", "90")], on=TODAY)
    assert propose_cadences(book, on=TODAY) == []


def test_a_tie_that_bridges_is_proposed_a_closer_cadence(book: Book, tmp_path: Path) -> None:
    names = [f"Person {n:02}" for n in range(8)]
    people = [a_person(book, name) for name in names]
    for n, person in enumerate(people):
        for day in range(13 - n):
            an_exchange(book, person, on=days_ago(day + 1))
    knit = [f"{a},{b},School,," for i, a in enumerate(names[:7]) for b in names[i + 1 : 7]]
    imported(book, a_links_csv(tmp_path, *knit))
    proposed = {p.person.name: p for p in propose_cadences(book, on=TODAY)}
    assert (proposed["Person 06"].cadence, proposed["Person 06"].bridges) == (30, False)
    assert (proposed["Person 07"].cadence, proposed["Person 07"].bridges) == (7, True)


def test_somebody_hardly_seen_yet_is_not_said_to_bridge(book: Book, tmp_path: Path) -> None:
    for name in ("Alice Martin", "Benoît Durand", "Chloé Petit"):
        an_exchange(book, a_person(book, name), on=days_ago(1))
    imported(book, a_links_csv(tmp_path, "Alice Martin,Benoît Durand,School,,"))
    assert not any(proposal.bridges for proposal in propose_cadences(book, on=TODAY))


def test_what_was_noted_of_a_meeting_is_said_with_the_word_owed(book: Book) -> None:
    an_exchange(book, a_person(book), channel="meal", on=days_ago(1), note="Send the article")
    [line] = todays_list(book, on=TODAY)
    assert "“Send the article”" in reason(line.item)


def owed(book: Book, folder: Path) -> str:
    asked(book, folder)
    [line] = todays_list(book, on=TODAY)
    return line.item.id


def test_what_is_done_does_not_come_back(book: Book, tmp_path: Path) -> None:
    settle(book, owed(book, tmp_path), "done", on=TODAY)
    assert [listed(book, TODAY + timedelta(days=n)) for n in (0, 1, 30)] == [[], [], []]


def test_what_is_put_off_comes_back_on_its_day(book: Book, tmp_path: Path) -> None:
    item = owed(book, tmp_path)
    settle(book, item, "snooze", on=TODAY, until=TODAY + timedelta(days=3))
    assert listed(book, TODAY + timedelta(days=2)) == []
    assert listed(book, TODAY + timedelta(days=3)) == [("reply", "Alice Martin")]


def test_what_is_put_off_comes_back_in_a_week_unless_said(book: Book, tmp_path: Path) -> None:
    decision = settle(book, owed(book, tmp_path), "snooze", on=TODAY)
    assert decision.until == TODAY + timedelta(days=7)


def test_what_is_skipped_stays_away_for_three_months(book: Book) -> None:
    an_exchange(book, a_person(book), on=days_ago(400))
    [line] = todays_list(book, on=TODAY)
    settle(book, line.item.id, "skip", on=TODAY)
    assert listed(book, TODAY + timedelta(days=89)) == []
    assert listed(book, TODAY + timedelta(days=90)) == [("reconnect", "Alice Martin")]


@pytest.mark.parametrize("days", [7, 14, 29])
def test_a_due_date_put_off_for_long_stays_away_until_then(book: Book, days: int) -> None:
    set_fields(book, a_person(book), [("cadence", "7")], on=days_ago(8))
    [line] = todays_list(book, on=TODAY)
    settle(book, line.item.id, "snooze", on=TODAY, until=TODAY + timedelta(days=30))
    assert listed(book, TODAY + timedelta(days=days)) == []


def test_a_due_date_done_is_asked_again_one_cadence_later(book: Book) -> None:
    set_fields(book, a_person(book), [("cadence", "30")], on=days_ago(30))
    [line] = todays_list(book, on=TODAY)
    settle(book, line.item.id, "done", on=TODAY)
    assert listed(book, TODAY + timedelta(days=29)) == []
    assert listed(book, TODAY + timedelta(days=30)) == [("keep-in-touch", "Alice Martin")]


def test_an_answer_may_be_changed(book: Book, tmp_path: Path) -> None:
    item = owed(book, tmp_path)
    settle(book, item, "done", on=TODAY)
    settle(book, item, "snooze", on=TODAY, until=TODAY + timedelta(days=1))
    assert listed(book, TODAY + timedelta(days=1)) == [("reply", "Alice Martin")]


def test_nothing_can_be_put_off_to_the_past(book: Book, tmp_path: Path) -> None:
    with pytest.raises(EntregentError, match="snooze-in-past"):
        settle(book, owed(book, tmp_path), "snooze", on=TODAY, until=TODAY)


@pytest.mark.parametrize("item", ["gossip-1-1", "reply-999-1", "hello", ""])
def test_what_is_in_no_list_cannot_be_settled(book: Book, item: str) -> None:
    with pytest.raises(EntregentError, match="no-such-item"):
        settle(book, item, "done", on=TODAY)


def test_the_list_holds_five_people_unless_asked_otherwise(book: Book) -> None:
    for n in range(8):
        an_exchange(book, a_person(book, f"Person {n}"), channel="meal", on=days_ago(1))
    assert len(todays_list(book, on=TODAY)) == 5
    assert len(todays_list(book, on=TODAY, limit=7)) == 7
    assert todays_list(book, on=TODAY, limit=0) == []


def test_somebody_with_two_reasons_is_named_once(book: Book, tmp_path: Path) -> None:
    alice = asked(book, tmp_path)
    set_fields(book, alice, [("birthday", "--11-22")], on=TODAY)
    assert listed(book) == [("reply", "Alice Martin")]


def test_i_am_not_in_my_own_list(book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path), me=[PROFILES["Paul Moi"]])
    Person.objects.filter(is_me=True).update(birthday="--11-22", birthday_in_year="11-22")
    assert listed(book) == [("reconnect", "Alice Martin")]


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/Paris", 21), ("Pacific/Auckland", 22), ("America/New_York", 21)]
)
def test_today_is_the_day_where_i_live(book: Book, clock: Clock, zone: str, day: int) -> None:
    clock.set(datetime(2026, 11, 21, 12, 30, tzinfo=UTC))
    book.time_zone = zone
    assert today(book) == date(2026, 11, day)


def test_what_happens_after_midnight_where_i_live_is_of_the_new_day(
    book: Book, clock: Clock
) -> None:
    book.time_zone = "Pacific/Auckland"
    clock.set(datetime(2026, 11, 21, 12, 30, tzinfo=UTC))
    alice = a_person(book)
    log_exchange(book, alice, channel="meal", on=date(2026, 11, 22))
    [line] = todays_list(book, on=date(2026, 11, 22))
    assert (line.item.facts["days"], line.item.due) == (0, date(2026, 11, 24))


def test_what_has_not_come_yet_where_i_live_cannot_be_logged(book: Book, clock: Clock) -> None:
    clock.set(datetime(2026, 11, 21, 22, 30, tzinfo=UTC))  # 23:30 in Paris
    with pytest.raises(EntregentError, match="exchange-in-future"):
        log_exchange(book, a_person(book), channel="meal", on=date(2026, 11, 22))


def test_a_new_job_goes_when_i_wrote_just_after_midnight_where_i_live(
    book: Book, tmp_path: Path, clock: Clock
) -> None:
    book.time_zone = "Pacific/Auckland"
    book.save()
    alice = new_job(book, tmp_path, days_ago(2))
    clock.set(datetime(2026, 11, 20, 12, 30, tzinfo=UTC))  # the 21st in Auckland
    log_exchange(book, alice, channel="message", on=date(2026, 11, 21))
    assert listed(book) == []


def test_a_due_date_is_counted_from_the_day_where_i_live(book: Book, clock: Clock) -> None:
    book.time_zone = "Pacific/Auckland"
    book.save()
    clock.set(datetime(2026, 11, 20, 12, 30, tzinfo=UTC))  # the 21st in Auckland
    alice = a_person(book)
    log_exchange(book, alice, channel="message", on=date(2026, 11, 21))
    set_fields(book, alice, [("cadence", "30")], on=date(2026, 11, 21))
    assert Tie.objects.get().due_on == date(2026, 12, 21)


def test_the_list_is_worked_out_once_between_two_acts(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = a_person(book)
    worked_out: list[date] = []

    def counted(book: Book, *, on: date, settled: Collection[str]) -> list[Item]:
        worked_out.append(on)
        return weak_tie_items(book, on=on, settled=settled)

    monkeypatch.setattr(today_module, "weak_tie_items", counted)
    for _ in range(2):
        assert not todays_list(book, on=TODAY)
    assert worked_out == [TODAY]
    plan(book, alice, "Call her", on=TODAY)
    assert [line.person for line in todays_list(book, on=TODAY, limit=1)] == [alice]
    undo(book)
    assert not todays_list(book, on=TODAY)
    todays_list(book, on=days_ago(1))
    assert worked_out == [TODAY, TODAY, TODAY, days_ago(1)]


def test_after_an_act_only_the_kinds_that_it_bears_on_are_worked_out_again(book: Book) -> None:
    alice = a_person(book)
    plan(book, alice, "Call her", on=TODAY)
    assert listed(book) == [("follow-up", alice.name)]
    log_exchange(book, alice, channel="call", by="me", on=TODAY)
    with CaptureQueriesContext(connection) as asked_again:
        assert listed(book) == []
    today_module.forget()
    with CaptureQueriesContext(connection) as asked_anew:
        assert listed(book) == []
    assert len(asked_again) < len(asked_anew)


def test_a_book_put_back_as_it_was_has_the_list_it_had(book: Book, clock: Clock) -> None:
    alice = a_person(book)
    plan(book, alice, "Call her", on=TODAY)
    todays_list(book, on=TODAY)
    Entry.objects.all().delete()  # as in a copy made before: the same numbers, another past
    FollowUp.objects.all().delete()
    clock.set(NOW + timedelta(hours=1))
    benoit = a_person(book, "Benoît Durand")
    plan(book, benoit, "Call him", on=TODAY)
    assert listed(book) == [("follow-up", benoit.name)]


def test_who_is_skipped_does_not_come_back_the_same_day_for_another_reason(
    book: Book, tmp_path: Path
) -> None:
    alice = asked(book, tmp_path)
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, on=days_ago(4), subject="And lunch?")))
    assert len(listed(book)) == 1
    act = todays_list(book, on=TODAY)[0].item
    settle(book, act.id, "skip", on=TODAY)
    assert listed(book) == []
    assert listed(book, TODAY + timedelta(days=1)) == [("reply", alice.name)]
    undo(book)
    assert listed(book) == [("reply", alice.name)]
