"""Our own two CSV files."""

from datetime import date
from pathlib import Path

import pytest
from tests.importers.archives import of, written

from entregent.importers.own_csv import read_exchanges, read_links
from entregent.importers.records import (
    BadRecord,
    Channel,
    ExchangeRecord,
    LinkRecord,
    Party,
    Record,
    UnreadableFile,
)


def exchanges(folder: Path, rows: str) -> list[Record]:
    header = "on,channel,by,with,name,subject\n"
    return list(read_exchanges(written(folder, "exchanges.csv", header + rows)))


def links(folder: Path, rows: str) -> list[Record]:
    return list(read_links(written(folder, "links.csv", "a,b,evidence,since,kind\n" + rows)))


def test_an_exchange_is_read_as_it_was_noted(tmp_path: Path) -> None:
    (lunch,) = of(ExchangeRecord, exchanges(tmp_path, "2026-01-02,meal,both,A@X.org,Alice,Pizza\n"))
    assert (lunch.on, lunch.channel, lunch.by) == (date(2026, 1, 2), Channel.MEAL, "both")
    assert lunch.party == Party("Alice", email="a@x.org")
    assert lunch.subject == "Pizza"


@pytest.mark.parametrize(
    ("row", "party"),
    [
        ("2026-01-02,call,me,linkedin.com/in/alice,,", Party(profile="linkedin.com/in/alice")),
        ("2026-01-02,call,me,,Alice Martin,", Party("Alice Martin")),
        ("2026-01-02,call,me,Alice Martin,,", Party("Alice Martin")),
        ("2026-01-02T09:30:00,Call,Me,,Alice Martin,", Party("Alice Martin")),
    ],
)
def test_whom_i_met_may_be_an_address_or_a_name(tmp_path: Path, row: str, party: Party) -> None:
    (seen,) = of(ExchangeRecord, exchanges(tmp_path, row))
    assert (seen.party, seen.on) == (party, date(2026, 1, 2))


def test_an_address_that_is_none_is_told_where_a_name_stands_in_for_it(tmp_path: Path) -> None:
    records = exchanges(tmp_path, "2026-01-02,call,me,alice@,Alice,\n2026-01-03,call,me,Bob,Bob,\n")
    assert of(BadRecord, records) == [
        BadRecord("line 2", "bad-address", {"value": "alice@"}, kept=True)
    ]
    assert [seen.party for seen in of(ExchangeRecord, records)] == [Party("Alice"), Party("Bob")]


def test_the_same_row_twice_is_two_exchanges_and_the_same_file_again_the_same(
    tmp_path: Path,
) -> None:
    rows = "2026-01-02,call,me,,Alice,\n" * 2
    first = [seen.key for seen in of(ExchangeRecord, exchanges(tmp_path, rows))]
    again = [seen.key for seen in of(ExchangeRecord, exchanges(tmp_path, rows))]
    assert first == again
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    ("row", "code", "value"),
    [
        ("02/01/2026,call,me,,Alice,", "bad-date", "02/01/2026"),
        ("2026-01-02,Pigeon,me,,Alice,", "unknown-channel", "Pigeon"),
        ("2026-01-02,call,us,,Alice,", "unknown-by", "us"),
        ("2026-01-02,call,me,,,", "nobody-named", ""),
    ],
)
def test_an_exchange_that_cannot_be_read_says_why(
    tmp_path: Path, row: str, code: str, value: str
) -> None:
    assert exchanges(tmp_path, row) == [BadRecord("line 2", code, {"value": value})]


def test_an_exchange_cut_short_is_kept_when_all_that_matters_is_there(tmp_path: Path) -> None:
    problem, lunch, cut = exchanges(tmp_path, "2026-01-02,meal,me,a@x.org\n2026-01-02,meal\n")
    assert problem == BadRecord("line 2", "short-row", kept=True)
    assert isinstance(lunch, ExchangeRecord)
    assert isinstance(cut, BadRecord)
    assert cut.code == "short-row"


def test_a_link_is_read_as_it_was_noted(tmp_path: Path) -> None:
    assert links(tmp_path, "a@x.org,Benoît Petit,same choir,2021-03,close\n") == [
        LinkRecord(
            "line 2",
            Party(email="a@x.org"),
            Party("Benoît Petit"),
            "same choir",
            since="2021-03",
            kind="close",
        )
    ]


def test_a_link_of_an_unknown_kind_is_kept_without_it(tmp_path: Path) -> None:
    *problems, link = links(tmp_path, "a@x.org,b@x.org,same choir,once,rival\n")
    assert problems == [
        BadRecord("line 2", "bad-date", {"value": "once"}, kept=True),
        BadRecord("line 2", "unknown-link-kind", {"value": "rival"}, kept=True),
    ]
    assert isinstance(link, LinkRecord)
    assert (link.since, link.kind) == ("", "")


def test_a_link_needs_two_people(tmp_path: Path) -> None:
    assert links(tmp_path, "a@x.org,,choir,,\na@x.org,A@X.org,choir,,\n") == [
        BadRecord("line 2", "nobody-named"),
        BadRecord("line 3", "link-to-self", {"value": "a@x.org"}),
    ]


def test_a_file_of_another_header_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no-header"):
        list(read_links(written(tmp_path, "links.csv", "x,y,z\n")))
