"""What the page of a person says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "how-met": _("How you know each other"),
    "how-met-unknown": _("Nothing noted yet."),
    "through": _("Through"),
    "met-on": _("Connected since %(day)s"),
    "birthday": _("Birthday"),
    "circles": _("Circles"),
    "positions": _("Positions"),
    "position-now": _("now"),
    "ways": _("Ways to reach them"),
    "ways-none": _("No address known."),
    "tie": _("Your tie"),
    "from-them": _("From them"),
    "from-you": _("From you"),
    "cadence": _("Cadence"),
    "cadence-none": _("No cadence"),
    "cadence-save": _("Choose"),
    "due": _("To write to by %(day)s"),
    "due-late": _("Was for %(day)s"),
    "exchanges": _("Exchanges"),
    "exchanges-none": _("Nothing exchanged so far."),
    "exchanges-before": ngettext("One exchange before", "%(count)s exchanges before"),
    "exchanges-more": ngettext("and one earlier exchange", "and %(count)s earlier exchanges"),
    "notes": _("Notes"),
    "occasions": _("Occasions"),
    "new-job": _("New position: %(title)s, %(organisation)s"),
    "new-job-firm": _("Has joined %(organisation)s"),
    "new-job-title": _("New position: %(title)s"),
    "links": _("Whom they know here"),
    "links-more": ngettext("and one other person", "and %(count)s other people"),
}
ACTS: dict[str, Sentence] = {
    "cadence": _("The cadence with %(name)s is chosen."),
}
