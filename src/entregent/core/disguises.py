"""Ways to reach people as they are disguised: "paul [at] exemple point fr", "zéro six douze…".

Each disguise needs two signs, so that ordinary sentences stay out of it: "at 10", "chez Airbus",
"à 14 h", "Buyer at Booking.com", "faire un point com".
"""

import re
import unicodedata

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_ENDS = (
    "com|fr|org|net|eu|io|co|uk|be|ch|ca|de|es|it|lu|info|pro|me|dev|app|asso|edu|gouv|example|test"
)
_DOT = (
    r"(?:\.|\s+\.\s+|\s*[\[({<]\s*(?:\.|dot|point)\s*[\])}>]\s*|\s(?:dot|point)\s|_(?:dot|point)_)"
)
_SAID_DOT = r"(?:\s*[\[({<]\s*(?:\.|dot|point)\s*[\])}>]\s*|\s(?:dot|point)\s|_(?:dot|point)_)"
_HOSTS = "gmail|orange|free|hotmail|outlook|yahoo|laposte|wanadoo|sfr|proton|protonmail"
_MAIL_ALONE = "gmail|hotmail|outlook|yahoo|laposte|wanadoo|icloud|proton|protonmail"  # no employers
_NETWORKS = (
    "telegram|whatsapp|signal|instagram|insta|snapchat|snap|twitter|skype|discord|messenger|facebook"
    "|bluesky|mastodon|tiktok|threads|linkedin"
)
_NAME = r"[^\W_][\w-]*"
_DOMAIN = rf"{_NAME}(?:{_DOT}{_NAME}){{0,3}}"
_IN_BRACKETS = r"\s*[\[({<]\s*(?:at|arobas|arobase|chez|@|à)\s*[\])}>]\s*"
_SAID_END = "com|fr|org|net|eu|io|uk|be|ch|edu|example"  # "point de vente" ends no address
# paul à exemple.fr: in small letters, as addresses are; "Buyer at Booking.com" is none, nor whoever
# is told to be chez somebody.
SPELT_AT = (
    r"(?-i:(?<![\w@.'’-])[a-z0-9][a-z0-9._-]+\s+(?:à|at)\s+"
    rf"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{_ENDS})\b(?!\.?[\w@]))"
)
_SPELT = lazy_pattern(SPELT_AT)
# What stands before a site without being anybody's name there: "inscrite à doctolib.fr".
_NO_NAMES = frozenset(
    "rendez-vous rdv vente ventes achat achats commande commandes compte compter inscrit"
    " inscrits inscrite inscrites va aller vais acheter vendre vendu vendue vu vue lu lue lire"
    " voir offre article annonce poste emploi travail travaille job jobs work works worked buyer"
    " seller manager engineer developer director intern lead head now then was is are be here"
    " there me you him her them us it this that look looks find found available bought sold shop"
    " order orders account read posted up live out hired good great best sales people and or et"
    " ou puis ici lui moi toi eux elle elles nous vous soit est sont accessible disponible ligne"
    " interview recruiter responsable chef cheffe midi soir matin gratuit free".split()
)
_OF_A_NOUN = lazy_pattern(
    r"(?:[st]ion|ment|ing|eu[rs]e?|ages?|[ae]nce|ure|is?te|ship|ness|trice)s?$"
)
# Before these words stands no name, but a thing or what somebody does: a talk at, il bosse à.
_BEFORE_NO_NAME = frozenset(
    "le la les un une des du mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce"
    " cet cette ces il elle on je tu nous vous ils elles se me te y en ne a an the my your his"
    " our their this that i we they he she it".split()
)
_DISGUISES = (
    rf"\w{_IN_BRACKETS}{_NAME}",  # paul [at] exemple
    rf"\w\s*@\s*{_DOMAIN}{_DOT}(?:{_ENDS})\b",  # paul @ exemple . fr
    # paul arobase exemple point fr
    (
        rf"\w\s+(?:arobase?|at|chez(?=\s+(?:{_HOSTS})\b))\s+{_NAME}(?:{_DOT}{_NAME}){{0,2}}?"
        rf"{_SAID_DOT}(?:{_SAID_END})\b"
    ),
    rf"\w\s+chez\s+{_NAME}{_SAID_DOT}(?:fr|net|org|example)\b",
    rf"\w[\s_-]+arobas?e?[\s_-]+{_DOMAIN}{_DOT}(?:{_ENDS})\b",
    rf"(?<=\w)[._-][^\W_]+\s+(?:at|arobase?)\s+{_DOMAIN}\.(?:{_ENDS})\b",  # paul.r at exemple.fr
    rf"\w_at_{_DOMAIN}",
    rf"(?<=\w)[._][^\W_]+\s+(?:at|chez|sur|on|@)\s+(?:{_MAIL_ALONE})\b",  # paul.roux chez gmail
    # @paulroux sur Telegram, Insta : paul_roux
    rf"(?<!\S)@\w[\w.-]{{2,}}\s*,?\s+(?:sur|on)\s+(?:{_NETWORKS})\b",
    (
        rf"\b(?:{_NETWORKS})\b\s*(?:[:=(]|est|is)?\s*"
        r"(?:@\w[\w.-]{2,}|(?=\w*[._\d]\w)[^\W\d_][\w.]{3,}\w)"
    ),
)
_DISGUISED = lazy_pattern("|".join(_DISGUISES), re.IGNORECASE)
# Nine digits and more, whatever one writes between them: fewer are a sum or a day.
_BETWEEN = r"[\s./()\[\]_·•:*+|~\u2010-\u2015-]{0,3}"
_NUMBER = lazy_pattern(rf"\d(?:{_BETWEEN}\d){{8,}}|\b\d\d(?:\s*[,;]\s*\d\d){{4}}\b")
# What letters stand for beside digits: O6 I2 34 56 78.
_BESIDE_DIGITS = lazy_pattern(r"(?<![^\W\d_OoIl])[OoIl|\d]*\d[OoIl|\d]*(?![^\W\d_])")
_MEANT = str.maketrans("OoIl|", "00111")
_FULL_STOPS = str.maketrans("\u3002\uff61", "..")
_A_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_FEWEST_DIGITS, _FEWEST_WORDS = 8, 4  # of a number in words

_ONE_DIGIT = frozenset(
    "zero oh un une deux trois quatre cinq six sept huit neuf"
    " one two three four five six seven eight nine".split()
)
_TWO_DIGITS = frozenset(
    "dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante"
    " septante huitante octante nonante"
    " ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety".split()
)
_AGAIN = {"double": 1, "triple": 2, "et": 0, "plus": 0}  # digits they add to what follows
_TENS_THEN_UNIT = lazy_pattern(
    r"\b(vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety) (?:et )?"
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|one|two|three|four|five|six|seven|eight|nine)\b(?: (?:sept|huit|neuf)\b(?<=dix \w{4}))?"
)
_EIGHTY = lazy_pattern(r"\bquatre vingts?\b")
_TEENS = lazy_pattern(r"\bdix (?:sept|huit|neuf)\b")


def is_disguised(text: str) -> bool:
    """Tell whether a text holds an e-mail address or a telephone number under a disguise."""
    plain = _plain(text)
    if _DISGUISED.search(plain) or any(map(_is_a_name, _SPELT.finditer(plain))):
        return True
    if any(not _are_years(found[0]) for found in _NUMBER.finditer(digits_meant(plain))):
        return True
    return _is_number_in_words(plain)


def digits_meant(text: str) -> str:
    """Return a text with the digits that letters stand for: 06 I2 for 06 12."""
    return _BESIDE_DIGITS.sub(lambda found: found[0].translate(_MEANT), text)


def _is_a_name(found: re.Match[str]) -> bool:
    """Tell whether what stands before "à exemple.fr" is somebody's name there."""
    name = found[0].split()[0]
    if re.search(r"[\d._]", name):  # jean.roux, jroux2
        return True
    before = found.string[: found.start()].lower().split()[-1:]
    is_no_name = name in _NO_NAMES or _OF_A_NOUN.search(name)
    return not is_no_name and _BEFORE_NO_NAME.isdisjoint(before)


def _plain(text: str) -> str:
    """Return a text without wide letters and without the marks that nobody sees."""
    wide = unicodedata.normalize("NFKC", text).translate(_FULL_STOPS)
    return "".join(c for c in wide if unicodedata.category(c) != "Cf")


def _are_years(number: str) -> bool:
    return all(_A_YEAR.fullmatch(part) for part in re.findall(r"\d+", number))


def _is_number_in_words(text: str) -> bool:
    """Tell whether so many words of numbers follow one another that they make a telephone's."""
    folded = _EIGHTY.sub("huitante", fold(text))
    folded = _TENS_THEN_UNIT.sub("vingt", _TEENS.sub("seize", folded))
    digits = words = more = 0
    for word in folded.split():
        count = 1 if word in _ONE_DIGIT else 2 if word in _TWO_DIGITS else 0
        if count:
            words += 1
        elif word.isdecimal() and len(word) <= 3:
            count = len(word)
        elif word in _AGAIN:
            more += _AGAIN[word]
            continue
        else:
            digits = words = more = 0
            continue
        digits, more = digits + count + more, 0
        if digits >= _FEWEST_DIGITS and words >= _FEWEST_WORDS:
            return True
    return False
