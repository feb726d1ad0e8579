"""What two of my people may be to each other, as one states it; the surest first."""

KINDS = ("spouse", "family", "close", "colleague", "acquaintance")
NEAR = KINDS[:3]  # who knows the other better than whoever writes to them
