"""What the demo has to show: whose news, whose silence, whose question, which lunch."""

from typing import NamedTuple


class Line(NamedTuple):
    """One mail of a scene, by the owner or by the other side."""

    days_ago: int
    by_owner: bool
    text: str


class Thread(NamedTuple):
    """The last mails between the owner and somebody."""

    name: str
    subject: str
    lines: tuple[Line, ...]


# Days until the birthday, and the age that day.
BIRTHDAYS = {
    "Anne-Laure Pinson": (0, 41),
    "Élodie Rousset-Marchal": (1, 38),
    "Mehdi Haddad": (3, 42),
    "Philippe Castaing": (6, 59),
}
# Who changed job between the two LinkedIn archives: the organisation and title of a year ago.
FORMER_JOBS = {
    "Hélène Besnard": ("Nacelles d'Oc", "Responsable soutien client"),
    "Guillaume Delmas": ("Turbaline", "Responsable maintenance"),
    "Fatoumata Diallo": ("Chimie du Confluent", "Ingénieure fiabilité"),
    "Oliver Hargreaves": ("Severn Reliability", "Senior Reliability Engineer"),
}
# Days since the last word, the scenes below left aside.
SILENT_FOR = {
    "Hélène Besnard": 1290,
    "Philippe Castaing": 1180,
    "Marie-Hélène Etcheverry": 1420,
    "Thomas Guérin": 540,
    "Yannick Le Goff": 20,
    "Claire Vasseur": 25,
    "Karim Benali": 12,
}
MARC = "Marc Lacaze"
SOPHIE = "Sophie Lacaze"
LUNCH_WITH = "Karim Benali"
LUNCH_DAYS_AGO = 2
LUNCH = "Déjeuner à la Part-Dieu : lui envoyer l'article sur les roulements de pale"

# Both end on a question to the owner alone, who has not answered.
REPLIES_OWED = (
    Thread(
        "Yannick Le Goff",
        "Un café à Toulouse le mois prochain ?",
        (
            Line(8, True, "Je passe à Toulouse le mois prochain. On prend un café ?"),
            Line(5, False, "Avec plaisir ! Plutôt le jeudi ou le vendredi ?"),
        ),
    ),
    Thread(
        "Claire Vasseur",
        "Votre avis sur notre plan de surveillance ?",
        (
            Line(16, False, "Auriez-vous un moment pour relire notre plan de surveillance ?"),
            Line(12, True, "Volontiers. Le plan me paraît clair, je vous fais deux remarques."),
            Line(9, False, "Merci. À quelle fréquence feriez-vous les relevés d'huile ?"),
        ),
    ),
)
LUNCH_ARRANGED = Thread(
    LUNCH_WITH,
    "Déjeuner à la Part-Dieu",
    (
        Line(10, True, "Merci pour l'échange au salon. On déjeune ensemble à la Part-Dieu ?"),
        Line(8, False, "Bonne idée, j'ai un créneau la semaine prochaine à midi et demi."),
        Line(7, True, "Parfait, je réserve. À très vite !"),
    ),
)
AT_THE_SPIN_CLASS = Thread(
    SOPHIE,
    "Cours de mardi",
    (
        Line(17, False, "Je te garde le vélo du premier rang pour mardi ?"),
        Line(16, True, "Oui, merci ! Et on prend un café après."),
    ),
)
THREADS = (*REPLIES_OWED, LUNCH_ARRANGED, AT_THE_SPIN_CLASS)

# How the address book tells it, by group and name.
NOTES = {
    ("family", "Martine Rousset"): "Maman.",
    ("family", "Bernard Rousset"): "Papa. L'appeler plutôt que lui écrire.",
    ("family", "Élodie Rousset-Marchal"): "Ma sœur.",
    ("family", "Damien Marchal"): "Mari d'Élodie.",
    ("family", "Antoine Ferrand"): "Mon compagnon.",
    ("family", "Josiane Ferrand"): "Mère d'Antoine.",
    ("family", "Lucas Rousset"): "Cousin, à Grenoble.",
    ("family", "Inès Rousset-Amrani"): "Cousine.",
    ("family", "Geneviève Alibert"): "Tante Geneviève.",
    ("family", "Patrick Alibert"): "Oncle Patrick, ne lit pas ses mails.",
    ("friends", "Mehdi Haddad"): "Colocataire à Toulouse.\nCourse en montagne, deux filles.",
    ("friends", "Aïcha Traoré"): "Rencontrée au club d'escalade.",
    ("friends", "Anne-Laure Pinson"): "Même promo, même chorale.",
    ("friends", "Jean-Baptiste Noguès"): "Mari de Lucie.",
    ("lauragais", "Hélène Besnard"): "Mon binôme sur le programme Aster.",
    ("lauragais", "Philippe Castaing"): "Mon premier chef, mon mentor.\nRugby, ornithologie.",
    ("lauragais", "Marie-Hélène Etcheverry"): "Partie dans l'éolien avant tout le monde.",
    ("turbaline", "Nadia Belkacem"): "Bureau d'en face, devenue une amie.",
    ("turbaline", "Isabelle de La Faye"): "A signé mon départ. Ouverte, mais très prise.",
    ("climbing", "Sandrine Cazenave"): "Présidente des Cordées de Garonne.",
    ("circle", "Olivier Estève"): "Anime le Cercle fiabilité.",
    ("clients", "Karim Benali"): "Présenté par Vincent.\nCherche à fiabiliser ses multiplicateurs.",
    ("clients", "Julien Martin"): "À ne pas confondre avec Julien de la promo.",
    ("clients", "Katrin Vogel"): "Rencontrée à Hambourg. On s'écrit en anglais.",
    ("neighbours", "Sophie Lacaze"): "Prof du cours de spinning du mardi, à Villeurbanne.\nSon "
    "mari travaille dans l'éolien.",
    ("neighbours", "Monique Perrault"): "Voisine du dessous, garde les colis.",
    ("heard-of", "Marc Lacaze"): "Mari de Sophie, du spinning. Jamais rencontré.",
}
