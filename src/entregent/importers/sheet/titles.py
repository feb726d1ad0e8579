"""What the title of a column tells: its field and its label, in French, English and German."""

from functools import lru_cache

from entregent.core.text import fold
from entregent.importers.sheet.fields import Field

_FRENCH: dict[Field, str] = {
    Field.NAME: (
        "nom complet, nom et prenom, nom prenom, noms et prenoms, noms prenoms, prenom et nom,"
        " prenom nom, prenoms et noms,"
        " nom affiche, interlocuteur, personne, nom du contact"
    ),
    Field.GIVEN: "prenom, prenoms, prenom s, prenom usuel, prenom du contact, contact prenom",
    Field.MIDDLE: "deuxieme prenom, second prenom, autres prenoms",
    Field.FAMILY: (
        "nom de famille, nom usuel, nom d usage, nom marital, nom d epouse, patronyme,"
        " nom patronymique, contact nom de famille"
    ),
    Field.BIRTH_NAME: "nom de naissance, nom de jeune fille, nom jeune fille",
    Field.SUFFIX: "suffixe",
    Field.NICKNAME: "surnom",
    Field.EMAIL: "adresse electronique, adresse de courrier, adresse de messagerie",
    Field.ORGANISATION: (
        "societe, entreprise, employeur, organisme, structure, etablissement, raison sociale,"
        " nom de l entreprise, nom de la societe, societe entreprise, entreprise actuelle,"
        " societe actuelle, employeur actuel, entreprise associee, societe associee"
    ),
    Field.TITLE: (
        "titre, poste, fonction, metier, emploi, poste occupe, poste actuel, fonction actuelle,"
        " intitule du poste, intitule de poste, intitule, titre du poste, qualite, fonction poste,"
        " poste fonction"
    ),
    Field.PROFILE: "profil, url du profil, lien du profil, lien vers le profil, adresse du profil",
    Field.WEBSITE: "site, site web, site internet, page web, lien, adresse du site",
    Field.ADDRESS: "adresse, adresse n, adresse postale, adresse complete",
    Field.BOX: "b p, bp, boite postale, autre boite postale",
    Field.STREET: (
        "rue, voie, numero et voie, complement d adresse, adresse ligne, lieu dit, numero et rue"
    ),
    Field.CITY: "ville, commune, localite",
    Field.REGION: "dep region, region, departement",
    Field.POSTCODE: "code postal, cp",
    Field.COUNTRY: "pays, pays region",
    Field.BIRTHDAY: (
        "date de naissance, naissance, ne le, nee le, ne e le, ne nee le, anniversaire,"
        " date d anniversaire, anniv"
    ),
    Field.MET_ON: (
        "date de rencontre, rencontre, rencontre le, rencontree le, date de mise en relation,"
        " mise en relation, mise en relation le, date de connexion, connecte le, connectee le,"
        " premier contact, date du premier contact, date de premier contact, relation depuis,"
        " en relation depuis, en contact depuis, contact depuis, connu depuis, date d ajout,"
        " ajoute le, connecte e le"
    ),
    Field.HOW_MET: (
        "comment nous nous sommes rencontres, comment on s est rencontres, comment rencontre,"
        " circonstances de la rencontre, contexte de la rencontre, contexte de rencontre,"
        " rencontre comment"
    ),
    Field.CIRCLE: (
        "cercle, cercles, libelle, libelles, etiquette, etiquettes, categorie, categories, groupe,"
        " groupes, liste, listes, reseau, reseaux, type de contact"
    ),
    Field.NOTE: (
        "commentaire, commentaires, remarque, remarques, observation, observations, memo,"
        " informations, infos, description"
    ),
    Field.LANGUAGE: "langue, langue parlee, langue preferee",
    Field.IGNORE: "civilite, civ, titre de civilite, politesse, m mme, mme m, mr mme",
}
_ENGLISH: dict[Field, str] = {
    Field.NAME: (
        "name, full name, display name, contact, contact name, contact person, person, person name,"
        " last name first name, surname first name"
    ),
    Field.GIVEN: (
        "first name, firstname, given name, givenname, given, forename, first,"
        " contact first name, person first name"
    ),
    Field.MIDDLE: "middle name, additional name, middle",
    Field.FAMILY: (
        "last name, lastname, surname, family name, familyname, family, last,"
        " contact last name, person last name, married name"
    ),
    Field.BIRTH_NAME: "maiden name, birth name, name at birth, family name at birth",
    Field.SUFFIX: "suffix, name suffix",
    Field.NICKNAME: "nickname, file as",
    Field.EMAIL: "emails, electronic address",
    Field.ORGANISATION: (
        "organisation, organization, company, company name, employer, firm, organisation name,"
        " organization name, current company, companies, associated company,"
        " person organization, person organisation"
    ),
    Field.TITLE: (
        "title, job title, job, position, role, occupation, profession, current position, function,"
        " organization title, job role, headline"
    ),
    Field.PROFILE: "profile, profiles, profile url, profile link",
    Field.WEBSITE: (
        "website, websites, website url, web site, web page, homepage, home page, url, blog, web"
    ),
    Field.ADDRESS: "address, addresses, postal, postal address, mailing address, full address",
    Field.BOX: "po box, address po box, post office box",
    Field.STREET: "street, street address, address line, street number, street name",
    Field.CITY: "city, town, suburb",
    Field.REGION: "state, province, county, state province, state region",
    Field.POSTCODE: "postal code, postcode, zip, zip code, zip postal code",
    Field.COUNTRY: "country, country region",
    Field.BIRTHDAY: "birthday, birth date, birthdate, date of birth, dob, born, born on",
    Field.MET_ON: (
        "met on, met, connected on, first contact, first contacted, date met, date added, added on,"
        " known since, connected since"
    ),
    Field.HOW_MET: "how met, how we met, how did we meet, how i met, met how, met through",
    Field.CIRCLE: (
        "circle, circles, label, labels, tag, tags, category, categories, group, groups, list,"
        " lists, group membership"
    ),
    Field.NOTE: "note, notes, comment, comments, remarks, memo, description",
    Field.LANGUAGE: "language, preferred language",
    Field.UID: "uid, uuid",
    Field.IGNORE: "salutation, prefix, name prefix, honorific",
}
_GERMAN: dict[Field, str] = {
    Field.NAME: "vollstandiger name, ansprechpartner, nachname vorname, name vorname",
    Field.GIVEN: "vorname",
    Field.MIDDLE: "weitere vornamen",
    Field.FAMILY: "nachname, familienname, ehename",
    Field.BIRTH_NAME: "geburtsname, madchenname",
    Field.ORGANISATION: "firma, unternehmen, arbeitgeber",
    Field.TITLE: "stelle, stellung, funktion, beruf, berufsbezeichnung",
    Field.WEBSITE: "webseite",
    Field.ADDRESS: "anschrift",
    Field.STREET: "strasse",
    Field.CITY: "ort, stadt",
    Field.POSTCODE: "plz, postleitzahl",
    Field.COUNTRY: "land",
    Field.BIRTHDAY: "geburtstag, geburtsdatum",
    Field.MET_ON: "verbunden am, kennengelernt am",
    Field.CIRCLE: "gruppe, gruppen, kategorie, kategorien",
    Field.NOTE: "notiz, notizen, bemerkung, bemerkungen",
    Field.LANGUAGE: "sprache",
    Field.IGNORE: "anrede",
}
_SMALL = frozenset("a am au d de der des die du l la le les of the vom zu".split())
_EMAIL = frozenset("email mail courriel mel messagerie".split())
_NETWORKS = frozenset("linkedin viadeo xing".split())
# How a telephone is called, and the label that each of these words gives.
_PHONE = {
    "phone": "", "phones": "", "telephone": "", "telephones": "", "tel": "", "telefon": "",
    "telefonnummer": "", "mobile": "cell", "portable": "cell", "gsm": "cell", "cell": "cell",
    "cellphone": "cell", "handy": "cell", "mobil": "cell", "whatsapp": "cell", "mob": "cell",
    "sms": "cell", "fixe": "", "fax": "fax", "telecopie": "fax",
    "telecopieur": "fax", "telefax": "fax", "pager": "pager",
}  # fmt: skip
_PLACES = {
    "bureau": "work", "business": "work", "work": "work", "pro": "work", "professionnel": "work",
    "professionnelle": "work", "travail": "work", "geschaftlich": "work", "office": "work",
    "domicile": "home", "home": "home", "perso": "home", "personnel": "home",
    "personnelle": "home", "personal": "home", "prive": "home", "privat": "home",
    "autre": "other", "other": "other", "weitere": "other", "main": "main", "voiture": "car",
    "car": "car",
}  # fmt: skip
# With one of these, a column tells of somebody else, or of the address rather than it.
_OF_OTHERS = frozenset(
    "assistant assistante assistants manager managers responsable responsables superieur conjoint"
    " conjointe epoux epouse mari spouse husband wife partner children enfants owner proprietaire"
    " by par created cree creee createur creator modified modifie assigned assignee attribue"
    " affecte parrain marraine referent referente referrer sponsor yomi phonetic type display"
    " affichage status statut count verified verifie optin opt consent consentement date rappel"
    " callback".split()
)
AMBIGUOUS_FAMILY = frozenset({"nom", "name"})
# Beside one of these, any other family name is the one of birth.
NAMES_IN_USE = frozenset(
    {"nom usage", "nom usuel", "nom marital", "nom epouse", "married name", "ehename"}
)
# A person at a firm, whose own name may stand under "Nom".
CONTACTS = frozenset(
    {"contact", "contact name", "contact nom", "contact person", "interlocuteur", "nom contact"}
)
FAMILY_FIRST = frozenset(
    {
        "nom et prenom", "nom prenom", "noms et prenoms", "noms prenoms", "last name first name",
        "surname first name", "nachname vorname", "name vorname",
    }
)  # fmt: skip
UNCLEAR_NAMES = CONTACTS | {"nom"}
AMBIGUOUS_TITLE = frozenset({"titre", "title"})


def _words(title: str) -> list[str]:
    """Return the words of a title that tell anything: no articles, no numbers."""
    words = fold(title).split()
    return [word for word in words if word not in _SMALL and not word.isdigit()]


def _by_title(*tables: dict[Field, str]) -> dict[str, Field]:
    return {
        " ".join(_words(name)): field
        for table in tables
        for field, names in table.items()
        for name in names.split(",")
    }


_KNOWN = {**_by_title(_ENGLISH, _GERMAN, _FRENCH), "nom": Field.NAME}
_NOT_ENGLISH = (
    (_by_title(_FRENCH, _GERMAN).keys() - _by_title(_ENGLISH).keys())
    | {"nom", "courriel", "tel", "telephone", "portable"}
)  # fmt: skip


def plain(title: str) -> str:
    """Return a title as it is compared: no articles, no numbers, no accents, no case."""
    return " ".join(_words(title))


@lru_cache(maxsize=2_000)
def field_of(title: str) -> Field | None:
    """Return the field that a column of this title most likely holds, or None."""
    words = _words(title)
    if field := _KNOWN.get(" ".join(words)):
        return field
    several = set(words)
    if several & _OF_OTHERS:
        return None
    if several & _EMAIL:
        return None if "nom" in several or "name" in several else Field.EMAIL
    if several & _PHONE.keys():
        return Field.PHONE
    if several & _NETWORKS:
        return Field.PROFILE
    return _KNOWN.get(" ".join(word for word in words if word not in _PLACES))


def tells_of_others(title: str) -> bool:
    """Tell whether a column is about somebody beside the person: who owns or assists them."""
    return not _KNOWN.get(plain(title)) and not _OF_OTHERS.isdisjoint(_words(title))


def label_of(title: str, field: Field) -> str:
    """Return the label that a title gives its values: "work fax", "home"; "" when none."""
    words = _words(title)
    places = dict.fromkeys(_PLACES[word] for word in words if word in _PLACES)
    kinds = [_PHONE[word] for word in words if _PHONE.get(word)] if field is Field.PHONE else []
    return " ".join((*places, *dict.fromkeys(kinds)))


def are_day_first(titles: list[str]) -> bool:
    """Tell whether the titles are in a language that writes 31/12 rather than 12/31."""
    return any(plain(title) in _NOT_ENGLISH for title in titles)


def field_named(word: str) -> Field | None:
    """Return the field somebody means by a word: its own, or any title of such a column."""
    try:
        return Field(word.strip().lower().replace("_", "-").replace(" ", "-"))
    except ValueError:
        return field_of(word)
