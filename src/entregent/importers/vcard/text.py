"""Text as cards write it: escapes, lists, control characters."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"[\\,;]")
_PARTS = {
    marks: re.compile(rf"((?:[^\\{marks}]++|\\.|\\\Z)*+)(?:[{marks}]|\Z)", re.DOTALL)
    for marks in (";", ",;")
}


def one_line(text: str) -> str:
    """Return the text with its words on one line, single spaces between them."""
    return " ".join(text.split())


def without_controls(text: str) -> str:
    """Return the text without control characters, but for tabs and line feeds."""
    return _CONTROL.sub("", text)


def unescape(value: str, old: bool = False) -> str:
    r"""Return the text a value means; in the old 2.1, `\\` stays: it is a Windows path."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(_old_meaning if old else _meaning, value)


def components(value: str, old: bool = False, marks: str = ";") -> list[str]:
    """Return the parts of a value between semicolons (or these marks), unescaped."""
    if "\\" not in value:
        for mark in marks[1:]:
            value = value.replace(mark, marks[0])
        return value.split(marks[0])
    return [unescape(part, old) for part in _PARTS[marks].findall(value)]


def escape(text: str) -> str:
    """Return the text as the value of a property, or as a part of one."""
    lines = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    return escape_lines(_TO_ESCAPE.sub(r"\\\g<0>", lines))


def escape_lines(text: str) -> str:
    """Return a value on one line, its line feeds written as two characters."""
    return text.replace("\n", "\\n")


def _meaning(found: re.Match[str]) -> str:
    character = found[1]
    if character in "nN":
        return "\n"
    return character if character in ',;:"\\' else found[0]


def _old_meaning(found: re.Match[str]) -> str:
    return found[0] if found[1] == "\\" else _meaning(found)
