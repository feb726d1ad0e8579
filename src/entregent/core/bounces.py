"""What the status of a message that came back tells (RFC 3463): why, and if the address is dead.

An address is dead where nothing sent to it can arrive: the mailbox or the domain is not there, or
the server says "no, never" without saying more. What is full, put off or refused for what was in
the message says nothing against the address.
"""

from enum import StrEnum

from entregent.core.patterns import lazy_pattern


class Why(StrEnum):
    """Why a message came back."""

    NO_MAILBOX = "no-mailbox"
    NO_DOMAIN = "no-domain"
    FULL = "full"
    TOO_LARGE = "too-large"
    REFUSED = "refused"  # for who sent it, for what is in it, by a rule of theirs
    GAVE_UP = "gave-up"  # it was tried for days
    UNSAID = "unsaid"  # for good, but the server does not say why


_STATUS = lazy_pattern(r"([245])\.(\d{1,3}\.\d{1,3})\Z")
# By what follows the first number: first the whole of it, else the subject alone.
_WHY: dict[str, Why] = {
    "1": Why.NO_MAILBOX,
    "1.2": Why.NO_DOMAIN,
    "1.7": Why.REFUSED,  # it is the sender's address that is wrong, as in the next
    "1.8": Why.REFUSED,
    "2": Why.NO_MAILBOX,
    "2.2": Why.FULL,
    "2.3": Why.TOO_LARGE,
    "3": Why.REFUSED,
    "3.4": Why.TOO_LARGE,
    "4.4": Why.NO_DOMAIN,
    "4.7": Why.GAVE_UP,
    "4.310": Why.NO_DOMAIN,  # as Exchange says it
    "5": Why.REFUSED,
    "5.0": Why.UNSAID,
    "6": Why.REFUSED,
    "7": Why.REFUSED,
}
_DEAD = frozenset({Why.NO_MAILBOX, Why.NO_DOMAIN, Why.UNSAID})


def why(status: str) -> Why:
    """Return why a message came back with this status ("5.1.1"); any other text is unsaid.

    >>> why("5.1.1").value, why("5.2.2").value, why("4.4.1").value
    ('no-mailbox', 'full', 'gave-up')
    """
    found = _STATUS.match(status)
    if found is None:
        return Why.UNSAID
    kind, told = found.groups()
    known = _WHY.get(told) or _WHY.get(told.partition(".")[0], Why.UNSAID)
    return known if kind == "5" or known is Why.FULL else Why.GAVE_UP


def status_in(answer: str) -> str:
    """Return the status that the answer of a server begins with (RFC 2034), "" for none.

    >>> status_in("5.1.1 <ana@nowhere.example>: user unknown"), status_in("no such user")
    ('5.1.1', '')
    """
    first = answer.partition(" ")[0]
    return first if _STATUS.match(first) else ""


def is_dead(status: str) -> bool:
    """Tell whether an address that came back with this status takes no mail any more.

    >>> is_dead("5.1.1"), is_dead("5.2.2"), is_dead("4.2.1"), is_dead("5.7.1")
    (True, False, False, False)
    """
    return status.startswith("5.") and why(status) in _DEAD
