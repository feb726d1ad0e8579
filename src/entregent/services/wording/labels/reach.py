"""What the page says on which one seeks a way to somebody."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "reach": _("Reach"),
    "reach-lede": _("Whom would you like to meet? Somebody you know may know somebody who knows."),
    "reach-who": _("A name, a firm, or words of a title"),
    "reach-hint": _("Airbus, head of maintenance, Claire Morel…"),
    "reach-go": _("Find a way"),
    "reach-to": _("How to reach %(name)s"),
    "reach-to-words": _("How to reach “%(name)s”"),
    "reach-matches": ngettext("One person will do.", "Any of %(count)s people will do."),
    "reach-you": _("You"),
    "reach-write": _("Write to %(name)s"),
    "reach-draft": _("Draft the request to %(name)s"),
    "reach-none": _("No path yet"),
    "reach-would": _("What would make one:"),
    "reach-may-know": _("Who may know them:"),
    "reach-link": _("Say who knows %(name)s"),
    "reach-several": _("Several people are called so. Whom do you mean?"),
    "reach-them": _("How to reach them"),
    "reach-how": _(
        "Each path begins with somebody else. Whoever makes no introductions is left out, and what"
        " is only assumed is said to be."
    ),
}
ACTS: dict[str, Sentence] = {}
