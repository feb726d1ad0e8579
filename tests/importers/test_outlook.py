"""Outlook's contacts as CSV, in English and in French, of every age."""

from pathlib import Path

import pytest
from tests.importers.archives import of, written

from entregent.importers.kinds import Source, find_sources, read
from entregent.importers.outlook import looks_like_outlook, read_outlook
from entregent.importers.records import BadRecord, Kind, Labelled, PersonRecord

ENGLISH = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title",'
    '"Business Street","Business City","Business Postal Code","Home Street","Home Address PO Box",'
    '"Business Fax","Business Phone","Home Phone","Mobile Phone","Birthday","Categories",'
    '"E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Gender","Notes",'
    '"Priority","Private","Sensitivity","Web Page"\n'
)
FRENCH_2010 = (
    '"Titre","Prénom","Deuxième prénom","Nom","Suffixe","Société","Service","Titre",'
    '"Rue (bureau)","Ville (bureau)","Code postal (bureau)","Pays/Région (bureau)",'
    '"Téléphone (bureau)","Téléphone (domicile)","Tél. mobile","Adresse de messagerie",'
    '"Type de messagerie","Nom complet de l\'adresse de messagerie","Adresse de messagerie 2",'
    '"Anniversaire","Catégories","Notes","Page Web","Priorité","Privé"\n'
)
FRENCH_2016 = (
    '"Titre","Prénom","Deuxième prénom","Nom","Suffixe","Société","Service","Titre",'
    '"Téléphone (bureau)","Téléphone 2 (bureau)","Tél. mobile","Adresse de courrier",'
    '"Type de courrier","Adresse de courrier 2","Anniversaire","Nom de l’assistant(e)",'
    '"Notes","Page web"\n'
)


def rows_of(header: str, **cells: str) -> str:
    """Return a file of one contact; of two columns called Titre, `Titre_2` is the second."""
    seen: dict[str, int] = {}
    row = []
    for title in header.strip().strip('"').split('","'):
        seen[title] = seen.get(title, 0) + 1
        name = title if seen[title] == 1 else f"{title}_{seen[title]}"
        row.append(f'"{cells.get(name, "")}"')
    return header + ",".join(row) + "\n"


def person(folder: Path, content: str | bytes) -> PersonRecord:
    (found,) = of(PersonRecord, read_outlook(written(folder, "contacts.csv", content)))
    return found


def test_an_english_contact_is_read_whole(tmp_path: Path) -> None:
    cells = {
        "Title": "Mrs", "First Name": "Alice", "Middle Name": "Anne", "Last Name": "Martin",
        "Company": "Acme", "Job Title": "CTO", "E-mail Address": "alice@acme.example",
        "E-mail Type": "SMTP", "E-mail Display Name": "Alice Martin", "E-mail 2 Address": "a@x.org",
        "Birthday": "12/1/1980", "Categories": "Choir;Lyon", "Notes": "Likes sailing",
        "Gender": "Unspecified", "Priority": "Normal", "Private": "False", "Department": "R&D",
        "Web Page": "https://alice.example",
    }  # fmt: skip
    alice = person(tmp_path, rows_of(ENGLISH, **cells))
    assert (alice.name, alice.organisation, alice.title) == ("Alice Anne Martin", "Acme", "CTO")
    assert [e.value for e in alice.emails] == ["alice@acme.example", "a@x.org"]
    assert (alice.birthday, alice.circles, alice.note) == (
        "1980-12-01", ("Choir", "Lyon"), "Likes sailing",
    )  # fmt: skip
    assert alice.extras == ("X-ENTREGENT-COLUMN:Department: R&D",)


def test_numbers_and_addresses_keep_the_place_they_are_of(tmp_path: Path) -> None:
    cells = {
        "First Name": "Alice", "Business Phone": "01", "Business Fax": "0123", "Home Phone": "0456",
        "Mobile Phone": "0678", "Business Street": "1 rue A", "Business City": "Lyon",
        "Home Street": "2 rue B", "Home Address PO Box": "BP 3",
    }  # fmt: skip
    alice = person(tmp_path, rows_of(ENGLISH, **{**cells, "Business Phone": "0199"}))
    labels = {phone.value: phone.label for phone in alice.phones}
    assert labels == {"0199": "work", "0123": "work fax", "0456": "home", "0678": "cell"}
    assert alice.postal == (Labelled("1 rue A, Lyon", "work"), Labelled("BP 3, 2 rue B", "home"))


def test_in_french_the_civility_and_the_job_share_a_title(tmp_path: Path) -> None:
    cells = {
        "Titre": "Mme", "Prénom": "Zoé", "Nom": "Brûlé", "Société": "Acme", "Titre_2": "Directrice",
        "Adresse de messagerie": "zoe@acme.example", "Type de messagerie": "SMTP",
        "Anniversaire": "01/12/1980", "Téléphone (bureau)": "01 23 45 67 89",
        "Ville (bureau)": "Lyon", "Pays/Région (bureau)": "France", "Catégories": "Amis",
    }  # fmt: skip
    zoe = person(tmp_path, rows_of(FRENCH_2010, **cells))
    assert (zoe.name, zoe.given, zoe.family) == ("Zoé Brûlé", "Zoé", "Brûlé")
    assert (zoe.organisation, zoe.title, zoe.birthday) == ("Acme", "Directrice", "1980-12-01")
    assert zoe.emails == (Labelled("zoe@acme.example"),)
    assert zoe.phones == (Labelled("01 23 45 67 89", "work"),)
    assert (zoe.postal, zoe.circles) == ((Labelled("Lyon, France", "work"),), ("Amis",))


def test_the_mail_addresses_of_the_newer_french_columns_are_read(tmp_path: Path) -> None:
    cells = {
        "Prénom": "Zoé", "Adresse de courrier": "z@x.org", "Adresse de courrier 2": "z2@x.org",
        "Page web": "www.x.org", "Nom de l’assistant(e)": "Chloé",
    }  # fmt: skip
    zoe = person(tmp_path, rows_of(FRENCH_2016, **cells))
    assert [e.value for e in zoe.emails] == ["z@x.org", "z2@x.org"]
    assert zoe.websites == (Labelled("www.x.org"),)
    assert zoe.extras == ("X-ENTREGENT-COLUMN:Nom de l’assistant(e): Chloé",)


@pytest.mark.parametrize("charset", ["cp1252", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_an_export_is_read_however_it_was_saved(tmp_path: Path, charset: str, mark: str) -> None:
    content = rows_of(FRENCH_2010, Prénom="Zoé", Nom="Brûlé", Titre_2="Gérante")
    path = written(tmp_path, "c.csv", content.replace('","', f'"{mark}"').encode(charset))
    assert find_sources(path) == [Source(path, Kind.OUTLOOK, path.stat().st_size)]
    (zoe,) = of(PersonRecord, read_outlook(path))
    assert (zoe.name, zoe.title) == ("Zoé Brûlé", "Gérante")


def test_a_birthday_that_is_not_said_is_no_problem(tmp_path: Path) -> None:
    content = rows_of(ENGLISH, **{"First Name": "Alice", "Birthday": "0/0/00"})
    records = list(read_outlook(written(tmp_path, "c.csv", content)))
    assert of(BadRecord, records) == []
    assert [p.birthday for p in of(PersonRecord, records)] == [""]


@pytest.mark.parametrize("header", [ENGLISH, FRENCH_2010, FRENCH_2016])
def test_the_headers_of_outlook_are_known(header: str) -> None:
    assert looks_like_outlook(header.encode())


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Prénom;Nom;Deuxième prénom;Titre;Page web", "Alice;Martin;Anne;Directrice;a.example"),
        ("First Name;Last Name;Title;Home Phone;Other Phone", "Alice;Martin;Directrice;0123;0124"),
        ("Prénom;Nom;Titre;Adresse de messagerie;Tél. mobile", "Alice;Martin;Directrice;a@x.org;"),
    ],
)
def test_a_sheet_with_a_few_columns_of_outlooks_keeps_its_job_titles(
    tmp_path: Path, header: str, row: str
) -> None:
    (source,) = find_sources(written(tmp_path, "c.csv", f"{header}\n{row}\n"))
    assert isinstance(source, Source)
    assert source.kind is Kind.SHEET
    assert [p.title for p in of(PersonRecord, read(source))] == ["Directrice"]


def test_a_title_that_is_no_civility_is_not_lost(tmp_path: Path) -> None:
    alone = FRENCH_2016.replace('"Société","Service","Titre"', '"Société","Service"')
    assert person(tmp_path, rows_of(alone, Prénom="Zoé", Titre="Gérante")).title == "Gérante"
    assert person(tmp_path, rows_of(alone, Prénom="Zoé", Titre="Mme")).title == ""
    both = person(tmp_path, rows_of(FRENCH_2016, Prénom="Zoé", Titre="Comtesse", Titre_2="DG"))
    assert (both.title, both.extras) == ("DG", ("X-ENTREGENT-COLUMN:Titre: Comtesse",))


def test_the_address_book_that_linkedin_once_wrote_stays_linkedins(tmp_path: Path) -> None:
    header = (
        '"Title","First Name","Middle Name","Last Name","Suffix","E-mail Address",'
        '"E-mail 2 Address","Business Street","Company","Job Title","Mobile Phone","Notes"\n'
    )
    path = written(tmp_path, "Connections.csv", header)
    assert find_sources(path) == [Source(path, Kind.LINKEDIN, path.stat().st_size)]
