"""What an entry of the journal did, in words."""

from entregent.services.wording.language import Sentence, _, say
from entregent.storage.models import Entry

_ACTS: dict[str, Sentence] = {
    "add": _("somebody added"),
    "cadences": _("cadences chosen"),
    "done": _("an item marked as done"),
    "erase": _("somebody erased"),
    "ignore": _("%(value)s left out"),
    "import": _("the import of %(path)s"),
    "language": _("the language chosen"),
    "keep-apart": _("two people kept apart"),
    "log": _("an exchange logged"),
    "merge": _("two people made one"),
    "merge-all": _("all likely pairs made one"),
    "set": _("somebody corrected"),
    "skip": _("an item skipped"),
    "snooze": _("an item put off"),
}
_OF_SOMEBODY: dict[str, Sentence] = {
    "add": _("%(name)s added"),
    "done": _("an item marked as done, about %(name)s"),
    "erase": _("%(name)s erased"),
    "log": _("an exchange logged with %(name)s"),
    "set": _("what is known of %(name)s corrected"),
    "skip": _("an item skipped, about %(name)s"),
    "snooze": _("an item put off, about %(name)s"),
}
_DOORS: dict[str, Sentence] = {
    "terminal": _("in the terminal"),
    "pages": _("on the pages"),
}


def act_sentence(entry: Entry, name: str = "") -> str:
    """Return what an entry did, and to whom where the name is known."""
    done = (
        say(_OF_SOMEBODY[entry.act], name=name)
        if name and entry.act in _OF_SOMEBODY
        else say(_ACTS[entry.act], **entry.values)
    )
    if entry.values.get("changed", True):
        return done
    return say(_("%(act)s (nothing changed)"), act=done)


def door(name: str) -> str:
    """Return from where an act was done."""
    return say(_DOORS[name])
