"""Comparing very many people, by a process of its own: the pages answer meanwhile."""

from entregent.services.aside import Aside

AT_ONCE = 2_000  # people, whom a page compares by itself

_comparing = Aside("compare")


def compare_meanwhile(*, wait: float = 3.0) -> bool:
    """Compare all who wait, unless it goes on already; return whether it is over by then."""
    _comparing.start()
    _comparing.wait(wait)
    return not _comparing.goes_on()


def goes_on() -> bool:
    """Tell whether people are being compared just now."""
    return _comparing.goes_on()


def failed() -> bool:
    """Tell whether the last comparing stopped before its end."""
    return _comparing.failed
