"""How well likely pairs tell who is in a book twice, where the UID of each card says it
("17/2" is a card of person 17). Run as `python -m bench.truth CARDS HOME`, which prints JSON."""

import json
import os
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from time import perf_counter


def main(cards: Path, home: Path) -> None:
    """Print how many pairs and clusters are right, and what comparing took, database included."""
    os.environ["ENTREGENT_HOME"] = str(home)
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book = the_book()
    from entregent.services.importing import run  # noqa: PLC0415 - once Django is set up
    from entregent.services.likely_pairs import likely_pairs  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import Address  # noqa: PLC0415 - once Django is set up

    run.COMPARED_AT_ONCE = 0  # compared below, where it is timed
    run.import_paths(book, [cards])
    start = perf_counter()
    pairs = [(pair.a_id, pair.b_id) for pair in likely_pairs(book)]
    seconds = perf_counter() - start
    uids = Address.objects.filter(kind="uid").values_list("person_id", "value")
    who = {person: uid.split("/")[0] for person, uid in uids}
    print(json.dumps({"seconds": seconds, **_of_pairs(who, pairs), **_of_clusters(who, pairs)}))


def _of_pairs(who: dict[int, str], pairs: list[tuple[int, int]]) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs."""
    same: dict[str, list[int]] = defaultdict(list)
    for person, one in sorted(who.items()):
        same[one].append(person)
    true = {pair for people in same.values() for pair in combinations(people, 2)}
    right = len(true & set(pairs))
    precision, recall = right / max(len(pairs), 1), right / max(len(true), 1)
    return {
        "cards": len(who),
        "true pairs": len(true),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
    }


def _of_clusters(who: dict[int, str], pairs: list[tuple[int, int]]) -> dict[str, int]:
    """Return how many clusters hold several people, and how many people are in several clusters."""
    group = {person: [person] for person in who}
    for a, b in pairs:
        if group[a] is not group[b]:
            group[a] += group[b]
            group |= dict.fromkeys(group[b], group[a])
    clusters = {id(people): {who[person] for person in people} for people in group.values()}
    found = Counter(one for people in clusters.values() for one in people)
    return {
        "wrong": sum(len(people) > 1 for people in clusters.values()),
        "split": sum(count > 1 for count in found.values()),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
