"""Real files of other people's programs, all read into one book."""

from pathlib import Path

import pytest
from tests.builders import exported

from entregent.importers.kinds import find_sources
from entregent.importers.records import UnreadableFile
from entregent.services.importing.report import ImportReport, SourceReport
from entregent.services.importing.run import import_paths
from entregent.services.wording.language import speaking
from entregent.services.wording.problems import problem_sentence
from entregent.storage.models import Book

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
KINDS = ("linkedin", "mail", "vcard")

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


def assert_adds_up(source: SourceReport) -> None:
    people, told = source.people, source.exchanges
    assert people.seen == people.created + people.updated + people.unchanged + people.ignored
    assert told.seen == told.created + told.unchanged + told.ignored


@pytest.mark.parametrize("kind", KINDS)
def test_every_real_file_is_read_and_read_again_changes_nothing(book: Book, kind: str) -> None:
    paths = readable(kind)
    assert paths

    def read() -> ImportReport:
        return import_paths(book, paths, me=["paul@moi.example"])

    first, before = read(), exported(book)
    again = read()
    for source in (*first.sources, *again.sources):
        assert_adds_up(source)
    assert [s.path for s in again.sources if s.people.created or s.people.updated] == []
    assert exported(book) == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_problem_of_a_real_file_is_said_in_words(book: Book, language: str) -> None:
    paths = [path for kind in KINDS for path in readable(kind)]
    report = import_paths(book, paths, me=["paul@moi.example"])
    with speaking(language):
        said = [problem_sentence(p) for s in report.sources for p in s.problems]
    assert all(said)
    assert [sentence for sentence in said if "%(" in sentence] == []
