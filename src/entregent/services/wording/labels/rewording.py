"""What the pages say of rewording: on the settings, and where a message is written."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "rewording": _("Rewording messages"),
    "rewording-how": _(
        "A language model may propose other words for a message you write: one that runs on this"
        " machine (Ollama, llama.cpp, LM Studio…), or a service you trust. None is asked unless you"
        " set its address here; then each message is shown to you, word for word, before it leaves."
    ),
    "rewording-address": _("Address of the service"),
    "rewording-address-hint": _("http://127.0.0.1:11434/v1 or https://api.example/v1"),
    "rewording-model": _("Model"),
    "rewording-leave": _("Reword nothing any more"),
    "rewording-key": _("Key of the service, if it wants one"),
    "rewording-key-how": _(
        "It is kept in a file of its own on this machine, in no copy and no export, and is sent to"
        " this service alone."
    ),
    "rewording-key-save": _("Keep the key"),
    "rewording-key-": _("No key is known; a service on this machine wants none."),
    "rewording-key-file": _("A key is kept for this service."),
    "rewording-key-environment": _("The key comes from the variable ENTREGENT_REWORDING_KEY."),
    "rewording-key-elsewhere": _("A key is kept for another service. It is not sent to this one."),
    "rewording-key-forget": _("Remove the key"),
    "reword": _("Reword…"),
    "reword-would": _("This would be sent to %(host)s, and nothing else"),
    "reword-to": _("Where"),
    "reword-model": _("Model"),
    "reword-instruction": _("What is asked of it"),
    "reword-message": _("Your message"),
    "reword-with-key": _("The key of this service goes along."),
    "reword-withheld": ngettext(
        "%(count)s address, link or telephone number stays here: a mark takes its place, and it is"
        " put back afterwards.",
        "%(count)s addresses, links or telephone numbers stay here: marks take their places, and"
        " they are put back afterwards.",
    ),
    "reword-send": _("Send this to %(host)s"),
    "reword-dont": _("Don’t send it"),
    "reword-otherwise": _(
        "Your message or the service changed since it was shown: nothing was sent. This is what"
        " would be sent now."
    ),
    "reword-answer": _("Other words, from %(host)s"),
    "reword-read": _("Read them over: they are a machine’s. Your message is still yours, above."),
    "reword-take": _("Take these words"),
    "reword-keep": _("Keep mine"),
    "reword-yours": _("Your own words, before"),
    "reword-back": _("Take mine back"),
}
ACTS: dict[str, Sentence] = {
    "rewording-chosen": _("Kept. Each message is shown to you before it leaves."),
    "rewording-left": _("Nothing rewords messages any more."),
    "rewording-key-kept": _("The key is kept."),
    "rewording-key-forgotten": _("The key is removed; it can be given again, not brought back."),
}
