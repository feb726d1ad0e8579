"""messages.csv of LinkedIn's archives."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.importers.archives import MESSAGES, OLD_MESSAGES, of, written, zipped

from entregent.importers.linkedin import read_linkedin
from entregent.importers.records import BadRecord, MessageRecord, Party

IN = "https://www.linkedin.com/in/"


def messages(folder: Path, *rows: str, header: str = MESSAGES) -> list[MessageRecord]:
    path = written(folder, "messages.csv", header + "\n".join(rows))
    return of(MessageRecord, read_linkedin(path))


def message(**fields: str) -> str:
    """Return a row of messages.csv from Alice to me, but for the fields given."""
    row = {
        "conversation": "c1",
        "title": "",
        "sender": "Alice Martin",
        "sender_url": f"{IN}alice",
        "to": "Me Myself",
        "to_urls": f"{IN}me",
        "date": "2024-03-15 09:30:00 UTC",
        "subject": "",
        "content": "Coffee?",
        "folder": "INBOX",
    } | fields
    return ",".join(f'"{value}"' for value in row.values())


def old_message(**fields: str) -> str:
    """Return a row from before there were addresses of recipients."""
    return message(to_urls="-", **fields).replace('"-",', "")


def test_a_message_tells_who_wrote_to_whom_and_when(tmp_path: Path) -> None:
    (seen,) = messages(tmp_path, message(subject="Lunch"))
    assert seen.sender == Party("Alice Martin", profile="linkedin.com/in/alice")
    assert seen.to == (Party("Me Myself", profile="linkedin.com/in/me"),)
    assert seen.at == datetime(2024, 3, 15, 9, 30, tzinfo=UTC)
    assert (seen.subject, seen.ignored) == ("Lunch", "")


def test_a_message_has_one_key_in_every_export(tmp_path: Path) -> None:
    (old,) = messages(
        tmp_path,
        old_message(content="Hello,  coffee?", date="2024-03-15 09:30:00"),
        header=OLD_MESSAGES,
    )
    (new,) = messages(
        tmp_path, message(content="Hello,\r\ncoffee?", date="2024-03-15 09:30:00 UTC")
    )
    assert old.key == new.key
    assert old.thread == new.thread


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"sender": "LinkedIn Member", "sender_url": ""}, "nobody"),
        ({"to": "LinkedIn Member", "to_urls": ""}, "nobody"),
        ({"content": "<p class=''spinmail-quill-editor__spin-break''>Hi"}, "advertisement"),
        ({"folder": "SPAM"}, "spam"),
        ({"to_urls": ",".join(f"{IN}user{i}" for i in range(21))}, "crowd"),
        ({"to_urls": ",".join(f"{IN}user{i}" for i in range(20))}, ""),
    ],
)
def test_some_messages_are_no_exchange(tmp_path: Path, fields: dict[str, str], reason: str) -> None:
    (seen,) = messages(tmp_path, message(**fields))
    assert seen.ignored == reason


@pytest.mark.parametrize("flags", [',"Yes","No"', ',"No","true"'])
def test_a_draft_is_no_exchange(tmp_path: Path, flags: str) -> None:
    header = MESSAGES.strip() + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
    (seen,) = messages(tmp_path, message() + flags, header=header)
    assert seen.ignored == "draft"


def test_addresses_tell_the_recipients_and_names_only_where_there_are_as_many(
    tmp_path: Path,
) -> None:
    two = f"{IN}a,{IN}b"
    as_many, suffix, unsure, single = messages(
        tmp_path,
        message(to="Ann Lee, Bob Roe", to_urls=two),
        message(to="Ann Lee, PhD, Bob Roe", to_urls=two),
        message(to="Ann Lee, Chartered Owl, Bob Roe", to_urls=two),
        message(to="Ann Lee, Chartered Owl", to_urls=f"{IN}a"),
    )
    assert [party.name for party in as_many.to] == ["Ann Lee", "Bob Roe"]
    assert [party.name for party in suffix.to] == ["Ann Lee, PhD", "Bob Roe"]
    assert [party.name for party in unsure.to] == ["", ""]
    assert [party.profile for party in unsure.to] == ["linkedin.com/in/a", "linkedin.com/in/b"]
    assert [party.name for party in single.to] == ["Ann Lee, Chartered Owl"]


def test_a_name_with_a_comma_stays_whole_once_its_owner_wrote_anywhere(tmp_path: Path) -> None:
    seen = messages(
        tmp_path,
        old_message(to="Ann Lee, Chartered Owl, Bob Roe"),
        old_message(sender="Ann Lee, Chartered Owl", sender_url=f"{IN}a"),
        header=OLD_MESSAGES,
    )
    (to_two,) = [one for one in seen if len(one.to) == 2]
    assert [party.name for party in to_two.to] == ["Ann Lee, Chartered Owl", "Bob Roe"]


def test_a_message_without_a_date_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "messages.csv", f"{MESSAGES}{message(date='?')}\nBADROW\n")
    assert list(read_linkedin(path)) == [
        BadRecord("line 2", "bad-date", {"value": "?"}),
        BadRecord("line 3", "short-row"),
    ]


def test_talks_with_linkedins_own_assistants_are_left_out(tmp_path: Path) -> None:
    files = {"messages.csv": MESSAGES, "learning_coach_messages.csv": MESSAGES + message()}
    assert list(read_linkedin(zipped(tmp_path, files))) == []
