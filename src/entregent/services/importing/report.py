"""What an import tells: how many it saw, wrote and left alone, and what it could not read."""

from collections import Counter
from dataclasses import dataclass, field, replace

from entregent.importers.records import BadRecord, ColumnsRecord
from entregent.services.importing.fitting import plain

MOST_PROBLEMS = 100_000  # that are listed one by one
_SHOWN = 1_000  # characters of what is wrong


@dataclass(slots=True)
class PeopleCount:
    """People of a source; seen = created + updated + unchanged + ignored."""

    seen: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    ignored: int = 0


@dataclass(slots=True)
class ExchangeCount:
    """Exchanges of a source; seen = created + unchanged + ignored."""

    seen: int = 0
    created: int = 0
    unchanged: int = 0
    ignored: int = 0


@dataclass(slots=True)
class SourceReport:
    """What became of one source."""

    path: str
    kind: str
    people: PeopleCount = field(default_factory=PeopleCount)
    exchanges: ExchangeCount = field(default_factory=ExchangeCount)
    problems: list[BadRecord] = field(default_factory=list)
    added: list[str] = field(default_factory=list)  # the names of the people it added
    me: list[str] = field(default_factory=list)  # the addresses it took for the owner's
    links: int = 0
    my_positions: int = 0  # of the owner, new or changed
    merged: int = 0
    bounced: int = 0  # addresses from which mail came back for good
    columns: list[ColumnsRecord] = field(default_factory=list)  # of each sheet that was read
    left_out: Counter[str] = field(default_factory=Counter)  # how many for which reason
    entry: int = 0  # of the journal
    refused: bool = False  # a path that was named, of which nothing could be read

    def tell(self, problem: BadRecord) -> None:
        """List a problem; when there are very many, count it with all those after."""
        if len(self.problems) < MOST_PROBLEMS:
            values = {name: plain(value[:_SHOWN]) for name, value in problem.values.items()}
            self.problems.append(replace(problem, place=plain(problem.place), values=values))
            return
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(BadRecord("", "more-problems"))
        more = int(self.problems[-1].values.get("count", "0")) + 1
        self.problems[-1] = BadRecord("", "more-problems", {"count": str(more)})

    @property
    def mapping(self) -> dict[str, str]:
        """Return which field each column was taken for; of a title in two sheets, the first's."""
        return {t: f for sheet in reversed(self.columns) for t, f in sheet.mapping.items()}

    @property
    def unmapped(self) -> list[str]:
        """Return the columns taken for no field, whose cells are kept all the same."""
        return list(dict.fromkeys(title for sheet in self.columns for title in sheet.unmapped))


@dataclass(slots=True)
class ImportReport:
    """What became of all sources of one import."""

    sources: list[SourceReport] = field(default_factory=list)

    @property
    def merged(self) -> int:
        """Return how many people turned out to be one, by a sure sign."""
        return sum(source.merged for source in self.sources)
