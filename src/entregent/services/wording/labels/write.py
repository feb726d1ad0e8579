"""What the page says on which a message is written."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "write": _("Write"),
    "write-to": _("Write to %(name)s"),
    "write-why": _("What for"),
    "intent-reconnect": _("Reconnect"),
    "intent-catch-up": _("Ask how they are"),
    "intent-follow-up": _("Follow up"),
    "intent-reply": _("Answer"),
    "intent-congratulate": _("Congratulate"),
    "intent-thank": _("Thank them"),
    "intent-ask-introduction": _("Ask for an introduction"),
    "intent-ask-referral": _("Ask for a referral"),
    "intent-ask-recommendation": _("Ask for a recommendation"),
    "intent-informational-interview": _("Ask for advice"),
    "draft-subject": _("Subject"),
    "draft-body": _("Message"),
    "draft-other-words": _("Other words"),
    "draft-tu": _("Say tu"),
    "draft-vous": _("Say vous"),
    "draft-fr": _("In French"),
    "draft-en": _("In English"),
    "draft-copy": _("Copy"),
    "draft-copied": _("Copied."),
    "draft-open": _("Open in my mail program"),
    "draft-file": _("Save as a mail file"),
    "draft-no-email": _("No e-mail address is known: copy the message and send it your way."),
    "draft-nothing-sent": _("Entregent sends nothing. Read it over, change what you like."),
    "draft-changed": _(
        "You changed this message, and another draft would take its place. Go on with yours, or"
        " replace it."
    ),
    "draft-replace": _("Replace my message"),
    "draft-ready": _("The link opens your message as it stood when you pressed the button."),
    "draft-latest": _("Take my latest changes"),
    "draft-sent": _("It is sent"),
    "draft-sent-by": _("Sent by"),
}
ACTS: dict[str, Sentence] = {}
