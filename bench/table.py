"""Figures side by side, as Markdown: printed by a run, pasted as they are into docs."""

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under its title, with the first column to the left."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    print(f"\n## {title}\n")
    for row in [head, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print(f"| {' | '.join(cells)} |")
    print(flush=True)


def duration(seconds: float) -> str:
    """Return a time with three digits that count."""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def within(seconds: float, limit: float | None) -> str:
    """Return a limit and whether it was kept, "" when there is none."""
    if limit is None:
        return ""
    return f"< {duration(limit)} {'✓' if seconds < limit else '✗'}"
