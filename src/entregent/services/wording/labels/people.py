"""What the list of people says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "people-search": _("Name, firm, note, telephone…"),
    "people-tally": ngettext("One person", "%(count)s people"),
    "people-none": _("Nobody found for “%(query)s”."),
    "people-none-more": _("Try the beginning of a name, of a firm, or a circle."),
    "people-none-such": _("Nobody like that."),
    "people-none-such-more": _("Take a filter off to see more people."),
    "people-near": _("Perhaps you meant"),
    "people-more": _("Show more"),
    "people-first": _("Back to the beginning"),
    "last-exchange": _("Last exchange"),
    "never": _("nothing exchanged yet"),
    # The order.
    "people-sort": _("Sorted by"),
    "people-sort-now": _("Sort"),
    "people-sort-name": _("Name"),
    "people-sort-strength": _("Strength of the tie"),
    "people-sort-last": _("Last exchange"),
    "people-sort-due": _("Next to write to"),
    "people-all-archived": _("Everybody is in the archives."),
    "people-all-archived-more": _("Nobody is lost: they wait there until you bring them back."),
    "people-all-archived-go": _("See the archives"),
    # The filters.
    "people-filter": _("Filter"),
    "people-filters": _("Filters chosen"),
    "people-filter-off": _(": take this filter off"),
    "people-circle": _("Circle"),
    "people-any-circle": _("All circles"),
    "people-label": _("Tie"),
    "people-any-label": _("All ties"),
    "people-organisation": _("Organisation"),
    "people-silent": _("Last exchange"),
    "people-any-silence": _("Whenever it was"),
    "people-silent-3": _("More than three months ago"),
    "people-silent-6": _("More than six months ago"),
    "people-silent-12": _("More than a year ago"),
    "people-silent-24": _("More than two years ago"),
    "people-silent-never": _("Never"),
    "people-missing": _("Only those"),
    "people-no-cadence": _("Without a cadence"),
    "people-no-email": _("Without an e-mail address"),
    "people-new": _("New since the last import"),
    "people-archived": _("In the archives"),
    "people-show": _("Show these people"),
    # A filter, on its chip.
    "people-chip-circle": _("Circle: %(value)s"),
    "people-chip-organisation": _("Organisation: %(value)s"),
    "people-chip-silent": _("Last exchange: %(value)s"),
    # What is done to the people chosen.
    "people-acts": _("With the people chosen"),
    "people-chosen-one": _("1 person chosen"),
    "people-chosen-many": _("%(number)s people chosen"),
    "people-chosen-all": _("%(number)s found, all chosen"),
    "people-unchoose": _("Untick them all"),
    "people-all": _("All who are found"),
    "people-go-on": ngettext("Do it for one person", "Do it for %(count)s people"),
    "people-circle-name": _("Name of the circle"),
    "people-circle-in": _("Put them in"),
    "people-circle-out": _("Take them out"),
    "people-archives": _("Archives"),
    "people-archive-what": _("No list shows them any more; a search does."),
    "people-archive": _("Put into the archives"),
    "people-bring-back": _("Bring back"),
    "people-merge": _("Merge…"),
    "people-erase": _("Delete"),
    "people-erase-what": _("They leave the book, and no file brings them back."),
    "people-erase-now": _("Delete them"),
}
ACTS: dict[str, Sentence] = {
    "people-circle-in": ngettext(
        "One person is in the circle now.", "%(count)s people are in the circle now."
    ),
    "people-circle-out": ngettext(
        "One person is out of the circle.", "%(count)s people are out of the circle."
    ),
    "people-cadence": ngettext(
        "The cadence is chosen for one person.", "The cadence is chosen for %(count)s people."
    ),
    "people-cadence-none": ngettext(
        "One person has no cadence any more.", "%(count)s people have no cadence any more."
    ),
    "people-archive": ngettext(
        "One person is in the archives now.", "%(count)s people are in the archives now."
    ),
    "people-bring-back": ngettext(
        "One person is back in your lists.", "%(count)s people are back in your lists."
    ),
    "people-erase": ngettext("One person left the book.", "%(count)s people left the book."),
    "people-as-they-were": _("Nothing to change: it was so already."),
}
