"""How well likely pairs tell who is in a book twice, on a book where it is known; run as
`python -m bench.truth SEED…` in a process of its own, which prints JSON."""

import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import perf_counter

from bench.doubles import as_vcards, cards


def main(seed: int) -> None:
    """Print how many clusters are wrong and how many people split, and by which rewriting."""
    made = cards(seed)
    home = Path(mkdtemp(prefix="entregent-bench-"))
    try:
        path = home / "book.vcf"
        path.write_text("".join(as_vcards(made)), encoding="utf-8")
        print(json.dumps(_judged(home, path, {f"{c.person}/{c.number}": c.how for c in made})))
    finally:
        rmtree(home)


def _judged(home: Path, path: Path, how: dict[str, str]) -> dict[str, object]:
    os.environ["ENTREGENT_HOME"] = str(home / "book")
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book = the_book()
    from entregent.services.duplicates import likely_pairs  # noqa: PLC0415
    from entregent.services.importing.run import import_paths  # noqa: PLC0415
    from entregent.storage.models import Address  # noqa: PLC0415

    import_paths(book, [path])
    start = perf_counter()
    pairs = likely_pairs(book)
    seconds = perf_counter() - start
    uids: dict[int, list[str]] = defaultdict(list)
    for person, uid in Address.objects.filter(kind="uid").values_list("person_id", "value"):
        uids[person].append(uid)
    cluster = {person: person for person in uids}

    def top(person: int) -> int:
        while cluster[person] != person:
            person = cluster[person]
        return person

    for pair in pairs:
        cluster[top(pair.a_id)] = top(pair.b_id)
    return {"seconds": seconds, **_counts(uids, {p: top(p) for p in uids}, how)}


def _counts(
    uids: dict[int, list[str]], cluster: dict[int, int], how: dict[str, str]
) -> dict[str, object]:
    who: dict[int, set[str]] = defaultdict(set)
    where: dict[str, set[int]] = defaultdict(set)
    for person, theirs in uids.items():
        for uid in theirs:
            who[cluster[person]].add(uid)
            where[uid.split("/")[0]].add(cluster[person])
    wrong = [found for found in who.values() if len({uid.split("/")[0] for uid in found}) > 1]
    split = [person for person, found in where.items() if len(found) > 1]
    return {
        "cards": len(how),
        "twice": sum(uid.endswith("/2") for uid in how),
        "wrong": len(wrong),
        "wrong with": dict(Counter(how[uid] for found in wrong for uid in found)),
        "which": [sorted(found) for found in wrong][:20],
        "split": len(split),
        "split by": dict(Counter(how[f"{person}/2"] for person in split)),
        "whom": split[:20],
    }


if __name__ == "__main__":
    for seed in sys.argv[1:]:
        main(int(seed))
