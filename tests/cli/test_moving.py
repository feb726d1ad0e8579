"""The book carried from its file to PostgreSQL and back, the same to the last row."""

from pathlib import Path

import pytest
from tests.builders import a_card, a_vcf, written
from tests.cli.terminal import Terminal
from tests.postgresql import Server, server_programs


@pytest.fixture(scope="module")
def server() -> Server:
    """A PostgreSQL server of this module's own."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (on Debian: apt install postgresql)")
    return Server(programs)


@pytest.fixture
def address(server: Server, tmp_path: Path) -> str:
    """The address of an empty database."""
    return server.new(tmp_path.name.replace("-", "_")[:60].lower())


@pytest.fixture
def book(tmp_path: Path, garden_home: Path) -> Terminal:
    """The garden in a file of SQLite, whatever the other tests run on."""
    home = tmp_path / "file"
    Terminal(garden_home)("export", "--to", tmp_path / "garden.json")
    run = Terminal(home, DATABASE_URL="")
    run("import", tmp_path / "garden.json")
    run("set", "Alice Martin", "title=Directrice", "note=D’Œuvre \\ \t “ż” 🙂")
    return run


def test_a_book_goes_to_postgresql_and_back_the_same(
    book: Terminal, address: str, tmp_path: Path
) -> None:
    before = book("export").out
    there = Terminal(tmp_path / "there", DATABASE_URL=address)
    back = Terminal(tmp_path / "back", DATABASE_URL="")

    counts = book.json("move", "--to", address)["rows"]
    assert counts["person"] == len(book.json("people")) + counts["book"]
    assert there("export").out == before
    there("move", "--to", f"sqlite:{back.home}")
    assert back("export").out == before
    assert book("export").out == before


def test_what_was_moved_is_found_told_undone_and_goes_on(
    book: Terminal, address: str, tmp_path: Path
) -> None:
    there = Terminal(tmp_path / "there", DATABASE_URL=address)
    book("move", "--to", address)
    assert there.json("people", "directrice alice")[0]["name"] == "Alice Martin"
    assert there.json("ties") == book.json("ties")
    assert there.json("undo")["undone"] == "set"
    assert there.json("person", "Alice Martin")["title"] == ""
    there("import", a_vcf(tmp_path, a_card("Dan Roux", "EMAIL:dan@roux.example")))
    there("add", "Ève Blanc")
    assert [row["name"] for row in there.json("people", "blanc")] == ["Ève Blanc"]


def test_a_place_that_holds_a_book_is_refused_and_left_alone(
    book: Terminal, address: str, tmp_path: Path
) -> None:
    there = Terminal(tmp_path / "there", DATABASE_URL=address)
    there("add", "Dan Roux")
    before = there("export").out
    assert "empty database" in book.refused("move", "--to", address)
    assert there("export").out == before


@pytest.mark.parametrize(
    ("to", "step"),
    [
        ("postgresql://", "sqlite:FOLDER"),
        ("mysql://paul:secret@host/book", "postgresql://USER"),
        ("postgresql://paul:secret@127.0.0.1:1/book", "See that PostgreSQL runs"),
        ("postgresql://paul@127.0.0.1:1/book?password=secret", "See that PostgreSQL runs"),
        ("sqlite:", "sqlite:FOLDER"),
        ("sqlite:{home}", "another folder"),
        ("sqlite:{home}/../by/another/../../file", "another folder"),
        ("sqlite:{file}/book", "--home FOLDER"),
    ],
)
def test_a_place_that_is_none_is_refused_without_telling_the_password(
    book: Terminal, tmp_path: Path, to: str, step: str
) -> None:
    file = written(tmp_path / "dear", "dear to me")
    said = book.refused("move", "--to", to.format(home=book.home, file=file))
    assert step in said
    assert "secret" not in said


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    run = Terminal(tmp_path / "book", DATABASE_URL="postgresql://paul:secret@127.0.0.1:1/book")
    said = run.refused("people")
    assert "book@127.0.0.1" in said
    assert "secret" not in said


def test_a_folder_with_other_files_is_left_as_it_is(book: Terminal, tmp_path: Path) -> None:
    folder = written(tmp_path / "mine" / "letter.txt", "dear").parent
    folder.chmod(0o755)
    assert "empty folder" in book.refused("move", "--to", f"sqlite:{folder}")
    assert (folder.stat().st_mode & 0o777, len(list(folder.iterdir()))) == (0o755, 1)


def test_the_next_step_told_opens_the_book(book: Terminal, tmp_path: Path) -> None:
    told = book("move", "--to", f"sqlite:{tmp_path}/new").out
    home = told.partition("ENTREGENT_HOME=")[2].partition(",")[0]
    assert Terminal(Path(home), DATABASE_URL="")("export").out == book("export").out
    assert f"{len(book.json('people'))} people" in told


def test_one_person_is_counted_as_one(tmp_path: Path) -> None:
    run = Terminal(tmp_path / "small", DATABASE_URL="")
    run("add", "Claire Morel")
    assert "1 person written to" in run("export", "--to", tmp_path / "one.json").out
    assert "compared: 1 person, 0 exchanges." in run("move", "--to", f"sqlite:{tmp_path}/b").out
    french = run("--lang", "fr", "move", "--to", f"sqlite:{tmp_path}/c").out
    assert "chaque ligne comparée\u202f: 1 personne, 0 échange." in french
