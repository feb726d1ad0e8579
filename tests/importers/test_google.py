"""Google's contacts as CSV, old header and new."""

from pathlib import Path

import pytest
from tests.importers.archives import of, written

from entregent.importers.google import looks_like_google, read_google
from entregent.importers.records import BadRecord, Labelled, PersonRecord, Record, UnreadableFile

OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,"
    "Birthday,Notes,Language,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,"
    "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title,Relation 1 - Type,Relation 1 - Value,"
    "Website 1 - Type,Website 1 - Value\n"
)
NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,"
    "Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value\n"
)


def read(folder: Path, content: str) -> list[Record]:
    return list(read_google(written(folder, "contacts.csv", content)))


def person(folder: Path, header: str, **cells: str) -> PersonRecord:
    """Return the person of one row, its cells named by their column ("E_mail_1___Value")."""
    columns = header.strip().split(",")
    given = {name.replace("_", " ").replace("   ", " - "): cell for name, cell in cells.items()}
    named = {name.replace("E mail", "E-mail"): cell for name, cell in given.items()}
    assert named.keys() <= set(columns)
    row = ",".join(f'"{named.get(column, "")}"' for column in columns)
    (found,) = of(PersonRecord, read(folder, header + row + "\n"))
    return found


def test_a_contact_under_the_old_header_is_read_whole(tmp_path: Path) -> None:
    alice = person(
        tmp_path, OLD, Name="Alice Anne Martin", Given_Name="Alice", Additional_Name="Anne",
        Family_Name="Martin", Name_Prefix="Mme", Birthday="--12-01", Language="fr", Notes="Lyon",
        Organization_1___Name="Acme", Organization_1___Title="CTO",
    )  # fmt: skip
    assert (alice.name, alice.given, alice.family) == ("Alice Anne Martin", "Alice", "Martin")
    assert (alice.birthday, alice.language, alice.note) == ("--12-01", "fr", "Lyon")
    assert (alice.organisation, alice.title) == ("Acme", "CTO")
    assert alice.extras == ("X-ENTREGENT-COLUMN:Name Prefix: Mme",)


def test_a_label_is_left_with_the_value_it_labels(tmp_path: Path) -> None:
    alice = person(
        tmp_path, OLD, Name="Alice", Organization_1___Type="Work", Organization_1___Name="Acme",
        E_mail_1___Type="Work", E_mail_1___Value="a@x.org",
    )  # fmt: skip
    assert alice.extras == ("X-ENTREGENT-COLUMN:Organization 1 - Type: Work",)


def test_a_contact_under_the_new_header_is_named_by_its_parts(tmp_path: Path) -> None:
    alice = person(
        tmp_path, NEW, First_Name="Alice", Middle_Name="Anne", Last_Name="Martin",
        Organization_Name="Acme", Organization_Title="CTO", Birthday="1980-12-01",
    )  # fmt: skip
    assert (alice.name, alice.given, alice.family) == ("Alice Anne Martin", "Alice", "Martin")
    assert (alice.organisation, alice.title, alice.birthday) == ("Acme", "CTO", "1980-12-01")


def test_several_values_in_one_cell_are_all_kept_with_their_label(tmp_path: Path) -> None:
    alice = person(
        tmp_path, NEW, First_Name="Alice", E_mail_1___Label="* Work",
        E_mail_1___Value="a@acme.example ::: alice@acme.example", Phone_1___Label="Mobile",
        Phone_1___Value="06 12 34 56 78 ::: +33 1 23 45 67 89",
    )  # fmt: skip
    work = [Labelled(a, "work") for a in ("a@acme.example", "alice@acme.example")]
    assert list(alice.emails) == work
    assert [p.value for p in alice.phones] == ["06 12 34 56 78", "+33 1 23 45 67 89"]
    assert {p.label for p in alice.phones} == {"cell"}


@pytest.mark.parametrize(
    ("label", "said"),
    [("Work Fax", "work fax"), ("Chez Maman", "Chez Maman"), ("* ", ""), ("* Domicile", "home")],
)
def test_a_label_is_said_as_elsewhere_or_as_the_person_called_it(
    tmp_path: Path, label: str, said: str
) -> None:
    alice = person(tmp_path, NEW, First_Name="Alice", Phone_1___Label=label, Phone_1___Value="0123")
    assert alice.phones == (Labelled("0123", said),)


def test_groups_of_everybody_are_no_circles(tmp_path: Path) -> None:
    alice = person(
        tmp_path, NEW, First_Name="Alice", Labels="Famille ::: * myContacts ::: * friends"
    )
    assert alice.circles == ("Famille", "friends")


def test_an_address_is_told_once_though_it_is_written_whole_and_in_parts(tmp_path: Path) -> None:
    alice = person(
        tmp_path, OLD, Name="Alice", Address_1___Type="Home", Address_1___City="Lyon",
        Address_1___Formatted="1 rue A\n69001 Lyon", Address_1___Street="1 rue A",
        Address_1___Postal_Code="69001",
    )  # fmt: skip
    assert alice.postal == (Labelled("1 rue A, Lyon, 69001", "home"),)


def test_a_website_that_is_a_profile_is_a_profile(tmp_path: Path) -> None:
    alice = person(
        tmp_path, OLD, Name="Alice",
        Website_1___Value="https://fr.linkedin.com/in/alice ::: https://alice.example",
    )  # fmt: skip
    assert alice.profiles == ("linkedin.com/in/alice",)
    assert alice.websites == (Labelled("https://alice.example"),)


def test_what_no_field_holds_is_kept_for_the_way_back(tmp_path: Path) -> None:
    alice = person(
        tmp_path, OLD, Name="Alice", Relation_1___Type="Spouse", Relation_1___Value="Chloé"
    )
    assert alice.extras == ("X-ENTREGENT-COLUMN:Relation 1 - Value (Spouse): Chloé",)


def test_a_contact_without_a_name_is_called_by_its_nickname_else_by_nothing(tmp_path: Path) -> None:
    assert person(tmp_path, NEW, Nickname="Lili", E_mail_1___Value="a@x.org").name == "Lili"
    assert person(tmp_path, NEW, E_mail_1___Value="a@x.org").name == ""


def test_a_row_longer_than_the_header_is_read_and_told(tmp_path: Path) -> None:
    row = "Alice" + "," * 16 + "more\n"
    told, alice = read(tmp_path, NEW + row)
    assert told == BadRecord("line 2", "long-row", kept=True)
    assert isinstance(alice, PersonRecord)


def test_a_firm_alone_is_listed_and_is_nobody(tmp_path: Path) -> None:
    (told,) = read(tmp_path, NEW + ",,,,,,,Acme,,,,,,,,\n")
    assert told == BadRecord("line 2", "no-name", {"organisation": "Acme"})


def test_a_header_without_rows_is_nobody(tmp_path: Path) -> None:
    assert read(tmp_path, OLD) == []


def test_another_table_is_refused(tmp_path: Path) -> None:
    assert looks_like_google(NEW.encode("utf-16"))
    assert not looks_like_google(b"First Name,Last Name,Labels\n")
    with pytest.raises(UnreadableFile, match="no-header"):
        read(tmp_path, "First Name,Last Name,Labels\n")
