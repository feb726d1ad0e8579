"""What the pages say of campaigns."""

from entregent.services.wording.campaigns import OCCASIONS
from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "campaigns": _("Campaigns"),
    "campaigns-also": _("greetings wishes new year cards holidays many"),
    "campaigns-lede": _(
        "Greetings to many, each in words of their own. Nothing leaves before you said yes to that"
        " very message."
    ),
    "campaign-new": _("Begin a campaign"),
    "campaign-name": _("Name"),
    "campaign-name-hint": _("New year 2027"),
    "campaign-occasion": _("For"),
    "campaign-whom": _("Whom"),
    "campaign-where": _("Everybody of the list of people as you filtered it."),
    "campaign-these": _("Greet them"),
    "campaign-circles": _("Circles"),
    "campaign-labels": _("Ties"),
    "campaign-strongest": _("Strongest ties"),
    "campaign-strongest-none": _("Not by strength"),
    "campaign-strongest-count": ngettext("The strongest", "The %(count)s strongest"),
    "campaign-who": _("By name, one a line"),
    "campaign-who-hint": _("Alice Martin"),
    "campaign-when": _("Days and hours"),
    "campaign-first": _("First day"),
    "campaign-last": _("Last day"),
    "campaign-weekdays": _("Days of the week"),
    "campaign-hours": _("Hours"),
    "campaign-a-day": _("Messages a day, at most"),
    "campaign-more": _("What you announce, or a template"),
    "campaign-news-how": _(
        "For something to announce: write it once in each language of those you tell."
    ),
    "campaign-news-fr": _("In French"),
    "campaign-news-en": _("In English"),
    "campaign-template": _("Written by"),
    "campaign-template-none": _("No template of yours"),
    "campaign-begin": _("Prepare the drafts"),
    "campaign-begin-how": _("Nothing is sent: you read each one, then say yes to it or not."),
    "campaign-between": _("from %(first)s to %(last)s, %(hours)s, at most %(count)s a day"),
    "campaign-unsettled": _("Some messages could not be sent, or nobody knows whether they left."),
    "campaign-go": ngettext("Read the one that waits", "Go through the %(count)s that wait"),
    "campaign-next-at": _(
        "The next message leaves %(day)s at %(at)s, while these pages are served."
    ),
    "campaign-pause": _("Pause"),
    "campaign-resume": _("Go on"),
    "campaign-stop": _("Stop, and take back what has not left"),
    "campaign-drop": _("Take this campaign away"),
    "campaign-figures": _("Where they stand"),
    "campaign-everybody": ngettext("%(count)s person", "All %(count)s people"),
    "campaign-others": ngettext(
        "%(count)s other: choose where they stand, above.",
        "%(count)s others: choose where they stand, above.",
    ),
    "campaign-answer": _("see their answer"),
    "campaign-cards": _("Cards"),
    "campaign-cards-csv": _("Addresses as a sheet (CSV)"),
    "campaign-cards-pdf": _("Labels of %(size)s mm, %(count)s a sheet (PDF)"),
    "campaign-homeless": ngettext(
        "No postal address of one of them is known:",
        "No postal address of %(count)s of them is known:",
    ),
    "campaign-save": _("Keep these days and hours"),
    "campaign-add": _("Add people"),
    "run-paused": _("Paused"),
    "run-stopped": _("Stopped"),
    "weekday-1": _("Monday"),
    "weekday-2": _("Tuesday"),
    "weekday-3": _("Wednesday"),
    "weekday-4": _("Thursday"),
    "weekday-5": _("Friday"),
    "weekday-6": _("Saturday"),
    "weekday-7": _("Sunday"),
    "greeting-place": _("%(place)s of %(places)s"),
    "greeting-left": ngettext("%(count)s waits for you", "%(count)s wait for you"),
    "greeting-yes": _("Approved: the message to %(name)s."),
    "greeting-hold": _("Take the yes back"),
    "greeting-line": _("A line for this person alone"),
    "greeting-saved": _("Kept."),
    "greeting-approve": _("Yes, send this"),
    "greeting-later": _("Later"),
    "greeting-out": _("Not this time"),
    "greeting-otherwise": _("Otherwise"),
    "greeting-call": _("I will call"),
    "greeting-card": _("A card by post"),
    "greeting-mail": _("By mail"),
    "greeting-called": _("Called"),
    "greeting-posted": _("Card sent"),
    "greeting-elsewhere": _(
        "%(address)s is theirs no more, or mail came back from it. Prepare this again: it goes to"
        " the address you know now."
    ),
    "greeting-settle": _("Settle it in the outbox"),
    "greeting-reply": _("Answer them"),
    "greeting-steps": _("Before and after"),
    "greeting-before": _("Previous one"),
    "greeting-after": _("Next one"),
    "greeting-keys": _(
        "Keys: D yes, S later, X not this time, E to change the words, Escape when done, J and K to"
        " go on and back. The first press only shows where you are."
    ),
    **{f"occasion-{one}": words for one, words in OCCASIONS.items()},
}
ACTS: dict[str, Sentence] = {
    "campaign-begun": _("The drafts are ready; none is approved yet."),
    "campaign-add": _("They are in the campaign."),
    "campaign-hours": _("Kept."),
    "campaign-pause": _("Nothing leaves until you let it go on."),
    "campaign-resume": _("It goes on."),
    "campaign-stop": _("What has not left waits for another yes."),
    "campaign-drop": _("The campaign is taken away."),
    "greeting-later": _("%(name)s comes after the others."),
    "greeting-out": _("%(name)s is left out this time."),
    "greeting-call": _("%(name)s is to be called."),
    "greeting-card": _("%(name)s gets a card."),
    "greeting-mail": _("%(name)s is greeted by mail."),
    "greeting-done": _("Noted."),
    "greeting-held": _("The yes is taken back."),
    "greeting-kept": _("Kept."),
}
