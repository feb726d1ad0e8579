"""What a goal may be, and what it may be aimed at."""

KINDS = ("job", "sector", "clients", "recruits", "learning", "other")
TARGETS = ("organisation", "sector", "function", "place", "title", "person")
