"""Level and function as titles tell them, in French and in English, some in German and Spanish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.told import TOLD_AT_THE_END

from entregent.core.functions import FUNCTIONS, beginnings_of, function_of
from entregent.core.level import LEVELS, approach, level_of

TITLES = [
    line.split("\t")
    for line in Path(__file__).with_name("titles.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Assistante du directeur général", "member"),
        ("Geschäftsführerin", "executive"),
        ("Director General", "executive"),
        ("Director de Ventas", "director"),
        ("Leiter Vertrieb", "manager"),
        ("Jefa de Compras", "manager"),
        ("Projektleiterin", "lead"),
        ("Jefe de Proyecto", "lead"),
        ("Softwareentwicklerin", "member"),
        ("Werkstudent", "intern"),
        ("Becaria de Comunicación", "intern"),
        ("Assistant Director", "director"),
        ("Product Manager", "member"),
        ("Senior Product Manager", "lead"),
        ("Group Product Manager", "manager"),
        ("Product Owner", "member"),
        ("Owner", "executive"),
        ("HR Business Partner", "member"),
        ("Talent Acquisition Partner", "member"),
        ("Partner", "executive"),
        ("Professeur associé", "member"),
        ("Avocate associée", "executive"),
        ("Chef de projet", "lead"),
        ("Cheffe de service", "manager"),
        ("Chef de produit", "member"),
        ("Stagiaire auprès de la directrice", "intern"),
        ("Étudiante | Cofondatrice de Vélogreen", "executive"),
        ("Post-doctorant", "member"),
        ("Doctorante en chimie", "intern"),
        ("Cheffe de cabinet", "director"),
        ("Group Financial Controller", "manager"),
        ("Expert-comptable", "member"),
        ("Staff Engineer", "lead"),
        ("Chief of Staff", "director"),
        ("Ingénieur chez Partner & Co", "member"),
        ("P.-D.G.", "executive"),
        ("DRH", "director"),
        ("D.A.F.", "director"),
        ("", ""),
        ("· | ·", ""),
    ],
)
def test_a_title_says_how_far_up(title: str, level: str) -> None:
    assert level_of(title) == level


@pytest.mark.parametrize(
    ("title", "function"),
    [
        ("Ingénieur commercial", "sales"),
        ("Ingénieure mécanique", "engineering"),
        ("Directeur administratif et financier", "finance"),
        ("Directrice générale", "general"),
        ("VP Sales", "sales"),
        ("Data Protection Officer", "legal"),
        ("Consultant en recrutement", "people"),
        ("Chasseuse de têtes", "people"),
        ("Head-hunter", "people"),
        ("Executive search consultant", "people"),
        ("Consultante intérim", "people"),
        ("Directeur par intérim", "general"),
        ("Consultante en stratégie", "consulting"),
        ("Responsable R.H.", "people"),
        ("Infirmier de bloc", "health"),
        ("Ingénieur chez Crédit Agricole", "engineering"),
        ("Leiter Vertrieb", "sales"),
        ("Lohnbuchhalterin", "finance"),
        ("Einkäuferin", "operations"),
        ("Produktionsleiter", "operations"),
        ("Produktmanager", "product"),
        ("Directora Comercial", "sales"),
        ("Jefe de Producto", "product"),
        ("Investigadora", "research"),
        ("Poète", ""),
        ("", ""),
    ],
)
def test_a_title_says_what_one_works_on(title: str, function: str) -> None:
    assert function_of(title) == function


@pytest.mark.parametrize("title", ["\0", "x" * 100_000, "chef " * 10_000, "🙂 - 🙂", "مدير"])
def test_any_text_is_a_title(title: str) -> None:
    assert level_of(title) in ("", *LEVELS)
    assert function_of(title) in ("", *FUNCTIONS)


def test_every_function_is_told_by_words() -> None:
    for function in FUNCTIONS:
        words = beginnings_of(function)
        assert words
        assert all(len(word) >= 3 and word == word.lower() for word in words)


def test_most_titles_are_read_as_a_recruiter_reads_them(
    record_property: Callable[[str, object], None],
) -> None:
    told = ["titles        level  function"]
    shares = {}
    for part in ("seen", "mended", "unseen", "abroad", "abroad-mended", "abroad-unseen"):
        rows = [row[1:] for row in TITLES if row[0] == part]
        right = [
            (level_of(title) == level, function_of(title) == function)
            for title, level, function in rows
        ]
        levels, functions = (sum(one) / len(rows) for one in zip(*right, strict=True))
        shares[part] = levels, functions
        told.append(f"{part:14}{levels:5.0%}{functions:10.0%}  of {len(rows)}")
    record_property(TOLD_AT_THE_END, "\n".join(told))
    levels, functions = shares["unseen"]
    assert levels >= 0.85
    assert functions >= 0.80
    levels, functions = shares["abroad-unseen"]
    assert levels >= 0.85
    assert functions >= 0.70


@pytest.mark.parametrize(
    ("gap", "said"),
    [(None, ""), (-2, "peer"), (0, "peer"), (1, "senior"), (2, "far-above"), (4, "far-above")],
)
def test_one_comes_otherwise_to_a_peer_and_to_somebody_far_above(
    gap: int | None, said: str
) -> None:
    assert approach(gap) == said


def test_somebody_close_is_a_peer_whatever_they_head() -> None:
    assert approach(4, close=True) == approach(None, close=True) == "peer"


def test_the_same_title_is_read_once() -> None:
    level_of.cache_clear()
    for _ in range(3):
        level_of("Directrice technique")
    assert level_of.cache_info().hits == 2
