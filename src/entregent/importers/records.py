"""What readers yield: plain values, the same whatever the format.

Every record says where it stands in its file (`place`: "line 12", "card 3", "mail 1840"), so that
what goes wrong later can still be found. Those that come by the hundred thousand are tuples, which
another process hands over several times as fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """A kind of source, as `import --kind` names it."""

    LINKEDIN = "linkedin"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    VCARD = "vcard"
    MAILBOX = "mailbox"
    CALENDAR = "calendar"
    EXCHANGES = "exchanges"
    LINKS = "links"
    SHEET = "sheet"
    BOOK = "book"


class Channel(StrEnum):
    """By what means people were in touch."""

    MEETING = "meeting"
    MEAL = "meal"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    EVENT = "event"
    REACTION = "reaction"


class Labelled(NamedTuple):
    """A value with its label ("work", "home", or what the person called it; "" when none)."""

    value: str
    label: str = ""


class Party(NamedTuple):
    """Somebody as a message or a link names them; any part may be "", not all of them."""

    name: str = ""
    email: str = ""
    profile: str = ""


class PersonRecord(NamedTuple):
    """A person as one row or card gives them. Empty means that the file does not say."""

    place: str
    name: str = ""
    given: str = ""
    family: str = ""
    uid: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    profiles: tuple[str, ...] = ()
    websites: tuple[Labelled, ...] = ()
    postal: tuple[Labelled, ...] = ()
    organisation: str = ""
    title: str = ""
    birthday: str = ""  # "1980-12-01", or "--12-01" without the year
    met_on: date | None = None
    circles: tuple[str, ...] = ()
    how_met: str = ""
    note: str = ""
    language: str = ""
    revised_on: date | None = None
    extras: tuple[str, ...] = ()  # properties nobody here knows, as they stood, for the way back


@dataclass(frozen=True, slots=True)
class MeRecord:
    """What a file says about its owner: the person whose book this is.

    It is not `sure` when the file may also be somebody else's, a calendar named after an address:
    then it counts only while nothing else tells who the owner is.
    """

    place: str
    name: str = ""
    emails: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    headline: str = ""
    address: str = ""  # where they live: a town at least
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """A position its owner held; dates as precise as the file: "2021", "2021-03", "2021-03-14"."""

    place: str
    organisation: str
    title: str = ""
    started: str = ""
    ended: str = ""


class MessageRecord(NamedTuple):
    """A mail or a message as it was sent; who "me" is, the reader need not know.

    `key` is the same for the same message in every file that holds it. `thread` names earlier
    messages of the conversation by their keys, or the conversation itself. `sent` tells that it
    lay in a folder of sent messages. `ignored` is the reason it is no exchange ("list",
    "automatic", "crowd", "spam", "trash", "draft", "advertisement", "nobody"), or "".
    """

    place: str
    key: str
    at: datetime
    channel: Channel
    sender: Party
    to: tuple[Party, ...] = ()
    cc: tuple[Party, ...] = ()
    subject: str = ""
    thread: tuple[str, ...] = ()
    sent: bool = False
    ignored: str = ""

    def parties(self) -> tuple[Party, ...]:
        """Return everybody the message names."""
        return (self.sender, *self.to, *self.cc)


class Failed(NamedTuple):
    """An address that a mail came back from, with the status given for it (RFC 3463: "5.1.1")."""

    address: str
    status: str


@dataclass(frozen=True, slots=True)
class BounceRecord:
    """A mail that could not be delivered, as a report of it says.

    `message` is its Message-ID with its brackets, "" where the report does not give it.
    """

    place: str
    at: datetime
    failed: tuple[Failed, ...]
    message: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting of the past as a calendar holds it; who "me" is, the reader need not know.

    `key` is the same for the same meeting in every file that holds it. `organizer` called it, and
    is among `people` too, unless the file names nobody; `declined` are those who did not come.
    """

    place: str
    key: str
    at: datetime
    channel: Channel
    people: tuple[Party, ...]
    declined: tuple[Party, ...] = ()
    organizer: Party | None = None
    subject: str = ""
    whole_day: bool = False

    def parties(self) -> tuple[Party, ...]:
        """Return everybody the meeting names."""
        return (*self.people, *self.declined)


@dataclass(frozen=True, slots=True)
class ExchangeRecord:
    """An exchange its owner wrote down: `by` is "me", "them" or "both"."""

    place: str
    key: str
    on: date
    channel: Channel
    by: str
    party: Party
    subject: str = ""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """Two people who know each other, with what makes one think so."""

    place: str
    a: Party
    b: Party
    evidence: str
    since: str = ""  # "2021", "2021-03" or "2021-03-14"
    kind: str = ""  # spouse, family, close, acquaintance, colleague


@dataclass(frozen=True, slots=True)
class ColumnsRecord:
    """What the columns of a sheet are taken for, before its rows.

    `by` tells how that is known: "given" by the person, "remembered", "known" or "guessed".
    """

    place: str  # the worksheet, "" where there is only one
    titles: tuple[str, ...]
    mapping: Mapping[str, str]  # title → field; the columns that are not in it are kept as extras
    samples: Mapping[str, str]
    digest: str  # the same for the same set of titles
    by: str

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Return the columns taken for no field, whose cells are kept all the same."""
        return tuple(title for title in self.titles if title not in self.mapping)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A line that is rightly nobody: a hidden member, a group, a placeholder."""

    place: str
    code: str
    of: str = "people"  # or "exchanges"


@dataclass(frozen=True, slots=True)
class BadRecord:
    """What could not be read, or only after a repair (`kept`), with its place and reason."""

    place: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    kept: bool = False


Record = (
    PersonRecord
    | MeRecord
    | PositionRecord
    | MessageRecord
    | BounceRecord
    | MeetingRecord
    | ExchangeRecord
    | LinkRecord
    | ColumnsRecord
    | Ignored
    | BadRecord
)


class UnreadableFile(Exception):
    """A file that is of no known kind or cannot be read at all; `code` says why."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
