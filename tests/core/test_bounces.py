"""Why mail came back, and whether the address is dead, by the status that servers give."""

import pytest

from entregent.core.bounces import Why, is_dead, why

TOLD = {
    "5.1.1": (Why.NO_MAILBOX, True),
    "5.1.10": (Why.NO_MAILBOX, True),
    "5.1.6": (Why.NO_MAILBOX, True),
    "5.2.1": (Why.NO_MAILBOX, True),
    "5.1.2": (Why.NO_DOMAIN, True),
    "5.4.4": (Why.NO_DOMAIN, True),
    "5.4.310": (Why.NO_DOMAIN, True),
    "5.0.0": (Why.UNSAID, True),
    "5.4.1": (Why.UNSAID, True),
    "5.5.0": (Why.UNSAID, True),
    "5.2.2": (Why.FULL, False),
    "4.2.2": (Why.FULL, False),
    "5.2.3": (Why.TOO_LARGE, False),
    "5.3.4": (Why.TOO_LARGE, False),
    "5.1.7": (Why.REFUSED, False),
    "5.1.8": (Why.REFUSED, False),
    "5.3.2": (Why.REFUSED, False),
    "5.5.2": (Why.REFUSED, False),
    "5.6.0": (Why.REFUSED, False),
    "5.7.1": (Why.REFUSED, False),
    "4.1.1": (Why.GAVE_UP, False),
    "4.4.7": (Why.GAVE_UP, False),
    "5.4.7": (Why.GAVE_UP, False),
    "2.0.0": (Why.GAVE_UP, False),
    "": (Why.UNSAID, False),
    "<script>": (Why.UNSAID, False),
}


@pytest.mark.parametrize("status", TOLD)
def test_a_status_tells_why_and_whether_the_address_is_dead(status: str) -> None:
    assert (why(status), is_dead(status)) == TOLD[status]
