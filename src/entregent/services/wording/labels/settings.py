"""What the pages of settings say."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "settings": _("Settings"),
    "settings-lede": _("Each choice can be undone, at once or in the journal."),
    "settings-contents": _("On this page"),
    "settings-save": _("Keep this"),
    "settings-add": _("Add"),
    "settings-remove": _("Remove"),
    "settings-language": _("Language of the pages"),
    "settings-language-here": _(
        "These pages are in the language that an address asked for, in this browser alone and until"
        " it is closed. Save to have it everywhere."
    ),
    "settings-zone": _("Time zone"),
    "settings-zone-how": _("Your days begin and end there."),
    "settings-zone-unknown": _("Choose a place of the list."),
    "settings-pace": _("People a day"),
    "settings-pace-how": _("As many as today’s list proposes at most. A short list is kept up."),
    "settings-pace-choice": ngettext(
        "%(count)s person. %(minutes)s", "%(count)s people. %(minutes)s"
    ),
    "settings-asks": _("Between two asks"),
    "settings-asks-how": _(
        "How long you leave somebody in peace before you ask them for something else."
    ),
    "settings-asks-choice": ngettext("%(count)s day", "%(count)s days"),
    "settings-position": _("What you do"),
    "settings-position-how": _("It tells who your colleagues were, wherever files say the same."),
    "settings-position-last": _("The latest known:"),
    "settings-position-take-up": _("Take it up here"),
    "settings-position-taken-up": _("Filled in, and not kept yet: keep it if you hold it now."),
    "settings-title": _("Position"),
    "settings-organisation": _("Organisation"),
    "settings-mine": _("Your addresses"),
    "settings-mine-how": _(
        "By these Entregent knows which messages are yours. A new one counts from the next import"
        " on."
    ),
    "settings-mine-none": _("None is known yet. An import finds them out, or you say them here."),
    "settings-mine-new": _("E-mail or profile address"),
    "settings-name": _("Name"),
    "settings-ignored": _("Left out of the book"),
    "settings-ignored-how": _(
        "No message of these addresses or domains is read. Whoever only such messages told of"
        " leaves the book."
    ),
    "settings-ignored-none": _("Nobody is left out."),
    "settings-ignored-new": _("Address or domain"),
    "settings-ignored-hint": _("news@shop.example or shop.example"),
    "settings-export": _("Take the book elsewhere"),
    "settings-export-how": _("Nothing leaves this machine unless you send it yourself."),
    "settings-export-json": _("Everything (JSON)"),
    "settings-export-json-how": _("It reads back the same into an empty book."),
    "settings-export-vcard": _("People, for address books (vCard)"),
    "settings-export-csv": _("People, for spreadsheets (CSV)"),
    "settings-copies": _("Copies"),
    "settings-copies-how": _("Copies kept beside the book are in %(folder)s."),
    "settings-copies-none": _("No copy is kept yet."),
    "settings-copy-keep": _("Keep a copy now"),
    "settings-copy-download": _("Download a copy"),
    "settings-copy-back": _("Bring back…"),
    "settings-copy-back-how": _(
        "The book becomes what it was then. The present one is kept as a copy too."
    ),
    "settings-copy-back-go": _("Bring it back"),
    "settings-copy-size": _("%(day)s, %(hour)s, %(size)s MB"),
    "settings-erase": _("Erase everything"),
    "settings-erase-how": _(
        "People, exchanges, notes and the journal: nothing stays in the book. A copy is kept beside"
        " it, in %(folder)s, from which all of it can be brought back."
    ),
    "settings-erase-rid": _("To be rid of everything for good, delete that folder too."),
    "settings-erase-word": _("To be sure, type %(word)s"),
    "settings-erase-go": _("Erase everything"),
    "settings-erase-ask": _("Erase everything…"),
    "erase-word": _("ERASE"),
    "settings-back": _("Back to the settings"),
    "layers": _("Layers and cadences"),
    "layers-how": _(
        "Nobody keeps up with everybody. Five people take most of our time; a word a year is enough"
        " for the hundredth."
    ),
    "layers-open": _("See the layers, and the cadences proposed"),
    "layers-layer": ngettext("Up to %(count)s person", "Up to %(count)s people"),
    "layers-chosen": ngettext("%(count)s chosen", "%(count)s chosen"),
    "layers-chosen-none": _("none chosen"),
    "layers-overfull": _("More than one keeps up with: make some of these cadences longer."),
    "layers-proposed": ngettext(
        "A cadence is proposed for one of your strongest ties.",
        "Cadences are proposed for %(count)s of your strongest ties.",
    ),
    "layers-proposed-how": _("You can change each on the page of the person."),
    "layers-accept": ngettext("Choose this one", "Choose these %(count)s"),
    "layers-bridge": _("a tie few share"),
    "layers-bridge-how": _(
        "Ties that few share are marked: they fade first, so a closer cadence is proposed."
    ),
    "layers-none": _("No cadence to propose."),
    "layers-none-more": _(
        "Your strongest ties have one each, or have been silent for too long to begin with a"
        " promise."
    ),
}
ACTS: dict[str, Sentence] = {
    "set-language": _("The pages speak this language from now on."),
    "set-zone": _("The time zone is chosen."),
    "set-between-asks": _("Your asks will keep to it."),
    "set-pace": _("Today’s list follows."),
    "set-position": _("Your position is noted."),
    "mine-added": _("The address is yours."),
    "mine-removed": _("The address is yours no more."),
    "ignored": _("Left out from now on."),
    "ignored-left": ngettext(
        "Left out from now on; %(count)s person left the book.",
        "Left out from now on; %(count)s people left the book.",
    ),
    "heeded": _("Let in again, from the next import on."),
    "cadences": ngettext("%(count)s cadence chosen.", "%(count)s cadences chosen."),
    "copy-kept": _("A copy is kept."),
    "copy-back": _("The book is what it was then. The one before is kept as a copy."),
    "erased-all": _("Everything is erased. The latest copy below brings it back."),
}
