"""The words by which a line on somebody one met is told apart, in French and in English, folded."""

import re

from entregent.core.patterns import lazy_pattern

# What leads to a name: how one came to talk, in a note to oneself.
LEADS = lazy_pattern(
    r"(?:(?:j[’']ai |i(?:[’']ve)? )?(?:(?:bien |just )?(?:rencontr[eé]e?|crois[eé]e?|vue?|revue?"
    r"|discut[eé] avec|parl[eé] (?:avec|[aà])|[eé]chang[eé] avec|bavard[eé] avec|papot[eé] avec"
    r"|fait la connaissance de|met|saw|spoke (?:with|to)|talked (?:with|to)|chatted (?:with|to)"
    r"|caught up with|had (?:a )?(?:coffee|lunch|drink|beer) with|sat next to|met with"
    r"|(?:pris un )?(?:caf[eé]|verre) avec|d[eé]jeun[eé] avec|d[iî]n[eé] avec"
    r"|assise? [aà] c[oô]t[eé] de"
    r"|ran into|bumped into|had a chat with|was introduced to)\s+)|(?:contact|rencontre)\s*:\s*)",
    re.IGNORECASE,
)
CIVILITIES = lazy_pattern(
    r"(?:m|mr|mrs|ms|miss|mme|mlle|dr|pr|prof|professor|professeure?|docteure?|ma[iî]tre|me|madame"
    r"|monsieur|sir)\.?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
BULLET = lazy_pattern(r"\s*(?:[-–—*•·>]+|\d{1,3}\s*[.)])\s+")

PARTICLES = frozenset(
    "de du des d la le les l von van der den zu zur da dos do di del della el al ben bin ibn bou"
    " abu ter ten y".split()
)
ARTICLES = frozenset("le la les l the".split())
# What a title is built on; signatures know some of these too.
TITLES = frozenset(
    "directeur directrice direction director dirigeant dirigeante president presidente chairman"
    " chairwoman chair responsable chef cheffe chief head lead leader manager manageur manageuse"
    " gerant gerante ingenieur ingenieure engineer developpeur developpeuse developer architecte"
    " architect consultant consultante conseiller conseillere advisor adviser charge chargee"
    " assistant assistante associe associee partner fondateur fondatrice founder cofounder"
    " cofondateur cofondatrice avocat avocate lawyer solicitor barrister professeur professeure"
    " professor docteur chercheur chercheuse researcher analyste analyst coordinateur"
    " coordinatrice coordinator secretaire secretary officer ceo cto cfo coo cmo cio cpo chro drh"
    " daf dsi raf rrh rh hr pdg dg dga dircom vp svp evp owner recruteur recruteuse recruiter"
    " acheteur acheteuse buyer commercial commerciale sales vendeur vendeuse technicien"
    " technicienne technician designer journaliste journalist expert experte delegue deleguee"
    " medecin doctor infirmier infirmiere nurse midwife comptable accountant juriste notaire"
    " notary freelance independant independante etudiant etudiante student alternant alternante"
    " stagiaire intern apprenti apprentie retraite retraitee retired benevole volunteer elu elue"
    " maire mayor adjoint adjointe depute deputee senateur senatrice prefet prefete proviseur"
    " proviseure principal principale headteacher headmaster teacher instituteur institutrice"
    " enseignant enseignante pilote pilot artisan artisane chirurgien chirurgienne surgeon dentiste"
    " dentist pharmacien pharmacienne kine veterinaire vet psychologue psychologist trustee fellow"
    " scientist economist economiste botanist chemist physicist attache attachee courtier courtiere"
    " broker banquier banquiere banker trader entrepreneur entrepreneuse investisseur investisseuse"
    " investor angel producteur productrice producer realisateur realisatrice writer auteur autrice"
    " author editeur editrice editor traducteur traductrice translator libraire bookseller"
    " photographe photographer graphiste illustrateur illustratrice musicien musicienne musician"
    " prof plombier plumber electricien electricienne electrician menuisier menuisiere carpenter"
    " boulanger boulangere baker agriculteur agricultrice farmer viticulteur viticultrice"
    " restaurateur restauratrice cuisinier cuisiniere cook hotelier hoteliere coach formateur"
    " formatrice trainer animateur animatrice educateur educatrice agent agente officier policier"
    " policiere magistrat magistrate juge judge clerk huissier greffier greffiere negociateur"
    " negociatrice planner strategist scrum po pm cofondateurs"
    " owner copywriter publicist curator archivist librarian".split()
)
# Words that open what somebody does: of a French title, the first; of an English one, the last.
TRADES = lazy_pattern(
    r"[a-z]{2,}(?:eurs?|euse|trice|ienne|iere|ologue|graphe|iste|ateur)\Z"
    r"|(?:pech|bouch|epic|horlog|jardin|banqu)(?:er|ier|eur|e)\Z"
)
ENGLISH_TRADES = lazy_pattern(
    r"[a-z]{3,}(?:[^e]er|tor|ologist|ician|graphist|grapher|gineer|eteer)\Z"
)
NO_TRADES = frozenset(
    "ailleurs plusieurs leurs meilleur meilleure valeur heure humeur bonheur coeur secteur douceur"
    " peur chaleur matter never later after better other another over under rather together number"
    " summer winter dinner corner paper letter offer order together october november december"
    " september further whether either neither inner outer former latter number user computer"
    " premiere derniere maniere matiere lumiere carriere hier super leur leurs piste liste triste"
    " visite suite reste leader".split()
)
RETIRED = frozenset("retraite retraitee retired ancien ancienne former ex".split())
# What stands before a title without being one: “she’s CFO at Acme”.
IS = lazy_pattern(
    r"(?:(?:qui |elle |il )?est |(?:who |she |he )?is |(?:she|he)[’']s "
    r"|c[’']est (?:la |le |l[’'])?)",
    re.IGNORECASE,
)
# Sure signs of a place of work, then those that only may be one.
AT = lazy_pattern(
    r"(?:(?:de |qui (?:travaille|bosse|est) |who (?:works?|is) |travaille(?:nt)? |bosse(?:nt)? "
    r"|works? |working |est |is )?(?:chez|at|@)(?=\s|[^\W\d_])|@"
    r"|(?:travaille|bosse)(?:nt)? (?:pour|[aà]|au|aux|dans)\b|(?:works?|working) (?:for|with|in)\b"
    r"|(?:the |le |la )?(?:guy|woman|man|person|people|lady|team|gars|type|dame|personne|equipe)"
    r" (?:from|of|de|du)\b|du stand(?: de)?\b|du groupe\b|de la soci[eé]t[eé]\b"
    r"|de l[’']entreprise\b|from\b)\s*",
    re.IGNORECASE,
)
OF = lazy_pattern(
    r"(?:de la|de l[’']|du|des|d[’']|de|of|for|[aà] la|[aà] l[’']|au|aux|[aà]|with)"
    r"(?:\s+|(?<=[’']))",
    re.IGNORECASE,
)
STAND = lazy_pattern(r"\s+(?:stand|booth|table)\Z", re.IGNORECASE)
# Organisations that are named by what they are: « lycée Bellevue », “University of Leeds”.
ORGANISATIONS = frozenset(
    "ecole lycee college universite university school faculte faculty institut institute mairie"
    " ville commune metropole region departement conseil ministere ministry prefecture hopital"
    " hospital clinique clinic chu chru cabinet agence agency association asso fondation foundation"
    " federation syndicat union chambre banque bank caisse mutuelle librairie bookshop restaurant"
    " hotel theatre theater musee museum orchestre editions maison studio atelier laboratoire labo"
    " centre center office club cooperative ferme domaine chateau pharmacie etude garage"
    " croix".split()
)
# Said of a firm, and no part of its name.
A_FIRM = frozenset("groupe societe entreprise boite boutique startup company firm stand".split())
OFTEN_IN_NOTES = frozenset(
    "parle parlent cherche cherchent veut veulent prepare preparent monte connait aime vient va"
    " vont est sont a ont travaille recrute recrutent part me m lui leur je j il elle on nous"
    " ils elles tres trop assez a ancien voudrait pourrait reparler revoir rappeler recontacter"
    " relancer"
    " envoyer appeler ecrire inviter presenter transmettre promis passionne passionnee interesse"
    " interessee fan adore joue fait refond ouvre lance vend achete demenage arrive rentre"
    " wants want needs need loves love knows know plays play hiring looking going will is was were"
    " has had have met works work likes like used moved moving raising i he she they we very also"
    " send call ask write get give share lend introduce forward promised interested keen hates hate"
    " thinks says said told runs building launching recruiting selling buying wrote writes reads"
    " lives live spoke talks talk plans planning mentioned asked offered really super quite".split()
)
# Before a place that is none of work: “lunch at Nobu”, « stage chez Airbus ».
PLACED = frozenset(
    "lunch dinner breakfast coffee drinks meeting meet seen speaking staying living working looking"
    " dejeuner diner cafe verre rdv rendez reunion stage poste job entretien interview stand vu vue"
    " back again soon demain hier ce next".split()
)
DETERMINERS = frozenset(
    "un une des mon ma mes son sa ses leur leurs notre nos votre vos a an my his her their our your"
    " some".split()
)
AND = frozenset("et and".split())
JOIN = frozenset("de du des la le l d of the for".split())
