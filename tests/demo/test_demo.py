"""The example network: what somebody who tries the software finds in it."""

import re
from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from entregent.demo import write_demo
from entregent.demo.farewell import KEY, everywhere
from entregent.demo.people import build_people
from entregent.demo.story import Life
from entregent.importers.calendar import read_calendar
from entregent.importers.records import BadRecord, MeetingRecord
from tests.demo.reading import Demo, ReadMail, archive_rows, connections

DAYS = (date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1))
MARC = "https://www.linkedin.com/in/marc-lacaze-demo"


@pytest.fixture(scope="module", params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    on: date = request.param
    return Demo(write_demo(tmp_path_factory.mktemp("demo"), on=on), on)


def test_the_same_day_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_demo(tmp_path / folder, on=DAYS[0])
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 10
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_another_seed_tells_of_other_people(tmp_path: Path) -> None:
    seven, eight = (write_demo(tmp_path / str(s), on=DAYS[0], seed=s) for s in (7, 8))
    assert seven.contacts.read_bytes() != eight.contacts.read_bytes()


def test_the_network_counts_about_three_hundred_people(demo: Demo) -> None:
    assert abs(len(_people(demo)) - 300) <= 15


def test_six_years_of_mail_count_about_six_thousand(demo: Demo) -> None:
    assert abs(len(demo.mails) - 6_000) <= 600
    assert {"person", "list", "robot", "side"} == {mail.kind for mail in demo.mails}
    assert demo.days_ago(min(mail.on for mail in demo.mails)) > 5.9 * 365


def test_nothing_has_happened_today_or_later(demo: Demo) -> None:
    assert 2 <= demo.days_ago(max(mail.on for mail in demo.mails)) <= 7
    assert max(row["on"] for row in demo.exchanges) < demo.on.isoformat()


def test_the_calendar_alone_calls_people_by_their_whole_names(demo: Demo) -> None:
    now = datetime.combine(demo.on, time(9), ZoneInfo("Europe/Paris"))
    records = read_calendar(demo.files.calendar, now=now)
    met = [record for record in records if isinstance(record, MeetingRecord)]
    called = {party.name for meeting in met for party in meeting.parties() if party.name}
    assert len(called) > 20
    assert sorted(name for name in called if " " not in name) == []


def test_the_spin_instructor_is_the_only_way_to_her_husband(demo: Demo) -> None:
    sophie, marc = demo.card_of("Sophie Lacaze"), demo.card_of("Marc Lacaze")
    assert [{row["a"], row["b"]} for row in demo.links if MARC in (row["a"], row["b"])] == [
        {sophie["EMAIL"][0], MARC}
    ]
    assert marc["URL"] == [MARC]
    assert "EMAIL" not in marc
    assert "TEL" not in marc
    assert demo.all_text.count("Marc Lacaze") == 1  # N has the family name first
    assert demo.all_text.count("Vents du Pilat") == 1


def test_the_spin_instructor_writes_to_the_owner(demo: Demo) -> None:
    sophie = demo.card_of("Sophie Lacaze")["EMAIL"][0]
    last = max(mail.on for mail in demo.personal_mails if mail.sender == sophie)
    assert demo.days_ago(last) < 100


def test_at_least_three_birthdays_come_within_a_week(demo: Demo) -> None:
    week = {(demo.on + timedelta(days=n)).strftime("%m-%d") for n in range(8)}
    birthdays = [card["BDAY"][0][-5:] for card in demo.cards if "BDAY" in card]
    assert sum(birthday in week for birthday in birthdays) >= 3


def test_two_replies_are_owed(demo: Demo) -> None:
    assert {mail.sender.partition("@")[0] for mail in _unanswered(demo)} == {
        "yannick.le-goff",
        "claire.vasseur",
    }
    assert all(3 <= demo.days_ago(mail.on) <= 12 for mail in _unanswered(demo))
    assert all("?" in mail.subject for mail in _unanswered(demo))


def test_nobody_followed_up_the_last_lunch(demo: Demo) -> None:
    lunch = demo.exchanges[-1]
    day = date.fromisoformat(lunch["on"])
    assert (lunch["channel"], lunch["name"]) == ("meal", "Karim Benali")
    assert demo.days_ago(day) in {2, 3}
    assert max(mail.on for mail in demo.mails_with(lunch["with"])) < day
    assert f"DTSTART;TZID=Europe/Paris:{day:%Y%m%d}T1230" in demo.calendar


def test_a_few_people_changed_job_between_the_two_archives(demo: Demo) -> None:
    before, now = connections(demo.files.linkedin_before), connections(demo.files.linkedin)
    moved = {
        f"{row['First Name']} {row['Last Name']}"
        for url, row in before.items()
        if (row["Company"], row["Position"]) != (now[url]["Company"], now[url]["Position"])
    }
    assert moved == {
        "Hélène Besnard",
        "Guillaume Delmas",
        "Fatoumata Diallo",
        "Oliver Hargreaves",
    }
    assert not any("ORG" in demo.card_of(name) for name in moved)  # the card knows no better


def test_a_year_brought_new_connections(demo: Demo) -> None:
    before, now = connections(demo.files.linkedin_before), connections(demo.files.linkedin)
    assert set(before) < set(now)
    assert len(now) - len(before) >= 20
    assert demo.files.linkedin.name == (
        f"Basic_LinkedInDataExport_{demo.on - timedelta(days=4):%m-%d-%Y}.zip"
    )


def test_strong_ties_fell_silent_more_than_three_years_ago(demo: Demo) -> None:
    silent = [
        email
        for card in demo.cards
        for email in card.get("EMAIL", [])
        if len(mails := demo.mails_with(email)) >= 20
        and demo.days_ago(max(m.on for m in mails)) > 3 * 365
    ]
    assert len(silent) >= 8
    assert {"helene.besnard", "philippe.castaing"} <= {email.partition("@")[0] for email in silent}


def test_who_fell_silent_is_silent_in_every_file(demo: Demo) -> None:
    card = demo.card_of("Hélène Besnard")
    chats = archive_rows(demo.files.linkedin, "messages.csv")
    said = [m["DATE"][:10] for m in chats if card["URL"][0] in _both_profiles(m)]
    met = [row["on"] for row in demo.exchanges if row["name"] == "Hélène Besnard"]
    assert max([*said, *met]) < (demo.on - timedelta(days=3 * 365)).isoformat()
    assert not any(email in demo.calendar for email in card["EMAIL"])


def test_those_she_kept_of_her_work_are_in_every_file(demo: Demo) -> None:
    life = Life(demo.on)
    kept = everywhere(life, build_people(life, 7))
    home, work, calendar, google, tracked = demo.texts
    linked = connections(demo.files.linkedin)
    for person in kept:
        assert person.profile in linked
        assert all(any(e in text for e in person.emails) for text in (home, work, calendar))
        assert all(person.emails[0] in text for text in (google, tracked))
    assert len(kept) > 10
    assert KEY in {person.name for person in kept}


def test_her_mail_at_work_and_at_home_lies_apart(demo: Demo) -> None:
    home, work = demo.texts[:2]
    private, *at_work = demo.files.owner
    assert private not in work
    assert all(address in work for address in at_work)
    assert work.count("\nMessage-ID:") > 1_000 < home.count("\nMessage-ID:")


def test_the_calendar_is_read_without_a_problem(demo: Demo) -> None:
    now = datetime.combine(demo.on, time(12), ZoneInfo("Europe/Paris"))
    records = list(read_calendar(demo.files.calendar, now=now))
    weekly = [m for m in records if isinstance(m, MeetingRecord) and "hebdo" in m.subject]
    assert not any(isinstance(record, BadRecord) for record in records)
    assert {m.at.astimezone(now.tzinfo).hour for m in weekly} == {9, 14}
    assert len(weekly) > 30


def test_two_people_called_julien_martin_stay_apart(demo: Demo) -> None:
    both = [card for card in demo.cards if card["FN"] == ["Julien Martin"]]
    assert len(both) == 2
    for sign in ("EMAIL", "URL", "UID", "TEL"):
        assert set(both[0][sign]).isdisjoint(both[1][sign])


def test_three_invitations_come_from_people_one_cannot_place(demo: Demo) -> None:
    known = connections(demo.files.linkedin)
    waiting = [
        row
        for row in archive_rows(demo.files.linkedin, "Invitations.csv")
        if row["Direction"] == "INCOMING" and row["inviterProfileUrl"] not in known
    ]
    assert len(waiting) == 3


def test_cards_and_connections_of_the_same_person_share_a_sign(demo: Demo) -> None:
    written = {email for mail in demo.personal_mails for email in (mail.sender, *mail.receivers)}
    known = connections(demo.files.linkedin)
    linked = [card for card in demo.cards if set(card.get("URL", [])) & set(known)]
    mailed = [card for card in demo.cards if set(card.get("EMAIL", [])) & written]
    assert len(demo.cards) in range(130, 151)
    assert len(linked) > 70
    assert len(mailed) > 100


def test_the_circles_overlap(demo: Demo) -> None:
    circles = [card["CATEGORIES"][0].split(",") for card in demo.cards if "CATEGORIES" in card]
    counted = Counter(circle for several in circles for circle in several)
    assert {"Famille", "Amis", "Anciens collègues", "Escalade", "Promo ENSIG"} <= set(counted)
    assert any(len(several) > 1 for several in circles)


def test_no_address_is_anybodys(demo: Demo) -> None:
    text = demo.all_text
    domains = set(re.findall(r"[\w.+-]@([\w.-]+\w)", text))
    assert domains
    assert all(domain.endswith(".example") for domain in domains)
    urls = set(re.findall(r"https?://[^\s,\"]+", text))
    assert all(re.fullmatch(r"https://www\.linkedin\.com/in/[\w-]+-demo", url) for url in urls)


def test_no_telephone_number_is_anybodys(demo: Demo) -> None:
    typed = [number for card in demo.cards for number in card.get("TEL", [])]
    numbers = [re.sub(r"\D", "", number.replace("(0)", "")) for number in typed]
    assert len(numbers) > 100
    assert all(re.fullmatch(r"(0|33)63998\d{4}", number) for number in numbers)
    assert len({number[-4:] for number in numbers}) == len(numbers)


def _unanswered(demo: Demo) -> list[ReadMail]:
    """Return the mails of the last months to the owner alone that end their conversation."""
    threads: dict[str, list[ReadMail]] = defaultdict(list)
    for mail in demo.personal_mails:
        threads[mail.conversation].append(mail)
    last = [max(mails, key=lambda m: m.at) for mails in threads.values()]
    return [
        mail
        for mail in last
        if mail.sender not in demo.files.owner
        and len(mail.receivers) == 1
        and demo.days_ago(mail.on) < 90
    ]


def _people(demo: Demo) -> list[set[str]]:
    """Return the people of all the files, each with the signs that are surely theirs."""
    signs = [{*card.get("EMAIL", []), *card.get("URL", []), *card["UID"]} for card in demo.cards]
    rows = archive_rows(demo.files.linkedin, "Connections.csv")
    signs += [{row["URL"], row["Email Address"]} - {""} for row in rows]
    for name in ("messages.csv", "Invitations.csv"):
        rows = archive_rows(demo.files.linkedin, name)
        signs += [{url} for row in rows for url in _both_profiles(row)]
    for mail in demo.personal_mails:
        sent = mail.sender in demo.files.owner
        signs += [{email} for email in (mail.receivers if sent else (mail.sender,))]
    signs += [{row[side]} for row in demo.links for side in "ab"]
    signs += [{row["with"]} for row in demo.exchanges]
    mine = {*demo.files.owner, "https://www.linkedin.com/in/camille-rousset-demo"}
    return _joined([s for s in signs if s and not s & mine])


def _both_profiles(row: dict[str, str]) -> list[str]:
    """Return the profile addresses of both sides of a message or an invitation."""
    return [url for header, url in row.items() if "profile" in header.lower() and url]


def _joined(signs: list[set[str]]) -> list[set[str]]:
    """Return the sets with those that share a sign made one."""
    owner: dict[str, set[str]] = {}
    for several in signs:
        person = set(several).union(*(owner[s] for s in several if s in owner))
        for sign in person:
            owner[sign] = person
    return list({id(person): person for person in owner.values()}.values())
