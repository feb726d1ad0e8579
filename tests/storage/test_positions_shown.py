"""Which of the positions that several sources tell of is shown."""

from pathlib import Path

import pytest
from tests.builders import a_card, a_connection, a_linkedin_archive, a_vcf, called, imported

from entregent.storage.models import Book
from entregent.storage.queries.positions import position_of

PROFILE = "https://www.linkedin.com/in/alice-martin"


def shown_after(book: Book, *paths: Path) -> tuple[str, str]:
    """Return the title and the firm that are shown of Alice once these files are read."""
    for path in paths:
        imported(book, path)
    position = position_of(called(book, "Alice Martin"))
    assert position
    assert position.organisation
    return position.title, position.organisation.name


def from_linkedin(folder: Path, company: str = "Acme") -> Path:
    """Alice, Head of Ops, in an archive."""
    row = a_connection("Alice Martin", url=PROFILE, company=company, position="Head of Ops")
    return a_linkedin_archive(folder, row)


def from_a_card(folder: Path, *lines: str) -> Path:
    """Alice in an address book."""
    return a_vcf(folder, a_card("Alice Martin", f"URL:{PROFILE}", *lines))


@pytest.mark.parametrize("card_first", [False, True])
@pytest.mark.parametrize("firm", ["Acme", "ACME SAS", "Acme, Inc.", "acme GmbH", "Acme Ltd"])
def test_a_source_that_knows_no_title_hides_none_of_the_same_firm(
    book: Book, tmp_path: Path, firm: str, card_first: bool
) -> None:
    files = [from_linkedin(tmp_path), from_a_card(tmp_path, f"ORG:{firm}")]
    if card_first:
        files.reverse()
    assert shown_after(book, *files)[0] == "Head of Ops"


def test_a_source_that_names_another_firm_is_the_latest_word(book: Book, tmp_path: Path) -> None:
    files = from_linkedin(tmp_path), from_a_card(tmp_path, "ORG:Acme Robotics SAS")
    assert shown_after(book, *files) == ("", "Acme Robotics SAS")


def test_a_source_that_gives_another_title_is_the_latest_word(book: Book, tmp_path: Path) -> None:
    files = from_linkedin(tmp_path), from_a_card(tmp_path, "ORG:Acme SAS", "TITLE:COO")
    assert shown_after(book, *files) == ("COO", "Acme SAS")
