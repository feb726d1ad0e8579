"""The signs by which a record is recognised, and the digest of all that it says."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from entregent.core.identity import email_key, is_shared_mailbox, name_key
from entregent.importers.records import Labelled, PersonRecord
from entregent.services.phones import e164

Sign = tuple[str, str]


class Told(NamedTuple):
    """When a source tells: the day news are dated by, and the day the source itself gives."""

    on: date
    by_source: date | None = None


@dataclass(slots=True)
class Signs:
    """A record with what settles who it is; of a row that says nothing new, no more is asked."""

    record: PersonRecord
    sure: list[Sign]  # uid, profile, email: each settles it alone
    country: str  # whose telephone numbers are meant where they name none
    told: Told
    key: str = ""  # of the row in its source
    digest: str = ""
    # By e-mail address that several people of the file have, the name of the one who is meant.
    shared: dict[str, str] = field(default_factory=dict)

    @property
    def name_key(self) -> str:
        """The name in the form that is compared."""
        return name_key(self.record.name)

    @property
    def phones(self) -> list[str]:
        """The telephone numbers in E.164: they settle who it is together with the name."""
        return [number for p in self.record.phones if (number := e164(p.value, self.country))]


def signs_of(record: PersonRecord, country: str, told: Told) -> Signs:
    """Return the record with its signs."""
    emails = [key for e in record.emails if (key := email_key(e.value))]
    sure: list[Sign] = [("uid", record.uid[:320])] if record.uid else []
    sure += [("profile", profile) for profile in record.profiles]
    sure += [("email", key) for key in emails if not is_shared_mailbox(key)]
    signs = Signs(record, sure, country, told)
    first = "\x1f".join(sure[0]) if sure else f"{signs.name_key}\x1f{record.organisation}"
    signs.key = hashed(first)
    signs.digest = hashed(_all_said(record))
    return signs


def hashed(text: str) -> str:
    """Return 96 bits of a text's digest, in hexadecimal."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _all_said(record: PersonRecord) -> str:
    return "\x1e".join(
        (
            record.name,
            record.given,
            record.family,
            record.uid,
            _joined(record.emails),
            _joined(record.phones),
            "\x1f".join(record.profiles),
            _joined(record.websites),
            _joined(record.postal),
            record.organisation,
            record.title,
            record.birthday,
            record.met_on.isoformat() if record.met_on else "",
            "\x1f".join(record.circles),
            record.note,
            record.language,
            "\x1f".join(record.extras),
            *filter(None, [record.how_met]),
        )
    )


def _joined(values: tuple[Labelled, ...]) -> str:
    return "\x1f".join([f"{v.value}\x1d{v.label}" for v in values]) if values else ""
