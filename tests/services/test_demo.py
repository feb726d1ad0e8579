"""The example network in a book."""

from pathlib import Path
from typing import Any

import pytest

from entregent.services import demo
from entregent.services.importing.report import ImportReport
from entregent.services.importing.run import import_paths
from entregent.storage.models import Book, Position


def test_each_file_of_the_example_is_read_once_and_the_newer_archive_counts(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[ImportReport] = []

    def watched(*args: Any, **kwargs: Any) -> ImportReport:
        reports.append(import_paths(*args, **kwargs))
        return reports[-1]

    monkeypatch.setattr(demo, "import_paths", watched)
    demo.make_demo(book, tmp_path)
    read = sorted(source.path for report in reports for source in report.sources)
    assert read == sorted(str(path) for path in tmp_path.glob("[!.]*"))
    mine = Position.objects.filter(person__is_me=True, origin="linkedin")
    assert mine.exists()
    assert not mine.filter(current=True).exclude(ended="").exists()
