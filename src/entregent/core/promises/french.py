"""How French notes promise, on folded words: « lui envoyer l’article », « il m’envoie le CV »."""

import re

from entregent.core.patterns import lazy_pattern

_RELATION = r"en (?:relation|contact|lien)"
_WHOM = r"(?:(?:lui|leur|les|le|la|l|te|t|vous|y|en) )"
# To somebody: « le trouver », « je le passe » tell of a thing or of how one sees them.
_TO = r"(?:(?:(?:le|la|l|les|en|y) )?(?:lui|leur|te|t|vous) (?:(?:le|la|l|les|en) )?)"
_INTRODUCE = rf"(?:re)?presenter|mettre {_RELATION}"
_SEND = (
    r"(?:r?en|re)voyer|transmettre|faire suivre|faire passer|partager|preter|donner|redonner"
    r"|r?apporter|filer|passer|communiquer|indiquer|adresser|forwarder|rendre|ramener|remettre"
)
_OTHER = (
    r"recommander|trouver|retrouver|chercher|demander|relire|corriger|imprimer|reserver"
    r"|renseigner"
)
_LATER = r"appeler|rappeler|ecrire|repondre|revenir vers|tenir au courant|parler"
_LED = (
    r"(?:ok|d accord|bon|alors|donc|du coup|aussi|puis|et|mais|a|pour|penser a|il faut|il faudra"
    r"|(?:surtout )?ne pas oublier (?:de|d)|faut|reste a|rappel|todo|a faire|sans faute"
    r"|comme promis) "
)
# Leads that say by themselves that it is for me to do.
_VOWED = (
    r"(?:promis (?:de|d)|promesse (?:de|d)|j ai promis (?:de|d)|(?:je )?(?:lui|leur) ai promis"
    r" (?:de|d)|je promets (?:de|d)|je dois|je vais|je compte|dois|vais|je me charge (?:de|d)"
    r"|je m occupe (?:de|d)|je m engage a) "
)
_THAT_I = (
    r"(?:(?:il )?faut que|promis(?: que)?|(?:je )?(?:lui|leur) ai (?:dit|promis) que"
    r"|j ai (?:dit|promis) que) "
)
_BEGUN, _I = rf"(?:{_LED}|{_VOWED})*", rf"(?:{_LED}|{_THAT_I})*(?:je|j|on) "
_SEND_I = (
    r"(?:r?en|re)voie|transmets|fais suivre|fais passer|partage|prete|donne|r?apporte|file|passe"
    r"|communique|indique|adresse|rends|ramene|remets|note"
)
_INTRODUCE_I = rf"presente|mets {_RELATION}"
_OTHER_I = (
    r"recommande|(?:re)?trouve (?=une? |l |le |la |des )|cherche|demande|relis|corrige|reserve"
    r"|rappelle|appelle|redis|propose|ecris|reponds|imprime"
)
_SEND_WILL = (
    r"(?:renverr|enverr|transmettr|partager|preter|donner|r?apporter|filer|passer|communiquer"
    r"|indiquer|adresser|rendr|ramener|remettr|noter)ai|ferai (?:suivre|passer)"
)
_INTRODUCE_WILL = rf"presenterai|mettrai {_RELATION}"
_OTHER_WILL = (
    r"(?:recommander|trouver|retrouver|chercher|demander|relir|corriger|reserver|rappeller"
    r"|appeller|redir|tiendr|proposer|ecrir|repondr)ai"
)
_SEND_WE = (
    r"(?:r?en|re)voyons|transmettons|faisons suivre|partageons|pretons|donnons|r?apportons|passons"
    r"|communiquons|adressons|rendons|remettons"
    r"|(?:renverr|enverr|transmettr|partager|preter|donner|r?apporter|passer|communiquer|adresser"
    r"|rendr|remettr)ons|ferons (?:suivre|passer)"
)
_INTRODUCE_WE = rf"presente(?:r)?ons|mett(?:r)?ons {_RELATION}"
# « J’enverrai le devis » is a promise by itself, « je passerai » and « je donnerai » are none.
_ALONE_WILL = r"(?:renverr|enverr|transmettr|partager|preter|r?apporter)ai|ferai suivre"
_ALONE_CALL = r"(?:r?appeller|recontacter|repondr|demander)ai|reviendrai vers"
_NOT_AFTER = r"(?! (?:pas|rien|plus|jamais|aucune?|si|quand|peut|sans doute)\b)"
_A_THING = r"(?:l|la|le|les|une?|des|mon|ma|mes|notre|nos)"
_DAYS = r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_SOON = rf"(?:{_DAYS}|demain|ce soir|cet|cette|la semaine|apres|dans|avant|des|d ici|le \d)"
# What comes before « à lui envoyer »: nobody who acts, and nothing that denies.
_A_NOUN = (
    r"(?:(?!(?:je|j|tu|il|elle|on|nous|vous|ils|elles|qui|que|rien|aucune?|n|ne|ni|pas|plus|a|as|ont"
    r"|est|sont|avait|avaient|avons|avez|aura|facile|difficile|beaucoup|assez|trop|toujours|tout)"
    r" )\w+ )"
)

MINE = tuple(
    (does, lazy_pattern(pattern))
    for does, pattern in (
        ("introduce", rf"{_BEGUN}{_WHOM}*(?:{_INTRODUCE})\b"),
        ("send", rf"{_BEGUN}{_TO}(?:{_SEND})\b"),
        (
            "send",
            (
                r"(?:a |penser a |faut |il faut )?"
                r"(?:envoyer|renvoyer|transmettre|faire suivre|preter)\b"
            ),
        ),
        ("send", rf"(?:{_LED})*(?:{_VOWED})+{_WHOM}*(?:{_SEND})\b"),
        ("other", rf"{_BEGUN}{_WHOM}+(?:{_OTHER})\b"),
        ("other", rf"{_BEGUN}(?:lui|leur) \w\w+(?:er|ir|re)\b"),
        ("other", rf"(?:{_LED})*(?:{_VOWED})+{_WHOM}*(?:{_OTHER}|{_LATER})\b"),
        ("introduce", rf"{_I}{_WHOM}+(?:{_INTRODUCE_I}|{_INTRODUCE_WILL}s?)\b"),
        ("send", rf"{_I}{_TO}(?:{_SEND_I}|{_SEND_WILL})\b{_NOT_AFTER}"),
        ("send", rf"je (?:(?:r?en|re)voie|transmets|fais suivre)\b{_NOT_AFTER}"),
        ("send", rf"(?:{_LED})*j (?:r?envoie)\b(?= (?:{_A_THING}|ca|cela|tout|a) )"),
        ("send", rf"(?:{_LED})*(?:je |j )?(?:{_ALONE_WILL})\b{_NOT_AFTER}"),
        ("send", rf"(?:{_LED})*{_TO}(?:{_SEND_WILL})\b{_NOT_AFTER}"),
        ("send", rf"(?:{_LED})*(?:lui|leur|te|t|vous) r?envoie\b(?= (?:{_A_THING}|ca|cela) )"),
        ("send", rf"(?:{_LED})*nous {_TO}(?:{_SEND_WE})\b{_NOT_AFTER}"),
        (
            "send",
            rf"(?:{_LED})*nous (?:r?enverrons|transmettrons|ferons suivre)\b{_NOT_AFTER}",
        ),
        (
            "send",
            rf"(?:{_LED})*on {_TO}(?:r?enverr|transmettr|preter|r?apporter)a\b{_NOT_AFTER}",
        ),
        ("other", rf"(?:{_LED})*nous {_WHOM}*(?:r?appellerons|repondrons)\b{_NOT_AFTER}"),
        ("introduce", rf"(?:{_LED})*(?:nous )?{_WHOM}+(?:{_INTRODUCE_WE}|{_INTRODUCE_WILL})\b"),
        ("other", rf"(?:{_LED})*(?:je |j )?{_WHOM}*(?:{_ALONE_CALL})\b{_NOT_AFTER}"),
        ("other", rf"(?:{_LED})*{_WHOM}+(?:{_OTHER_WILL})\b{_NOT_AFTER}"),
        ("other", rf"(?:{_LED})*(?:je |j )r?appelle\b(?= {_SOON}\b)"),
        ("send", rf"(?:j ai )?{_A_NOUN}{{1,6}}a (?:lui|leur) (?:{_SEND})\b"),
        (
            "send",
            (
                rf"(?:j ai )?{_A_NOUN}{{1,6}}a (?:r?envoyer|transmettre|faire suivre)\b"
                rf"(?= (?:a|au|{_SOON})\b|$)"
            ),
        ),
        ("other", rf"{_I}{_WHOM}+(?:{_OTHER_I}|{_OTHER_WILL})\b{_NOT_AFTER}"),
        ("send", r"je (?:l|le|la|les) (?:envoie|transmets|enverrai|transmettrai)\b"),
        ("other", r"je m occupe (?:de l|de la|du|des)\b"),
        ("other", r"je (?:relis|corrige|relirai|corrigerai)\b"),
        ("send", rf"(?:{_LED})*{_THAT_I}je {_WHOM}+(?:{_SEND_WILL})s\b"),
        ("other", rf"(?:{_LED})*{_THAT_I}je {_WHOM}+(?:{_OTHER_WILL})s\b"),
        ("send", rf"(?:{_LED})*{_THAT_I}(?:je |j )(?:{_ALONE_WILL})s\b"),
        ("other", rf"(?:{_LED})*{_THAT_I}(?:je |j )(?:{_ALONE_CALL})s\b"),
        ("send", rf"je (?:lui|leur) dois\b(?= {_A_THING} )"),
        ("send", rf"(?:j ai |(?:je )?(?:lui|leur) ai )?promis\b(?= {_A_THING} )"),
        ("send", rf"nous (?:lui |leur )?avons promis\b(?= {_A_THING} )"),
        ("send", rf"(?:j ai )?promis a \w+(?: \w+)? (?:de|d) {_WHOM}*(?:{_SEND})\b"),
        ("other", r"(?:j ai )?promis a \w+ (?:de|d)\b"),
        ("send", rf"promesse\b(?= {_A_THING} )"),
    )
)
_THEY_NOW = (
    r"(?:r?en|re)voie(?:nt)?|transmet(?:tent)?|presente(?:nt)?|prete(?:nt)?|file|rend"
    r"|donne(?:nt)?(?! (?:l impression|envie|faim|soif|peur|raison|du|des conseils))"
    rf"|fait (?:suivre|passer|signe|visiter)|met(?:tent)? {_RELATION}"
    r"|passe (?=l|son|sa|ses)|rappelle(?:nt)?|recontacte(?:nt)?|tient au courant|recommande"
    r"|confirme(?:nt)?|trouve|r?apporte(?:nt)?|redit|redonne|ramene"
)
_THEY_STEMS = (
    r"(?:renverr|enverr|transmettr|presenter|preter|donner|filer|passer|fer|mettr|rappeller"
    r"|recontacter|tiendr|dir|repondr|confirmer|recommander|trouver|apporter|inviter|montrer"
    r"|redir|rendr|ramener|redonner|contacter)"
)
_THEY_WILL = rf"{_THEY_STEMS}(?:a|ont)"
_BEFORE = r"(?:(?!(?:je|j|tu|vous|n|ne|si|quand|lorsque|qui|que|pas|rien) )\w+ ){0,4}?"
_TO_ME = r"(?:(?:me|m|nous) (?:(?:l|le|la|les|en) )?)"
_THEY_ARE_TO = (
    r"(?:doi(?:t|vent)|va|vont|devrait|compte|veut bien|s engage a|promet (?:de|d)"
    r"|(?:a |ont |m a |)promis (?:de|d)|accepte (?:de|d)|propose (?:de|d)"
    r"|s occupe (?:de|d)|se charge (?:de|d)) "
)
THEIRS = tuple(
    (does, lazy_pattern(pattern))
    for does, pattern in (
        ("send", rf"{_BEFORE}{_TO_ME}(?:{_THEY_NOW}|{_THEY_WILL})\b{_NOT_AFTER}"),
        (
            "send",
            (
                rf"{_BEFORE}{_THEY_ARE_TO}{_TO_ME}"
                r"(?:faire suivre|faire passer|mettre en \w+|tenir au courant|\w+r|\w+re)\b"
            ),
        ),
        ("send", rf"{_BEFORE}(?:m|nous) (?:a|ont) promis\b"),
        (
            "send",
            (
                rf"{_BEFORE}(?:m |nous |)(?:a|ont) (?:dit|promis|assure)"
                rf" (?:qu (?:il|elle|ils|elles) ){_TO_ME}{_THEY_STEMS}(?:ait|aient)\b"
            ),
        ),
        (
            "send",
            (
                r"(?:j )?attend(?:s|re) (?:son|sa|ses|leurs?)"
                r" (?:mail|retour|reponse|devis|cv|dossier)\b"
            ),
        ),
        (
            "other",
            rf"{_BEFORE}(?:revient|reviendra|reviennent|(?:va|doit) revenir) vers (?:moi|nous)\b",
        ),
        ("other", rf"{_BEFORE}(?:va parler|parlera|doit parler) de (?:moi|nous)\b"),
    )
)
_DONE = (
    r"(?:renvoy|envoy|partag|present|pret|donn|apport|pass|fil|recommand|communiqu)e(?:e?s?)"
    r"|transmise?s?|fait suivre"
)
_DONE_FIRST = rf"{_DONE}|rendue?s?|ramene|mise?s? (?:\w+ ){{0,5}}?{_RELATION}"
_SAID_DONE = r"(?:c est fait|fait|ca y est|comme promis|deja|bien|et|aussi) "
_WHAT = (
    r"(?!(?:il|elle|on|ils|elles|je|tu|qui|que|a|m|n|ne|pas|me|nous|se|s|ont) )\w+ "  # no subject
)
_HOW = r"(?: (?:par|hier|avec|a|au|aux|en|le|ce|lundi|mardi|mercredi|jeudi|vendredi|tout)\b|$)"
KEPT = tuple(
    lazy_pattern(pattern)
    for pattern in (
        rf"(?:{_SAID_DONE})*(?:je )?{_WHOM}*(?:l )?(?:ai|j ai) (?:bien |deja )?(?:{_DONE})\b",
        rf"(?:{_SAID_DONE})*(?:{_DONE_FIRST})\b(?= \w|$)",
        (
            rf"(?:{_SAID_DONE})*(?:{_WHAT}){{1,5}}(?:(?:est|sont|a ete|ont ete) )?(?:bien |deja )?"
            rf"(?:{_DONE})(?={_HOW})"
        ),
    )
)
# « Lien partagé » is done, « je partage » is not: an accent tells, which folding takes away.
ACCENTED = lazy_pattern(r"\w(?:é|ée|és|ées)\b|transmis|mise?s?\b|fait suivre|rendu", re.IGNORECASE)
HABIT = lazy_pattern(
    r"\b(?:souvent|toujours|chaque|regulierement|tous les|toutes les|d habitude|parfois|jamais"
    r"|un jour)\b"
)
# A promise that hangs on something is none yet.
UNSURE = lazy_pattern(r"(?:si|quand|au cas ou|je ne sais pas|pas sur|peut etre)\b")
# What leads to the promise that follows a colon.
BARE = lazy_pattern(
    r"(?:(?:j ai |je lui ai )?promis(?:e|es)?|promesse|a (?:lui |leur )?(?:r?envoyer|renvoyer"
    r"|transmettre|preter|faire suivre|donner|passer|apporter)|c est fait|fait)$"
)
JOINED = lazy_pattern(r"\s+(?:et|puis|mais)\s+", re.IGNORECASE)
