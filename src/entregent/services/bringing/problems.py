"""Every problem of a batch as a sheet to download."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from entregent.services.bringing.batch import Batch
from entregent.services.exporting import harmless_cell
from entregent.services.wording import bringing as wording
from entregent.services.wording.language import speaking

_MARK = "\ufeff"  # by which Excel takes a file for UTF-8


def problem_sheet(batch: Batch, head: Sequence[str], language: str) -> Iterator[str]:
    """Yield the lines of a CSV: file, place, what happened; its header alone when all went well."""
    yield _MARK + _line(head)
    path = batch.folder / "problems.jsonl"
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            facts = json.loads(line)
            # The page that asked for it is given, and its language no longer spoken.
            with speaking(language):
                cells = (facts["file"], wording.place(facts), wording.problem(facts))
            yield _line(cells)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([harmless_cell(cell) for cell in cells])
    return out.getvalue()
