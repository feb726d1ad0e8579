"""Why people whose address is left out stay in the book."""

from collections.abc import Iterator, Mapping

from entregent.services.wording.language import Sentence, ngettext, say

_STAY = ngettext(
    "%(count)s person of it stays in the book, whom more than mails tell of:",
    "%(count)s people of it stay in the book, whom more than mails tell of:",
)
_REASONS: dict[str, Sentence] = {
    "typed": ngettext(
        "%(count)s, of whom you typed something yourself",
        "%(count)s, of whom you typed something yourself",
    ),
    "file": ngettext(
        "%(count)s, whom an address book or another file names with this address",
        "%(count)s, whom an address book or another file names with this address",
    ),
    "address": ngettext(
        "%(count)s, of whom another address, a profile or a telephone is known",
        "%(count)s, of whom another address, a profile or a telephone is known",
    ),
    "exchanges": ngettext(
        "%(count)s, with whom you were in touch otherwise than by mail",
        "%(count)s, with whom you were in touch otherwise than by mail",
    ),
}


def who_stays(stay: Mapping[str, int]) -> Iterator[str]:
    """Yield how many people stay, then how many for each reason; nothing when nobody does."""
    if stay:
        yield say(_STAY, count=sum(stay.values()))
        yield from (say(_REASONS[why], count=stay[why]) for why in _REASONS if why in stay)
