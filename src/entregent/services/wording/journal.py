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
    "log": _("an exchange logged"),
    "set": _("somebody corrected"),
    "skip": _("an item skipped"),
    "snooze": _("an item put off"),
}


def act_sentence(entry: Entry) -> str:
    """Return what an entry did."""
    return say(_ACTS[entry.act], **entry.values)
