"""A mailbox as Gmail gives it, of any number of mails: heads as mailers write them, five
kilobytes each, conversations, lists, automatic mail."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.cast import Somebody, draws, somebodies

MEAN_SIZE = 5_170  # bytes a mail
PEOPLE_PER_MAIL = 0.12
ME = "camille.riviere@courriel.example"
_YEARS = 8
_SUBJECTS = (
    "Point sur le projet|Réunion de jeudi|Déjeuner la semaine prochaine ?|Compte rendu|Devis|"
    "Proposition d'intervention|Following up|Quick question|Invitation à l'événement de rentrée|"
    "Congés d'été|Contract draft|Your talk at the conference|Candidature|Merci !|À bientôt|"
    "Présentation de l'équipe|Next steps|Budget 2025|Relecture|Nouvelles"
).split("|")
_LISTS = ("Les anciens de l'école", "Python Toulouse", "Parents d'élèves", "Dev weekly")
_ROBOTS = (
    "no-reply@boutique.example", "notifications@reseau.example", "ne-pas-repondre@banque.example",
)  # fmt: skip
_INBOX = (
    "=?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Important,Cat=C3=A9gorie:_Perso?=\n"
    " =?UTF-8?Q?nnelle,Messages_archiv=C3=A9s?="
)
_SENT = "=?UTF-8?Q?Envoy=C3=A9s?="
_TEXT = (
    "Bonjour, merci pour ton message de la semaine derni=C3=A8re. J'ai relu le\n"
    "document avec attention et je te propose d'en parler de vive voix jeudi matin,\n"
    "si cela te convient. Le calendrier me para=C3=AEt tenable, sous r=C3=A9serve que=\n"
    " nous ayons les chiffres avant la fin du mois. From there we can decide\n"
    "together what goes first and who writes to the customer.\n"
    "\n"
    "> On a bien avanc=C3=A9 de notre c=C3=B4t=C3=A9, et l'=C3=A9quipe est contente.\n"
    ">From what we saw, two weeks should be enough.\n"
    "\n"
)


@dataclass(slots=True)
class _Correspondent:
    somebody: Somebody
    address: str
    references: list[str] = field(default_factory=list)
    subject: str = ""


def write_mails(path: Path, count: int, *, last_day: date) -> None:
    """Write that many mails, the oldest first."""
    rng = draws("mails")
    text = (_TEXT * 400).encode()
    end = datetime(last_day.year, last_day.month, last_day.day, tzinfo=UTC)
    step = timedelta(days=365 * _YEARS) / count
    with path.open("wb") as out:
        whom = _whom(rng, count)
        for number in range(count):
            at = end - step * (count - number)
            head = "\n".join(_head(rng, number, at, next(whom), rng.random())).encode()
            room = max(200.0, MEAN_SIZE - 2 - len(head))
            start = rng.randrange(20) * len(_TEXT)
            body = text[start : start + max(60, int(rng.expovariate(1 / room)))]
            out.write(head + b"\n\n" + body.rstrip(b"=") + b"\n\n")


def _whom(rng: Random, count: int) -> Iterator[list[_Correspondent]]:
    """Yield with whom each mail is exchanged: all once, then the first ones most often."""
    people = [
        _Correspondent(s, f"{_word(s.name)} <{s.email}>")
        for s in somebodies(max(5, int(count * PEOPLE_PER_MAIL)), "mails")
    ]
    weights = [1 / (rank**0.8) for rank in range(1, len(people) + 1)]
    drawn = people + rng.choices(people, weights, k=count - len(people))
    rng.shuffle(drawn)
    for one in drawn:
        others = rng.sample(drawn, rng.randint(1, 4)) if rng.random() < 0.2 else []
        yield [one, *others]


def _head(
    rng: Random, number: int, at: datetime, whom: list[_Correspondent], draw: float
) -> list[str]:
    """Return the lines of a head: 35 % sent, 50 % received, 15 % of lists and robots."""
    key = f"<{rng.getrandbits(64):016x}.{number}@mail.{whom[0].somebody.email.partition('@')[2]}>"
    opening = [
        f"From {1_790_000_000_000_000_000 + number}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}"
    ]
    opening.append(f"X-GM-THRID: {1_790_000_000_000_000_000 + number}")
    if draw < 0.35:
        sender, to = f"=?UTF-8?Q?Camille_Rivi=C3=A8re?= <{ME}>", whom
        told = _conversation(rng, key, whom[0])
        return [*opening, f"X-Gmail-Labels: {_SENT}", *_own(at, key, sender, to), *told, *_body()]
    opening += [f"X-Gmail-Labels: {_INBOX}", *_transport(rng, at, whom[0].somebody.email)]
    if draw < 0.85:
        told = _conversation(rng, key, whom[0])
        return [*opening, *_own(at, key, whom[0].address, whom[1:], me=True), *told, *_body()]
    if draw < 0.93:
        name = rng.choice(_LISTS)
        listed = [
            f"List-Id: {_word(name)} <liste{len(name)}.listes.example>",
            f"List-Unsubscribe: <mailto:liste{len(name)}-leave@listes.example>",
            "Precedence: list",
            f"Subject: [{name[:3]}] {_word(rng.choice(_SUBJECTS))}",
        ]
        return [*opening, *_own(at, key, whom[0].address, [], me=True), *listed, *_body()]
    robot = rng.choice(_ROBOTS)
    sent = ["Auto-Submitted: auto-generated", f"Subject: {_word('Votre relevé est arrivé')}"]
    return [*opening, *_own(at, key, f'"Service client" <{robot}>', [], me=True), *sent, *_body()]


def _own(
    at: datetime, key: str, sender: str, to: list[_Correspondent], *, me: bool = False
) -> list[str]:
    recipients = [one.address for one in to]
    if me:
        recipients.insert(0, f"Camille =?utf-8?b?Uml2acOocmU=?= <{ME}>")
    lines = [
        "MIME-Version: 1.0",
        f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000",
        f"Message-ID: {key}",
        f"From: {sender}",
        f"To: {recipients[0]}",
    ]
    if recipients[1:]:
        lines.append("Cc: " + ",\n ".join(recipients[1:]))
    return lines


def _conversation(rng: Random, key: str, one: _Correspondent) -> list[str]:
    """Return the subject, with what is answered when the conversation goes on."""
    lines = []
    if one.references and rng.random() < 0.6:
        lines.append(f"In-Reply-To: {one.references[-1]}")
        lines.append("References: " + "\n ".join(one.references))
        lines.append(f"Subject: {_word('Re: ' + one.subject)}")
        one.references = [*one.references[-9:], key]
    else:
        one.subject = rng.choice(_SUBJECTS)
        lines.append(f"Subject: {_word(one.subject)}")
        one.references = [key]
    return lines


def _transport(rng: Random, at: datetime, sender: str) -> list[str]:
    """Return what servers add on the way."""
    domain = sender.partition("@")[2]
    when = f"{at:%a, %d %b %Y %H:%M:%S} +0000 (UTC)"
    sign = b64encode(rng.randbytes(256)).decode()
    signed = "\n".join(f"         {sign[i : i + 72]}" for i in range(0, len(sign), 72))
    hops = [
        f"Received: from mx{hop}.{domain} (mx{hop}.{domain} [192.0.2.{hop}])\n"
        f"        by relay{hop}.courriel.example with ESMTPS id {rng.getrandbits(80):020x}\n"
        f"        for <{ME}>\n"
        f"        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n"
        f"        {when}"
        for hop in range(1, 4)
    ]
    passed = (
        f"pass (courriel.example: domain of {sender} designates 192.0.2.1 as permitted sender)"
        " client-ip=192.0.2.1;"
    )
    judged = (
        "mx.courriel.example;\n"
        f"       dkim=pass header.i=@{domain} header.s=s1 header.b=AbCdEfGh;\n"
        f"       spf=pass smtp.mailfrom={sender};\n"
        f"       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from={domain}"
    )
    signature = (
        f"v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d={domain}; s=s1;\n"
        "        h=from:to:subject:date:message-id:mime-version;\n"
        f"        bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\n        b={signed.lstrip()}"
    )
    return [
        f"Delivered-To: {ME}",
        *hops,
        f"Return-Path: <{sender}>",
        f"Received-SPF: {passed}",
        f"Authentication-Results: {judged}",
        f"DKIM-Signature: {signature}",
        "X-Mailer: Microsoft Outlook 16.0",
    ]


def _body() -> list[str]:
    return [
        'Content-Type: text/plain; charset="UTF-8"',
        "Content-Transfer-Encoding: quoted-printable",
    ]


def _word(text: str) -> str:
    """Return a header's text, as an encoded word when it holds an accent."""
    return text if text.isascii() else f"=?UTF-8?B?{b64encode(text.encode()).decode()}?="
