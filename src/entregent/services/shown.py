"""What was shown before it is written: nobody is touched who was not counted on the page."""

from entregent.services.errors import EntregentError


def check_shown(shown: int | None, count: int) -> None:
    """Refuse where another number of people was shown than are there now; None was not asked."""
    if shown is not None and shown != count:
        raise EntregentError("not-as-shown", shown=shown, count=count)
