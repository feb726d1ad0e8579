"""How far up somebody works, and what they work on: the words that positions are told by."""

LEVELS = ("intern", "member", "lead", "manager", "director", "executive")
FUNCTIONS = (
    "sales", "marketing", "finance", "people", "engineering", "it", "product", "operations",
    "legal", "research", "education", "health", "design", "communication", "consulting", "public",
    "general",
)  # fmt: skip
