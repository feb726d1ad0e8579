"""What is asked of a draft, and the draft as the person left it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from django.urls import reverse

from entregent.core.asks import ASKS
from entregent.core.drafts import ABOUT_ANOTHER, LANGUAGES, REGISTERS, Draft, Intent
from entregent.core.text import number_in, typed
from entregent.core.today import parse_id
from entregent.services.draft_reason import reason_of
from entregent.services.drafts import Reason
from entregent.services.follow_up_facts import is_begun
from entregent.services.item_due import item_due

if TYPE_CHECKING:
    from entregent.storage.models import Book, Person

MOST_WORDINGS = 1_000
NUMBERS = ("about", "via", "goal", "opportunity", "favour", "article")


@dataclass(frozen=True, slots=True)
class DraftAsked:
    """Which message is asked for; "" leaves the choice to what the book knows."""

    intent: str = ""
    item: str = ""
    language: str = ""
    register: str = ""
    wording: int = 0
    about: int = 0
    via: int = 0
    goal: int = 0
    opportunity: int = 0
    favour: int = 0
    article: int = 0
    kind: str = ""

    def reason(self, person: "Person", usual: Intent) -> Reason:
        """Return what the message is for: what is asked, else the item's reason, else the usual."""
        said = {name: getattr(self, name) for name in NUMBERS}
        intent = Intent(self.intent) if self.intent else None
        return reason_of(
            person, item=self.item, intent=intent, usual=usual, kind=self.kind, **said
        )  # fmt: skip

    def with_what_is_due(self, book: "Book", person: "Person", *, on: date) -> "DraftAsked":
        """Return it about what is due with them first, where a follow-up is asked for of nothing
        named.
        """
        if self.intent != Intent.FOLLOW_UP or self.item:
            return self
        due = item_due(book, person, on=on)
        return replace(self, item=due.id) if due else self

    @property
    def kept(self) -> list[tuple[str, object]]:
        """Return what a form sends along, so that it is about the same message."""
        return [(name, value) for name in self.__slots__ if (value := getattr(self, name))]

    def address(self, person: int) -> str:
        """Return where this message to somebody is written."""
        asked = "?" + urlencode(self.kept) if self.kept else ""
        return reverse("write", args=[person]) + asked

    def otherwise(self, do: str) -> str:
        """Return the address of the same message, asked for as a button says."""
        what, _, value = do.partition(":")
        changed: dict[str, object] = {"wording": self.wording + 1}
        if what == "intent":
            changed = {"intent": value, "wording": 0}
            named = parse_id(self.item)
            if named and is_begun(named[2]) and value != Intent.FOLLOW_UP:
                changed["item"] = ""  # another letter keeps no promise, and asks nothing once more
        elif what == "register":
            changed = {"register": value}
        elif what == "language":
            changed = {"language": value, "register": ""}
        asked = dict(self.kept) | changed
        return "?" + urlencode({name: value for name, value in asked.items() if value})


def draft_asked(said: Mapping[str, str]) -> DraftAsked:
    """Return what an address or a form asks for; what it cannot mean is not asked."""

    def one_of(name: str, choices: tuple[str, ...]) -> str:
        value = said.get(name, "")
        return value if value in choices else ""

    return DraftAsked(
        intent=one_of(
            "intent", tuple(i for i in Intent if i is Intent.THANK or i not in ABOUT_ANOTHER)
        ),
        item=said.get("item", ""),
        language=one_of("language", LANGUAGES),
        register=one_of("register", REGISTERS),
        kind=one_of("kind", ASKS),
        wording=min(number_in(said.get("wording", "")) or 0, MOST_WORDINGS),
        **{name: number_in(said.get(name, "")) or 0 for name in NUMBERS},
    )


def draft_as_left(said: Mapping[str, str]) -> Draft:
    """Return the subject and the body as the person left them."""
    subject = " ".join(typed(said.get("subject", "")).split())
    return Draft(subject, words_in(said, "body"), "", "")


def words_in(said: Mapping[str, str], name: str) -> str:
    """Return the words of a field of several lines, whose ends browsers write as "\\r\\n"."""
    return typed(said.get(name, "")).replace("\r\n", "\n")


def in_place(said: Mapping[str, str], do: str, left: Draft) -> tuple[Draft, str]:
    """Return a message with other words in its place where they are taken, its own where they are
    taken back; and the words that others took the place of, "" for none.
    """
    before = words_in(said, "mine")
    if do == "take":
        return left._replace(body=words_in(said, "other") or left.body), before or left.body
    if do == "back":
        return left._replace(body=before or left.body), ""
    return left, before


def is_changed(left: Draft, draft: Draft) -> bool:
    """Tell whether something was written that a draft does not say."""
    said, drafted = ((" ".join(d.subject.split()), d.body.split()) for d in (left, draft))
    return said not in (drafted, ("", []))


def mailto(address: str, draft: Draft) -> str:
    """Return the link that opens a message in the person's own mail program."""
    body = draft.body.replace("\n", "\r\n")
    fields = urlencode({"subject": draft.subject, "body": body}, quote_via=quote)
    return f"mailto:{quote(address, safe='@+')}?{fields}"


def as_file(address: str, draft: Draft) -> bytes:
    """Return a message as a file that mail programs open to be sent (RFC 5322)."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if address:
        message["To"] = address
    message["Subject"] = draft.subject
    message.set_content(draft.body + "\n")
    return message.as_bytes()
