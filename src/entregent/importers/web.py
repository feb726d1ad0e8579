"""Web addresses: which of them are somebody's own profile."""

import re

from entregent.core.identity import profile_key

_PERSONAL = re.compile(
    r"(?:linkedin\.com/(?:in|pub)|xing\.com/(?:profile|people)"
    r"|(?:[a-z]{2}\.)?viadeo\.com/(?:[a-z]{2,5}/)?profile)/."
)


def profile_in(address: str) -> str:
    """Return the key of a person's profile address, or "" when it is any other address."""
    key = profile_key(address)
    return key if _PERSONAL.match(key) else ""
