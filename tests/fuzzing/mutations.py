"""Damage to a file: slices lost, doubled, moved and cut off, words of its format sprinkled in."""

from collections.abc import Sequence

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.fuzzing.seeds import EXAMPLES, Seeds

_WHOLE = 1_000_000
_Place = st.integers(0, _WHOLE)  # millionths of the file
_Change = tuple[str, int, int, int, bytes]


def damaged(seeds: Seeds) -> st.SearchStrategy[bytes]:
    """Return files of these after some damage."""
    kinds = st.sampled_from(("lose", "double", "move", "end", "say", "say often", "replace"))
    word = st.sampled_from(seeds.words) | st.binary(min_size=1, max_size=4)
    changes = st.lists(
        st.tuples(kinds, _Place, _Place, st.integers(1, 300), word), min_size=1, max_size=8
    )
    return st.builds(_damaged, st.sampled_from(seeds.files), changes)


def examples(few: int) -> settings:
    """Return how often to try: few times and always the same, or as often as one fuzzes."""
    return settings(
        max_examples=EXAMPLES or few,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def _damaged(data: bytes, changes: Sequence[_Change]) -> bytes:
    for kind, one, other, count, word in changes:
        start, end = sorted(len(data) * place // _WHOLE for place in (one, other))
        end = min(end, start + count) if count < 200 else end
        before, slice_, after = data[:start], data[start:end], data[end:]
        match kind:
            case "lose":
                data = before + after
            case "double":
                data = before + slice_ + slice_ + after
            case "move":
                half = len(after) // 2
                data = before + after[:half] + slice_ + after[half:]
            case "end":
                data = data[: max(start, 1)]
            case "say":
                data = before + word + slice_ + after
            case "say often":
                data = before + word * count + slice_ + after
            case _:
                data = before + word + after
    return data
