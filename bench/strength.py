"""How well the strength of a tie foretells the next contact, beside recency and frequency.

At several dates every tie known by then is scored, and one looks whether contact follows within
30 or 90 days: area under the ROC curve (over all ties, and within one person's ties) and average
precision.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import exp2
from operator import itemgetter
from statistics import mean

from bench.places import SAMPLES
from bench.table import print_table
from entregent.core.ties import DAY, Clocks, exchange_weight

SAMPLE = SAMPLES / "network" / "enron_exchanges.csv.gz"
HORIZONS = (30, 90)
QUARTERS = ((2000, 7), (2000, 10), (2001, 1), (2001, 4), (2001, 7), (2001, 10))
DATES = tuple(datetime(year, month, 1, tzinfo=UTC) for year, month in QUARTERS)
_ALONE = 1  # the sample has one recipient a row

Pair = tuple[str, str]
History = list[tuple[datetime, str]]  # when, and who wrote, oldest first
Score = Callable[[History, datetime, Pair], float]
Judged = list[tuple[float, bool]]


def recency(seen: History, at: datetime, _: Pair) -> float:
    """Score a tie by how short its silence is."""
    return -(at - seen[-1][0]).total_seconds()


def frequency(seen: History, at: datetime, _: Pair) -> float:  # noqa: ARG001
    """Score a tie by how many exchanges it had."""
    return len(seen)


def one_sum(seen: History, at: datetime, _: Pair) -> float:
    """Score a tie by one decayed sum of its exchanges, with a half-life of thirty days."""
    return sum(exp2(-(at - when).total_seconds() / DAY / 30) for when, _ in seen)


def combined(seen: History, at: datetime, _: Pair) -> float:
    """Score a tie by three clocks over all its exchanges: what the book keeps."""
    return _clocks(when for when, _ in seen).strength(at)


def both_directions(seen: History, at: datetime, pair: Pair) -> float:
    """Score a tie by the sum of three clocks over each direction."""
    return sum(_clocks(when for when, who in seen if who == one).strength(at) for one in pair)


def _clocks(moments: Iterable[datetime]) -> Clocks:
    weight = exchange_weight("email", _ALONE)
    return Clocks().after_all((at, weight) for at in moments)


SCORES: dict[str, Score] = {
    "recency": recency,
    "frequency": frequency,
    "one decayed sum, 30 days": one_sum,
    "three clocks, each direction": both_directions,
    "three clocks, combined (ours)": combined,
}


def main() -> None:
    """Print the figures of each score, the mean over dates and horizons."""
    if not SAMPLE.exists():
        print(f"\nStrength: skipped, there is no {SAMPLE}.")
        return
    ties = _ties()
    cells = [(at, timedelta(days=days)) for at in DATES for days in HORIZONS]
    print_table(
        f"What foretells contact: {sum(map(len, ties.values())):,} mails, {len(ties):,} ties,"
        f" {len(cells)} dates and horizons",
        ["score", "AUC", "average precision", "AUC within a person"],
        [_row(name, score, ties, cells) for name, score in SCORES.items()],
    )


def _row(
    name: str, score: Score, ties: dict[Pair, History], cells: Sequence[tuple[datetime, timedelta]]
) -> list[str]:
    every: list[tuple[float, float, float]] = []
    for at, horizon in cells:
        judged = list(_judged(score, ties, at, horizon))
        everyone = [(s, followed) for s, followed, _ in judged]
        by_person: dict[str, Judged] = defaultdict(list)
        for s, followed, pair in judged:
            for one in pair:
                by_person[one].append((s, followed))
        within = [auc(own) for own in by_person.values() if _both(own)]
        every.append((auc(everyone), average_precision(everyone), mean(within)))
    return [name, *(f"{mean(column):.3f}" for column in zip(*every, strict=True))]


def _ties() -> dict[Pair, History]:
    """Return the history of each pair of people of the sample."""
    ties: dict[Pair, History] = defaultdict(list)
    with gzip.open(SAMPLE, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, other = row["from_email"], row["to_email"]
            if one != other:
                at = datetime.fromisoformat(row["time"]).replace(tzinfo=UTC)
                ties[min(one, other), max(one, other)].append((at, one))
    for history in ties.values():
        history.sort()
    return ties


def _judged(
    score: Score, ties: dict[Pair, History], at: datetime, horizon: timedelta
) -> Iterator[tuple[float, bool, Pair]]:
    """Yield the score of each tie known by then, and whether contact followed."""
    for pair, history in ties.items():
        seen = [event for event in history if event[0] < at]
        if seen:
            followed = any(at <= when < at + horizon for when, _ in history)
            yield score(seen, at, pair), followed, pair


def _both(judged: Judged) -> bool:
    return len({followed for _, followed in judged}) == 2


def auc(judged: Judged) -> float:
    """Return how often a tie with contact scores above one without, ties in score half."""
    below = wins = 0.0
    followed = 0
    for _, group in groupby(sorted(judged, key=itemgetter(0)), key=itemgetter(0)):
        answers = [yes for _, yes in group]
        yes = sum(answers)
        no = len(answers) - yes
        wins += yes * (below + no / 2)
        below += no
        followed += yes
    return wins / (followed * below)


def average_precision(judged: Judged) -> float:
    """Return the mean precision over the ties with contact, those with the same score together."""
    ranked = sorted(judged, key=itemgetter(0), reverse=True)
    looked = found = 0
    gathered = 0.0
    for _, group in groupby(ranked, key=itemgetter(0)):
        answers = [yes for _, yes in group]
        yes = sum(answers)
        looked += len(answers)
        found += yes
        gathered += yes * found / looked
    return gathered / found
