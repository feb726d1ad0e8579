"""Reading a page as its reader does."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Protocol


class Answer(Protocol):
    """What came back for a request."""

    @property
    def content(self) -> bytes: ...


def text(response: Answer) -> str:
    """Return what a page says, without its tags, its lines broken anywhere."""
    body = response.content.decode()
    bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", body, flags=re.DOTALL)
    return re.sub(r"[ \n\u00a0]+", " ", unescape(bare))


class _Addresses(HTMLParser):
    """Gathers where a page loads from, links to and sends to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.followed: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
            elif name in ("src", "srcset", "data") or (tag == "link" and name == "href"):
                self.loaded.append(value or "")
            elif name in ("href", "action", "formaction"):
                self.followed.append(value or "")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.inline.append(tag)


def addresses(response: Answer) -> _Addresses:
    """Return the addresses in a page, and what is written inline."""
    parser = _Addresses()
    parser.feed(response.content.decode())
    return parser
