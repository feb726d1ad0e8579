"""What the settings say of the messages one wrote to be used again."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "templates": _("Your templates"),
    "templates-how": _(
        "Messages of yours, written once. Where you write for the same reason, the latest comes"
        " first, before the words of Entregent."
    ),
    "template-another": _("Write another template"),
    "template-intent": _("What for"),
    "template-register": _("Tu or vous"),
    "template-register-": _("Either"),
    "template-register-tu": _("Tu"),
    "template-register-vous": _("Vous"),
    "template-name": _("Name, if you like"),
    "template-subject": _("Subject"),
    "template-body": _("Message"),
    "template-hint": _(
        "In braces stands what changes from one person to another: %(places)s. A line of which"
        " something isn’t known is left out."
    ),
    "template-hint-either": _("Where it is for either, <tu|vous> says the one or the other."),
}
ACTS: dict[str, Sentence] = {
    "template-kept": _("Your template is kept."),
    "template-dropped": _("The template is taken away."),
    "draft-kept": _("Kept as a template: it will come first."),
}
