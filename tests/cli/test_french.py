"""In French every word is French: what is said, what is refused, what click says by itself."""

from pathlib import Path

import pytest
from tests.builders import ALICE, ME, a_calendar, an_event, an_exchanges_csv
from tests.cli.terminal import ON, Terminal

pytestmark = pytest.mark.any_database

ENGLISH = (
    "Usage:", "Commands:", "Error:", "Try '", "Missing", "No such", "Invalid",
    "is not", "Show ", "required", "requires", "default:", "unexpected", "Choose", "COMMAND ",
    "QUERY", "Did you",
)  # fmt: skip


@pytest.fixture
def voir(look: Terminal) -> Terminal:
    """The garden, seen in French."""
    return Terminal(look.home, ENTREGENT_LANG="fr")


def english_in(said: str) -> list[str]:
    return [words for words in ENGLISH if words in said]


def test_today_is_told_in_french(voir: Terminal) -> None:
    said = voir("today", "--on", ON).out
    assert said.startswith("13\u00a0mai 2024\n")
    assert "hier" in said
    assert "attend" in said
    assert "entregent today done ID" in said


def test_todays_reasons_are_french_in_json(voir: Terminal) -> None:
    assert "hier" in str(voir.json("today", "--on", ON))


def test_people_are_listed_in_french(voir: Terminal) -> None:
    said = voir("people").out
    assert said.startswith("Nom ")
    assert "Dernier contact" in said
    assert "s’efface" in said or "faible" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("person", "999999"), "Personne ne porte le numéro 999999."),
        (("set", "Alice Martin", "birthday=1799-12-31"), "est trop ancien pour un anniversaire"),
        (("ignore", "nimporte"), "Écrivez par exemple claire@exemple.fr"),
    ],
)
def test_a_slip_is_told_in_french_with_what_to_write(
    voir: Terminal, words: tuple[str, ...], said: str
) -> None:
    assert said in voir.refused(*words)


def test_a_line_of_exchanges_left_out_is_said_to_be(empty: Terminal, tmp_path: Path) -> None:
    path = an_exchanges_csv(
        tmp_path, f"2024-05-12,pigeon,me,{ALICE},,", f"2024-05-12,call,us,{ALICE},,"
    )
    for language, said in (("en", "it was left out"), ("fr", "la ligne a été laissée de côté")):
        [source] = empty.json("import", path, "--dry-run", ENTREGENT_LANG=language)["sources"]
        assert [said in problem["message"] for problem in source["problems"]] == [True, True]


def test_somebody_is_told_in_french(voir: Terminal) -> None:
    said = voir("person", "Alice Martin", "--on", ON).out
    assert "Anniversaire" in said
    assert "1\u00a0avril 1984" in said or "1er\u00a0avril 1984" in said
    assert "Connaît Benoît Durand" in said


def test_ties_and_cadences_are_told_in_french(voir: Terminal) -> None:
    assert "régulier" in voir("ties", "--on", ON).out
    assert "Rythme" in voir("cadences", "--on", ON).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("person", "Personne"), "Personne ici ne s’appelle"),
        (("person", "Paul Roux"), "2 personnes s’appellent Paul Roux"),
        (("import", "absent.vcf"), "n’existe pas"),
        (("set", "Alice Martin", "birthday=bientôt"), "n’est pas une date"),
        (("undo", "--home", "{}"), "rien à annuler"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_refusals_are_french(
    voir: Terminal, empty: Terminal, words: tuple[str, ...], said: str
) -> None:
    assert said in voir.refused(*(word.format(empty.home) for word in words))


@pytest.mark.parametrize(
    "words",
    [
        ("--nonsense",),
        ("people", "--limt", "3"),
        ("nonsense",),
        ("person",),
        ("log", "Alice Martin"),
        ("log", "Alice Martin", "--channel", "pigeon"),
        ("people", "--limit", "beaucoup"),
        ("people", "--limit", "-1"),
        ("people", "un", "deux"),
        ("people", "--circle"),
        ("--lang",),
        ("--json=yes",),
        ("today", "--on", "demain"),
        ("today", "nonsense", "ID"),
        ("set", "Alice Martin", "titre"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_understood_is_said_in_french(
    voir: Terminal, words: tuple[str, ...]
) -> None:
    assert english_in(voir.misused(*words)) == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("import",),
        ("today",),
        ("today", "snooze"),
        ("log",),
        ("people",),
        ("serve",),
        ("demo",),
    ],
    ids=" ".join,
)
def test_help_is_french(voir: Terminal, words: tuple[str, ...]) -> None:
    assert english_in(voir(*words, "--help").out) == []


def test_the_doctor_speaks_french(voir: Terminal) -> None:
    assert "Les mots français sont en place" in voir("doctor").out


def test_places_of_problems_are_french_on_screen_and_the_same_for_scripts(
    empty: Terminal, tmp_path: Path
) -> None:
    empty.environment["ENTREGENT_LANG"] = "fr"
    path = a_calendar(tmp_path, an_event(ME, ALICE, at="bientôt"), an_event(ME, ALICE))
    assert "! événement 1\u202f: " in empty("import", path, "--me", ME).out
    [source] = empty.json("import", path)["sources"]
    assert source["problems"][0]["place"] == "event 1"


def test_the_journal_names_a_file_without_an_elision(empty: Terminal, tmp_path: Path) -> None:
    empty.environment["ENTREGENT_LANG"] = "fr"
    empty("import", a_calendar(tmp_path, name="alumni.ics"), "--me", ME)
    assert "l’import du fichier alumni.ics" in empty("journal").out
