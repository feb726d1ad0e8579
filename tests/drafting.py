"""Drafts as most tests read them: the words alone."""

from typing import Any

from entregent.core.drafts import Draft
from entregent.services.drafts import drafted_to


def draft_to(*asked: Any, **how: Any) -> Draft:
    """Return a message to somebody, without what it was made of."""
    return drafted_to(*asked, **how).draft
