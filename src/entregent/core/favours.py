"""Favours between me and somebody: whose turn it is, never a score (practices B5 and D10)."""


def balance(*, given: int, asked: int) -> list[str]:
    """Return the codes of what to say of favours given and asked, in the order one says it.

    given, asked: how many there were; your-turn: more was asked than given. [] when none was.
    """
    said = [code for code, count in (("given", given), ("asked", asked)) if count]
    return [*said, "your-turn"] if asked > given else said
