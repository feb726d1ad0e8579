"""Start-up: what a command does not need is not loaded for it."""

import subprocess
import sys

import pytest

SLOW = ("numpy", "Stemmer")


@pytest.mark.parametrize(
    "module",
    ["today", "dormant", "evidence", "shared_past", "weak_ties", "introductions", "discretion",
     "introduction_steps", "lineage"],
)  # fmt: skip
def test_plain_parts_of_the_core_load_no_numbers_and_no_stemmers(module: str) -> None:
    asked = f"import sys, entregent.core.{module}; print([n for n in {SLOW} if n in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert told.stdout.strip() == "[]"
