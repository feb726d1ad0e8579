"""What the columns of a sheet are taken for."""

import pytest

from entregent.importers.records import ColumnsRecord
from entregent.importers.sheet.choice import ColumnChoice, chosen, digest_of, score
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.titles import field_named, field_of, label_of


def taken_for(titles: str, *rows: str, **choice: dict[str, str]) -> ColumnsRecord:
    """Return what columns are taken for; their titles and cells are parted by semicolons."""
    cells = [[*row.split(";"), ""] for row in rows]
    return chosen("", titles.split(";"), cells, ColumnChoice(**choice))


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Prénom", "given"), ("PRENOM", "given"), ("Vorname", "given"), ("First_Name", "given"),
        ("Nom complet", "name"), ("Nom de famille", "family"), ("Nachname", "family"),
        ("E-mail", "email"), ("Adresse mail", "email"), ("Courriel pro", "email"),
        ("Mél.", "email"), ("Emails", "email"), ("E-Mail-Adresse", "email"),
        ("Tél. portable", "phone"), ("Téléphone fixe", "phone"), ("N° de téléphone", "phone"),
        ("Mobile", "phone"), ("Fax", "phone"), ("Société", "organisation"),
        ("Raison sociale", "organisation"), ("Entreprise actuelle", "organisation"),
        ("Poste occupé", "title"), ("Intitulé du poste", "title"), ("Job title", "title"),
        ("URL du profil", "profile"), ("Profil LinkedIn", "profile"), ("Site Web", "website"),
        ("Adresse postale", "address"), ("Rue", "street"), ("Ville", "city"), ("CP", "postcode"),
        ("Code postal", "postcode"), ("Pays", "country"), ("Date de naissance", "birthday"),
        ("Nom de naissance", "birth-name"),
        ("Nom de jeune fille", "birth-name"), ("Maiden name", "birth-name"),
        ("Né(e) le", "birthday"), ("Date de mise en relation", "met-on"),
        ("Rencontré le", "met-on"), ("Connected On", "met-on"), ("Étiquettes", "circle"),
        ("Groupe", "circle"), ("Tags", "circle"), ("Commentaires", "note"), ("Langue", "language"),
        ("Civilité", "ignore"), ("Salutation", "ignore"),
    ],
)  # fmt: skip
def test_a_title_tells_its_field(title: str, field: str) -> None:
    assert field_of(title) == field


@pytest.mark.parametrize(
    "title",
    [
        "Zone", "ID", "N°", "Chiffre d’affaires", "E-mail Type", "Assistant’s phone",
        "Email status", "Dernier contact", "Date du dernier contact", "Last contact",
        "Dernière rencontre le",
    ],
)  # fmt: skip
def test_a_title_that_tells_of_something_else_is_left(title: str) -> None:
    assert field_of(title) is None


@pytest.mark.parametrize(
    ("title", "label"),
    [("Tél. portable pro", "work cell"), ("Fax (bureau)", "work fax"), ("Home phone", "home")],
)
def test_a_title_gives_its_numbers_their_label(title: str, label: str) -> None:
    assert label_of(title, Field.PHONE) == label


def test_nom_is_the_family_name_beside_a_given_one_and_the_whole_name_alone() -> None:
    assert taken_for("Nom;Prénom", "Martin;Alice").mapping == {"Nom": "family", "Prénom": "given"}
    assert taken_for("Nom;Société", "Alice Martin;Acme").mapping["Nom"] == "name"
    whole = taken_for("Name;First name", "Alice Martin;Alice").mapping
    assert whole == {"Name": "name", "First name": "given"}


@pytest.mark.parametrize("in_use", ["Nom d'usage", "Nom marital", "Nom usuel"])
@pytest.mark.parametrize("other", ["Nom", "Nom de famille"])
def test_beside_a_name_in_use_nom_is_the_name_of_birth(in_use: str, other: str) -> None:
    columns = taken_for(f"{other};Prénom;{in_use}", "Martin;Alice;Durand")
    assert list(columns.mapping.values()) == ["birth-name", "given", "family"]


@pytest.mark.parametrize(
    ("titles", "row", "fields"),
    [
        ("Nom;Contact;Ville", "Acme;Alice Martin;Lyon", ["organisation", "name", "city"]),
        ("Nom;Contact;Ville", "Alice Martin;Bob Durand;Lyon", ["name", "name", "city"]),
        ("Société;Nom;Contact", "Acme;Alice;Bob Durand", ["organisation", "name", "name"]),
        (
            "Nom;Prénom contact;Nom contact",
            "Acme;Alice;Martin",
            ["organisation", "given", "family"],
        ),
        ("Prénom;Nom;Contact", "Alice;Martin;Bob", ["given", "family", "name"]),
    ],
)
def test_nom_is_the_firms_where_another_column_holds_whom_to_ask_for(
    titles: str, row: str, fields: list[str]
) -> None:
    assert list(taken_for(titles, row).mapping.values()) == fields


def test_of_two_columns_called_titre_the_first_is_the_civility() -> None:
    columns = taken_for("Titre;Nom;Titre", "Mme;Martin;CTO")
    assert columns.mapping == {"Titre": "ignore", "Nom": "name", "Titre (2)": "title"}


@pytest.mark.parametrize(("cell", "field"), [("Mme", "ignore"), ("Directrice", "title")])
def test_one_called_titre_is_what_its_cells_are(cell: str, field: str) -> None:
    assert taken_for("Titre;Nom", f"{cell};Martin").mapping["Titre"] == field


def test_a_list_of_professors_keeps_their_profession() -> None:
    assert taken_for("Nom;Profession", "Martin;Professeur").mapping["Profession"] == "title"


def test_a_title_that_none_of_its_cells_bears_out_is_not_believed() -> None:
    columns = taken_for("Nom;Email;Rencontre;Tél", "Alice;oui;Salon de Lyon;non", "Zoé;non;;oui")
    assert columns.mapping == {"Nom": "name"}


def test_addresses_are_known_for_what_they_are_whatever_their_title() -> None:
    columns = taken_for(
        "Qui;Où;Lien", "Alice;a@x.org;https://www.linkedin.com/in/alice", "Zoé;z@x.org;"
    )
    assert columns.mapping == {"Où": "email", "Lien": "website"}


def test_a_column_keeps_an_example_of_what_it_holds() -> None:
    assert taken_for("Nom;Ville", ";", ";Lyon", "Alice;Brest").samples == {
        "Nom": "Alice", "Ville": "Lyon",
    }  # fmt: skip


def test_what_the_person_says_of_a_column_wins_over_the_guess() -> None:
    columns = taken_for("Nom;Poste;Rôle", "Alice;CTO;amie", given={"rôle": "title"})
    assert columns.mapping == {"Nom": "name", "Rôle": "title"}
    assert columns.by == "given"


def test_what_was_said_once_is_remembered_whatever_the_order_of_the_columns() -> None:
    known = {digest_of(["Nom", "Qui"]): {"Qui": "name"}}
    columns = taken_for("QUI;nom", "Alice;x", remembered=known)
    assert columns.by == "remembered"
    assert score(["qui", "Nom"], ColumnChoice(remembered=known)) > 100


def test_the_columns_of_a_viadeo_export_are_known() -> None:
    columns = taken_for(
        "Prénom;Nom;Société;Poste;Email;URL du profil;Date de mise en relation",
        "Alice;Martin;Acme;CTO;a@x.org;http://www.viadeo.com/fr/profile/alice.martin;12/03/2014",
    )
    assert list(columns.mapping.values()) == [
        "given", "family", "organisation", "title", "email", "profile", "met-on",
    ]  # fmt: skip
    assert columns.by == "known"


def test_a_viadeo_export_with_a_column_of_ones_own_is_known() -> None:
    columns = taken_for(
        "Prénom;Nom;Société;Poste;Profil;Relancer",
        "Alice;Martin;Acme;CTO;http://www.viadeo.com/fr/profile/alice.martin;oui",
    )
    assert columns.by == "known"
    assert "Relancer" not in columns.mapping


@pytest.mark.parametrize("word", ["met-on", "met_on", "Met on", "date de rencontre"])
def test_a_field_may_be_named_as_one_names_it(word: str) -> None:
    assert field_named(word) is Field.MET_ON


@pytest.mark.parametrize(
    "title",
    [
        "Contact owner", "Propriétaire du contact", "Created By", "Assignee", "Invité par",
        "Manager", "Owner Email", "Email responsable", "Email assistante", "Créé par",
    ],
)  # fmt: skip
def test_the_address_of_somebody_else_is_not_taken_for_the_persons(title: str) -> None:
    rows = ("Alice;moi@acme.example", "Zoé;toi@acme.example", "Léa;moi@acme.example")
    assert taken_for(f"Nom;{title}", *rows).mapping == {"Nom": "name"}


def test_addresses_under_no_clear_title_are_left_where_another_column_is_the_e_mail() -> None:
    columns = taken_for("Nom;Email;Suivi", "Alice;a@x.org;s@x.org", "Zoé;z@x.org;t@x.org")
    assert columns.mapping == {"Nom": "name", "Email": "email"}


def test_an_address_that_comes_again_and_again_is_nobodys_own() -> None:
    rows = [f"{name};s@x.org" for name in ("Alice", "Zoé", "Léa")]
    assert taken_for("Nom;Suivi", *rows).mapping == {"Nom": "name"}


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Mob", "phone"), ("Fixe", "phone"), ("SMS", "phone"), ("Anniv.", "birthday"),
        ("Fonction / Poste", "title"), ("Adresse n°1", "address"), ("Adresse n°2", "address"),
        ("Contact First Name", "given"), ("Contact Last Name", "family"),
        ("Contact Person", "name"), ("Person - Name", "name"), ("Person - Email", "email"),
        ("Person - Organization", "organisation"), ("Associated Company", "organisation"),
        ("Entreprise associée", "organisation"), ("Website URL", "website"),
        ("Description", "note"), ("Prénom(s)", "given"), ("Nom marital", "family"),
    ],
)  # fmt: skip
def test_the_titles_of_other_programs_tell_their_fields(title: str, field: str) -> None:
    assert field_of(title) == field
