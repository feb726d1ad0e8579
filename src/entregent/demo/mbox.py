"""Her two mailboxes as Gmail gives them: an mbox each, labels in French, with References."""

from base64 import b64encode
from binascii import b2a_qp
from functools import lru_cache
from pathlib import Path

from entregent.demo.chance import stream
from entregent.demo.crowds import write_greetings, write_groups, write_robots, write_rubbish
from entregent.demo.dates import mail_date, separator_date
from entregent.demo.farewell import write_farewells
from entregent.demo.mail import Address, Mail, Mailbox
from entregent.demo.people import Person
from entregent.demo.story import PRIVATE, Life
from entregent.demo.talks import write_projects, write_scenes, write_talks

_WORD_BYTES = 42  # an encoded word may take 75 characters
_FIRST_ID = 1_790_000_000_000_000_000


def write_mailboxes(
    home: Path, work: Path, life: Life, people: tuple[Person, ...], seed: int
) -> None:
    """Write six years of mail: hers at home, and what she took along from her two employers."""
    mails = [m for m in _mails(life, people, seed) if life.first_mail <= m.at.date() < life.on]
    private = [m for m in mails if _is_private(m)]
    _write(home, private)
    _write(work, [m for m in mails if not _is_private(m)])


def _is_private(mail: Mail) -> bool:
    return any(address.email == PRIVATE for address in (mail.sender, *mail.to, *mail.cc))


def _write(path: Path, mails: list[Mail]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, mail in enumerate(sorted(mails, key=lambda m: (m.at, m.key))):
            out.write(_spelt(mail, _FIRST_ID + number * 7))


def _mails(life: Life, people: tuple[Person, ...], seed: int) -> list[Mail]:
    box = Mailbox(life, people, stream(seed, "mail"))
    for write in (
        write_talks,
        write_scenes,
        write_projects,
        write_groups,
        write_greetings,
        write_robots,
        write_rubbish,
        write_farewells,
    ):
        write(box)
    return box.mails


def _spelt(mail: Mail, number: int) -> str:
    """Return a mail with its separator line, its headers and its body."""
    lines = [
        f"From {number}@xxx {separator_date(mail.at)}",
        f"X-GM-THRID: {_FIRST_ID + mail.conversation}",
        f"X-Gmail-Labels: {_encoded(','.join(mail.labels))}",
        "MIME-Version: 1.0",
        *(f"{name}: {value}" for name, value in mail.headers),
        f"Date: {mail_date(mail.at)}",
        f"Message-ID: {mail.key}",
    ]
    if mail.thread:
        lines += [f"In-Reply-To: {mail.thread[-1]}", "References: " + "\n ".join(mail.thread)]
    lines += [
        f"Subject: {_encoded(mail.subject)}",
        f"From: {_address(mail.sender)}",
        f"To: {_addresses(mail.to)}",
    ]
    if mail.cc:
        lines.append(f"Cc: {_addresses(mail.cc)}")
    body = b2a_qp(mail.body.encode(), istext=True).decode("ascii")
    lines += [
        'Content-Type: text/plain; charset="UTF-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        body,
    ]
    return "\n".join(lines) + "\n"


def _addresses(addresses: tuple[Address, ...]) -> str:
    return ",\n ".join(map(_address, addresses))


@lru_cache(maxsize=2_000)
def _address(address: Address) -> str:
    return f"{_encoded(address.name)} <{address.email}>"


@lru_cache(maxsize=20_000)
def _encoded(text: str) -> str:
    """Return a header's text, in encoded words when it holds an accent."""
    if text.isascii():
        return text
    words, word = [], ""
    for letter in text:
        if len((word + letter).encode()) > _WORD_BYTES:
            words.append(word)
            word = ""
        word += letter
    words.append(word)
    return "\n ".join(f"=?UTF-8?B?{b64encode(w.encode()).decode()}?=" for w in words)
