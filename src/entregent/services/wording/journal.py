"""What an entry of the journal did, in words."""

from datetime import date

from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.likeness import percent
from entregent.services.wording.ties import channel
from entregent.services.wording.times import day
from entregent.services.wording.typed_fields import typed_fields
from entregent.storage.models import Entry

_ACTS: dict[str, Sentence] = {
    "add": _("somebody added"),
    "address-refused": _("an address that a mail server refused marked"),
    "archive": _("somebody put into the archives"),
    "archive-many": ngettext(
        "%(count)s person put into the archives", "%(count)s people put into the archives"
    ),
    "article": _("an article kept to share"),
    "article-drop": _("an article kept no longer"),
    "article-sent": _("an article noted as sent"),
    "article-set": _("an article corrected"),
    "begin": _("people added to begin with"),
    "blurb": _("lines about you written"),
    "blurb-drop": _("lines about you taken away"),
    "blurb-set": _("lines about you corrected"),
    "bring-back": _("somebody brought back from the archives"),
    "bring-back-many": ngettext(
        "%(count)s person brought back from the archives",
        "%(count)s people brought back from the archives",
    ),
    "campaign": _("the campaign “%(name)s” begun"),
    "campaign-drop": _("the campaign “%(name)s” taken away"),
    "campaign-hours": _("the days and hours of “%(name)s” chosen"),
    "campaign-name": _("the campaign “%(name)s” renamed"),
    "campaign-pause": _("the campaign “%(name)s” paused"),
    "campaign-people": ngettext(
        "%(count)s person added to “%(name)s”", "%(count)s people added to “%(name)s”"
    ),
    "campaign-resume": _("the campaign “%(name)s” goes on"),
    "campaign-stop": _("the campaign “%(name)s” stopped"),
    "cadence-many": ngettext(
        "a cadence chosen for %(count)s person", "a cadence chosen for %(count)s people"
    ),
    "cadences": _("cadences chosen"),
    "circle-in": ngettext(
        "%(count)s person put into %(circle)s", "%(count)s people put into %(circle)s"
    ),
    "circle-out": ngettext(
        "%(count)s person taken out of %(circle)s", "%(count)s people taken out of %(circle)s"
    ),
    "digest": _("the daily digest chosen"),
    "digest-off": _("the daily digest turned off"),
    "done": _("an item marked as done"),
    "erase": _("somebody erased"),
    "favour": _("a favour noted"),
    "favour-answer": _("an answer about a favour noted"),
    "favour-drop": _("a favour taken out"),
    "favour-outcome": _("what came of a favour noted"),
    "event": _("the event “%(name)s” noted down"),
    "event-capture": ngettext(
        "%(count)s person met at “%(name)s” noted", "%(count)s people met at “%(name)s” noted"
    ),
    "event-drop": _("the event “%(name)s” taken away"),
    "event-leave": _("somebody taken off the list of an event"),
    "event-people": ngettext(
        "%(count)s person put on the list of “%(name)s”",
        "%(count)s people put on the list of “%(name)s”",
    ),
    "event-set": _("the event “%(name)s” corrected"),
    "event-want": _("whom to meet at an event chosen"),
    "goal": _("the goal “%(name)s” begun"),
    "goal-close": _("the goal “%(name)s” closed"),
    "goal-reached": _("the goal “%(name)s” reached"),
    "goal-reopen": _("the goal “%(name)s” opened again"),
    "goal-set": _("the goal “%(name)s” corrected"),
    "greeting-done": _("a call or a card of a campaign noted"),
    "greeting-later": _("a greeting put off"),
    "greeting-line": _("the line of a greeting written"),
    "greeting-way": _("how somebody is greeted chosen"),
    "heed": _("%(value)s let in again"),
    "erase-many": ngettext("%(count)s person erased", "%(count)s people erased"),
    "ignore": _("%(value)s left out"),
    "import": _("the import of %(path)s"),
    "language": _("the language chosen"),
    "introduce": _("an introduction thought of"),
    "introduce-me": _("an introduction of you noted"),
    "introduce-ask": _("somebody asked about an introduction"),
    "introduce-why": _("the reason of an introduction corrected"),
    "introduce-answer": _("an answer about an introduction noted"),
    "introduce-write": _("an introduction made"),
    "introduce-outcome": _("what came of an introduction noted"),
    "introduce-sent": _("a message of an introduction noted as sent"),
    "introduce-thank": _("thanks for an introduction noted"),
    "introduce-close": _("an introduction closed"),
    "keep-apart": _("two people kept apart"),
    "link": _("two people linked"),
    "list-drop": _("the list “%(name)s” deleted"),
    "list-rename": _("the list “%(name)s” renamed"),
    "list-save": _("the list “%(name)s” saved"),
    "log": _("an exchange logged"),
    "log-drop": _("an exchange taken out"),
    "log-set": _("an exchange corrected"),
    "me": _("what is known of you corrected"),
    "mail": _("the account to send mail by chosen, at %(host)s"),
    "mail-off": _("the account to send mail by taken away"),
    "merge": _("two people made one"),
    "merge-all": _("likely pairs made one"),
    "outbox": _("a message put into the outbox"),
    "outbox-again": _("a message of the outbox prepared again"),
    "outbox-arrived": _("a message that came back noted as arrived after all"),
    "outbox-drop": _("a message dropped from the outbox"),
    "outbox-set": _("a message of the outbox changed"),
    "opportunity": _("an opportunity at %(name)s noted"),
    "opportunity-drop": _("an opportunity at %(name)s taken out"),
    "opportunity-set": _("an opportunity at %(name)s corrected"),
    "plan": _("a follow-up planned"),
    "plan-dropped": _("a follow-up given up"),
    "my-address": _("%(value)s taken for an address of yours"),
    "my-position": _("your position chosen"),
    "not-my-address": _("%(value)s taken for an address of yours no more"),
    "between-asks": ngettext(
        "%(count)s day between two asks chosen", "%(count)s days between two asks chosen"
    ),
    "pace": ngettext("%(count)s person a day chosen", "%(count)s people a day chosen"),
    "review-held": _("a review held"),
    "review-months": ngettext(
        "%(count)s month between two reviews chosen", "%(count)s months between two reviews chosen"
    ),
    "rewording": _("rewording by %(host)s chosen"),
    "rewording-off": _("rewording turned off"),
    "sent": _("a message sent, and what follows noted"),
    "set": _("somebody corrected"),
    "skip": _("an item skipped"),
    "snooze": _("an item put off"),
    "template": _("a template of a message written"),
    "template-drop": _("a template of a message taken away"),
    "template-set": _("a template of a message corrected"),
    "thank": _("thanks noted"),
    "share-dropped": _("a share of your ties wanted no longer"),
    "share-wanted": _("a share of your ties wanted"),
    "new-ties-wanted": _("the number of new ties a quarter chosen"),
    "top": _("somebody put among those to keep closest"),
    "top-accept": ngettext(
        "%(count)s person put among those to keep closest",
        "%(count)s people put among those to keep closest",
    ),
    "top-cadence": _("the rhythm of those to keep closest chosen"),
    "top-move": _("the order of those to keep closest changed"),
    "top-out": _("somebody taken out of those to keep closest"),
    "top-size": ngettext(
        "%(count)s person to keep closest chosen", "%(count)s people to keep closest chosen"
    ),
    "unlink": _("the link between two people taken away"),
    "time-zone": _("the time zone %(value)s chosen"),
}
_OF_SOMEBODY: dict[str, Sentence] = {
    "add": _("%(name)s added"),
    "address-refused": _("the address of %(name)s that a mail server refused marked"),
    "archive": _("%(name)s put into the archives"),
    "bring-back": _("%(name)s brought back from the archives"),
    "done": _("an item marked as done, about %(name)s"),
    "erase": _("%(name)s erased"),
    "event-leave": _("%(name)s taken off the list of an event"),
    "event-want": _("whether to meet %(name)s at an event chosen"),
    "favour": _("a favour noted, with %(name)s"),
    "favour-answer": _("what %(name)s answered about a favour noted"),
    "favour-drop": _("a favour with %(name)s taken out"),
    "favour-outcome": _("what came of a favour with %(name)s noted"),
    "greeting-done": _("a call to %(name)s, or their card, noted"),
    "greeting-later": _("the greeting to %(name)s put off"),
    "greeting-line": _("the line for %(name)s written"),
    "greeting-way": _("how %(name)s is greeted chosen"),
    "log": _("an exchange logged with %(name)s"),
    "log-drop": _("an exchange with %(name)s taken out"),
    "log-set": _("an exchange with %(name)s corrected"),
    "outbox": _("a message to %(name)s put into the outbox"),
    "outbox-again": _("a message to %(name)s prepared again"),
    "outbox-arrived": _("a message to %(name)s that came back noted as arrived after all"),
    "outbox-drop": _("a message to %(name)s dropped from the outbox"),
    "outbox-set": _("a message to %(name)s in the outbox changed"),
    "plan": _("a follow-up planned with %(name)s"),
    "plan-dropped": _("a follow-up with %(name)s given up"),
    "sent": _("a message sent to %(name)s, and what follows noted"),
    "set": _("what is known of %(name)s corrected"),
    "skip": _("an item skipped, about %(name)s"),
    "snooze": _("an item put off, about %(name)s"),
    "thank": _("thanks to %(name)s noted"),
    "top": _("%(name)s put among those to keep closest"),
    "top-move": _("%(name)s moved among those to keep closest"),
    "top-out": _("%(name)s taken out of those to keep closest"),
}
_OF_TWO: dict[str, Sentence] = {
    "introduce": _("the idea of introducing %(a)s to %(b)s"),
    "introduce-me": _("an introduction of you to %(a)s, by %(b)s, noted"),
    "keep-apart": _("%(a)s and %(b)s kept apart"),
    "link": _("%(a)s and %(b)s linked"),
    "merge": _("%(a)s (#%(a_id)s) made one with %(b)s (#%(b_id)s)"),
    "unlink": _("%(a)s and %(b)s linked no more"),
}
_MERGED_ABOVE = ngettext(
    "%(count)s person made one with another, from %(percent)s on",
    "%(count)s people made one with others, from %(percent)s on",
)
_CAME_BACK = ngettext(
    "%(act)s, where mail came back from %(count)s address",
    "%(act)s, where mail came back from %(count)s addresses",
)
_PLANNED = _("%(act)s (%(on)s: “%(text)s”)")
_LOGGED = _("%(act)s (%(channel)s, %(on)s)")
# Acts of one kind, as the journal is looked through; those named nowhere are "other".
KINDS: dict[str, tuple[str, ...]] = {
    "people": (
        "add",
        "set",
        "address-refused",
        "archive",
        "bring-back",
        "erase",
        "link",
        "unlink",
        "top",
        "top-out",
    ),
    "exchanges": (
        *(
            "log",
            "log-set",
            "log-drop",
            "sent",
            "outbox",
            "outbox-set",
            "outbox-drop",
            "outbox-arrived",
            "outbox-again",
        ),
        *("favour", "favour-answer", "favour-outcome", "favour-drop", "thank"),
    ),
    "introductions": (
        "introduce",
        "introduce-me",
        "introduce-ask",
        "introduce-answer",
        "introduce-write",
        "introduce-outcome",
        "introduce-thank",
        "introduce-close",
        "introduce-sent",
        "introduce-why",
    ),
    "today": ("done", "snooze", "skip"),
    "duplicates": ("merge", "merge-all", "keep-apart"),
    "imports": ("import",),
}
_DOORS: dict[str, Sentence] = {
    "terminal": _("in the terminal"),
    "pages": _("on the pages"),
}


def act_sentence(entry: Entry, name: str = "") -> str:
    """Return what an entry did, and to whom where the name is known."""
    done = _done(entry, name)
    if entry.act == "log" and "channel" in entry.values:
        on = day(date.fromisoformat(entry.values["on"]), today=entry.at.date())
        done = say(_LOGGED, act=done, channel=channel(entry.values["channel"]), on=on)
    if entry.act in ("plan", "plan-dropped") and "words" in entry.values:
        on = day(date.fromisoformat(entry.values["on"]), today=entry.at.date())
        done = say(_PLANNED, act=done, on=on, text=entry.values["words"])
    if entry.act == "set" and entry.values.get("fields"):
        done = say(_("%(act)s (%(said)s)"), act=done, said=typed_fields(entry.values["fields"]))
    if entry.values.get("bounced"):
        done = say(_CAME_BACK, act=done, count=entry.values["bounced"])
    if entry.values.get("changed", True):
        return done
    return say(_("%(act)s (nothing changed)"), act=done)


def _done(entry: Entry, name: str) -> str:
    if not name and entry.act == "add" and entry.values.get("people"):
        name = entry.values["people"][0]["name"]  # undone, they are in the book no more
    if name and entry.act in _OF_SOMEBODY:
        return say(_OF_SOMEBODY[entry.act], name=name)
    if entry.act in _OF_TWO and entry.values.get("people"):
        a, b = entry.values["people"]
        return say(_OF_TWO[entry.act], a=a["name"], b=b["name"], a_id=a["id"], b_id=b["id"])
    if "above" in entry.values:
        above = percent(entry.values["above"])
        return say(_MERGED_ABOVE, count=entry.values["count"], percent=above)
    return say(_ACTS[entry.act], **entry.values)


def door(name: str) -> str:
    """Return from where an act was done."""
    return say(_DOORS[name])
