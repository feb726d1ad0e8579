"""An easy no: said in so many words, or a condition of theirs with what lets them off."""

from entregent.core.etiquette.fault import Case


def has_way_out(case: Case, asked: int) -> bool:
    """Tell whether a message whose last ask ends at a place leaves an easy no."""
    sentences = [sentence.words for sentence in case.message.sentences]
    sentences += case.message.signature.split("\n")
    if any(opens_door(case, words) or _weighs_nothing(case, words) for words in sentences):
        return True
    after = [one.words for one in case.message.sentences if one.start >= asked]
    return any(_does_without(case, words) for words in after)


def _does_without(case: Case, words: str) -> bool:
    """Tell whether I say, once I have asked, how I shall do without them or what may hold them.

    "The caretaker will show me", "I know Advent is upon you": after their ask, those who leave no
    way out thank, press, or say when they are free, and hardly ever speak of either.
    """
    phrases = case.phrases
    presses = ("presses", "entitled", "desperate", "despair", "not_way_out")
    if any(phrases[name].search(words) for name in presses):
        return False
    alone = phrases["without_them"].search(words) and not phrases["my_terms"].search(words)
    return bool(alone or phrases["may_hold_them"].search(words))


def silence_means(case: Case, words: str) -> str:
    """Return what a sentence takes their silence for: yes, no, "" where it says nothing of it.

    "Say nothing and I'll take it as not now" leaves a door open; "sans réponse, je considérerai que
    tout vous convient" shuts it.
    """
    phrases = case.phrases
    taken = phrases["taken_as"].search(words)
    if not taken or not phrases["silence"].search(words):
        return ""
    after = words[taken.end() :]
    if phrases["as_no"].search(after):
        return "no"
    return "yes" if phrases["as_yes"].search(after) else ""


def opens_door(case: Case, words: str) -> bool:
    """Tell whether a sentence leaves an easy no.

    "If July belongs to your harvest" is a door when what follows lets them off ("there will be
    other summers"), and none when it presses ("I'll call on Monday").
    """
    phrases = case.phrases
    silence = silence_means(case, words)
    if silence == "yes" or phrases["presses"].search(words):
        return False
    if silence == "no":
        return True
    if phrases["way_out"].search(words) and not phrases["not_way_out"].search(words):
        return True
    if phrases["desperate"].search(words):
        return False
    return bool(phrases["condition"].search(words) and phrases["lets_off"].search(words))


def _weighs_nothing(case: Case, words: str) -> bool:
    """Tell whether a sentence leaves them the choice without naming a no.

    A condition that is theirs and no request ("if it's a pain, park it"), no hurry, another way of
    mine ("I can always ring the office"): those who presume write none of these.
    """
    phrases = case.phrases
    if any(phrases[name].search(words) for name in ("presses", "not_way_out", "despair")):
        return False
    if silence_means(case, words) == "yes":
        return False
    if phrases["no_weight"].search(words):
        return True
    return not words.endswith("?") and bool(phrases["their_if"].search(words))
