"""What the pages of opportunities say."""

from entregent.services.wording.language import Sentence, _

WORDS: dict[str, Sentence] = {
    "opportunities": _("Opportunities"),
    "opportunities-lede": _(
        "Openings that serve this goal, and who can put in a word for you where they are."
    ),
    "opportunities-none": _("None yet. Note the first opening you hear of."),
    "opportunity-new": _("Note an opportunity"),
    "opportunity-organisation": _("At which organisation"),
    "opportunity-title": _("Which opening"),
    "opportunity-title-hint": _("Cabin engineer, head of purchasing…"),
    "opportunity-link": _("Address of the advert"),
    "opportunity-note": _("What you know of it"),
    "opportunity-on": _("Seen on"),
    "opportunity-until": _("Last day to answer"),
    "opportunity-add": _("Note this opportunity"),
    "opportunity-advert": _("Read the advert"),
    "opportunity-for": _("answer by %(day)s"),
    "opportunity-seen": _("seen on %(day)s"),
    "opportunity-since": _("since %(day)s"),
    "opportunity-where": _("How far you are"),
    "opportunity-edit": _("Edit this opportunity"),
    "opportunity-save": _("Save the opportunity"),
    "opportunity-drop": _("Remove this opportunity"),
    "helpers": _("Who can help you in"),
    "helpers-none": _("Nobody you are in touch with works there or did, as far as the book tells."),
    "helpers-others": _("Asked as well"),
    "helper-what": _("What you asked for"),
    "helper-asked": _("I asked them"),
    "helper-who": _("Somebody else you asked"),
    "helper-yes": _("They said yes"),
    "helper-no": _("They would rather not"),
    "helper-thanked": _("I thanked them"),
    "ways-in": _("Through others"),
    "ways-in-look": _("Look for the ways to %(name)s through people you know"),
    "ways-in-none": _("No way through others for now."),
}
ACTS: dict[str, Sentence] = {
    "opportunity": _("The opportunity is noted."),
    "opportunity-set": _("The opportunity is corrected."),
    "opportunity-move": _("How far you are is noted."),
    "opportunity-drop": _("The opportunity is removed; what you asked stays noted."),
    "opportunity-ask": _("Noted: you asked %(name)s."),
    "favour-yes": _("Noted: %(name)s said yes."),
    "favour-no": _("Noted. It changes nothing between you and %(name)s."),
}
