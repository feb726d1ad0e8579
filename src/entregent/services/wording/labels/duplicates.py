"""What the page of likely pairs says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "duplicates": _("Duplicates"),
    "duplicates-count": ngettext(
        "Two people may be one. You decide.", "%(count)s pairs may be one person. You decide."
    ),
    "duplicates-none": _("Nobody seems to be in the book twice."),
    "duplicates-none-more": _("Whenever somebody looks like somebody else, they wait here."),
    "duplicates-waiting": ngettext(
        "%(count)s person waits to be compared with the others.",
        "%(count)s people wait to be compared with the others.",
    ),
    "duplicates-waiting-more": _("It takes a few seconds, half a minute in a very large book."),
    "duplicates-compare": _("Compare them"),
    "duplicates-comparing": _("They are being compared…"),
    "duplicates-comparing-more": _("This page shows the pairs as soon as they are found."),
    "duplicates-look": _("Look again"),
    "duplicates-failed": _(
        "The comparing stopped before its end. Close other programs and try again; nothing was"
        " changed."
    ),
    "likely-certain": _("Almost certain"),
    "likely-likely": _("Likely"),
    "likely-perhaps": _("Perhaps"),
    "pair-agree": _("What they share"),
    "pair-differ": ngettext(
        "They differ in one thing: choose what to keep.",
        "They differ in %(count)s things: choose what to keep.",
    ),
    "pair-what": _("What"),
    "pair-same": _("the same"),
    "pair-different": _("different"),
    "pair-only-one": _("only one says it"),
    "pair-joined": _("both are kept"),
    "pair-joined-how": _("Addresses, circles, notes and exchanges are always kept, both."),
    "pair-merge": _("Make them one"),
    "pair-apart": _("Keep them apart"),
    "pair-nothing": _("nothing"),
    "pair-notes": ngettext("%(count)s note", "%(count)s notes"),
    "pair-exchanges": ngettext("%(count)s exchange", "%(count)s exchanges"),
    "pair-exchanges-last": ngettext(
        "%(count)s exchange, the last %(ago)s", "%(count)s exchanges, the last %(ago)s"
    ),
    "sure": _("Make one of all sure pairs"),
    "sure-from": _("Pairs likely to at least"),
    "sure-look": _("Show them"),
    "sure-count": ngettext(
        "%(count)s person would be joined to somebody already here.",
        "%(count)s people would be joined to somebody already here.",
    ),
    "sure-how": _("Whoever you kept apart stays apart. Undo takes all of it back."),
    "sure-none": _("No pair is that likely."),
    "sure-go": ngettext("Join %(count)s person", "Join %(count)s people"),
    "sure-more": ngettext("and %(count)s more", "and %(count)s more"),
    "sure-stays": _("stays, joined by"),
    # Two people brought together by oneself.
    "join": _("Merge with…"),
    "join-title": _("Merge with whom?"),
    "join-lede": _("Find the other page of the same person: you will see both side by side."),
    "join-who": _("A name, a firm, a title…"),
    "join-likely": _("Perhaps one of them"),
    "join-pair": _("Are they one person?"),
    "join-apart": _("You said they are two."),
    "back-to-duplicates": _("Back to the pairs"),
}
ACTS: dict[str, Sentence] = {
    "merged": _("%(name)s is one person now."),
    "apart": _("They stay two people, and are not proposed again."),
    "merged-all": ngettext(
        "%(count)s person joined to somebody already here.",
        "%(count)s people joined to somebody already here.",
    ),
    "compared": _("Everybody is compared."),
}
