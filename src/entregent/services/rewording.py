"""A message put into other words by the service one chose: shown as it would leave, then sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from entregent.core.disguises import is_disguised
from entregent.core.drafts import LONGEST_NOTE, Intent
from entregent.core.etiquette import language_of_message
from entregent.core.text import typed
from entregent.core.withheld import Withheld, withhold
from entregent.services.discreet import tells_how_to_reach
from entregent.services.errors import EntregentError
from entregent.services.rewording_client import as_sent, completed
from entregent.services.rewording_service import Service, service_of
from entregent.services.wording.language import speaking
from entregent.services.wording.rewording import instruction
from entregent.storage.models import Book, Person

LONGEST = 10_000  # characters of a message
MOST_WORDS = 150
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # some models think aloud first
_FENCE = re.compile(r"\A```\w*\n(.*)\n```\Z", re.DOTALL)
_ROOM = 2_000  # characters more than a message, for the marks in it
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would be sent, word for word: to whom, the instruction, and the message.

    In the place of each way to reach somebody the message has a mark.
    """

    service: Service
    instruction: str
    withheld: Withheld
    lang: str
    longest: int  # characters of an answer that is taken

    @property
    def message(self) -> str:
        """Return the message as it would leave."""
        return self.withheld.text

    @property
    def seal(self) -> str:
        """Return a digest of what would be sent and of where to: what was shown has the same."""
        told = as_sent(self.service, self.instruction, self.message)
        with_key = b"key" if self.service.key else b""
        return sha256(b"\0".join([self.service.url.encode(), with_key, told])).hexdigest()


def proposed(book: Book, body: str, intent: Intent, *, about: Sequence[Person] = ()) -> Proposed:
    """Return what would be sent to have a message reworded; nothing is.

    `about` are the people of an introduction: where a way to reach one of them would leave all the
    same, disguised or of a kind no mark stands for, it is refused.
    """
    service = service_of(book)
    message = typed(body).replace("\r\n", "\n")
    if not message:
        raise EntregentError("nothing-to-reword")
    if len(message) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    withheld, lang = withhold(message), language_of_message(message)
    if about and (is_disguised(withheld.text) or tells_how_to_reach(withheld.text, about)):
        raise EntregentError("rewording-tells")
    is_note = intent is Intent.CONNECT
    with speaking(lang):
        told = instruction(
            most_words=0 if is_note else MOST_WORDS,
            most_characters=LONGEST_NOTE if is_note else 0,
            mark=withheld.mark,
        )
    return Proposed(service, told, withheld, lang, LONGEST_NOTE if is_note else LONGEST)


def reworded(sent: Proposed) -> str:
    """Send what was proposed; return the message in other words, what was left out put back.

    Raises EntregentError where no message came that may stand in its place.
    """
    host = sent.service.host
    answer = _cleaned(completed(sent.service, sent.instruction, sent.message))
    if not answer:
        raise EntregentError("rewording-empty", host=host)
    if len(answer) > sent.longest + _ROOM:  # before it is looked through
        raise EntregentError("rewording-too-long", host=host)
    if not sent.withheld.is_whole(answer):
        raise EntregentError("rewording-lost", host=host)
    if sent.withheld.adds_a_way(answer):
        raise EntregentError("rewording-added", host=host)
    whole = sent.withheld.put_back(answer)
    if len(whole) > sent.longest:
        raise EntregentError("rewording-too-long", host=host)
    return whole


def _cleaned(answer: str) -> str:
    """Return the message of an answer: without thoughts before it, a fence or what nobody sees."""
    words = _THOUGHTS.sub("", answer.replace("\r\n", "\n"), count=1)
    words = typed(_UNSEEN.sub("", words))
    fenced = _FENCE.fullmatch(words)
    return typed(fenced[1]) if fenced else words
