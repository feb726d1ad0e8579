"""What is said of mail that came back: why, and what next."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core.bounces import Why, why
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import day

if TYPE_CHECKING:
    from entregent.storage.models import Address, Outgoing

_MESSAGES: dict[Why, Sentence] = {
    Why.NO_MAILBOX: _(
        "It came back on %(day)s: there is no mailbox %(to)s. Look whether it is spelled right, or"
        " ask for another address."
    ),
    Why.NO_DOMAIN: _(
        "It came back on %(day)s: nothing takes mail for %(to)s. Look whether it is spelled right,"
        " or ask for another address."
    ),
    Why.FULL: _(
        "It came back on %(day)s: the mailbox of %(to)s is full. Write again in a while, or reach"
        " them another way."
    ),
    Why.TOO_LARGE: _("It came back on %(day)s: it is too large for %(to)s. Write a shorter one."),
    Why.REFUSED: _(
        "It came back on %(day)s: the server of %(to)s refuses it by a rule of its own. Ask your"
        " provider, or reach them another way."
    ),
    Why.GAVE_UP: _(
        "It came back on %(day)s: the server of %(to)s took nothing for days. Write again later, or"
        " reach them another way."
    ),
    Why.UNSAID: _(
        "It came back on %(day)s: the server of %(to)s refuses it for good. Ask for another"
        " address, or reach them another way."
    ),
}
_ADDRESSES: dict[Why, Sentence] = {
    Why.NO_MAILBOX: _("mail came back on %(day)s: no such mailbox"),
    Why.NO_DOMAIN: _("mail came back on %(day)s: nothing takes mail there"),
}
_ADDRESS = _("mail came back on %(day)s")
MARKED = ngettext(
    "Mail came back from %(count)s address: another is written to where one is known",
    "Mail came back from %(count)s addresses: others are written to where they are known",
)


def message_back(row: "Outgoing", *, on: date, today: date) -> str:
    """Return why a message that came back that day did, and what next."""
    to = row.came_back_to or ", ".join(row.to)
    return say(_MESSAGES[why(row.came_back)], day=day(on, today=today), to=to)


def address_back(address: "Address", *, on: date, today: date) -> str:
    """Return when and why mail to an address came back."""
    said = _ADDRESSES.get(why(address.bounced), _ADDRESS)
    return say(said, day=day(on, today=today))


def addresses_marked(count: int) -> str:
    """Return how many addresses an import found mail to have come back from."""
    return say(MARKED, count=count)
