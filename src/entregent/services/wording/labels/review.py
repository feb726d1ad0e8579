"""What the page of the review says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "review": _("Review"),
    "review-lede": _("What becomes of your network: what holds, what fades, what is missing."),
    "review-print": _("Print it"),
    "review-empty": _("Nothing to review yet"),
    "review-empty-how": _(
        "Figures come from exchanges: bring your mailbox, your calendar or your LinkedIn archive,"
        " or log what happens. After three months they tell a rhythm, after a year what fades."
    ),
    "review-bring": _("Bring files"),
    "review-log": _("Log an exchange"),
    "review-parts": _("Parts of the review"),
    "review-ties": _("Ties"),
    "review-young": _("New ties"),
    "review-rhythm": _("Rhythm"),
    "review-diversity": _("Diversity"),
    "review-key": _("Key contacts"),
    "review-active": _("active ties"),
    "review-erosion": _("lost within the year"),
    "review-renewal": _("new within the year"),
    "review-half": _("years of half-life"),
    "review-gained": _("Ties gained and lost, month by month"),
    "review-first": _("new"),
    "review-again": _("back"),
    "review-lost": _("lost"),
    "review-causes": _("Why ties of a year ago are no longer active"),
    "review-rootless": _("Ties of this year that have not taken root"),
    "review-write": _("Write"),
    "review-write-to": _("Write to %(name)s"),
    "review-contact": _("Days of contact, month by month"),
    "review-contact-how": _("A day of contact is a person and a day, however many messages."),
    "review-goal-open": _("a goal was open"),
    "review-not-over": _("not over yet"),
    "review-figures": _("The figures"),
    "review-month": _("Month"),
    "review-days": _("Days of contact"),
    "review-people": _("people"),
    "review-given": _("exchanges"),
    "review-share": _("Share"),
    "review-unknown": _("unknown"),
    "review-others": ngettext("one other", "%(count)s others"),
    "review-number": _("Number"),
    "review-weight": _("Weight"),
    "review-diversity-how": _(
        "Of each dimension, the share of your people beside the share of your exchanges of the last"
        " twelve months. What is not known is told apart, and nothing is guessed."
    ),
    "review-years": _("Active ties"),
    "review-blau": _("Diversity (Blau)"),
    "review-shannon": _("Evenness (Shannon)"),
    "review-now-known": _("Everybody counts where they are today, in earlier years too."),
    "review-unknown-all": _("Not known of enough people to be told"),
    "review-fill": _(
        "Each is told by what you note: a firm tells the sector, a title the function and the"
        " level, a postal address the place, a birthday the generation."
    ),
    "review-wider": _("Whom to meet or revive"),
    "review-wider-how": _(
        "Those three who would make your active ties most diverse, or bring them nearer to the"
        " shares you want, each counted before the next."
    ),
    "review-aims": _("What you aim at"),
    "review-aims-none": _("No share is wanted yet: where would your network be wider?"),
    "review-aim-of": _("Of what"),
    "review-aim-town": _("A town"),
    "review-aim-town-which": _("Which town"),
    "review-aim-percent": _("Percent of your active ties"),
    "review-aim-add": _("Want this share"),
    "review-aim-new": _("A share to aim at"),
    "review-aim-drop": _("Remove"),
    "review-growth": _("New ties a quarter"),
    "review-growth-how": _("How many new ties a quarter (0 for no number)"),
    "review-growth-set": _("Choose"),
    "review-decided": _("What you decide"),
    "review-decided-how": _(
        "Two or three decisions are enough: whom to see again, what to do less of. They wait for"
        " you at the next review."
    ),
    "review-hold": _("The review is done"),
    "review-every": _("A review"),
    "review-every-set": _("Choose"),
    "review-open": _("Open the review"),
}
ACTS: dict[str, Sentence] = {
    "review-aim": _("What you aim at is noted."),
    "review-aim-off": _("This share is wanted no longer."),
    "review-held": _("Your review is noted, and what you decided."),
    "review-every": _("How often a review comes is chosen."),
}
