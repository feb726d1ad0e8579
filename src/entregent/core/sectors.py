"""Which sector a firm is in, as its name tells it in French or in English, or a title held there.

Under each sector stands what says it, between commas, folded: a word ends with "*" where only its
beginning counts. Large firms whose name says nothing stand there by their name, with "=" before
those that mean nothing else. What is said in more words wins; then whoever recruits, whatever for;
then what advice is about, before advice; then what comes first. Under "none" stands what only looks
like a sector. Most names tell nothing: the sector is then unknown, which is no other sector.
"""

import re
from functools import cache, lru_cache

from entregent.core.text import fold

_LINES = """
none =
    assurance qualite, quality assurance, social media, media social, hotel de ville, banque
    alimentaire, banque de donnees, food bank, data bank, mission sante, energy drink*, public
    relation*, relations publi*, health and safety, sante securite, medical device*, garde
    meuble*, transport de donnees, customer care, maison d edition
aeronautics =
    aero, aeronaut*, aeronav*, aeronov*, aerospa*, aerostruct*, aviation, avion*, airline*,
    spatial*, satellite*, =airbus, =safran, =dassault aviation, =thales, =ariane*, =boeing, =stelia,
    =latecoere, daher, =rolls royce, atr, =air france, nacelle*, helicopt*
energy =
    energ*, eolien*, solaire*, photovolta*, nucleaire*, nuclear, barrage*, hydroelectri*, hydro,
    petrol*, petroleum, oil, gaz, gas, =edf, =engie, =totalenergies, =total energies, rte,
    =enedis, =orano, =framatome, renouvelable*, renewable*, wind, solar, turbine*
bank =
    bank*, banque*, bancaire*, =credit agricole, =credit mutuel, =credit lyonnais, caisse d epargne,
    =bnp*, =societe generale, =natixis, lcl, =hsbc, =jpmorgan, =goldman sachs, =boursorama,
    fintech*, capital, private equity, asset management, gestion d actifs, gestion de patrimoine
insurance =
    assurance*, assureur*, insurance, mutuelle*, reassurance, =axa, =maif, =macif, =maaf, =groupama,
    =allianz, generali, =covea, scor
health =
    hopital, hopitaux, hospital*, hospice*, clinique*, clinic, clinics, chu, ehpad, pharma*,
    sante, health*, medical*, medic*, dental, dentaire*, biotech*, laboratoire d analyses,
    ars, aphp, ap hp, =sanofi, =servier, =pfizer, =novartis, roche, =biomerieux, infirmi*, veterin*
education =
    ecole*, school*, lycee*, college*, universit*, academie, academy, education*, formation,
    institut superieur, iut, creche*, maternelle, hec, essec, insa, centrale, inalco
research =
    =cnrs, =inserm, =inrae, =inria, cea, recherche, research, institut pasteur, observatoire
construction =
    construction*, batiment*, btp, travaux publics, maconn*, charpent*, =vinci, =bouygues, =eiffage,
    spie, architect*, urbanis*, genie civil, civil engineering, couverture, plomberie
property =
    immobili*, real estate, foncier*, fonciere*, promoteur, property, realty, notaire*, =nexity
automotive =
    automobile*, automotive, auto, =renault, =peugeot, =citroen, =stellantis, =michelin, =valeo,
    =plastic omnium, =faurecia, =forvia, =volkswagen, =toyota, =bmw, garage
transport =
    transport*, logistique*, logistics, ferroviaire*, rail, rails, railway*, =sncf, =ratp, =keolis,
    =transdev, shipping, maritime, fret, freight, cargo, =alstom, la poste, =dhl, =fedex, kuehne
industry =
    usine*, acier*, metal*, mecanique*, chimi*, chemical*, papeteri*, plastique*, industri*,
    manufactur*, roulement*, fonderie, forge*, textile*, verre*, siderurg*, =arkema, =schneider
    electric, legrand, =siemens, =saint gobain, machine*
food =
    agroaliment*, alimentaire*, food*, boulang*, patisser*, restaurant*, traiteur*, fromag*,
    boisson*, brasserie*, viticol*, vigneron*, vignoble*, vin, vins, winery, =danone, =nestle,
    =lactalis, bistro*, cafe, cuisine*
farming =
    agricol*, agriculture, ferme, farm*, maraich*, elevage, forest*, horticol*, semence*
retail =
    commerce de detail, retail, distribution, supermarche*, hypermarche*, magasin*, boutique*,
    librairie*, bookshop, =carrefour, =auchan, leclerc, =decathlon, =fnac, =leroy merlin, =ikea,
    amazon, epicerie, fleuriste, florist
luxury =
    luxe, luxury, mode, fashion, couture, joaill*, parfum*, cosmeti*, =lvmh, =kering, hermes,
    chanel, cartier, =l oreal
it =
    logiciel*, software, informati*, digital, numerique*, cloud, saas, cyber*, data, web, telecom*,
    orange, sfr, free, microsoft, google, apple, ibm, oracle, sap, =capgemini, =atos, =sopra steria,
    ovh*, =dassault systemes, robotique*, intelligence artificielle, semiconduct*, electroni*
media =
    presse, press, journal, news, media*, radio, television, tv, cinema*, film*, edition*,
    editeur*, publish*, magazine*, audiovisu*, studio*, le monde, tf1, france televisions
culture =
    musee*, museum*, theatre*, opera*, orchestre*, festival*, galerie*, gallery, musique, music,
    bibliotheque*, mediatheque*, philharmoni*, compagnie de danse
tourism =
    hotel*, tourism*, touris*, voyage*, travel, camping*, gite*, =accor, club med, booking
law =
    avocat*, law, lawyer*, legal, juridique*, huissier*, tribunal*, barreau
recruitment =
    recrut*, recruit*, interim*, rh, talents, headhunt*, executive search, chasse* de tete*,
    approche directe, travail temporaire, staffing, =adecco, =manpower*, =randstad, =michael page,
    =page personnel, =pagegroup, =robert half, =robert walters, =hays, =expectra, =proman, =korn
    ferry, =spencer stuart, =egon zehnder, =heidrick struggles, =russell reynolds, =mercuri urval,
    =morgan philips, =kelly services
consulting =
    conseil, consulting, consultant*, =mckinsey, =bcg, bain, =deloitte, =kpmg, =pwc, =accenture,
    advisory
public =
    mairie*, ministere*, ministry, prefecture*, conseil regional, conseil departemental,
    conseil general, metropole, communaute de communes, departement, region, city of, ville de,
    gouvernement, government, armee*, gendarmerie, police, impots, douane*, dgfip, =urssaf,
    caf, =france travail, =pole emploi, collectivite*, onu, united nations, union europeenne
charity =
    association, ong, ngo, fondation, foundation, croix rouge, red cross, secours, charity,
    emmaus, nonprofit, benevol*, humanitaire*
sport =
    sport*, fitness, football, rugby, tennis, club de, stade, piscine, escalade, yoga
"""
# A title tells the sector in these alone: a firm of any sector has lawyers, and recruits.
_BY_TITLE = frozenset({"aeronautics", "energy", "bank", "insurance", "automotive", "farming"})
# Whoever recruits for others: those who recruit within a firm say so in other words.
_RECRUITS_FOR_OTHERS = (
    r"\b(?:consultante?s? (?:en |in )?(?:recrutement|recruitment|interim|staffing|approche directe)"
    r"|(?:recruitment|recruiting|recruiter|staffing|executive search|search|interim) consultants?"
    r"|chasse(?:urs?|uses?)? de tetes?|head ?hunt(?:ers?|ing)|executive search|approche directe"
    r"|cabinet de (?:recrutement|chasse)|conseil en recrutement|recruteu(?:r|se) independante?"
    r"|freelance recruiter|agence d ?interim|agence interim|travail temporaire)\b"
)
_ADVICE = ("conseil", "consult", "advis")
_RECRUITING = ("recrut", "recruit", "interim", "headhunt", "executive", "chass", "staffing")
_TOLD = dict(re.findall(r"^(\w+) =\n((?: .*\n)+)", _LINES, re.M))
NONE = "none"
_LEAST = 4  # letters
SECTORS = tuple(name for name in _TOLD if name != NONE)


@lru_cache(maxsize=20_000)
def sector_of(firm: str, title: str = "") -> str:
    """Return the sector of a firm, one of SECTORS; where its name tells none, that of the title
    held there; "" where neither does.
    """
    told, surely = _told_by(firm)
    if told and surely:
        return told
    if re.search(_RECRUITS_FOR_OTHERS, fold(title)):
        return "recruitment"
    by_title, _ = _told_by(title)
    return told or (by_title if by_title in _BY_TITLE else "")


@cache
def firms() -> frozenset[str]:
    """Return the names of large firms that mean nothing else, folded."""
    names = (" ".join(phrase.split()) for told in _TOLD.values() for phrase in told.split(","))
    return frozenset(name[1:].rstrip("*") for name in names if name.startswith("="))


def beginnings_of(sector: str) -> list[str]:
    """Return how the words begin by which firms tell of a sector, the shortest left out."""
    firsts = {
        phrase.split()[0].removeprefix("=").removesuffix("*") for phrase in _TOLD[sector].split(",")
    }
    return sorted(word for word in firsts if len(word) >= _LEAST)


def _told_by(text: str) -> tuple[str, bool]:
    """Return the sector a text tells, "" for none, and whether by more than a word for advice."""
    words = fold(text).split()
    found: list[tuple[int, int, str]] = []  # how many words, how sure, the sector
    place = 0
    while place < len(words):
        length, sector = _longest(words[place:])
        if length and sector != NONE:
            found.append((length, _sureness(sector, words[place]), sector))
        place += length or 1
    _, sure, told = max(found, key=lambda one: one[:2], default=(0, 0, ""))  # of equals the first
    return told, sure > 0


def _sureness(sector: str, word: str) -> int:
    if sector == "consulting" and word.startswith(_ADVICE):
        return 0
    return 2 if sector == "recruitment" and word.startswith(_RECRUITING) else 1


def _longest(words: list[str]) -> tuple[int, str]:
    """Return of the longest phrase that these words begin with how long it is, and its sector."""
    first = words[0]
    beginnings = (first, *(f"{first[:end]}*" for end in range(len(first), 1, -1)))
    told = [
        (len(phrase), sector)
        for one in beginnings
        for phrase, sector in _phrases().get(one, ())
        if len(phrase) <= len(words)
        and all(
            word.startswith(asked[:-1]) if asked.endswith("*") else word == asked
            for asked, word in zip(phrase, words, strict=False)
        )
    ]
    return max(told, key=lambda one: one[0], default=(0, ""))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return all phrases by their first word."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sector, told in _TOLD.items():
        every = told.replace("=", "").split(",")
        for phrase in filter(None, (tuple(one.split()) for one in every)):
            phrases.setdefault(phrase[0], []).append((phrase, sector))
    return phrases
