"""What the list of people says."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "people-found": _("People found for “%(query)s”"),
    "people-none": _("Nobody found for “%(query)s”."),
    "people-none-more": _("Try the beginning of a name, of a firm, or a circle."),
    "last-exchange": _("Last exchange"),
    "never": _("nothing exchanged yet"),
    "previous": _("Previous"),
    "next": _("Next"),
}
ACTS: dict[str, Sentence] = {}
