"""Fuzz the readers for some minutes: `python -m tests.fuzzing MINUTES`, as `make fuzz` does.

Each round tries other damage; the first that breaks anything ends it, with the file that did and
the seed that brings the round back.
"""

import os
import subprocess
import sys
import time
from itertools import count
from random import SystemRandom

EXAMPLES = 300  # of each kind in a round
TESTS = ("tests/importers/test_fuzzed.py", "tests/services/test_fuzzed.py")


def main() -> int:
    """Run rounds until the time is up; return 1 when one of them failed."""
    until = time.monotonic() + 60 * float(sys.argv[1])
    for number in count(1):
        seed = SystemRandom().randrange(1 << 32)
        words = ("-q", "-p", "no:cacheprovider", f"--hypothesis-seed={seed}")
        round_ = subprocess.run(
            [sys.executable, "-m", "pytest", *words, *TESTS],
            env={**os.environ, "ENTREGENT_FUZZ": str(EXAMPLES)},
            capture_output=True,
            text=True,
            check=False,
        )
        if round_.returncode:
            sys.stdout.write(f"{round_.stdout}{round_.stderr}\nRound {number}, seed {seed}.\n")
            return 1
        sys.stdout.write(f"Round {number}: nothing broke.\n")
        sys.stdout.flush()
        if time.monotonic() > until:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
