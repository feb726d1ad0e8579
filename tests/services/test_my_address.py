"""Where I live, as my LinkedIn archive says: the town of others is another than mine."""

from pathlib import Path

import pytest
from tests.builders import TODAY, a_linkedin_archive, exported, imported

from entregent.services.me import set_mine
from entregent.services.traits import my_traits
from entregent.services.undoing import undo
from entregent.storage.models import Address, Book

HEADER = "First Name,Last Name,Headline,Zip Code,Geo Location"


def archive(folder: Path, location: str, *, day: str = "10-31-2026") -> Path:
    """Write my archive of a day, which says that I live there."""
    profile = f'{HEADER}\nPaul,Moi,Engineer,,"{location}"\n'
    name = f"Basic_LinkedInDataExport_{day}.zip"
    return a_linkedin_archive(folder / day, files={"Profile.csv": profile}, name=name)


def places(book: Book) -> list[tuple[str, str]]:
    rows = Address.objects.filter(book=book, person__is_me=True, kind="postal").order_by("pk")
    return list(rows.values_list("value", "origin"))


def test_where_I_live_is_kept_and_the_same_file_again_changes_nothing(
    book: Book, tmp_path: Path
) -> None:
    before = exported(book)
    path = archive(tmp_path, "Lyon, Auvergne-Rhône-Alpes, France")
    imported(book, path)
    assert places(book) == [("Lyon, Auvergne-Rhône-Alpes, France", "linkedin")]
    assert my_traits(book)["place"] == "69"
    kept = exported(book)
    imported(book, path)
    assert exported(book) == kept
    undo(book)
    assert exported(book) == before


def test_a_later_archive_says_it_anew_and_an_older_one_says_nothing(
    book: Book, tmp_path: Path
) -> None:
    imported(book, archive(tmp_path, "Lyon, France"))
    imported(book, archive(tmp_path, "Toulouse, France", day="11-02-2026"))
    imported(book, archive(tmp_path, "Nantes, France", day="01-15-2025"))
    assert places(book) == [("Toulouse, France", "linkedin")]


def test_what_I_type_wins_whatever_a_later_archive_says(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "Lyon, France"))
    set_mine(book, [("address", "3 rue Alsace, 31000 Toulouse")], on=TODAY)
    assert my_traits(book)["place"] == "31"
    imported(book, archive(tmp_path, "Nantes, France", day="11-02-2026"))
    assert my_traits(book)["place"] == "31"


def test_what_I_took_away_no_archive_brings_back(book: Book, tmp_path: Path) -> None:
    imported(book, archive(tmp_path, "Lyon, France"))
    set_mine(book, [("address", "-Lyon, France")], on=TODAY)
    imported(book, archive(tmp_path, "Lyon, France", day="11-02-2026"))
    assert places(book) == []
    assert "place" not in my_traits(book)


@pytest.mark.parametrize("location", ["", "   "])
def test_a_profile_without_a_place_keeps_none(book: Book, tmp_path: Path, location: str) -> None:
    imported(book, archive(tmp_path, location))
    assert places(book) == []
