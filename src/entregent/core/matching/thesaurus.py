"""What people call the same thing in French and in English: one line is one idea.

French before the "=", English after it, commas between; plurals and endings need not be told, for
stems are compared. A line that begins with "~" is a word that goes with anything (a course, a job):
it counts a little, and alone only when nothing else is said. One that begins with "@" is a place,
which counts half: two who are there need not have more in common. To know one more word, write
it on its line, or write a line.
"""

from dataclasses import dataclass
from functools import cache

_LINES = """
~ cours, leçon, formation, former, atelier, apprendre, enseigner, professeur, prof = course, lesson, class, training, workshop, learn, teach, teacher, tutor, tuition
~ emploi, poste, travail, boulot, job, embauche, CDI, CDD = job, position, work, employment, opening, hiring, vacancy
stage, stagiaire, stage de fin d'études, place de stage = internship, intern, placement, traineeship, trainee
~ alternance, apprentissage, apprenti = apprenticeship, apprentice
~ conseil, conseiller, consultant, consulting, avis = advice, advise, adviser, advisor, consultant, consulting
~ ingénieur, ingénierie = engineer, engineering
~ entreprise, société, boîte, PME, TPE = company, firm, business, SME
~ mise en relation, carnet d'adresses, réseau, contact, relation = introduction, contact, network, connection, intro
~ projet = project
~ gestion, gérer, pilotage = management, manage
~ chef, responsable, directeur, direction, dirigeant = head, manager, director, executive
~ événement, salon, conférence = event, fair, conference
~ logiciel, application, appli, outil = software, application, app, tool
~ anglais professionnel, anglais des affaires = business English
~ développement, développer = development, develop
~ analyse, analyser, étude = analysis, analyse, analyze, study
~ création, créer, lancer, lancement = creation, create, launch, start
~ service, prestation = service
~ numérique, digital = digital
~ technique, technologie, tech = technical, technology, tech
~ local, salle, salle de réunion, lieu = venue, meeting room, room, premises, space
~ assistant, assistance = assistant
comptabilité, comptable, expert-comptable, expertise comptable, compta = accounting, accountant, bookkeeping, bookkeeper, CPA
fiscalité, fiscaliste, impôts, TVA, déclaration de revenus, optimisation fiscale = tax, taxation, taxes, VAT, tax return
finance, financier, directeur financier, DAF, contrôle de gestion, contrôleur de gestion, trésorerie = finance, financial, CFO, controller, financial control, treasury
audit, auditeur, commissaire aux comptes = audit, auditor
banque, banquier, bancaire = bank, banker, banking
assurance, assureur, courtier en assurance, mutuelle = insurance, insurer, insurance broker
investissement, investisseur, business angel, capital-risque, financement, financer, levée de fonds, lever des fonds, fonds d'investissement, amorçage = investment, investor, angel investor, venture capital, VC, funding, fundraising, raise funds, raising money, seed funding, funding round
subvention, aides publiques, financement public, bourse = grant, subsidy, public funding, scholarship
crédit, prêt, emprunt, prêt immobilier = loan, credit, mortgage, borrowing
crypto, cryptomonnaie, bitcoin, blockchain = crypto, cryptocurrency, bitcoin, blockchain
retraite, pension, épargne retraite = retirement, pension
patrimoine, gestion de patrimoine, placement financier, épargne = wealth management, savings, asset management
droit, juriste, juridique, avocat = law, lawyer, legal, attorney, solicitor, barrister
droit du travail, prud'hommes, licenciement, rupture conventionnelle, droit social = labour law, labor law, employment law, dismissal, redundancy, employment lawyer
propriété intellectuelle, brevet, marque déposée, droit d'auteur = intellectual property, patent, trademark, copyright
contrat, rédaction de contrats = contract, contract drafting
notaire, succession, héritage, testament = notary, inheritance, making a will, probate
RGPD, protection des données, vie privée, DPO = GDPR, data protection, privacy, DPO
immigration, visa, titre de séjour, naturalisation = immigration, visa, residence permit, work permit, naturalisation
divorce, droit de la famille, droit de garde, garde alternée = divorce, family law, custody
recrutement, recruteur, recruter, embaucher, chasseur de têtes, cabinet de recrutement = recruitment, recruiter, recruiting, recruit, hire, headhunter, talent acquisition, staffing
ressources humaines, RH, DRH = human resources, HR, people operations, CHRO
paie, fiche de paie, bulletin de salaire = payroll, payslip
salaire, rémunération, négociation salariale = salary, pay, compensation, salary negotiation
CV, curriculum vitae, lettre de motivation, relecture de CV = CV, résumé, resume, cover letter
entretien d'embauche, préparer un entretien, simulation d'entretien = job interview, mock interview, interview preparation, interview coaching, interview practice
reconversion, changer de métier, bilan de compétences, orientation professionnelle = career change, change career, career switch, career guidance, skills assessment
coaching, coach, accompagnement individuel, mentorat, mentor, développement personnel = coaching, coach, mentoring, mentor, life coach, personal development
prise de parole, parler en public, discours, éloquence, art oratoire = public speaking, speech, speechwriter, presentation skills, speaking coach
leadership, management d'équipe, encadrer une équipe, manager = leadership, team management, people management
négociation, négocier = negotiation, negotiate, negotiating
gestion de projet, chef de projet, Scrum, agile, agilité = project management, project manager, Scrum, agile
stratégie, stratégique, conseil en stratégie = strategy, strategic, strategy consulting
business plan, plan d'affaires, modèle économique, prévisionnel = business plan, business model, forecast
création d'entreprise, créer son entreprise, créer sa boîte, entrepreneur, entrepreneuriat, startup, jeune pousse, cofondateur, associé = start a company, starting a business, entrepreneur, entrepreneurship, startup, founder, cofounder, business partner
reprise d'entreprise, reprendre une entreprise, céder son entreprise, cession d'entreprise, fusion-acquisition, fusac = business takeover, take over a company, selling my company, selling a company, mergers and acquisitions, M&A, buyout
freelance, indépendant, auto-entrepreneur, micro-entreprise, portage salarial = freelance, freelancer, self-employed, contractor, independent worker
vente, vendeur, commercial, force de vente, prospection, prospecter = sales, sell, salesperson, seller, sales rep, prospecting
clients, clientèle, trouver des clients, premiers clients = customers, clients, clientele, finding clients, first customers
relation client, service client, SAV = customer service, customer support, customer success
achats, acheteur, sourcing, fournisseur, approvisionnement = purchasing, buyer, procurement, sourcing, supplier, vendor
distributeur, distribution, grande distribution, revendeur = distributor, distribution, retail, reseller, retailer
export, exportation, exporter, commerce international, douane = export, exporting, international trade, customs
logistique, supply chain, entrepôt, chaîne d'approvisionnement = logistics, supply chain, warehouse, warehousing
transport, fret, transporteur, camion = transport, freight, haulage, carrier, trucking
marketing, webmarketing, growth hacking, acquisition client = marketing, marketer, growth hacking, customer acquisition
marché, étude de marché = market, market research, market study
publicité, pub, annonceur, campagne publicitaire = advertising, advert, ad campaign, ads
communication, chargé de communication, relations publiques, attaché de presse, relations presse = communications, public relations, PR, press officer, press relations
réseaux sociaux, community manager, Instagram, TikTok, LinkedIn, influenceur = social media, community manager, Instagram, TikTok, LinkedIn, influencer
référencement, SEO, référencement naturel = SEO, search engine optimisation, search engine optimization, search ranking
journalisme, journaliste, presse, reporter, rédaction d'articles = journalism, journalist, press, reporter, news writing
rédaction, rédacteur, écriture, écrire, auteur, plume, copywriting = writing, writer, write, author, copywriting, copywriter, ghostwriting
édition, éditeur, publier, publication, publier un livre, maison d'édition = publishing, publisher, publish, publish a book
relecture, relecteur, relectrice, correction, correcteur, relire, orthographe = proofreading, proofread, proofreader, editing, spelling
traduction, traducteur, traduire, interprète, interprétariat = translation, translator, translate, interpreter, interpreting
graphisme, graphiste, logo, identité visuelle, charte graphique = graphic design, graphic designer, logo, visual identity, branding
design, UX, ergonomie, interface, maquette, designer produit = design, UX, user experience, usability, user interface, mockup, product designer
illustration, dessin, illustrateur, dessiner, bande dessinée = illustration, drawing, illustrator, draw, comics
photo, photographie, photographe, shooting = photo, photography, photographer, shooting
vidéo, vidéaste, montage vidéo, film, réalisateur, tournage = video, videographer, video editing, film, filmmaker, footage
podcast, radio, voix off = podcast, radio, voiceover
musique, musicien, piano, guitare, chant, solfège, violon, chorale, chœur = music, musician, piano, guitar, singing, violin, choir
théâtre, comédien, acteur, improvisation = theatre, theater, actor, acting, improvisation
site web, site internet, création de site, maintenance de site web, webmaster, WordPress, page web, vitrine en ligne = website, web site, site building, webmaster, WordPress, web page, landing page
commerce en ligne, e-commerce, boutique en ligne, Shopify = e-commerce, ecommerce, online shop, online store, Shopify
développement web, développeur, développeuse, développement logiciel, programmation, programmeur, coder, codage, dev = web development, developer, software development, software engineer, software developer, programming, programmer, coding, coder
Python, Django = Python, Django
JavaScript, React, front-end = JavaScript, React, frontend
application mobile, appli mobile, iOS, Android = mobile app, mobile application, iOS, Android
données, data, data science, science des données, data scientist, data analyst, statistiques, statisticien = data, data science, data scientist, data analyst, statistics, statistician, analytics
intelligence artificielle, IA, apprentissage automatique, machine learning, apprentissage profond = artificial intelligence, AI, machine learning, ML, deep learning, LLM
cybersécurité, sécurité informatique, piratage, RSSI, pentest = cybersecurity, cyber security, IT security, information security, hacking, CISO, pentest
informatique, informaticien, DSI, dépannage informatique, ordinateur, système d'information = IT, computer, computing, information technology, CIO, IT support, computer repair
cloud, DevOps, hébergement, serveur, AWS, Kubernetes = cloud, DevOps, hosting, server, AWS, Kubernetes
Excel, tableur, tableaux croisés = Excel, spreadsheet, pivot tables
base de données, SQL = database, SQL
impression 3D, prototypage, prototype = 3D printing, prototyping, prototype
robotique, robot, automatisation = robotics, robot, automation
électronique, électronicien, circuit imprimé = electronics, circuit board
télécoms, télécommunications, fibre optique, 5G = telecoms, telecommunications, fibre optic, 5G
industrie, usine, production industrielle, fabrication, manufacture, directeur d'usine = industry, factory, manufacturing, plant, plant manager
mécanique, mécanicien, usinage = mechanical, mechanics, mechanic, machining
qualité, qualiticien, ISO 9001, lean = quality, quality assurance, ISO 9001, lean
aéronautique, aérospatial, aérostructures, aviation, avion, spatial, Airbus = aeronautics, aerospace, aviation, aircraft, aeroplane, airplane, space industry, Airbus
défense, armée, militaire = defence, defense, army, military
automobile, voiture, auto, constructeur automobile, garagiste = automotive, car, car maker, car mechanic, garage
ferroviaire, train, SNCF = railway, rail, train
naval, bateau, maritime, voile, navigation = shipbuilding, boat, maritime, sailing, shipping
énergie, électricité, pétrole, gaz, nucléaire = energy, electricity, oil, gas, nuclear, power
énergies renouvelables, solaire, éolien, éolienne, panneaux solaires, photovoltaïque = renewable energy, renewables, solar, wind power, wind turbine, wind farm, offshore wind, solar panels, photovoltaic
environnement, écologie, développement durable, RSE, bilan carbone, climat, transition écologique = environment, ecology, sustainability, sustainable development, CSR, carbon footprint, climate, green transition
déchets, recyclage, économie circulaire, compost = waste, recycling, circular economy, compost
eau, assainissement = water, water treatment
agriculture, agricole, agriculteur, maraîchage, ferme, permaculture = agriculture, agricultural, farming, farmer, farm, permaculture
vin, viticulture, vigneron, œnologie, vignoble, sommelier = wine, winemaking, winemaker, oenology, vineyard, sommelier
agroalimentaire, alimentation, produits alimentaires = food industry, food, groceries
restauration, restaurant, restaurateur, traiteur = restaurant, catering, caterer, hospitality, hot dog
cuisine, cuisinier, chef cuisinier, pâtisserie, pâtissier, boulanger = cooking, cook, cuisine, pastry, baker, baking
hôtellerie, hôtel, hôtelier = hotel, hotelier, hotel industry
tourisme, voyage, agence de voyages, guide touristique = tourism, travel, travel agency, tour guide
santé, médecin, médical, docteur, hôpital, clinique = health, healthcare, doctor, medical, physician, hospital, clinic
pharmacie, pharmaceutique, pharmacien, médicament, laboratoire = pharmacy, pharmaceutical, pharma, pharmacist, drug, laboratory
biotechnologie, biologie, biotech, biologiste = biotechnology, biology, biotech, biologist
infirmier, soins infirmiers = nurse, nursing
dentiste, dentaire, orthodontiste = dentist, dental, orthodontist
psychologue, psychologie, thérapeute, psychothérapie, psy = psychologist, psychology, therapist, psychotherapy, counselling, counsellor
kinésithérapeute, kiné, ostéopathe, rééducation, mal de dos = physiotherapist, physiotherapy, osteopath, physio, back pain
nutrition, diététicien, nutritionniste, régime, perdre du poids = nutrition, dietitian, dietician, nutritionist, diet, weight loss
vétérinaire, chien, chat, animaux = vet, veterinary, veterinarian, dog, cat, pets, animals
recherche scientifique, chercheur, doctorat, thèse, laboratoire de recherche = scientific research, researcher, PhD, thesis, doctorate, research lab
chimie, chimiste, cosmétique, parfum = chemistry, chemist, chemical, cosmetics, perfume
physique, physicien = physics, physicist
mathématiques, maths, algèbre = mathematics, maths, math, algebra
école, université, école de commerce, étudiant, enseignement supérieur, admission = school, university, business school, student, higher education, admission
garde d'enfants, crèche, garder des enfants, garder mes enfants, garderie, nounou, baby-sitting, baby-sitter, babysitter, assistante maternelle, fille au pair = childcare, nursery, daycare, day care, child care, childminder, child minder, nanny, babysitting, babysitter, baby-sitting, baby-sitter, au pair
personnes âgées, aide à domicile, EHPAD, maison de retraite, auxiliaire de vie, seniors = elderly, home care, nursing home, care home, retirement home, carer, seniors
handicap, accessibilité, inclusion = disability, accessibility, inclusion
diversité, égalité femmes-hommes, parité = diversity, gender equality, equal opportunities
association, banque alimentaire, bénévolat, bénévole, bénévoles, humanitaire, ONG, caritatif = charity, food bank, nonprofit, non-profit, volunteering, volunteer, humanitarian, NGO
mécénat, mécène, dons, collecte de fonds, financement participatif, crowdfunding = philanthropy, patron, donations, crowdfunding, sponsorship
sponsor, parrainage = sponsor, sponsorship
politique, politicien, élu, élus, mairie, collectivités, lobbying, affaires publiques = politics, politician, elected official, town hall, local government, lobbying, public affairs
administration, fonction publique, fonctionnaire, marchés publics, appel d'offres = civil service, public sector, civil servant, public procurement, tender, call for tenders
immobilier, agent immobilier, agence immobilière, investissement locatif = real estate, property, estate agent, realtor, buy-to-let
logement, appartement, location, colocation, colocataire, louer, chambre, hébergement temporaire, sous-location = housing, flat, apartment, rent, rental, flatshare, flatmate, roommate, sublet, room to rent, accommodation, lodging
bureau, bureaux, coworking, espace de travail = office, coworking, workspace, desk
architecture, architecte, architecte d'intérieur, décoration = architecture, architect, interior design, interior designer, decoration
bâtiment, BTP, construction, travaux, rénovation, rénover, maçon, artisan du bâtiment = building, construction, renovation, renovate, refurbishment, mason, builder
plomberie, plombier, chauffage, chauffagiste, chaudière = plumbing, plumber, heating, boiler
électricien, installation électrique = electrician, wiring
menuiserie, menuisier, ébéniste, bois, charpente = carpentry, carpenter, joinery, woodwork, cabinetmaker
peinture, peintre en bâtiment = painting, house painter, decorator
déménagement, déménager, déménageur, camionnette = moving house, house move, moving company, removals, van
bricolage, bricoleur, petits travaux = DIY, handyman, odd jobs
~ réparation, réparer, dépannage = repair, repairs, fix, mend
jardin, jardinage, jardinier, paysagiste, potager = garden, gardening, gardener, landscaper, landscaping, vegetable garden
ménage, nettoyage, propreté = cleaning, cleaner, housekeeping
mode, stylisme, couture, styliste, vêtements, textile = fashion, fashion design, sewing, tailor, clothing, clothes, textile
luxe, joaillerie, bijoux, horlogerie = luxury, jewellery, jewelry, watchmaking
art, artiste, galerie, exposition, musée, exposition de peinture, artiste peintre, peinture à l'huile = art, artist, gallery, exhibition, museum
culture, patrimoine culturel, spectacle, festival, concert = culture, heritage, show, festival, concert
jeu vidéo, jeux vidéo, gaming = video game, video games, gaming, game design
sport, sportif, coach sportif, salle de sport, préparateur physique, fitness = sport, sports, gym, fitness, personal trainer
course à pied, marathon, jogging, courir = running, runner, marathon, jogging
randonnée, montagne, alpinisme, escalade = hiking, mountain, mountaineering, climbing
vélo, cyclisme, cycliste = bicycle, bike, cycling, cyclist
football, foot = football, soccer
tennis, padel = tennis, padel
yoga, méditation, pleine conscience, sophrologie = yoga, meditation, mindfulness
échecs, jeux de société = chess, board games
lecture, livres, club de lecture, bibliothèque = reading, books, book club, library
anglais, langue anglaise, conversation anglaise, TOEFL, TOEIC = English, English language, English conversation, TOEFL, TOEIC
français, langue française, FLE = French, French language
espagnol, castillan = Spanish
allemand = German
italien = Italian
portugais, brésilien = Portuguese, Brazilian
arabe = Arabic
chinois, mandarin, Chine = Chinese, Mandarin, China
japonais, Japon = Japanese, Japan
russe = Russian
@ allemagne, Berlin, Munich = Germany, Berlin, Munich
@ Royaume-Uni, Londres, Angleterre = United Kingdom, UK, London, England
@ États-Unis, Amérique, New York, Californie = United States, USA, America, New York, California
@ Canada, Québec, Montréal = Canada, Quebec, Montreal
@ Espagne, Madrid, Barcelone = Spain, Madrid, Barcelona
@ Suisse, Genève, Zurich = Switzerland, Geneva, Zurich
@ Belgique, Bruxelles = Belgium, Brussels
@ Afrique, africain = Africa, African
expatriation, expatrié, partir à l'étranger, s'installer à l'étranger = expatriation, expat, move abroad, living abroad, relocation
innovation, innovant, R&D, recherche et développement = innovation, innovative, R&D, research and development
produit, chef de produit, product manager, product owner = product management, product manager, product owner
assistant de direction, secrétariat, assistante administrative, assistante virtuelle = executive assistant, secretary, secretarial, administrative assistant, virtual assistant
événementiel, organisation d'événements, organiser un séminaire, mariage = event planning, event planner, organising events, seminar, wedding
conférencier, intervenant, keynote = speaker, keynote, guest speaker
imprimeur, imprimerie, impression de flyers = printer, printing, flyers
syndic, copropriété = co-ownership, condominium, homeowners association
médiation, médiateur, résolution de conflits = mediation, mediator, conflict resolution
administrateur, gouvernance, conseil d'administration = board member, governance, board of directors, non-executive director
bien-être au travail, qualité de vie au travail, burn-out = wellbeing at work, workplace wellbeing, burnout
interviews d'utilisateurs, tests utilisateurs, bêta-testeurs = user interviews, user testing, beta testers
naissance, grossesse, sage-femme = birth, pregnancy, midwife, doula
généalogie, histoire familiale = genealogy, family history
permis de conduire, code de la route = driving licence, driver's license, driving lessons
drone, prise de vue aérienne = drone, aerial photography
vibrations, vibratoire, analyse vibratoire, ingénieur vibrations = vibration, vibrations, vibration analysis, vibration engineer
maintenance, maintenance industrielle, maintenance prédictive, technicien de maintenance = maintenance, predictive maintenance, maintenance technician, upkeep
fiabilité, fiabiliste, ingénieur fiabilité = reliability, reliability engineer
génie civil, ouvrage d'art, béton, structure du bâtiment = civil engineering, civil engineer, concrete, structural engineer
calcul de structures, simulation numérique, éléments finis = finite elements, numerical simulation, structural analysis
mesures, métrologie, capteur, instrumentation = measurement, metrology, sensor, instrumentation
sécurité au travail, HSE, prévention des risques = health and safety, HSE, workplace safety, risk prevention
formation continue, VAE, reprendre des études = continuing education, adult education, going back to school
lettre de motivation = cover letter
orientation, Parcoursup, choisir ses études = choosing a degree, university applications, student guidance
aide aux devoirs, devoirs, soutien scolaire = homework, homework help, school support, tutoring
natation, nager, piscine, maître-nageur = swimming, swim, swimming pool, swimming lessons, lifeguard
danse, danser, danse de salon, salsa = dance, dancing, ballroom, salsa
ski, skier, snowboard = ski, skiing, snowboard
surf, faire de la voile, voilier, bateau, plaisance, kayak = sailing, sail, boat, surfing, kayaking
équitation, cheval, monter à cheval = horse riding, horse, riding lessons
pêche, pêcheur, pêche à la ligne = fishing, angling
chasse aux champignons, champignons, cueillette = mushrooms, mushroom picking, foraging
couture, machine à coudre, retouches = sewing, sewing machine, alterations
tricot, tricoter, crochet = knitting, knit, crochet
poterie, céramique, sculpture = pottery, ceramics, sculpture
coiffure, coiffeur, coupe de cheveux = hairdresser, hairdressing, haircut, barber
esthéticienne, maquillage, manucure = beautician, make-up, makeup, nails
covoiturage, trajet partagé = carpooling, car pooling, car sharing, ride share, ridesharing, lift to work
voiture d'occasion, véhicule d'occasion = second-hand car, secondhand car, used car
location de voiture, louer une voiture = car rental, car hire, rent a car
~ d'occasion, occasion, seconde main = second-hand, secondhand
friperie, brocante, vide-grenier = flea market, thrift shop, car boot sale, garage sale
moto, scooter, motard = motorbike, motorcycle, scooter, biker
prêt de matériel, prêter du matériel, prêter des outils, emprunter une perceuse = lending tools, tool lending, equipment loan, borrow a drill
serrurier, serrurerie, serrure, porte claquée = locksmith, lock, locked out
toiture, couvreur, charpentier couvreur, fuite de toit = roof, roofing, roofer
carrelage, carreleur, parquet = tiling, tiler, flooring
vitrier, fenêtre, fenêtres, double vitrage = glazier, windows, double glazing
isolation, rénovation énergétique, pompe à chaleur = insulation, energy retrofit, heat pump
garde-meubles, box de stockage = storage unit, self storage
promener mon chien, promeneur de chiens, garder mon chien, garder mon chat, garde d'animaux, pension canine = dog walking, dog walker, dog sitting, cat sitting, cat sitter, pet sitting, pet sitter
toilettage, toiletteur = dog grooming, pet grooming, groomer
éducation canine, éducateur canin, dresser mon chien = dog training, dog trainer
élevage, alimentation animale, nutrition animale, bétail = livestock, animal feed, animal nutrition, cattle
fleuriste, fleurs, plantes, bouquet = florist, flowers, plants, bouquet
apiculture, apiculteur, abeilles, miel = beekeeping, beekeeper, bees, honey
camping, tente, bivouac, matériel de camping = camping, tent, camping gear
échange de maison, échanger nos maisons, garder la maison = house swap, home exchange, house sitting
deuil, obsèques, pompes funèbres = bereavement, funeral, grief
addiction, arrêter de fumer, alcool, tabac = addiction, quit smoking, stop smoking, alcohol
sommeil, insomnie = sleep, insomnia
don du sang, donneur = blood donation, blood donor
ophtalmologue, lunettes, opticien, vue = optician, ophthalmologist, glasses, eyesight
dermatologue, peau = dermatologist, skin
pédiatre, enfant malade = paediatrician, pediatrician
secourisme, premiers secours, pompier = first aid, firefighter
orthophoniste, bégaiement, dyslexie = speech therapist, stammer, dyslexia
interprète en langue des signes, LSF = sign language
théologie, paroisse, chorale paroissiale = parish, church
diriger une entreprise, chef d'entreprise, dirigeant d'entreprise = running a company, running a business, business owner
associé, cofondateur, trouver un associé = co-founder, cofounder, business partner
incubateur, accélérateur, pépinière d'entreprises = incubator, accelerator, startup incubator
levée d'option, stock-options, actionnariat salarié = stock options, employee shares
trésorier, syndicat, délégué du personnel, CSE = trade union, union representative, works council
télétravail, travail à distance = remote work, working from home, telework
déclaration d'impôts, remplir ma déclaration = tax return
bourse, bourses, actions, trading = stock market, shares, trading
aide à la personne, courses à domicile, faire les courses = shopping for the elderly, grocery shopping, errands
garde du corps, vigile, agent de sécurité, gardiennage = bodyguard, security guard, guarding
imprimante, photocopieuse = printer repair, photocopier
smartphone, téléphone portable, écran cassé = phone repair, smartphone, broken screen
lecture de tarot, astrologie, voyance = tarot, astrology
scénographie, décor de théâtre = stage design, set design
acoustique, acousticien, sonorisation, studio d'enregistrement = acoustics, acoustician, sound engineer, recording studio
""".strip().splitlines()  # noqa: E501


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: its mark ("~", "@" or ""), and the words for it in each language."""

    mark: str
    french: tuple[str, ...]
    english: tuple[str, ...]


@cache
def ideas() -> tuple[Idea, ...]:
    """Return every idea, in the order of the lines."""
    return tuple(_idea(line) for line in _LINES)


def _idea(line: str) -> Idea:
    mark = line[0] if line[0] in "~@" else ""
    french, _, english = line.removeprefix(mark).partition("=")
    return Idea(mark, _words(french), _words(english))


def _words(some: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in some.split(","))
