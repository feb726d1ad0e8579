"""What a service is told to do with a message, in its language; why it may not have done so."""

from entregent.services.wording.language import Sentence, _, say, spoken

_TASK = _("Reword the message that follows, in English: simpler, warmer, easy to answer.")
_REGISTER = _("Keep tu or vous, whichever it says.")
_WORDS = _("Write %(most)s words at most.")
_CHARACTERS = _("Write %(most)s characters at most.")
_ALWAYS: tuple[Sentence, ...] = (
    _("If it leaves an easy way to say no, keep it."),
    _("Invent nothing and promise nothing more; keep names, dates and figures as they stand."),
)
_MARK = _("Copy %(mark)s, and every mark like it, as it stands: it takes the place of something.")
_ALONE = _("Answer with the message alone, without a subject, remarks or quotation marks.")


def instruction(*, most_words: int, most_characters: int, mark: str) -> str:
    """Return what a service is asked for, a sentence a line; `mark` is "" for a text without."""
    limit = say(_WORDS, most=most_words) if most_words else say(_CHARACTERS, most=most_characters)
    return "\n".join(
        [
            say(_TASK),
            *([say(_REGISTER)] if spoken() == "fr" else []),
            limit,
            *map(say, _ALWAYS),
            *([say(_MARK, mark=mark)] if mark else []),
            say(_ALONE),
        ]
    )


ERRORS: dict[str, Sentence] = {
    "not-a-service": _(
        "“%(value)s” is no address of a service. Write it as https://api.example/v1, without a"
        " password or a question mark."
    ),
    "not-secure": _(
        "%(value)s would let anybody on the way read your messages. Write https://, or an address"
        " of your own network, such as http://127.0.0.1:11434/v1 or http://192.168.1.20:8080/v1"
    ),
    "not-a-key": _("This is no key: one is a single word, without accents. Copy it whole."),
    "nothing-to-reword": _("There is nothing to reword yet. Write your message first."),
    "rewording-added": _(
        "%(host)s put an address, a link or a telephone number into the message that was not yours."
        " Its words were left aside: ask again, or keep yours."
    ),
    "rewording-busy": _(
        "%(host)s asks to wait, or what it grants you is used up. Try again in a few minutes, or"
        " look at your account there."
    ),
    "rewording-empty": _("%(host)s answered with nothing. Ask again, or choose another model."),
    "rewording-failed": _(
        "%(host)s has a fault of its own (%(status)s). Try again later; your message is as it was."
    ),
    "rewording-key-refused": _(
        "%(host)s wants a key, or does not take the one it was given. Give it the right one:"
        " entregent rewording key"
    ),
    "rewording-lost": _(
        "%(host)s left out an address, a link or a telephone number of your message. Its words were"
        " left aside: ask again, or keep yours."
    ),
    "rewording-model-missing": _("Name the model that is to reword, such as llama3.2."),
    "rewording-no-model": _(
        "%(host)s knows no model called %(model)s, or nothing at %(url)s. Check the name and the"
        " address, which often ends in /v1."
    ),
    "rewording-not-confirmed": _(
        "Nothing was sent, for nobody said yes. Read what would be sent, then add --yes."
    ),
    "rewording-not-secure": _(
        "%(host)s could not prove who it is, so nothing was sent. Check the address; of a service"
        " on this machine it begins with http://"
    ),
    "rewording-not-understood": _(
        "%(host)s does not answer as a service of this kind does. Check the address, which often"
        " ends in /v1."
    ),
    "rewording-off": _(
        "No service is chosen that rewords messages. Choose one: entregent rewording set ADDRESS"
        " MODEL"
    ),
    "rewording-redirected": _(
        "%(host)s sends one on to %(to)s, where nothing was sent. If you trust that address, set it"
        " as the one of the service."
    ),
    "rewording-refused": _(
        "%(host)s refuses the message (%(status)s: %(reason)s). Check the model and its limits."
    ),
    "rewording-tells": _(
        "Nothing was sent: your message holds a way to reach somebody that no mark can stand for."
        " Take it out, then ask again."
    ),
    "rewording-timed-out": _(
        "%(host)s did not answer within %(seconds)s seconds. Try again, or choose a smaller model."
    ),
    "rewording-too-long": _(
        "%(host)s answered with more than a message may hold, or was cut short. Ask again, or"
        " choose another model."
    ),
    "rewording-unreachable": _(
        "%(host)s does not answer (%(reason)s). See that the service runs and that the address is"
        " right; your message is as it was."
    ),
}
