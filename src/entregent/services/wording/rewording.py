"""What a service is told to do with a message, in the language of that message."""

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
