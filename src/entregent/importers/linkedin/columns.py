"""The columns of LinkedIn's files, by the names they bear in English, French and German."""

import re
from collections.abc import Callable
from enum import Enum

from entregent.importers.table import Header


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(","))


FIRST = _names("first name, prenom, vorname")
MIDDLE = _names("middle name")
LAST = _names("last name, nom, nom de famille, nachname")
SUFFIX = _names("suffix")
CONNECTED = _names("connected on, connecte le, connectee le, date de connexion, verbunden am")
URL = _names("url, profile url, url du profil, lien du profil, profil url")
EMAIL = _names(
    "email address, e mail address, e mail 2 address, e mail 3 address, "
    "adresse e mail, adresse email, e mail, email, e mail adresse"
)
COMPANY = _names("company, entreprise, societe, unternehmen, firma")
POSITION = _names("position, job title, poste, fonction")
BIRTHDAY = _names("birthday")
NOTES = _names("notes")

CONVERSATION = _names(
    "conversation id, id de la conversation, id de conversation, konversations id"
)
FROM = _names("from, de, expediteur, von")
TO = _names("to, a, destinataire, an")
SENDER_URL = _names("sender profile url, url du profil de l expediteur, profil url des absenders")
RECIPIENT_URLS = _names(
    "recipient profile urls, url du profil des destinataires, urls du profil des destinataires, "
    "urls des profils des destinataires, profil urls der empfanger"
)
DATE = _names("date, datum")
SUBJECT = _names("subject, objet, sujet, betreff")
CONTENT = _names("content, contenu, inhalt")
FOLDER = _names("folder, dossier, ordner")
MESSAGE_DRAFT = _names("is message draft")
CONVERSATION_DRAFT = _names("is conversation draft")

SENT_AT = _names("sent at, envoye le, envoyee le, gesendet am")
MESSAGE = _names("message, nachricht")
DIRECTION = _names("direction, sens, richtung")
INVITER_URL = _names("inviterprofileurl, inviter profile url")
INVITEE_URL = _names("inviteeprofileurl, invitee profile url")

COMPANY_NAME = _names("company name, nom de l entreprise, name des unternehmens")
TITLE = _names("title, titre, intitule du poste, titel")
STARTED = _names("started on, date de debut, commence le, beginn am, begonnen am")
FINISHED = _names("finished on, date de fin, termine le, ende am, beendet am")

GEO_LOCATION = _names("geo location")
HEADLINE = _names("headline, titre du profil, profil slogan")
CONFIRMED = _names("confirmed, confirme, confirmee, bestatigt")
PRIMARY = _names("primary, principal, principale, primar")

# The address book that LinkedIn's archive imitated up to 2016 has any of these; a sheet that
# somebody keeps has not.
_OF_2016 = _names("middle name, suffix, e mail 2 address, business street, home street")
# Outlook's own exports share the columns of LinkedIn's up to 2016, and add some of these.
_OUTLOOK = _names(
    "e mail type, e mail display name, gender, anniversary, initials, internet free busy, "
    "keywords, categories, given yomi, given name yomi, priority, private, sensitivity"
)
# What Connections.csv has held since 2016: any other column makes it a sheet that somebody keeps.
_OF_CONNECTIONS = FIRST | LAST | URL | EMAIL | COMPANY | POSITION | CONNECTED | {""}
_SIX = (FIRST, LAST, URL, EMAIL, COMPANY, POSITION)
_A_DAY = re.compile(r"conne[cx]|en relation|verb[iu]nd")
# Profile.csv has these besides the name and the headline, and no list of people has.
_OF_PROFILE = _names(
    "maiden name, birth date, summary, industry, zip code, geo location, twitter handles, "
    "instant messengers, nom de jeune fille, date de naissance, resume, secteur, code postal, "
    "situation geographique, identifiants twitter, messageries instantanees, geburtsname, "
    "geburtsdatum, zusammenfassung, branche, postleitzahl"
)
# Those of people one knows, whoever wrote the list: LinkedIn tells none of these of its owner.
_OF_A_LIST = (
    EMAIL | URL | COMPANY | POSITION | CONNECTED | NOTES
    | _names(
        "name, full name, nom complet, mail, courriel, phone, mobile, phone number, telephone, tel,"
        " portable, telefon, city, ville, location, country, pays, tags, linkedin, linkedin url"
    )
)  # fmt: skip


def _is_profile(header: Header) -> bool:
    if not header.has(FIRST, LAST, HEADLINE) or header.has(_OF_A_LIST):
        return False
    return is_bare_profile(header) or header.has(_OF_PROFILE)


def is_bare_profile(header: Header) -> bool:
    """Tell whether a header names nothing but what every list of people might hold, too."""
    return len([name for name in header.names if name]) == 3


def _is_connections(header: Header) -> bool:
    if header.has(FIRST, LAST, CONNECTED) and not header.has(_OF_2016):
        return _OF_CONNECTIONS.issuperset(header.names)
    if header.has(*_SIX) and connected_in(header) != CONNECTED:
        return True
    named = header.has(FIRST, LAST, EMAIL, COMPANY, POSITION, _OF_2016)
    return named and not header.has(_OUTLOOK)


def connected_in(header: Header) -> frozenset[str]:
    """Return the names of the column of the day: one more beside the six that are known.

    LinkedIn has called it by several words already.
    """
    others = set(header.names) - _OF_CONNECTIONS
    if header.has(*_SIX) and not header.has(CONNECTED) and len(others) == 1:
        [name] = others
        if _A_DAY.search(name):
            return frozenset(others)
    return CONNECTED


class Family(Enum):
    """The files of an archive that are read, in this order: who I am comes first."""

    PROFILE = "profile"
    ADDRESSES = "addresses"
    POSITIONS = "positions"
    INVITATIONS = "invitations"
    CONNECTIONS = "connections"
    MESSAGES = "messages"

    def is_header(self, header: Header) -> bool:
        """Tell whether a line is the header of such a file."""
        return _HEADERS[self](header)


_HEADERS: dict[Family, Callable[[Header], bool]] = {
    Family.PROFILE: _is_profile,
    Family.ADDRESSES: lambda header: header.has(EMAIL, CONFIRMED, PRIMARY),
    Family.POSITIONS: lambda header: header.has(COMPANY_NAME, TITLE, STARTED, FINISHED),
    Family.INVITATIONS: lambda header: header.has(FROM, TO, SENT_AT, DIRECTION),
    Family.CONNECTIONS: _is_connections,
    Family.MESSAGES: lambda header: header.has(CONVERSATION, FROM, TO, DATE),
}


def family_of(header: Header) -> Family | None:
    """Return whose header this is, or None."""
    return next((family for family in Family if family.is_header(header)), None)
