"""Lines as vCard and iCalendar write them."""

_WIDTH = 75


def folded(line: str) -> str:
    """Return the line ended by CRLF, folded so that no part is over 75 bytes."""
    if len(line.encode()) <= _WIDTH:
        return f"{line}\r\n"
    parts, part, room = [], "", _WIDTH
    for letter in line:
        if len((part + letter).encode()) > room:
            parts.append(part)
            part, room = "", _WIDTH - 1  # the space that begins the next line counts
        part += letter
    return "\r\n ".join([*parts, part]) + "\r\n"
