"""What stands where a firm would, and is none: nobody is a colleague for it. Folded."""

NO_FIRM = frozenset(
    {"independant", "independante", "freelance", "self employed", "auto entrepreneur", "retraite",
     "retraitee", "retired", "en recherche", "en recherche d emploi", "looking for work",
     "a l ecoute du marche"}
)  # fmt: skip
