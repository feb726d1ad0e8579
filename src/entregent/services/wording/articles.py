"""Articles in words: whom one may please, and why."""

from entregent.services.wording.language import _, say

LONGEST = 80  # characters of what somebody said


def why_for(name: str, text: str) -> str:
    """Return for whom an article is, and what of theirs says so."""
    return say(_("For %(name)s: %(quoted)s"), name=name, quoted=quoted_shortly(text))


def quoted_shortly(text: str) -> str:
    """Return between quotation marks the beginning of what somebody said, in one line."""
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
    return say(_("“%(text)s”"), text=short)
