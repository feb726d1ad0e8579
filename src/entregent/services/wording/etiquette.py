"""What the message check says: what is wrong and why, and how it may be mended."""

import re
from datetime import date

from entregent.core.etiquette import Fault
from entregent.services.wording.favours import ask
from entregent.services.wording.language import Sentence, _, ngettext, say, speaking
from entregent.services.wording.times import day

# Each code with what is wrong and why.
FAULTS: dict[str, Sentence] = {
    "no-identity": _(
        "They may not know who you are: neither that nor where you know each other from is said."
    ),
    "no-purpose": _(
        "You ask without saying what about: nobody can tell whether they can help, nor prepare."
    ),
    "many-asks": _("You ask %(asks)s things at once: the easiest one to answer gets lost."),
    "no-way-out": _("You ask, and leave no easy no: they would feel cornered."),
    "gap-not-acknowledged": _(
        "The long silence goes unsaid: owning up to it puts both of you at ease."
    ),
    "desperate-tone": _("This sounds like a last hope: it weighs on them, and moves them away."),
    "entitled-tone": _("This takes their yes for granted: what one gives, one gives freely."),
    "ask-before-give": _(
        "They stand far above you and you have given nothing yet: offer something before you ask."
    ),
    "vague-offer": _("This offer has no content: they would have to find out what you can do."),
    "no-familiarity": _(
        "Nothing precise on their work: it shows that you don’t know what they do."
    ),
    "too-long": _("%(words)s words: beyond %(most)s, a message is put aside for later."),
    "all-about-me": _("It is all about you: next to nothing is about them."),
    "impersonal": _("This could be sent to anybody: nothing in it is only for them."),
    "unfilled-placeholder": _("A field was left open: %(field)s"),
    "vague-subject": _("The subject line names no topic: it tells them nothing before they open."),
    "hidden-ask": _("You ask for something in a message that is for something else."),
    "no-blurb": _("There is no paragraph about you to forward: they would have to write it."),
    "contact-shared-early": _(
        "This tells one how to reach the other before both agreed: each says yes first."
    ),
    "no-reason": _("It doesn’t say, for each of them, why they should meet."),
    "crosses-boundary": _("You would ask for %(kind)s, which is not to be asked of them."),
    "frequent-ask-not-acknowledged": ngettext(
        "You asked them %(count)s favour in the last two months, and ask again without a word on"
        " it.",
        "You asked them %(count)s favours in the last two months, and ask again without a word on"
        " it.",
    ),
    "mixed-register": _("Tu and vous are mixed, or it is not how you address them."),
    "vague-question": _("You want advice without a question that one could answer."),
}
_BUSY = _("These days are a busy time for them, until %(day)s: it is not the moment to ask.")
_WHY = _("%(said)s (%(why)s)")

# Sentences to take up, in the language of the message; <|> holds tu, then vous.
_PROPOSED: dict[str, Sentence] = {
    "identity": _("We met at … in …, when I worked at …"),
    "purpose": _("I am writing because I am preparing …, and you have been through it."),
    "way-out": _("If this isn’t a good moment, just say so: I will quite understand."),
    "gap": _("It has been a long time since I last wrote, and that is mostly my doing."),
    "desperate": _("I am looking for my next job, and would value your view on one point."),
    "entitled": _("Would you be willing to? A no is perfectly fine."),
    "give-first": _("I would be glad to interview you on … for our readers, at a time that suits."),
    "offer": _("I can read over your application before it leaves, for instance."),
    "familiarity": _("In your article on …, what you say of … changed how I work."),
    "about-them": _("And you, where do you stand with …?"),
    "personal": _("I still think of what you told me about … at …"),
    "subject": _("A question on …"),
    "blurb": _(
        "To forward as it is: “… has worked for … years in …; looks for … and would like to ask …”"
    ),
    "ask-both": _("May I give them your address? I will do it only once you have both agreed."),
    "reasons": _("You are looking for …, and they have just done it; they would like to learn …"),
    "never-worked": _("Whom do you think I could ask, among those who saw me work?"),
    "again": _("I know that I have asked you a lot lately: this can wait, or go to somebody else."),
    "question": _("If you were to begin again, would you first … or …?"),
}
# What to do, in the language spoken.
_DONE: dict[str, Sentence] = {
    "one-ask": _("Keep the one that matters most; the others will have their day."),
    "shorten": _("Keep who you are, why them, one request and a way out."),
    "fill": _("Write what belongs there, or leave the sentence out."),
    "ask-apart": _("Take it out, and send it apart in a few days: this message stays whole."),
    "register": _("Keep to one of them from beginning to end."),
    "ask-otherwise": _("Ask somebody else, or ask them for something they like to do."),
    "ask-later": _("Keep it for after that day, or ask somebody else."),
}
_EXAMPLE = _("For example: “%(sentence)s”")
_EITHER = re.compile(r"<([^|>]*)\|([^>]*)>")
_SEVERITIES: dict[str, Sentence] = {"stop": _("Not to be sent as it is"), "advice": _("Advice")}


def fault(found: Fault) -> str:
    """Return what is wrong and why."""
    facts = dict(found.facts)
    if found.code == "crosses-boundary":
        until = facts.get("until")
        if isinstance(until, date):
            said = say(_BUSY, day=day(until, today=date.min))
        else:
            said = say(FAULTS[found.code], kind=ask(str(facts["kind"])))
        return say(_WHY, said=said, why=facts["why"]) if facts.get("why") else said
    if found.code == "frequent-ask-not-acknowledged":
        facts["count"] = facts["asks"]
    return say(FAULTS[found.code], **facts)


def mend(found: Fault, *, lang: str, register: str) -> str:
    """Return how to mend it: a sentence in the language and register of the message, or advice."""
    if found.mend in _DONE:
        return say(_DONE[found.mend])
    with speaking(lang):
        sentence = say(_PROPOSED[found.mend])
    chosen = _EITHER.sub(lambda both: both[1 if register == "tu" else 2], sentence)
    return say(_EXAMPLE, sentence=chosen)


def severity(found: Fault) -> str:
    """Return how grave it is."""
    return say(_SEVERITIES[found.severity])
