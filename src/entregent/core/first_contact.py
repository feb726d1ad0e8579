"""How to ask the first person of a path: what matters is asked aloud, after news are taken.

Asked face to face, people say yes far oftener than by mail (Roghanizad & Bohns 2017); whoever was
not heard of for a year is not written to for a favour first (practice A4), and whoever one never
exchanged a word with is told first where one knows them from (A5).
"""

from datetime import date

from entregent.core.ties import FADING_AFTER, REGULAR


def how_to_ask(
    *,
    strength: float,
    last: date | None,
    no_mail: bool,
    is_sought: bool,
    is_near: bool,
    today: date,
) -> str:
    """Return the code of how to go about it.

    write-to-them: they are whom one seeks. call: aloud, for one knows them well or they take no
    mail. take-news, or renew of whom one seeks: nothing was exchanged for a year. make-known, or
    say-who-you-are: nothing ever was, and they are no family or friend, which `is_near` tells.
    write: a short message.
    """
    if last is None and not is_near:
        return "say-who-you-are" if is_sought else "make-known"
    silent = last is not None and today - last >= FADING_AFTER
    if is_sought:
        return "renew" if silent else "write-to-them"
    if silent:
        return "take-news"
    return "call" if no_mail or strength >= REGULAR else "write"
