"""What somebody works on, as their title tells it in French or in English, and the commonest titles
in German and in Spanish.

Under each function stands what says it, between commas, folded, German and Spanish last: a word
ends with "*" where only its beginning counts. What is said in more words weighs more; of equals,
what comes first wins. After "~" stands what weighs less: whoever engineers sales sells. Nothing
weighs less than general management: whoever directs finance works on finance.
"""

import re
from functools import cache, lru_cache

from entregent.core.level import without_firm
from entregent.core.text import fold

_LINES = """
sales =
    commercia*, vente*, vendeu*, sale, sales, account*, charge* d affaires, ingenieur* d
    affaires, responsable d affaires, charge* de clientele, directeur* de clientele,
    directrice* de clientele, conseill* client*, conseill* commercia*, charge* de compte*,
    business develop*, developpement commercial, bdr, sdr, retail, store, magasin, boutique,
    customer success, client success, client relation*, relation* client*, clientele, grands
    comptes, technico commercial*, technicocommercial*, business manager, agent* immobilier*,
    negociat*, real estate agent, realtor, presales, pre sales, avant vente, partnership*,
    partenariat*, export*, broker, courtier*, caissi*, cashier, commerce, merchandis*, vrp,
    franchise*, customer*, client*, bid manager,
    vertrieb*, verkauf*, kundenberat*, kundenbetreu*, aussendienst*, geschaftsentwickl*,
    comercial*, ventas, vendedor*, vendedora*, desarrollo de negocio, gebietsverkauf*,
    filialleit*, ejecutiv* de cuenta*, dependient*, kassier*, inmobiliari*, cajer*, cuentas
    ~ crm
marketing =
    marketing, brand, marque*, growth, seo, sea, acquisition, publicit*, advertis*, media,
    traffic, campaign*, webmark*, demand, affiliat*, lifecycle, market research, etudes de
    marche,
    marketing*, werbe*, werbung, mercadotecnia, marca* ~ crm, market
finance =
    financ*, comptab*, accountant*, accounting, expert* comptable*, chef* comptable*, account*
    payable, account* receivable, audit*, tresor*, treasur*, controle de gestion, controleur*
    de gestion, controleuse* de gestion, controleur financier, controller, bank*,
    banqu*, banci*, investi*, actua*, tax, taxes, fiscal*, private equity, m a, fusion*,
    credit*, assur*, insurance, underwrit*, patrimoine, wealth, trader, trading, asset
    manage*, gestionnaire d actifs, risk*, risques financiers, bookkeep*, financial analyst,
    analyste financi*, payable*, billing, facturation, recouvrement, economiste*,
    finanz*, buchhalt*, rechnungswesen, controlling, steuer*, wirtschaftspruf*,
    kaufmannisch*, contab*, tesorer*, asesor* fiscal*, bilanzbuchhalt*, fund, funds,
    funding, fundrais*, versicherung*, banca ~ analyst, analyste, controleur, controleuse
people =
    rh, r h, hr, d r h, hrbp, ressources humaines, human resource*, people, talent*,
    recrut*, recruit*, consult* en recrutement, consult* recrutement, consult* in recruitment,
    recruit* consult*, conseil* en recrutement, conseil recrutement, consult* rh, consult* hr,
    consult* en ressources humaines, consult* interim, consult* en interim, interim consult*,
    staffing, staffing consult*, executive search, search consult*, approche directe,
    agence d interim, agence interim, travail temporaire, paie, payroll, charge* de formation,
    responsable* formation, responsable* de la formation, directeur* de la formation, learning,
    headhunt*, head hunt*, chasse* de tete*, sourceur*, sourceuse*, relations sociales,
    marque employeur, compensation, employee*, workforce, qvt, qvct, gestion des carrieres,
    outplacement, employer brand*, personalleit*, personalreferent*, personalwesen,
    personalentwickl*, personalabteilung, leit* personal, recursos humanos, rrhh, seleccion,
    reclut*, nomina*, ausbildungsleit*, personalsachbearbeit*
engineering =
    mecani*, mechanic*, electr*, electrot*, aeronaut*, aerospace, civil, genie, developpeu*,
    developer*, programmeu*, programmer, software*, logiciel*, front end, frontend, back end,
    backend, full stack, fullstack, ios, android, java, python, javascript, web develop*,
    chief technology, chief technical, directeur technique, directrice technique, technical
    director, tech lead, maintenance, bureau d etudes, fiabilite, reliability, robot*,
    automat*, mecatron*, materiau*, construction, chantier*, travaux, usinage, soud*, weld*,
    plomb*, architect* logiciel*, software architect*, embedded, embarqu*, hardware, firmware,
    structure*, thermi*, hydraul*, nuclea*, devops, sre, platform*, machine learning, deep
    learning, architect* systeme* embarqu*, architect* systeme* avioni*, architect* systeme*
    mecani*, architect* naval*, naval architect*, calcul*, methodes, process engineer*,
    topograph*, geotech*, dessinat*, drafts*,
    cao, conception, industriali*, electricien*, btp, acoust*, batiment*, r d engineer, data,
    donnee*, bi, business intelligence, analytics,
    entwickl*, ingenier*, maschinenbau*, elektro*, konstrukt*, bauleit*, bauingenieur*,
    technische*, instandhalt*, daten*, desarrollador*, programador*, mantenimiento, datos,
    director* tecnic*, jef* de obra, mechatron*, cientific* de datos, arquitect* de software
    ~ ingenieu*, engineer*, techni*, tech, technology, essais
it =
    informati*, information technology, information system*, it, rssi, ciso,
    systeme*, system, systems, reseau*, network*, sysadmin, cyber*, information security,
    security analyst, security engineer*, support technique, technical support, helpdesk, help
    desk, infrastructure*, cloud, database*, dba, erp, sap, salesforce, chief information,
    chief digital, chief data, technicien* informatique, technicienne* informatique, moa,
    amoa, scrum*, agile*, solution* architect*, architecte* si, architecte* solution*,
    business analyst*, testeu*, tester, qa, webmaster*, numerique, transformation digitale,
    digital transformation, cryptograph*, base de donnees, bases de donnees,
    architect* systeme*, architect* reseau*, architect* cloud, architect* infrastructure*,
    architect* technique*, architect* fonctionnel*, architect* de donnees, architect* donnees,
    architect* data, architect* d entreprise, enterprise architect*, network architect*, cloud
    architect*, data architect*, technical architect*,
    systemadmin*, netzwerk*, sistemas, edv, fachinformatik*, redes ~ digital, support
product =
    product, produit*, cpo, chief product, product manager, product owner, head of product,
    chef* de produit*, chef* produit*, product director, responsable* produit*,
    produkt*, producto
operations =
    operation*, supply*, logisti*, achat*, achete*, procure*, purchas*, buyer,
    approvision*, production, manufactur*, usine, plant, factory, qualite, quality, hse, qhse,
    qse, ehs, lean, amelioration continue, continuous improvement, executive assistant*,
    personal assistant*, secretai*, office manager*, services generaux, facilit*, entrepot*,
    warehouse*, transport*, chauffeu*, driver, livreu*, delivery, pmo, cuisin*, cook, chef de
    rang, serveu*, waiter, waitress, barista, hotel*, restaur*, receptionn*, accueil, customer
    service, customer support, service client*, support client*, soutien client*, soutien
    logistique, support logistique, customer care, sav, apres vente, after sales, centre d
    appel*, call cent*, planificat*,
    planner, planning, magasinier*, cariste*, boulang*, patissi*, coiffeu*, agricul*, jardin*,
    pilote*, developpement durable, sustainab*, rse, csr, operateur, operatrice, operateur*,
    chief of staff, event manager, coordinat*, coordonn*, securite, safety, douane*, flotte,
    fleet, butcher, bouch*, artisan*, menuis*, macon*, hospitality, housekeep*, gouvernante*,
    bartender, barman, conducteur*, conductrice*, ordonnancement, lancement, cabin crew,
    flight attendant*, fulfil*, shift, steward*, hotesse*,
    einkauf*, beschaffung*, produktion*, werksleit*, werkleit*, betriebsleit*, qualitat*,
    lager*, projekt*, compras, comprador*, operaciones, produccion, calidad, almacen,
    sekretar*, secretari*, atencion al cliente, fertigung*, disponent*, schichtleit*,
    spedition*, assistent*, camarer*, recepcionist* ~ assistant*, administrati*,
    administrative, projet*, project*, program*, atelier, support, gestionnaire*, clerk,
    operator, chef
legal =
    jurid*, jurist*, avocat*, lawyer*, attorney*, counsel, legal, notair*, notary, paralegal,
    compliance, conformite, dpo, data protection, huissier*, magistrat*, juge, juges, judge,
    solicitor, barrister, propriete intellectuelle, intellectual property, contentieux, contract
    manager*, contracts manager*, greffi*, droit, law, privacy,
    rechtsanw*, anwalt*, anwaltin*, abogad*, syndikus*, notar*, derecho, datenschutz*
research =
    recherche, research*, chercheu*, r d, recherche et developpement, doctorant*, doctoral*,
    phd, postdoc*, post doc*, scientist*, scientifique*, maitre de conferences, maitresse de
    conferences, laborat*, biolog*, chimi*, chemi*, physicien*, physicist*, economist,
    sociolog*, histori*, statistic*, enseignant* chercheu*, archeolog*, innovation,
    wissenschaft*, forsch*, investigador*, cientific*, laborleit*, laborant*, doktorand*,
    doctorand*
education =
    profess*, enseign*, teach*, educat*, formateur*, formatrice*, lecturer, institut*, ecole*,
    school*, lycee, college, proviseu*, universit*, tutor, tuteur, tutrice, pedagog*, doyen*,
    dean, training manager, trainer, instructor, cpe, academi*, rectorat, monit*, coach*,
    creche*, auxiliaire de puericulture, maitre d ecole, formation*, bibliothec*, librarian,
    student success,
    lehrer*, lehrkraft*, dozent*, schul*, erzieh*, profesor*, maestr*, docente*,
    grundschul*, catedratic*, formador* ~ etudiant*, student*, eleve*
health =
    sante, health*, medec*, medic*, doctor, infirm*, nurs*, pharmac*, dentist*, chirurg*,
    surgeon*, kine*, physiotherap*, psycholog*, psychiat*, soignant*, soins, hopita*,
    hospital*, clinic*, urgences, sage femme*, sages femmes, midwife, veterin*, radiolog*,
    orthophon*, osteopath*, therap*, ergotherap*, ambulanc*, optici*, dietet*, dietit*,
    puericult*, anesth*, cardiolog*, pediat*, care, caregiver, ehpad, brancardi*, paramedic*,
    optomet*, anaesth*, interne en,
    arzt*, pfleg*, krankenpfleg*, krankenschwester*, apothek*, zahnarzt*, enfermer*,
    farmaceut*, psicolog*, oberarzt*, fisioterap*, hebamme*
design =
    design*, graph*, ux*, ui, directeur artistique, directrice artistique, art director,
    creati*, architecte* d interieur, interieur, interior*, illustrat*, motion, styliste*,
    product design*, modelis*, photograph*, architect, architecte, architectes, paysagiste*,
    landscape, decorat*, infographiste*, web design*,
    grafik*, gestalt*, architekt*, disenador*, diseno, arquitect*, mediengestalt*,
    innenarchitekt*
communication =
    communicat*, comm, com, relations presse, relations publiques, relations medias,
    public relations, presse, pr, journalis*, redact*, editor*, edition*, copywrit*, content*,
    contenu*, community manager*, evenement*, attache* de presse, porte parole, spokes*,
    speechwriter, auteur*, autrice*, author, traduct*, translator, interpret*, corporate
    affairs, public affairs, affaires publiques, video*, realisat*, podcast*, reporter,
    writer, lobby*, communication* manager, social media*,
    pressesprech*, redakt*, kommunikation*, offentlichkeitsarbeit, prensa, periodist*,
    comunicacion*, unternehmenskommunikation*
consulting =
    consult*, consulting, conseil, conseil en *, advisory, management consult*, strateg*,
    conseil en strategie,
    unternehmensberat*, berater*, beratung ~ conseill*, advis*, transformation,
    independant*, freelance
public =
    public, mairie*, municip*, communal*, conseill* municipal*, conseill* regional*, conseill*
    departemental*, elu, elue, depute*, prefet*, prefectur*, ministe*, ministr*, ministry,
    gouvern*, government, senat*, territorial*, fonction publique, collectivite*, police*,
    gardien de la paix, gardienne de la paix, gendarm*, militaire*, armee, army, military,
    officier*, pompier*, firefighter*, diplomat*, ambassad*, civil servant, attache* d
    administration, fonctionnaire*, policy, service* social*, travail* social*, assistant*
    social*, assistante sociale, social worker, urbanis*, douan*, customs, agent territorial,
    maire, mayor, cabinet du, inspect* des finances publiques, ville, city council, ong, ngo,
    nonprofit, association, civil service,
    burgermeister*, beamt*, polizei*, alcald*, policia, funcionari*, verwaltung*, concejal*
general =
    president*, directeur general, directrice generale, managing director,
    general manager*, general management, founder*, cofounder*, founding, fondat*, cofondat*,
    gerant*, owner, chief executive, partner*, associe*, entrepren*, dirigeant*, chef* d
    entreprise, chairman, chairwoman, chair, board, administrat* independant*, executive
    director, country manager*, secretaire* general*, direction generale, directeur,
    directrice, director, proprietaire*, startup*,
    geschaftsfuhr*, geschaftsleit*, vorstand*, inhaber*, grunder*, mitgrunder*, prasident*,
    gesellschafter*, direktor*, directora, gerente, consejer* delegad*, fundador*,
    propietari*, cofundador*
"""
# Initials of whoever heads one of them: the directors and officers of a firm.
HEADS = {
    **dict.fromkeys(("drh", "chro"), "people"),
    **dict.fromkeys(("daf", "cfo"), "finance"),
    **dict.fromkeys(("dsi", "cio"), "it"),
    **dict.fromkeys(("pdg", "dg", "ceo"), "general"),
    "coo": "operations",
    "cto": "engineering",
    "cmo": "marketing",
    "dircom": "communication",
}
# What German glues behind another word: a "Lohnbuchhalterin" keeps books.
_GLUED = {
    "makler": "sales", "buchhalt": "finance", "ingenieur": "engineering", "entwickl": "engineering",
    "techniker": "engineering", "mechaniker": "engineering", "elektronik": "engineering",
    "informatik": "it", "administrator": "it", "einkauf": "operations", "logistik": "operations",
    "anwalt": "legal", "jurist": "legal", "forsch": "research", "lehrer": "education",
    "arzt": "health", "pfleg": "health", "therapeut": "health", "architekt": "design",
    "redakt": "communication", "berater": "consulting", "beratung": "consulting",
    "strategie": "consulting", "burgermeister": "public", "beamt": "public",
}  # fmt: skip
_LEAST_BEFORE = 3  # letters of what it is glued to
_TOLD = dict(re.findall(r"^(\w+) =\n((?: .*\n)+)", _LINES, re.M))
FUNCTIONS = tuple(_TOLD)
_ANY_FIRM = "general"
_SAYS, _SAYS_WEAKLY = 2, 1
_LEAST = 3  # letters
Phrase = tuple[tuple[str, ...], str, int]  # its words, the function, what it weighs


@lru_cache(maxsize=20_000)
def function_of(title: str) -> str:
    """Return what a title is about, one of FUNCTIONS; "" where nothing tells."""
    words = fold(without_firm(title)).split()
    found: dict[str, int] = {}
    place = 0
    while place < len(words):
        said = _longest(words[place:]) or _glued(words[place])
        for _, function, weight in said:
            found[function] = max(weight, found.get(function, 0))
        place += len(said[0][0]) if said else 1
    # Of equals the first: a dictionary keeps its order.
    return max(found, key=found.__getitem__, default="")


def beginnings_of(function: str) -> list[str]:
    """Return how the words begin by which titles tell of a function, the shortest left out."""
    every = (phrase for some in _phrases().values() for phrase in some)
    firsts = {words[0].removesuffix("*") for words, of, _ in every if of == function}
    return sorted(word for word in firsts if len(word) >= _LEAST)


def _longest(words: list[str]) -> list[Phrase]:
    """Return the phrases that these words begin with, those of most words alone."""
    first = words[0]
    beginnings = (first, *(f"{first[:end]}*" for end in range(len(first), 1, -1)))
    told = [p for one in beginnings for p in _phrases().get(one, ()) if _says(p[0], words)]
    most = max((len(phrase[0]) for phrase in told), default=0)
    return [phrase for phrase in told if len(phrase[0]) == most]


def _glued(word: str) -> list[Phrase]:
    """Return what the last part of a German compound says."""
    ends = {word.rfind(part, _LEAST_BEFORE): part for part in _GLUED}
    at = max(ends)
    return [((word,), _GLUED[ends[at]], _SAYS)] if at > 0 else []


def _says(phrase: tuple[str, ...], words: list[str]) -> bool:
    return len(phrase) <= len(words) and all(
        word.startswith(asked[:-1]) if asked.endswith("*") else word == asked
        for asked, word in zip(phrase, words, strict=False)
    )


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """Return all phrases by their first word."""
    phrases: dict[str, list[Phrase]] = {}
    for function, told in _TOLD.items():
        strongly, _, weakly = told.partition("~")
        for some, weight in ((strongly, _SAYS), (weakly, _SAYS_WEAKLY)):
            for phrase in filter(None, (one.split() for one in some.split(","))):
                worth = weight * len(phrase) if function != _ANY_FIRM else 0
                said = (tuple(phrase), function, worth)
                phrases.setdefault(phrase[0], []).append(said)
    for initials, function in HEADS.items():
        said = ((initials,), function, _SAYS if function != _ANY_FIRM else 0)
        phrases.setdefault(initials, []).append(said)
    return phrases
