"""Real files of other people's programs, all read into one book."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.builders import exported
from tests.core.told import TOLD_AT_THE_END

from entregent.core.identity import email_key
from entregent.importers.kinds import find_sources
from entregent.importers.records import UnreadableFile
from entregent.services.errors import EntregentError
from entregent.services.importing.report import ImportReport, SourceReport
from entregent.services.importing.run import import_paths
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.language import speaking
from entregent.services.wording.problems import problem_sentence
from entregent.storage.models import Book

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
# Of each kind, how many people and exchanges there are to be found at least.
LEAST = {"ics": 1, "linkedin": 10, "mail": 100, "vcard": 800}
KINDS = tuple(LEAST)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repo")


def readable(kind: str) -> list[Path]:
    """Return the files of a kind that hold something known."""
    paths = []
    for path in sorted(p for p in (SAMPLES / kind).rglob("*") if p.is_file()):
        try:
            find_sources(path)
        except UnreadableFile:
            continue
        paths.append(path)
    return paths


def recipients(paths: list[Path]) -> list[str]:
    """Return to whom the first mail of each file was written: whose mailboxes these were."""
    to = re.compile(rb"(?im)^To:[^\n]*?([\w.+-]+@[\w.-]+\w)")
    found = (to.search(path.read_bytes()) for path in paths)
    return sorted({key for match in found if match and (key := email_key(match[1].decode()))})


def assert_adds_up(source: SourceReport) -> None:
    people, told = source.people, source.exchanges
    assert people.seen == people.created + people.updated + people.unchanged + people.ignored
    assert told.seen == told.created + told.unchanged + told.ignored


@pytest.mark.parametrize("kind", KINDS)
def test_every_real_file_is_read_and_read_again_changes_nothing(book: Book, kind: str) -> None:
    paths = readable(kind)
    me = recipients(paths) if kind == "mail" else ["paul@moi.example"]

    def read() -> ImportReport:
        return import_paths(book, paths, me=me)

    first, before = read(), exported(book)
    assert sum(s.people.created + s.exchanges.created for s in first.sources) >= LEAST[kind]
    again = read()
    for source in (*first.sources, *again.sources):
        assert_adds_up(source)
    assert [s.path for s in again.sources if s.people.created or s.people.updated] == []
    assert exported(book) == before


@pytest.mark.any_database
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_problem_of_a_real_file_is_said_in_words(book: Book, language: str) -> None:
    paths = [path for kind in KINDS for path in readable(kind)]
    report = import_paths(book, paths, me=["paul@moi.example"])
    with speaking(language):
        said = [problem_sentence(p) for s in report.sources for p in s.problems]
    assert all(said)
    assert [sentence for sentence in said if "%(" in sentence] == []


@pytest.mark.any_database
def test_every_real_file_is_read_or_named_in_a_problem(
    book: Book, record_property: Callable[[str, object], None]
) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    refusals: list[EntregentError] = []
    for path in sorted(p for p in SAMPLES.rglob("*") if p.is_file()):
        counts = table[producer(path)]
        counts["files"] += 1
        try:
            report = import_paths(book, [path], me=["paul@moi.example"])
        except EntregentError as error:
            refusals.append(error)
            counts["refused"] += 1
            continue
        for source in report.sources:
            assert source.kind or source.problems
            assert_adds_up(source)
            counts["people"] += source.people.seen
            counts["exchanges"] += source.exchanges.seen
            counts["problems"] += len(source.problems)
    record_property(TOLD_AT_THE_END, as_text(table))
    assert all(map(error_sentence, refusals))
    assert {error.code for error in refusals} <= {
        "unknown-kind",
        "empty-file",
        "blank-file",
        "packed-file",
    }


def producer(path: Path) -> str:
    """Return the folder of a file and, where the file names it, the program that wrote it."""
    folder = "/".join(path.relative_to(SAMPLES).parent.parts[:2])
    found = re.search(rb"(?im)^PRODID[^:\r\n]*:[ \t]*([^\r\n]+)", path.read_bytes())
    if not folder.startswith(("ics", "vcard")) or not found:
        return folder
    folder = folder.partition("/")[0]
    name = found[1].decode("utf-8", "replace").strip("-/ ").replace("\\,", ",")
    return f"{folder}  {re.sub(r'//(?:NONSGML )?', ' · ', name)[:50]}"


def as_text(table: Mapping[str, Counter[str]]) -> str:
    """Return what became of the files of each producer, as a run of the tests tells it."""
    columns = ("files", "refused", "people", "exchanges", "problems")
    lines = [f"\n{'producer':62}" + "".join(f"{column:>10}" for column in columns)]
    for name, counts in sorted(table.items()):
        lines.append(f"{name:62}" + "".join(f"{counts[column]:>10}" for column in columns))
    return "\n".join((*lines, ""))
