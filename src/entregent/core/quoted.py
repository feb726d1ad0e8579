"""What notes and mails say in passing, as it may stand within a sentence of a letter, if it may."""

import re

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_INNER = str.maketrans("«»“”„", "‹›‘’‚")
LONGEST_MET = 12  # words of where one met
_MET = lazy_pattern(r"(?:rencontré(?:[·.(]?e\)?)?|met)\s+", re.IGNORECASE)
_ENDS = lazy_pattern(r"[,;:(\n.!?]| [–—-] ")
# What begins a place or a time by itself; what does only before a name, a number or an article.
_PLACE = {
    "fr": r"(?:à|au|aux|chez|dans|lors|pendant|durant|par)\b|(?:à l|lors d)[’']",
    "en": r"(?:at|during|through)\b",
}
_LOOSE = {
    "fr": r"(?:en|sur) (?=\d|[^\W\d_a-zà-ÿ]|l[ae]s? |l[’']|une? |notre |nos )",
    "en": r"(?:in|on) (?=\d|[A-Z]|the |an? |our )",
}
_ARTICLE = {
    "fr": r"(?:(?:une?|l[ae]s?|notre|nos|mon|ma) |l[’'])",
    "en": r"(?:the|an?|our|my) ",
}
# After an article: the others, « la sœur de Paul », tell of somebody.
_OCCASION = lazy_pattern(
    r"\b(?:salon|conference|colloque|congres|forum|seminaire|atelier|formation|cours|stage|ecole"
    r"|lycee|fac|universite|master|promo|club|association|chorale|diner|dejeuner|repas|soiree|fete"
    r"|mariage|pot|cafe|reunion|projet|mission|chantier|voyage|train|table|groupe|programme"
    r"|fair|meetup|workshop|seminar|course|class|school|university|college|dinner"
    r"|lunch|breakfast|party|wedding|meeting|project|trip|choir|congress|summit|event|talk)\b"
)
_TO_DO = {"fr": lazy_pattern(r"a \w+(?:er|ir|oir|re)\b"), "en": lazy_pattern(r"(?!)")}


def where_met(note: str, lang: str) -> str:
    """Return a note of where one met as it stands after a colon; "" for no place and no time.

    >>> where_met("Rencontrée au club d’escalade, ex de Paul", "fr")
    'au club d’escalade'
    >>> where_met("La sœur de Paul", "fr"), where_met("At the Lyon fair (2019)", "en")
    ('', 'at the Lyon fair')
    """
    words = _ENDS.split(_MET.sub("", note.strip(), count=1))[0].strip()
    begins = words[:1].lower() + words[1:]
    placed = re.match(f"{_PLACE[lang]}|{_LOOSE[lang]}", begins) and not _TO_DO[lang].match(
        fold(begins)
    )
    occasion = re.match(_ARTICLE[lang], begins) and _OCCASION.search(
        " ".join(fold(begins).split()[:3])
    )
    stands = 1 < len(fold(words).split()) <= LONGEST_MET and (placed or occasion)
    return begins if stands else ""


def within_quotes(words: str) -> str:
    """Return a title as it stands between quotation marks: its own do not close them.

    >>> within_quotes("« Dune », la vallée"), within_quotes("Why “lean” fails")
    ('‹ Dune ›, la vallée', 'Why ‘lean’ fails')
    """
    return words.translate(_INNER)


def title(words: str) -> str:
    """Return a title as it stands after others: small where none of its words is a name.

    >>> title("Directrice technique"), title("CTO"), title("Head of Sales")
    ('directrice technique', 'CTO', 'Head of Sales')
    """
    return words[:1].lower() + words[1:] if words[1:] == words[1:].lower() else words


_SEEKS = lazy_pattern(
    r"(?:(?:je|il|elle|on|he|she|they) )?"
    r"(?:(?:re)?cherch(?:e|ait)(?: à trouver)?(?:\s*:\s*| )"
    r"|(?:(?:en|est à la|à la) recherche|(?:a(?:vait|urait)? )?besoin) d(?:e |[’'])"
    r"|(?:voudrait|aimerait|souhaite(?:rait)?|veut) "
    r"|(?:(?:is|are|was) )?(?:(?:currently|still) )?(?:looking|searching) for "
    r"|(?:looks for|needs?|needed|wants?|wanted|would like|is seeking|seeks|seeking) "
    r"|(?:besoin|needs?|wants?|looking for)\s*:\s*)"
    r"(?:(?:trouver|avoir|obtenir|to find|to get|to have) )?",
    re.IGNORECASE,
)
# What tells of a deed: « changer de métier », « à recruter », “moving to Lyon”, « a quitté EDF ».
_DEED = lazy_pattern(
    r"(?:à |de |d[’'])\w+(?:er|ir|oir|re)\b|a \w+é\b|to "
    r"|(?!(?:manager|leader|designer|developer|partner|atelier|hiver)\b)\w*[^\Wi]er\b"
    r"|(?:étudier|publier|avoir|savoir|voir|recevoir|être|faire|dire|lire|écrire|vendre|prendre"
    r"|apprendre|comprendre|mettre|connaître|partir|choisir|réussir|sortir|ouvrir|se|s"
    r"|est|va|doit|peut|veut|prépare|monte|quitte|change|demande|hésite"
    r"|is|has|would|must|should|wants|needs|asks|plans|hopes|find|hire|hiring|get|getting|learn"
    r"|learning|meet|meeting|know|move|moving|sell|selling|buy|buying|changing|leave|leaving)\b",
    re.IGNORECASE,
)


def need(note: str) -> str:
    """Return the thing that a note says somebody needs, "" where it tells of a deed.

    >>> need("Cherche un local à Lyon"), need("Looking for EDF contacts")
    ('un local à Lyon', 'EDF contacts')
    >>> need("Voudrait changer de métier")
    ''
    """
    led = _SEEKS.match(note.strip())
    sought = note.strip()[led.end() if led else 0 :]
    first = sought.partition(" ")[0]
    if first[1:] == first[1:].lower():
        sought = sought[:1].lower() + sought[1:]
    return "" if _DEED.match(sought) else sought


# What is their own, as a note tells of it and as one says it to them: tu, then vous.
_THEIRS = {
    "fr": {"son": ("ton", "votre"), "sa": ("ta", "votre"), "ses": ("tes", "vos")},
    "en": dict.fromkeys(("his", "her", "their"), ("your", "your")),
}
# Who else may be meant, or who is spoken of, not to: « leur usine », “help her with it”.
_THIRD = lazy_pattern(
    r"\b(?:leurs?|lui|elles?|ils?|eux|he|she|him|they|them|theirs|hers|himself|herself"
    r"|her(?= (?:with|to|for|in|on|at|by|as|and)\b|\W*$))\b",
    re.IGNORECASE,
)


def to_them(note: str, lang: str, register: str) -> str:
    """Return what a note says of somebody's own as one says it to them; "" where one cannot.

    >>> to_them("un diagnostic de ses pompes", "fr", "tu"), to_them("her thesis read", "en", "vous")
    ('un diagnostic de tes pompes', 'your thesis read')
    >>> to_them("quelqu’un pour l’aider, lui", "fr", "vous")
    ''
    """
    if _THIRD.search(note):
        return ""
    said = _THEIRS[lang]
    one = lazy_pattern(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)
    return one.sub(lambda found: said[found[0].lower()][register != "tu"], note)


# What a goal begins with that is no name: a deed, an article, a possessive.
_AIM = lazy_pattern(
    r"(?:[^\W\d_]{2,}(?:er|ir|dre|tre|ire|vre)|une?|l[ae]s?|l['’]\w+|des|mon|ma|mes|plus|an?|the|my"
    r"|more|new|join|find|move|change|become|get|learn|start|build|meet|work|land|switch|go)\b",
    re.IGNORECASE,
)


def aim(goal: str) -> str:
    """Return a goal as it stands within a sentence.

    >>> aim("Rejoindre l'aéronautique"), aim("A job in Lyon"), aim("Airbus, avant juin")
    ("rejoindre l'aéronautique", 'a job in Lyon', 'Airbus, avant juin')
    """
    return goal[:1].lower() + goal[1:] if _AIM.match(goal) else goal


# What a note says that they did, or that is theirs: it speaks of them, not to them.
_OF_THEM = {
    "fr": lazy_pattern(
        r"\A(?:a|est|m['’]a|n['’]a)\b|\b(?:son|sa|ses|lui|elle|il)\b", re.IGNORECASE
    ),
    "en": lazy_pattern(
        r"\A(?:they|has|(?:got|found) (?:me|us)|gave|sent|helped|wrote|told|read|introduced|passed"
        r"|put|took|lent|made|showed|explained|shared)\b|\b(?:his|him|her|he|she)\b",
        re.IGNORECASE,
    ),
}


# What came through them, and through nobody else named in the same breath.
_DONE = {
    "fr": (
        r"aide|conseils?|relecture|recommandations?|coup de (?:main|pouce|fil)|appui|soutien|avis"
        r"|mot|message|intervention|introduction|mise en relation|retours?|idées?|réseau|contacts?"
    ),
    "en": (
        r"help|advice|proofreading|recommendation|support|word|message|introduction|feedback|ideas?"
        r"|network|contacts?|notes|referral"
    ),
}
_THROUGH = {
    "fr": (
        lazy_pattern(r"\b(grâce à|sans) (?:lui|elle)\b", re.IGNORECASE),
        lazy_pattern(
            rf"\b(grâce à|avec|sans|sur|suivant|après|suite à) (son|sa|ses) (?={_DONE['fr']}\b)",
            re.IGNORECASE,
        ),
    ),
    "en": (
        lazy_pattern(r"\b(thanks to|without) (?:him|her|them)\b(?! \w)", re.IGNORECASE),
        lazy_pattern(
            rf"\b(thanks to|with|without|on|following|after) (his|her|their) (?={_DONE['en']}\b)",
            re.IGNORECASE,
        ),
    ),
}
_YOU = {"fr": ("toi", "vous"), "en": ("you", "you")}
_BREATH = lazy_pattern(r"[,;:.!?()]| – | - ")
_SOMEBODY = lazy_pattern(r"(?<=\s)[A-ZÀ-Ý][a-zà-ÿ]")
# What an outcome begins with that is no name, and what I did, noted without saying who.
_PLAIN = frozenset(
    "je j on nous c ca cela ce ils elles deux trois quatre cinq six dix plusieurs quelques aucun"
    " aucune pas beaucoup embauche entretien entretiens rendez poste stage contrat offre reponse"
    " premier premiere enfin toujours bientot tout"
    " we it they two three four five six ten several some no not interview interviews job offer"
    " contract hired first finally still".split()
)
_MY_DEED = {
    "fr": lazy_pattern(
        r"(?=(?:décroché|obtenu|signé|eu|reçu|rencontré|gagné|vendu|loué) (?:une?|l[ae]s?|l['’]|des"
        r"|deux|trois|quatre|mon|ma|mes|\d))",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        r"(?=(?:got|landed|met|received|won|started|sold|rented|signed) (?!me\b|us\b|my\b))",
        re.IGNORECASE,
    ),
}
_VAIN = lazy_pattern(
    r"(?:(?:ca|cela|malheureusement|helas|finalement|mais) )*(?:n a (?:finalement )?)?"
    r"(?:rien (?:donne|apporte|produit)|pas (?:abouti|marche|donne suite|donne grand chose)"
    r"|mene a rien|servi a rien|sans suite|sans succes|aucune suite|rien)"
    r"(?: (?:du tout|au final|finalement|cette fois|de concret|pour l instant|pour le moment))?"
    r"|(?:(?:but|sadly|unfortunately|it) )*(?:nothing(?: much)?(?: came of it)?|came to nothing"
    r"|(?:led|went) nowhere|no luck|no result|did(?: not| n t|n t) work(?: out)?)(?: so far| yet)?"
)


def is_vain(note: str) -> bool:
    """Tell whether a note says that nothing came of a favour, and no more.

    >>> is_vain("N’a rien donné"), is_vain("Nothing came of it."), is_vain("Rien que du bon")
    (True, True, False)
    """
    return bool(_VAIN.fullmatch(fold(note)))


def outcome(note: str, lang: str, to: str = "") -> str:
    """Return what came of a favour as it stands after a colon; "" where the note says what they
    did, in words one does not say to them. To whoever did it, `to` is the register, and what came
    through them is said to them.

    >>> outcome("Un entretien le 3 mars", "fr"), outcome("I start in May", "en")
    ('un entretien le 3 mars', 'I start in May')
    >>> outcome("J’ai eu le poste grâce à sa relecture", "fr", "tu"), outcome("Got it", "en")
    ('j’ai eu le poste grâce à ta relecture', 'I got it')
    >>> outcome("A relu mon CV en une soirée", "fr"), outcome("Read my CV", "en")
    ('', '')
    """
    said = _through_you(note, lang, to) if to else note
    if _OF_THEM[lang].search(said):
        return ""
    if _MY_DEED[lang].match(said):
        return ("j’ai " if lang == "fr" else "I ") + said[:1].lower() + said[1:]
    first = next(iter(fold(said).split()), "")
    return said[:1].lower() + said[1:] if first in _PLAIN else aim(said)


def _through_you(note: str, lang: str, register: str) -> str:
    """Return a note with « grâce à lui », « grâce à son aide » said to whom it speaks of; as it
    stands where it names somebody before that.
    """
    whom, whose = _THROUGH[lang]
    you = _YOU[lang][register != "tu"]

    def said(found: re.Match[str]) -> str:
        breaths = [breath.end() for breath in _BREATH.finditer(note, 0, found.start())]
        if breaths and _names_somebody(note[: breaths[-1]]):
            return found[0]
        if found.re.groups == 1:  # of whom, without a thing of theirs
            return f"{found[1]} {you}"
        return f"{found[1]} {_THEIRS[lang][found[2].lower()][register != 'tu']} "

    return whose.sub(said, whom.sub(said, note))


def _names_somebody(words: str) -> bool:
    first = next(iter(fold(words).split()), "")
    return bool(_SOMEBODY.search(words)) or not (first in _PLAIN or _AIM.match(words))


# Wishes and thanks, whatever follows them; and words of greeting, alone or before a name.
_NO_TOPIC = lazy_pattern(
    r"(?:(?:tres |mes |nos |tous mes |toutes mes )?(?:bonnes? (?:continuation|route|annees?|fetes?"
    r"|chance|vacances|soiree|journee|reprise|retraite|rentree|nouvelles?)|bon (?:anniversaire"
    r"|courage|voyage|retour|vent|retablissement|week end)|joyeu(?:x|se|ses)|(?:meilleurs )?voeux"
    r"|felicitations|bravo|condoleances|(?:un (?:grand )?)?merci|remerciements|au revoir"
    r"|bienvenue)"
    r"|all the best|(?:my )?best wishes|(?:best|warm|kind) regards|happy|merry|season s greetings"
    r"|(?:many )?thanks|thank you|congrat(?:s|ulations)|good (?:luck|bye)|goodbye|farewell|welcome"
    r"|well done|get well)\b.*"
    r"|(?:un |petit |un petit |a )?(?:bonjour|bonsoir|salut|coucou|hello|hi|hey)(?: \w+){0,2}"
    r"|(?:(?:des|quelques|de tes|de vos|prendre de tes|prendre de vos|tes|vos) )?nouvelles"
    r"|(?:some |quick )?news|ca va|comment (?:vas tu|allez vous)|how are you(?: doing)?"
    r"|(?:un |petit |un petit )?mot|(?:une )?question|(?:a )?question|message|test|sans objet"
    r"|no subject|infos?|divers|urgent"
)


# What machines write before what a mail is about, and what they write beside an invitation.
_BY_MACHINES = lazy_pattern(
    r"\A\s*(?:(?:(?:updated |canceled |cancelled )?(?:invitation|event)"
    r"|invitation (?:mise à jour|modifiée)"
    r"|(?:événement|évènement|rendez-vous) (?:modifié|annulé)|mise à jour|accept(?:ed|ée?)|declined"
    r"|refusée?|tentative|provisoire|canceled|cancelled|annulée?|rappel|reminder)\s*:\s*"
    r"|\[[^\]\n]{1,40}\]\s*|(?:re|ref?|fwd?|tr|aw|wg)\s*:\s*)+",
    re.IGNORECASE,
)
_WHEN = lazy_pattern(r"\s@ .*\Z|\s\([^()]*@[^()]*\)\s*\Z")
# What concerns a paper, a machine or nobody: one does not take news of it.
_OF_PAPERS = lazy_pattern(
    r"\b(?:factures?|invoices?|devis|quote|commande|order|livraison|delivery|colis|parcel|recu|receipt"
    r"|paiement|payment|relance|releve|statement|abonnement|subscription|newsletter|ticket"
    r"|bon de|confirmation|notification|alerte?|mot de passe|password|facturation|billing"
    r"|automatic reply|auto reply|out of office|reponse automatique|undeliver\w*"
    r"|delivery status|echec de|mail delivery|curriculum|cv|rib|iban)\b"
)
_NUMBERED = lazy_pattern(
    r"(?:n°|no\.?|#|nr\.?)\s*\w*\d|\b\d{4,}[-/]?\d*\b(?<!\b20\d\d)|\.\w{3,4}\Z", re.IGNORECASE
)


def named(subject: str) -> str:
    """Return a subject as one would name it aloud: without what machines add, "" for a paper.

    >>> named("Invitation: Point projet @ jeu. 12 nov. 2026 14:00 (CET)"), named("Facture n° 123")
    ('Point projet', '')
    """
    aloud = _WHEN.sub("", _BY_MACHINES.sub("", subject)).strip()
    if _OF_PAPERS.search(fold(aloud)) or _NUMBERED.search(aloud):
        return ""
    return aloud


def is_topic(subject: str) -> bool:
    """Tell whether a subject names what was talked about: a wish, a thank-you, a hello does not.

    >>> is_topic("Planning des arrêts"), is_topic("Bonne continuation !"), is_topic("Hello Paul")
    (True, False, False)
    """
    folded = fold(subject)
    return bool(folded) and not _NO_TOPIC.fullmatch(folded)
