"""Same person? The signs that settle it by themselves.

A sure sign is an e-mail address, a profile address, a UID, or a telephone number in E.164 together
with the name. A likeness of names alone is never one.
"""

from functools import lru_cache
from urllib.parse import unquote

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

# Addresses that a whole team answers: two names behind one of them stay two people.
SHARED_MAILBOXES = frozenset(
    "accueil admin administration assistance bonjour bureau compta comptabilite contact contacts "
    "direction enquiries hello hr info infos information jobs mail office orders post postmaster "
    "recrutement reception rh sales secretariat service support team webmaster".split()
)
_SUFFIXES = frozenset(
    "phd mba msc bsc ma md cfa cpa cissp pmp esq jr sr ii iii iv dr ing mrics dba pharmd frm acca "
    "shrm scp pe".split()
)
# Longer than any address there is (RFC 5321 allows 254); what is longer is none.
LONGEST_ADDRESS = 320
_LONGEST_NAME = 300
_REMEMBERED_LENGTH = 500  # what is longer would fill the memory
_CONTROLS = r"\x00-\x1f\x7f-\x9f\ud800-\udfff"
_IN_EMAIL = rf"@\s<>,;:\"()\[\]{_CONTROLS}"
_EMAIL = lazy_pattern(rf"[^{_IN_EMAIL}]+@[^{_IN_EMAIL}]+\.[^{_IN_EMAIL}.]+\Z")
_CONTROL = lazy_pattern(f"[{_CONTROLS}]")
_AS_LINKEDIN_WRITES_IT = lazy_pattern(r"https://www\.(linkedin\.com/in/[a-z0-9-]+)/?\Z")
_COUNTRY_HOST = lazy_pattern(r"\A[a-z]{2,3}\.(?=linkedin\.com)")
_WEB = lazy_pattern(r"(?i:https?://)?[^\s/:@?#]+\.[^\s/:@?#]+(:\d+)?([/?#]\S*)?")


def email_key(address: str) -> str:
    """Return the address in the form that is compared, or "" when it is no e-mail address."""
    key = address.strip().strip("<>'\"").removeprefix("mailto:").strip().lower()
    return key if len(key) <= LONGEST_ADDRESS and _EMAIL.match(key) else ""


def is_shared_mailbox(email: str) -> bool:
    """Tell whether a team rather than one person answers this address."""
    return email.partition("@")[0] in SHARED_MAILBOXES


def web_key(address: str) -> str:
    """Return a page of the web as it is compared, "" for what no browser would open."""
    return address[:320] if _WEB.fullmatch(address) else ""


def profile_key(address: str) -> str:
    """Return a profile address without scheme, country host, query or closing slash, or ""."""
    short = len(address) <= _REMEMBERED_LENGTH
    return _remembered_profile(address) if short else _profile_key(address)


def _profile_key(address: str) -> str:
    if plain := _AS_LINKEDIN_WRITES_IT.match(address):  # nearly all of them
        return plain[1]
    bare = address.strip()
    if "%" in bare:
        bare = unquote(bare)
    bare = bare.partition("?")[0].partition("#")[0]
    bare = bare.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if not bare.startswith("linkedin.com/"):
        bare = _COUNTRY_HOST.sub("", bare)
    bare = bare.rstrip("/")
    host, slash, path = bare.partition("/")
    if host == "linkedin.com" and path.startswith("in/"):
        # What follows the name is a language or a tab of the same profile.
        path = "/".join(path.split("/")[:2])
    empty = path in {"", "in", "pub", "company", "profile"}
    if empty or not slash or "." not in host or " " in bare or _CONTROL.search(bare):
        return ""
    key = f"{host}/{path}"
    return key if len(key) <= LONGEST_ADDRESS else ""


_remembered_profile = lru_cache(maxsize=100_000)(_profile_key)


def name_key(name: str) -> str:
    """Return the folded name without titles after it ("Hale, PhD"), or "" when nothing is left."""
    return _remembered_name(name) if len(name) <= _REMEMBERED_LENGTH else _name_key(name)


def _name_key(name: str) -> str:
    head, comma, tail = name.partition(",")
    if comma and all(word in _SUFFIXES for word in fold(tail.replace(".", "")).split()):
        name = head
    words = fold(name)[:_LONGEST_NAME].split()
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words.pop()
    return " ".join(words)


_remembered_name = lru_cache(maxsize=20_000)(_name_key)


def is_full_name(key: str) -> bool:
    """Tell whether a name key holds at least a first and a last name."""
    return " " in key


_ROBOT = lazy_pattern(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|mailer-daemon|postmaster"
    r"|bounces?|notifications?|newsletter|calendar-notification|undisclosed-recipients?"
    r"|unsubscribe|list-manager|majordomo|listserv)(?:[-_+.=].*)?@"
)
_LIST_HOST = lazy_pattern(
    r"@(?:lists?\.|listes?\.|googlegroups\.|groups\.|yahoogroups\.|framalistes\.)"
)


def is_robot(email: str) -> bool:
    """Tell whether a machine or a mailing list rather than a person stands behind an address."""
    return bool(_ROBOT.match(email) or _LIST_HOST.search(email))
