"""How far up somebody works, as their title tells it in French or in English, and the commonest
titles in German and in Spanish.

Of several titles the highest wins. Whoever assists, advises or is charged with something is no head
of it, whoever is named after; a manager of a product manages nobody.
"""

import re
from functools import lru_cache

from entregent.core.text import fold

LEVELS = ("intern", "member", "lead", "manager", "director", "executive")
FAR_ABOVE = 2  # levels
LONGEST = 300  # characters of a title that are read
_HIGHEST = LEVELS.index("executive")
_WHERE = r"(?i)\s(?:chez|at|@)\s.*"  # says nothing of how far up
_BETWEEN = r"(?i)\s[-–—+]\s|[|•·;,/&]|\s(?:et|and)\s"  # two titles


# As text: compiled where a title is read, not where this is loaded.
def _any_of(*phrases: str) -> str:
    return rf"\b(?:{'|'.join(phrases)})\b"


_LEARNS = _any_of(
    "^(?:stage|stagiaire|intern|alternante?|apprentie?|apprentice|trainee|doctorante?|thesarde?)",
    "^(?:etudiante?|student|eleve|phd|undergraduate|estudiante|practicas|duales studium)",
    "(?:intern|internship|stagiaire|alternante?|apprentie?|apprentice|trainee|student)$",
    "(?:(?<!post )doctorante?|alternance|apprentissage|stage)$",
    "recherche d une? (?:alternance|apprentissage|stage)|^interne en|summer (?:analyst|associate)",
    "(?:phd|doctoral|master s?|graduate|working) (?:student|candidate|researcher)",
    "(?:intern|stagiaire|alternante?|apprentie?) (?:en|in|of|d(?:e|u|es)?|aupres|chargee?)",
    "werkstudent(?:in)?|praktikant(?:in)?|auszubildende[rn]?|azubi|doktorand(?:in)?|lehrling",
    "becari[oa]|practicante|aprendiz|doctorand[oa]",
)
_ASSISTS = _any_of(
    "^(?:assistante?|secretaire|attachee?|chargee?|conseill(?:er|ere)|collaborat(?:eur|rice)|aide)",
    "^(?:adviser|advisor|adjointe? administrati(?:f|ve)|deleguee? (?:medicale?|commerciale?))",
    "(?:executive|personal|administrative|teaching|research|legal|marketing) assistante?",
    "assistante? (?:to|d(?:e|u))",
    "assistant$",
    "^(?:sekretar(?:in)?|assistent(?:in)?|secretari[oa]|auxiliar|ayudante)",
)
_HELPS_LEAD = _any_of(
    "assistant (?:manager|director|vice|controller|head|general|store|branch|principal)",
    "secretaire generale?|secretari[oa] general",
)
_LEADS_A_FIRM = _any_of(
    "c[efhimoprt]o|cco|cdo|chro|ciso|cso|cxo|chief (?:[a-z]+ ){1,3}officer|p ?d ?g|d ?g|dga",
    "(?:a|e|s)?vp|vice presidente?|presidente?|chair(?:man|woman|person)?",
    "(?:co ?)?found(?:er|ers)|(?:co ?)?fondat(?:eur|rice)s?|gerante?|proprietaire|(?:co ?)?owner",
    "(?:founding|managing|senior|equity|general|law) partner|partner|general counsel",
    "direct(?:eur|rice) generale?|(?:managing|executive|non executive) director",
    "board (?:member|director)|administrat(?:eur|rice) (?:independante?|de societes?)",
    "membre du (?:directoire|comite executif)|dirigeante?|cheff?e? d entreprise",
    "entrepreneure?|entrepreneuse|(?<!professeur )(?<!professeure )(?<!medecin )associee?s?",
    "geschaftsfuhrer(?:in)?|geschaftsfuhrende[rs]?|[a-z]*vorstand(?:svorsitzende[rn]?|smitglied)?",
    "grunder(?:in)?|mitgrunder(?:in)?|inhaber(?:in)?|prasident(?:in)?|gesellschafter(?:in)?",
    "director[ae]? general|gerente general|consejer[oa] delegad[oa]|(?:co ?)?fundador[ae]?",
    "propietari[oa]|soci[oa](?: fundador[ae]?| director[ae]?)?|presidenta",
    "alcalde(?:sa)?|(?:ober)?burgermeister(?:in)?|maire|mayor|ministre|minister|senat(?:eur|rice)|senator",
)
_LEADS_NONE = _any_of(
    "(?:product|process|service|data|business|application|platform|system|solution) owner",
    "(?:business|channel|alliance|people|hr|training|talent|technology|learning|it|acquisition"
    "|client|customer) partner",
    "partner (?:manager|success|sales|development|marketing|operations|account|engineer)",
    "associee? (?:de recherche|clinique)",
)
_FOR_A_HEAD = (
    r"\b(?:d(?:u|es)|de la|de l|au|a la|aupres d[a-z]+|pour l[a-z]+|to(?: the)?|of the)\s+"
    + _LEADS_A_FIRM
)
_DIRECTS = _any_of(
    "direct(?:eur|rice)s?|director|dir|d ?r ?h|d ?a ?f|d ?s ?i|dircom|proviseure?",
    "head|headmaster|headteacher|subdirector[ae]?|directora",
    "direktor(?:in)?|bereichsleiter(?:in)?|chefredakteur(?:in)?",
    "principale? (?:du|de) college|school principal|doyenn?e?|dean|secretaire generale?",
    "secretary general|prefete?|chief of staff|(?:general|country) manager",
    "redact(?:eur|rice) en chef|editor in chief|cheff?e? de cabinet",
)
_DIRECTS_NONE = _any_of(
    "head (?:hunter|chef|nurse|waiter)|(?:art|artistic|casting) director",
)
_MANAGES_THINGS = _any_of(
    "(?:product|accounts?|key account|community|social media|content|brand|category) managers?",
    "(?:case|success|relationship|traffic|office|events?|partner|partnerships?|territory|campaign)"
    " managers?",
    "(?:crm|seo|property|portfolio|wealth|investment|fund|asset|grants?|contracts?|risk|change)"
    " managers?",
    "(?:data|release|bid|pricing|growth|affiliate|lifecycle|channel|volunteer|stage|knowledge)"
    " managers?",
    "(?:communications?|pr|lettings|area sales|clinical trial) managers?",
    "cheff?e? (?:de )?(?:produits?|publicite|pub|rang|partie|groupe|marque|cabine|gare|train)",
    "cheff?e? (?:de )?(?:secteur|comptable)|jef[ea] de (?:producto|marca)",
)
_LEADS_A_PROJECT = _any_of(
    "(?:projekt|bau)leiter(?:in)?|jef[ea] de (?:proyectos?|obra)|leiter(?:in)? (?:des )?projekts?",
    "(?:projects?|program|programme|delivery|pmo|scrum) (?:managers?|master)",
)
_MANAGES = _any_of(
    "manager|mgr|manageuse|manageure?|responsable|superviseu(?:r|se)|supervisor|superintendent",
    "executive chef",
    "cheff?e? (?:d(?:e|u|es)? )?(?:service|equipe|departement|pole|agence|atelier|bureau)s?",
    "cheff?e? (?:d(?:e|u|es)? )?(?:section|division|etablissement|rayon|magasin|poste)s?",
    "cheff?e? (?:d(?:e|u|es)? )?(?:centre|cuisine|unite|quart|filiere|laboratoire)s?",
    "foreman|contremaitre|cadre (?:de sante|superieur)|encadrante?|head (?:chef|nurse|waiter)",
    "gouvernante? generale?|intendante?|(?:financial|plant|group|divisional) controller",
    "[a-z]*(?<!halb)leiter(?:in)?|[a-z]*leitung|jef[ea]|gerente|encargad[oa]|supervisora",
)
_LEADS = _any_of(
    "senior|sr|snr|principale?|lead(?! gen)|leader|(?<!research )fellow|distinguished",
    "referente?|en chef|chief",
    "staff(?! (?:nurse|writer|member|officer))|experte?(?! comptable)|assistant manager",
    "cheff?e? (?:de )?(?:projets?|programmes?|mission|chantier|file|travaux|pupitre|clinique)",
    "full professor|professeure? (?:des universites|titulaire)|maitre d oeuvre",
    "oberarzt(?:in)?|catedratic[oa]",
    "pilote de projets?|conduct(?:eur|rice) de travaux",
)


def without_firm(title: str) -> str:
    """Return what comes first in a title, without the place it is held at: "chez Airbus"."""
    return re.sub(_WHERE, "", title[:LONGEST])


def approach(gap: int | None, *, close: bool = False) -> str:
    """Return how to come to somebody so many levels above oneself (practice C1): peer, senior or
    far-above, "" where it is not known. Whoever is close is met as a peer, whatever they head.
    """
    if close:
        return "peer"
    if gap is None:
        return ""
    return "far-above" if gap >= FAR_ABOVE else "senior" if gap > 0 else "peer"


@lru_cache(maxsize=20_000)
def level_of(title: str) -> str:
    """Return how far up a title stands, one of LEVELS; "" for one that says nothing."""
    parts = [fold(part) for part in re.split(_BETWEEN, without_firm(title))]
    levels = [LEVELS.index(_level(part)) for part in parts if part]
    if not levels:
        return ""
    # What follows is the team or the firm where one learns, unless one founded it.
    learns = levels[0] == 0 and max(levels) < _HIGHEST
    return LEVELS[0 if learns else max(levels)]


def _level(part: str) -> str:
    part = re.sub(_FOR_A_HEAD, "", part)
    if re.search(_LEARNS, part):
        return "intern"
    if re.search(_ASSISTS, part) and not re.search(_HELPS_LEAD, part):
        return "lead" if "senior" in part.split() else "member"
    if re.search(_LEADS_A_FIRM, re.sub(_LEADS_NONE, "", part)):
        return "executive"
    if re.search(_DIRECTS, re.sub(_DIRECTS_NONE, "", part)):
        return "director"
    people = re.sub(_LEADS_A_PROJECT, "", part)
    if not part.startswith("group "):  # it manages those who manage things
        people = re.sub(_MANAGES_THINGS, "", people)
    if re.search(_MANAGES, people) and "assistant manager" not in part:
        return "manager"
    return "lead" if re.search(_LEADS, part) or re.search(_LEADS_A_PROJECT, part) else "member"
