"""What two of my people may be to each other, as one states it; the surest first."""

KINDS = ("spouse", "family", "close", "colleague", "acquaintance")
