"""What the page says on which a message is written."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "write": _("Write"),
    "write-to": _("Write to %(name)s"),
    "write-why": _("What for"),
    "write-for-another": _("Another reason"),
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
    "intent-ask-help": _("Ask for a hand"),
    "intent-cold": _("Write for the first time"),
    "intent-offer": _("Offer a hand"),
    "intent-share": _("Share something to read"),
    "intent-greeting": _("Say hello"),
    "intent-connect": _("Note to connect"),
    "draft-subject": _("Subject"),
    "draft-body": _("Message"),
    "draft-other-words": _("Other words"),
    "draft-tu": _("Say tu"),
    "draft-vous": _("Say vous"),
    "draft-fr": _("In French"),
    "draft-en": _("In English"),
    "draft-manner-tu": _("You say tu, in French"),
    "draft-manner-vous": _("You say vous, in French"),
    "draft-manner-": _("You write in English"),
    "draft-manner-keep": _("Always so with %(name)s"),
    "draft-facts": _("What is known between you"),
    "draft-facts-how": _("The check goes by it. Each line leads to where it is corrected."),
    "draft-blurb": _("The lines about you"),
    "draft-blurb-edit": _("Correct these lines"),
    "draft-blurb-none": _(
        "A few lines about you, ready to be forwarded, spare %(name)s writing them."
    ),
    "draft-blurb-write": _("Write these lines"),
    "draft-keep": _("Keep as a template"),
    "draft-template": _("Correct the template"),
    "draft-copy": _("Copy the message"),
    "draft-copy-subject": _("Copy the subject"),
    "draft-copied": _("Copied."),
    "draft-open": _("Open in my mail program"),
    "draft-file": _("Save as a mail file"),
    "draft-check": _("Check it"),
    "draft-to-mend": ngettext("One thing to look at", "%(count)s things to look at"),
    "draft-all-right": _("Nothing to mend: it can go as it is."),
    "draft-no-email": _("No e-mail address is known: copy the message and send it your way."),
    "draft-bounced": _("Ask for another address, or say on their page that this one works."),
    "draft-by-another": _("Copy the message and send it your way."),
    "draft-other-ways": _("Otherwise:"),
    "draft-came-back": _(
        "Mail to them came back: ask for another address, or copy the message and send it your way."
    ),
    "draft-no-mail": _("They take no e-mails, you noted: copy the message and send it your way."),
    "draft-nothing-sent": _("Entregent sends nothing. Read it over, change what you like."),
    "draft-you-send": _("You send it yourself. Read it over, change what you like."),
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
ACTS: dict[str, Sentence] = {
    "manner": _("You will write to %(name)s so from now on."),
}
