"""What the core weighs for a whole network: constraint, weak ties, needs with offers; ten thousand
people made from a seed, within the process."""

from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter

import numpy as np

from bench.table import duration, print_table, within
from entregent.core.brokerage import brokerage
from entregent.core.matching.fit import Offers, Said, answering
from entregent.core.matching.thesaurus import ideas
from entregent.core.matching.worth_introducing import Side, worth_introducing
from entregent.core.weak_ties import Acquaintance, Sought, weak_ties

PEOPLE = 10_000
LINKS = 60_000
MATCHING = 2.0  # seconds, the whole book
TIMES = 5
_SEEKING = ("Cherche", "Besoin d'un", "Trouver", "Looking for", "I need", "Help with")
_PLACES = ("Paris", "Lyon", "Nantes", "Toulouse", "Bordeaux", "London", "Lille", "Rennes", "")
_SYLLABLES = ("ba", "cor", "de", "fil", "gra", "lon", "mi", "nor", "pa", "ro", "sa", "ter", "vi")
_WORDS = [word for idea in ideas() for word in (*idea.french, *idea.english)]


def main() -> None:
    """Print what each takes; the first time is told apart, for words are stemmed then."""
    rng = Random(5)
    needs, offers = ([Said(n, a_want(rng)) for n in range(PEOPLE)] for _ in range(2))
    sides = {n: Side(rng.expovariate(1), frozenset({rng.randrange(300)})) for n in range(PEOPLE)}
    mine, one, other, strength = _network()
    people = [
        Acquaintance(n, float(mine[n]), m, {"sector": str(n % 30), "place": str(n % 50)})
        for n, m in enumerate(np.bincount(np.concatenate((one, other)), minlength=PEOPLE).tolist())
    ]
    job = Sought({"sector": frozenset({"7"})}, job=True)
    pairs = _row(
        "pairs worth introducing", lambda: worth_introducing(needs, offers, sides), MATCHING
    )
    index = Offers(offers)
    rows = [
        pairs,
        _row("who could help one person", lambda: answering(needs[0], [index], limit=10)),
        _row("constraint, effective size", lambda: brokerage(mine, one, other, strength)),
        _row("weak ties for a job", lambda: weak_ties(people, mine={"sector": "1"}, sought=job)),
    ]
    print_table(
        f"Weighed in the process: {PEOPLE:,} people, {LINKS:,} links, a need and an offer each",
        ["work", "first", "median", "limit"],
        rows,
    )


def a_want(rng: Random) -> str:
    """Return a need or an offer: two ideas, a word no thesaurus knows, a place."""
    odd = "".join(rng.choices(_SYLLABLES, k=3))
    two = " ".join(rng.choices(_WORDS, k=2))
    return f"{rng.choice(_SEEKING)} {two} {odd} {rng.choice(_PLACES)}"


def _network() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    ends = rng.integers(0, PEOPLE, (2, LINKS))
    return rng.lognormal(-1, 1, PEOPLE), *ends, rng.lognormal(0, 1, LINKS)


def _row(work: str, done: Callable[[], object], limit: float | None = None) -> list[str]:
    seconds = []
    for _ in range(TIMES):
        start = perf_counter()
        done()
        seconds.append(perf_counter() - start)
    return [work, duration(seconds[0]), duration(median(seconds)), within(seconds[0], limit)]
