"""Terminals: on an empty book, on a small garden to look at, on a copy of it to dig in."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    a_card,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_vcf,
    an_exchanges_csv,
    an_mbox,
    mail,
)
from tests.cli.terminal import Terminal


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a book in which nothing was written yet."""
    home = tmp_path_factory.mktemp("empty") / "book"
    Terminal(home)("people")
    return home


@pytest.fixture(scope="session")
def garden_home(tmp_path_factory: pytest.TempPathFactory, empty_home: Path) -> Path:
    """The home of a small network: Alice waits for an answer, Benoît changed jobs."""
    files, home = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("garden") / "book"
    run = Terminal(home).on_a_copy_of(empty_home)
    was, became = (
        a_linkedin_archive(
            files,
            a_connection("Benoît Durand", email=mail(BENOIT), company=firm, on="12 Mar 2021"),
            name=f"export-{day}.zip",
        )
        for firm, day in (("Globex", "01-15-2023"), ("Initech", "05-01-2024"))
    )
    mails = (
        a_mail(ALICE, ME, on=datetime(2024, 5, 6, 8, tzinfo=UTC), id="a1", subject="Lyon"),
        a_mail(ME, CHLOE, on=date(2023, 1, 9), id="c1"),
        a_mail(CHLOE, ME, on=date(2023, 1, 10), id="c2", answers="c1"),
        a_mail(ME, f"{BENOIT}, {ALICE}", on=date(2024, 1, 9), id="b1"),
    )
    meal = f"2024-05-12,meal,both,{mail(CHLOE)},Chloé Petit,Lunch"
    cards = (
        a_card("Paul Roux", "UID:1"),
        a_card("Paul Roux", "UID:2"),
        a_card("Alice Martin", "EMAIL:" + mail(ALICE), "CATEGORIES:Choir,Lyon", "BDAY:19840401"),
    )
    paths = (
        was, became, an_mbox(files, *mails), an_exchanges_csv(files, meal), a_vcf(files, *cards),
        a_links_csv(files),
    )  # fmt: skip
    run("import", *paths, "--me", ME)
    return home


@pytest.fixture
def empty(tmp_path: Path, empty_home: Path) -> Terminal:
    """An empty book of this test's own."""
    return Terminal(tmp_path / "book").on_a_copy_of(empty_home)


@pytest.fixture(scope="session")
def look(garden_home: Path) -> Terminal:
    """The garden, for commands that only read."""
    return Terminal(garden_home)


@pytest.fixture
def garden(tmp_path: Path, garden_home: Path) -> Terminal:
    """A copy of the garden, for commands that write."""
    return Terminal(tmp_path / "book").on_a_copy_of(garden_home)
