"""LinkedIn's archives, of every era."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importers.archives import (
    ALICE,
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    SAMPLES,
    of,
    written,
    zipped,
)

from entregent.importers.linkedin import date_in_name, looks_like_linkedin, read_linkedin
from entregent.importers.records import (
    BadRecord,
    Ignored,
    Labelled,
    MeRecord,
    MessageRecord,
    PersonRecord,
    PositionRecord,
    Record,
    UnreadableFile,
)

IN = "https://www.linkedin.com/in/"
PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice, etc."\n\n'
NO_URL = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
FRENCH = "Prénom,Nom,Adresse e-mail,Entreprise,Poste,Connecté le\n"
GERMAN = "Vorname;Nachname;E-Mail-Adresse;Unternehmen;Position;Verbunden am\n"
# The 59 columns of 2016 and before, shortened; their order is the real one.
OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","E-mail Address","E-mail 2 Address",'
    '"E-mail 3 Address","Company","Job Title","Mobile Phone","Birthday","Notes"\n'
)


def read(folder: Path, content: str | bytes, name: str = "Connections.csv") -> list[Record]:
    return list(read_linkedin(written(folder, name, content)))


def test_a_connection_becomes_a_person_met_that_day(tmp_path: Path) -> None:
    assert read(tmp_path, PREAMBLE + CONNECTIONS + ALICE) == [
        PersonRecord(
            place="line 5",
            name="Alice Martin",
            given="Alice",
            family="Martin",
            profiles=("linkedin.com/in/alice",),
            organisation="Acme",
            title="CTO",
            met_on=date(2021, 3, 12),
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        NO_URL + 'Alice,Martin,a@x.org,Acme,CTO,"3/12/21, 5:59 AM"\n',
        NO_URL + "Alice,Martin,a@x.org,Acme,CTO,12 Mar 2021",
        "\ufeff" + NO_URL.replace(",", ";") + "Alice;Martin;a@x.org;Acme;CTO;12-Mar-21\r\n",
        "\ufeff" + NO_URL.replace(",", ";") + "Alice;Martin;a@x.org;Acme;CTO;12/03/2021\r\n",
        FRENCH + "Alice,Martin,a@x.org,Acme,CTO,12 mars 2021\n",
        GERMAN + "Alice;Martin;a@x.org;Acme;CTO;12. März 2021\n",
        (NO_URL + "Alice,Martin,a@x.org,Acme,CTO,12 Mar 2021\n")
        .replace(",", "\t")
        .encode("utf-16"),
    ],
)
def test_every_era_and_language_tells_the_same_person(tmp_path: Path, content: str | bytes) -> None:
    (alice,) = of(PersonRecord, read(tmp_path, content))
    assert (alice.name, alice.organisation, alice.title) == ("Alice Martin", "Acme", "CTO")
    assert alice.emails == (Labelled("a@x.org"),)
    assert alice.met_on == date(2021, 3, 12)


def test_the_columns_of_2016_hold_several_addresses_and_a_birthday(tmp_path: Path) -> None:
    row = '"","Alice","M.","Martin","PhD","a@x.org","b@x.org","","Acme","CTO","+331","12/1","hi"\n'
    (alice,) = of(PersonRecord, read(tmp_path, OUTLOOK + row))
    assert alice.name == "Alice M. Martin, PhD"
    assert alice.emails == (Labelled("a@x.org"), Labelled("b@x.org"))
    assert alice.phones == (Labelled("+331", "mobile"),)
    assert (alice.organisation, alice.title, alice.birthday) == ("Acme", "CTO", "--12-01")


def test_hidden_members_are_counted_and_are_nobody(tmp_path: Path) -> None:
    rows = CONNECTIONS + ",,,,,,07 Jun 2026\nLinkedIn,Member,,,,,07 Jun 2026\n"
    assert read(tmp_path, rows) == [
        Ignored("line 2", "hidden-member"),
        Ignored("line 3", "hidden-member"),
    ]


def test_a_bad_cell_costs_only_itself(tmp_path: Path) -> None:
    rows = CONNECTIONS + "Alice,Martin,not a link,n/a,Acme,CTO,some day\n"
    *problems, alice = read(tmp_path, rows)
    assert problems == [
        BadRecord("line 2", "bad-email", {"value": "n/a"}, kept=True),
        BadRecord("line 2", "bad-profile", {"value": "not a link"}, kept=True),
        BadRecord("line 2", "bad-date", {"value": "some day"}, kept=True),
    ]
    assert isinstance(alice, PersonRecord)
    assert (alice.name, alice.met_on) == ("Alice Martin", None)


def test_a_broken_row_is_told_and_takes_no_other_along(tmp_path: Path) -> None:
    rows = CONNECTIONS + "BADROW\n" + ALICE + f"Benoît,Petit,{IN}benoit\n"
    records = read(tmp_path, rows)
    assert [person.given for person in of(PersonRecord, records)] == ["Alice", "Benoît"]
    assert of(BadRecord, records) == [
        BadRecord("line 2", "short-row"),
        BadRecord("line 4", "short-row", kept=True),
    ]


def test_an_address_that_leads_to_no_profile_joins_nobody(tmp_path: Path) -> None:
    rows = CONNECTIONS + f"Alice,Martin,{IN},,Acme,CTO,12 Mar 2021\n"
    assert of(PersonRecord, read(tmp_path, rows))[0].profiles == ()


def test_a_file_of_no_connections_is_read_as_nobody(tmp_path: Path) -> None:
    assert read(tmp_path, PREAMBLE + CONNECTIONS) == []


@pytest.mark.parametrize("title", ["Connexion le", "Connected since", "En relation le"])
def test_the_day_of_a_connection_is_known_under_another_title(tmp_path: Path, title: str) -> None:
    header = f"Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,{title}\n"
    row = "Alice,Martin,https://www.linkedin.com/in/alice,,Acme,CTO,12 mars 2021\n"
    path = written(tmp_path, "Connections.csv", header + row)
    assert looks_like_linkedin(path.read_bytes())
    [alice] = of(PersonRecord, list(read_linkedin(path)))
    assert alice.met_on == date(2021, 3, 12)


def test_a_file_without_a_header_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no-header"):
        read(tmp_path, "Alice,Martin,Acme\n")


def test_an_invitation_makes_its_other_party_a_person(tmp_path: Path) -> None:
    rows = (
        f'Me Myself,Alice Martin,"3/14/25, 2:37 PM",,OUTGOING,{IN}me,{IN}alice\n'
        f'Benoît Petit,Me Myself,"3/14/25, 2:37 PM",Hello,INCOMING,{IN}benoit,{IN}me\n'
    )
    me, alice, benoit, hello = read(tmp_path, INVITATIONS + rows, "Invitations.csv")
    assert me == MeRecord("line 2", "Me Myself", profiles=("linkedin.com/in/me",))
    assert alice == PersonRecord("line 2", "Alice Martin", profiles=("linkedin.com/in/alice",))
    assert benoit == PersonRecord("line 3", "Benoît Petit", profiles=("linkedin.com/in/benoit",))
    assert isinstance(hello, MessageRecord)
    assert hello.sender.name == "Benoît Petit"
    assert hello.at == datetime(2025, 3, 14, 14, 37, tzinfo=UTC)


def test_my_name_tells_an_invitation_that_lacks_its_direction(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "Profile.csv": "First Name,Last Name,Headline\nMe,Myself,Gardener of ties\n",
            "Invitations.csv": INVITATIONS.replace(",inviterProfileUrl,inviteeProfileUrl", "")
            + 'Alice Martin,Me Myself,"3/14/25, 2:37 PM",,\nBob Roe,Ann Lee,,,sideways\n',
        },
    )
    records = list(read_linkedin(path))
    assert [person.name for person in of(PersonRecord, records)] == ["Alice Martin"]
    assert of(BadRecord, records) == [
        BadRecord("Invitations.csv line 3", "unknown-direction", {"value": "sideways"})
    ]


def test_an_archive_tells_who_its_owner_is_before_anything_else(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "Connections.csv": CONNECTIONS + ALICE,
            "Email Addresses.csv": "Email Address,Confirmed,Primary\nMe@X.org,Yes,Yes\n",
            "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
            "Acme,Baker,,,Mar 2021,\nOwn,Cook,,,2019,soon\n",
            "Profile.csv": "First Name,Last Name,Headline,Zip Code,Geo Location\n"
            'Me,Myself,Gardener of ties,,"Lyon, France"\n',
            "Skills.csv": "Name\nGardening\n",
        },
    )
    me, address, baker, bad, cook, alice = read_linkedin(path)
    assert me == MeRecord(
        "Profile.csv line 2", "Me Myself", headline="Gardener of ties", address="Lyon, France"
    )
    assert address == MeRecord("Email Addresses.csv line 2", emails=("me@x.org",))
    assert baker == PositionRecord("Positions.csv line 2", "Acme", "Baker", started="2021-03")
    assert bad == BadRecord("Positions.csv line 3", "bad-date", {"value": "soon"}, kept=True)
    assert cook == PositionRecord("Positions.csv line 3", "Own", "Cook", started="2019")
    assert isinstance(alice, PersonRecord)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_03-14-2025.zip", date(2025, 3, 14)),
        ("Complete_LinkedInDataExport_03-14-2025 (1).zip", date(2025, 3, 14)),
        ("Basic_LinkedInDataExport_03-14-2025/Connections.csv", date(2025, 3, 14)),
        ("LinkedIn_31-12-2025.zip", None),
        ("Connections.csv", None),
    ],
)
def test_an_archive_is_dated_by_its_name(name: str, day: date | None) -> None:
    assert date_in_name(Path("/home/me") / name) == day


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([CONNECTIONS, MESSAGES, INVITATIONS]), st.binary(max_size=300))
def test_no_bytes_under_a_header_make_reading_fail(tmp_path: Path, header: str, raw: bytes) -> None:
    assert all(record.place for record in read(tmp_path, header.encode() + raw))


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not on this machine")
def test_real_archives_are_read() -> None:
    kawsay = list(read_linkedin(SAMPLES / "linkedin" / "kawsay"))
    assert [person.name for person in of(PersonRecord, kawsay)] == ["José García", "Æsop Fontaine"]
    assert len(of(MessageRecord, kawsay)) == 2
    assert of(BadRecord, kawsay) == [BadRecord("messages.csv line 5", "short-row")]
    other = list(read_linkedin(SAMPLES / "linkedin" / "linkedin-network-intelligence"))
    assert (len(of(PersonRecord, other)), len(of(MessageRecord, other))) == (10, 11)
    assert not of(BadRecord, other)


def test_a_second_person_in_a_profile_is_told_and_is_not_me(tmp_path: Path) -> None:
    rows = "First Name,Last Name,Headline,Summary\nMe,Myself,Gardener,\nAlice,Martin,CTO,\n"
    path = written(tmp_path, "Profile.csv", rows)
    assert [(type(r).__name__, r.place) for r in read_linkedin(path)] == [
        ("MeRecord", "line 2"), ("BadRecord", "line 3"),
    ]  # fmt: skip
