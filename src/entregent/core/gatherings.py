"""Which meetings of a calendar were rather events, where one meets people one does not know."""

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

MANY = 8  # people beside me: so many round a table are hardly a meeting of work
_NAMES = lazy_pattern(
    r"\b(?:salons?|foires?|forums?|conf(?:erence)?s?|colloques?|congres|seminaires?|assises|gala"
    r"|afterworks?|after works?|apero(?:s| reseau)?|meetups?|meet ups?|networking|reseautage"
    r"|rencontres?|portes ouvertes|inauguration|vernissage|cocktail|soiree|journees? d[eu]s?"
    r"|petit dej(?:euner)? (?:debat|reseau|conference)|dejeuner debat|table ronde|hackathon"
    r"|fairs?|summit|expo|exhibition|conferences?|symposium|congress|convention|mixer|reception"
    r"|open day|open house|panel|trade show|alumni|keynote|reunion des anciens)\b"
)
# What is called so at work, and is none.
_AT_WORK = lazy_pattern(
    r"\b(?:conf(?:erence)? call|call conf|point|comite|revue|daily|weekly|stand ?up|entretien"
    r"|1 1|one to one)\b"
)


def is_gathering(subject: str, size: int) -> bool:
    """Tell whether a meeting of a calendar, with so many people beside me, was likely an event.

    >>> is_gathering("Salon du Bourget", 2), is_gathering("Comité de pilotage", 12)
    (True, False)
    """
    words = fold(subject)
    if _AT_WORK.search(words):
        return False
    return size >= MANY or bool(_NAMES.search(words))
