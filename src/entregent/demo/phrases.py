"""What people write about: subjects by theme, then the lines of short mails.

What stands in braces is filled in. No subject says who speaks, so that either
side can open the talk with it.
"""

PROJECTS = (
    *("Aster", "Nacelle X", "Palier 3G", "Inverseur N2", "Vibra 400", "Mât composite"),
    *("Capteurs froids", "Rotor Mistral"),
)
PLACES = "Annecy Beaujeu Crest Die Givors Grenoble Mâcon Pérouges Valence Vienne Voiron".split()
DISHES = "gratin curry tajine clafoutis cassoulet risotto bœuf-carottes flan gaspacho".split()
TOPICS = (
    *("le pronostic de pannes", "les roulements de pale", "la corrosion en mer"),
    *("l'analyse d'huile", "les capteurs sans fil", "la maintenance conditionnelle"),
    *("les multiplicateurs", "la fatigue des composites", "le retour d'expérience"),
)
WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_FAMILY = (
    *("Noël chez les parents", "Photos du week-end à {place}", "Anniversaire de mamie"),
    *("La recette du {dish}", "Vacances d'été {year}", "Train de {weekday}", "Repas de {weekday}"),
    *("Devis pour la chaudière", "Album photo de mamie", "On arrive {weekday} vers midi"),
    *("Le jardin en {month}", "Cadeau commun pour {month} ?", "Rendez-vous de {weekday}"),
    *("Pont de mai à {place}", "Balade à {place}", "Confitures de {month}", "Ça va mieux ?"),
    *("Le numéro du plombier", "Spectacle des filles, {month}", "Week-end à {place} ?"),
)
_FRIENDS = (
    *("Resto {weekday} ?", "Week-end à {place} en {month}", "Concert {weekday} soir"),
    *("Photos de {place}", "Le livre dont on parlait", "Apéro {weekday}", "Ciné {weekday} ?"),
    *("Billets pour le festival {year}", "Des nouvelles", "Gîte à {place} en {month}"),
    *("La recette du {dish}", "Covoiturage {weekday}", "Trail de {month} {year}", "À voir !"),
    *("Crémaillère", "Podcast sur {topic}", "Vélo d'occasion", "Cartons de livres"),
    *("{weekday} midi ?", "Expo à {place}", "Rando vers {place}", "Cadeau pour les 40 ans"),
)
_COLLEAGUES = (
    *("Point fiabilité {project}", "Retour d'essais vibratoires", "AMDEC {project}, version {n}"),
    *("Relecture de la note de calcul", "Taux de panne {project}", "Planning des essais"),
    *("Revue de conception, {month}", "Plan de maintenance {project}", "Café {weekday} ?"),
    *("Données de {month} {year}", "Pot de départ {weekday}", "Audit qualité, {month}"),
    *("Compte rendu de la réunion {project}", "Support pour le client", "Formation Weibull"),
    *("Fiche d'anomalie {n}", "Stock de rechanges {project}", "Question sur {topic}"),
)
_COLLEAGUES_FORMAL = (
    *("Revue de programme {project}", "Budget essais {year}", "Objectifs {year}"),
    *("Compte rendu du comité de pilotage", "Validation du rapport de fiabilité"),
    *("Préparation de l'audit", "Feuille de route {year}", "Point mensuel, {month}"),
)
_FORMER = (
    *("Des nouvelles", "Déjeuner à Toulouse ?", "Le dossier Aster"),
    *("Un contact chez un ancien client", "Salon de {month} {year}", "Pot des anciens, {month}"),
    *("Article sur {topic}", "Nouveau poste", "Conseil sur une offre"),
    *("Passage à Lyon en {month}", "Un livre sur {topic}", "Visio {weekday} ?"),
    *("Reconversion", "Une question sur {topic}", "Bonne année {year} !"),
)
_PROMO = (
    *("Retrouvailles de promo", "Annuaire des anciens", "Mariage de Pauline", "Stage de 3e"),
    *("Offre d'emploi dans ma boîte", "Un verre {weekday} ?", "Conseil sur une reconversion"),
    *("Photos du gala", "Week-end ski en {month}", "Conférence à l'école", "Des nouvelles ?"),
    *("Cotisation {year}", "Tu connais ce secteur ?", "Passage à Toulouse en {month}"),
)
_CLIMBING = (
    *("Sortie falaise {weekday}", "Créneau du {weekday}", "Covoiturage pour {place}"),
    *("Cordes à remplacer", "Topo de la grande voie", "Stage initiation en {month}"),
    *("Météo de {weekday}", "Inscriptions {year}", "Chaussons à prêter ?", "Assemblée générale"),
    *("Bloc {weekday} soir ?", "Week-end Siurana", "Baudriers du club", "Certificat médical"),
)
_CIRCLE = (
    *("Conférence de {month} {year}", "Article sur {topic}", "Prochain atelier"),
    *("Groupe de travail, {month}", "Intervention sur {topic}", "Programme {year}"),
    *("Support de présentation", "Relecture du guide AMDEC", "Un intervenant pour {month} ?"),
)
_CLIENTS = (
    *("Offre de prix, roulements série {n}", "Rapport d'expertise n° {n}", "Point téléphonique"),
    *("Non-conformité {n}", "Planning de livraison, {month}", "Compte rendu de visite"),
    *("Essais de qualification {project}", "Plan d'action qualité", "Facture {n}"),
    *("Journée technique sur {topic}", "Visite d'atelier en {month}", "Contrat-cadre {year}"),
    *("Note sur {topic}", "Demande de devis, palier {n}", "Vœux {year}"),
    *("Délai sur la commande {n} ?", "Indisponibilité du banc d'essai", "Certificats matière"),
)
_RISING = (
    *("Maintenance éolienne", "Retour d'expérience sur les multiplicateurs", "Suite du salon"),
    *("Visite de parc en {month}", "Article sur les roulements de pale", "Échange de {weekday}"),
    *("Note sur {topic}", "Mise en contact", "Merci pour le temps accordé"),
)
_NEIGHBOURS = (
    *("Travaux dans la cage d'escalier", "Fête des voisins", "Les clés pendant les vacances"),
    *("Colis à récupérer", "Syndic : vote en {month}", "Local à vélos", "Fuite au troisième"),
)
_SPORT = (
    *("Cours de {weekday}", "Vélo réservé pour {weekday}", "Playlist de {month}"),
    *("Changement d'horaire", "Reprise en {month}", "Dossard pour la course", "Étirements"),
    *("Café après le cours", "Chaussures de vélo", "Place libre {weekday} ?"),
)
_ENGLISH = (
    *("Bearing test results", "Reliability report, draft {n}", "Call on {weekday}"),
    *("Spares forecast {year}", "Site visit in {month}", "Field data for the gearbox"),
    *("Minutes of our meeting", "Failure analysis {n}", "Blade inspection, {month}"),
    *("Quick question on MTBF", "Conference in {month}", "Happy New Year {year}"),
)
SUBJECTS = {
    "family": _FAMILY,
    "friends": _FRIENDS,
    "colleagues": _COLLEAGUES,
    "colleagues-formal": _COLLEAGUES_FORMAL,
    "former": _FORMER,
    "promo": _PROMO,
    "climbing": _CLIMBING,
    "circle": _CIRCLE,
    "clients": _CLIENTS,
    "rising": _RISING,
    "neighbours": _NEIGHBOURS,
    "sport": _SPORT,
    "english": _ENGLISH,
}
GROUP_SUBJECTS = {
    "climbing": ("Sortie du week-end", "Qui vient mardi ?", "Voiture pour dimanche", "Barbecue"),
    "circle": ("Atelier de {month}", "Compte rendu de l'atelier", "Guide AMDEC : relecture"),
    "promo": ("Retrouvailles de promo : date", "Cadeau pour Pauline", "Ski en {month}"),
    "friends": ("Week-end en {month} : qui vient ?", "Anniversaire surprise", "Pique-nique"),
    "family": ("Noël {year} : qui apporte quoi", "Été {year}", "Photos de dimanche"),
}

# The months in which some subjects are written; the others come all year round.
SEASONS = {
    "Noël": (11, 12),
    "année": (1,),
    "Vœux": (1,),
    "New Year": (1,),
    "Pont de mai": (4, 5),
    "té {year}": (5, 6, 7),
    "d'été": (5, 6, 7),
    "ki en": (11, 12, 1, 2),
    "asperges": (4, 5),
}

OPENINGS = {
    "tu": (
        *("Je pensais à toi en rangeant mes notes.", "Petit mot rapide avant ce soir."),
        *("Tu me dis ce que tu en penses ?", "Voici ce que je t'avais promis."),
        *("Est-ce que ça te va si on fait comme la dernière fois ?", "Je te mets tout ci-joint."),
        *("On en parle de vive voix quand tu veux.", "Tu as cinq minutes demain ?"),
    ),
    "vous": (
        *("Je reviens vers vous comme convenu.", "Vous trouverez le document ci-joint."),
        *("Auriez-vous un créneau cette semaine pour en parler ?", "Voici les éléments demandés."),
        *("Merci pour votre accueil de mardi.", "Je vous propose de faire le point jeudi."),
    ),
    "en": (
        *("Please find the file attached.", "Could we talk about this on Thursday?"),
        *("Following up on our call.", "Here is the summary I promised."),
    ),
}
ANSWERS = {
    "tu": (
        *("Parfait pour moi, merci !", "Bien reçu, je regarde ça ce soir.", "Ça marche."),
        *("Merci pour le retour, c'est très utile.", "Oui, sans problème.", "Top, merci !"),
        *("Je ne peux pas mardi, mais mercredi oui.", "Haha, exactement. Je t'appelle."),
    ),
    "vous": (
        *("Bien reçu, je vous remercie.", "C'est noté pour jeudi.", "Cela nous convient."),
        *("Merci pour votre retour rapide.", "Je transmets à l'équipe et vous tiens au courant."),
    ),
    "en": (
        *("Thanks, that works for me.", "Received with thanks.", "Perfect, talk soon."),
        *("Great, I will check with the team.",),
    ),
}
GREETINGS = {"tu": "Salut,", "vous": "Bonjour,", "en": "Hello,"}
CLOSINGS = {"tu": "À bientôt,", "vous": "Bien cordialement,", "en": "Best regards,"}
