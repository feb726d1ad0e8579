"""What Camille noted by hand, beside her files: what she is after, what people need and offer, what
she asked and gave, where they draw a line, and who came through whom.

Days are counted back from the day of the demo; one that is below 0 is still to come.
"""

from typing import NamedTuple

from entregent.demo.scenes import MARC


class Noted(NamedTuple):
    """What she noted of somebody: the name of a field, what it holds."""

    name: str
    field: str
    value: str


class Busy(NamedTuple):
    """When somebody has no time for anything else, and why."""

    name: str
    since: int
    until: int
    why: str


class Favour(NamedTuple):
    """A favour she asked or did."""

    name: str
    kind: str
    given: bool
    days_ago: int
    outcome: str = ""
    thanked: int | None = None  # days ago


class Through(NamedTuple):
    """Through whom she met somebody, and when."""

    name: str
    through: str
    days_ago: int


class Introduction(NamedTuple):
    """Two people she introduces: who was asked when, who said yes when, what came of it."""

    one: str
    other: str
    why: str
    begun: int
    asked: tuple[int, ...]
    agreed: tuple[int, ...] = ()
    written: int | None = None
    outcome: str = ""
    met: int = 0
    thanked: int | None = None


class Opening(NamedTuple):
    """A job she has seen, and until when one may apply."""

    organisation: str
    title: str
    link: str
    note: str
    days_ago: int
    until: int


GOAL = "Un poste dans l’éolien"
GOAL_KIND = "sector"
GOAL_WHY = (
    "Quatorze ans de fiabilité dans l’aéronautique : j’ai envie de machines que l’on voit tourner."
)
GOAL_ENDS = -150
AIMS = (
    "organisation=Vents du Pilat",
    "organisation=Rhône Éolien",
    "organisation=Hélianthe Énergies",
    "title=responsable maintenance éolien",
    f"person={MARC}",
)
OPENINGS = (
    Opening(
        "Vents du Pilat",
        "Responsable fiabilité",
        "https://vents-du-pilat.example/postes/responsable-fiabilite",
        "Le poste vient d’être publié ; l’équipe de Marc recrute.",
        6,
        -24,
    ),
    Opening(
        "Hélianthe Énergies",
        "Ingénieure performance des parcs",
        "https://helianthe.example/carrieres/performance",
        "Lyon, avec deux jours par semaine sur les parcs.",
        15,
        -12,
    ),
)
BLURBS = {
    "fr": (
        "Camille Rousset est ingénieure en fiabilité. En quatorze ans dans l’aéronautique, elle a"
        " mis en place la surveillance vibratoire d’une ligne de nacelles et divisé par deux les"
        " arrêts imprévus. Installée à Lyon, elle cherche aujourd’hui un poste de maintenance ou"
        " de fiabilité dans l’éolien."
    ),
    "en": (
        "Camille Rousset is a reliability engineer. In fourteen years of aeronautics she set up"
        " vibration monitoring for a line of nacelles and halved its unplanned stops. She lives in"
        " Lyon and now looks for a maintenance or reliability role in wind power."
    ),
}
OF_MINE = (
    ("offer", "relire un plan de maintenance"),
    ("offer", "diagnostic vibratoire d’une machine tournante"),
    ("need", "des retours d’expérience sur la maintenance des éoliennes"),
)
SAID_TU = (
    "Anne-Laure Pinson", "Fatoumata Diallo", "Hélène Besnard", "Karim Benali", "Sophie Lacaze",
    "Thomas Guérin", "Vincent Nguyen", "Yannick Le Goff",
)  # fmt: skip
NOTED = (
    Noted("Karim Benali", "need", "un diagnostic de ses multiplicateurs"),
    Noted("Olivier Estève", "offer", "diagnostics de multiplicateurs"),
    Noted("Fatoumata Diallo", "need", "un retour d’expérience sur l’analyse des huiles"),
    Noted("Katrin Vogel", "offer", "oil analysis on wind turbine gearboxes"),
    Noted("Élodie Rousset-Marchal", "need", "une garde d’enfants le mercredi"),
    Noted("Monique Perrault", "offer", "garder des enfants en semaine"),
    Noted("Anne-Laure Pinson", "need", "un stagiaire en fiabilité pour le printemps"),
    Noted("Inès Rousset-Amrani", "need", "une relecture de son CV"),
    Noted("Mehdi Haddad", "offer", "relire un CV"),
    Noted("Mehdi Haddad", "matters", "la course en montagne"),
    Noted("Philippe Castaing", "matters", "l’ornithologie"),
    Noted("Aïcha Traoré", "offer", "un avis sur des travaux à la maison"),
    Noted("Guillaume Delmas", "boundary", "referral: Hélianthe interdit les cooptations"),
    Noted("Damien Marchal", "boundary", "no-introductions: il ne mêle pas famille et travail"),
    Noted("Patrick Alibert", "boundary", "no-mail: il ne lit pas ses mails"),
    *(Noted(name, "register", "tu") for name in SAID_TU),
    Noted("Bernard Rousset", "boundary", "no-mail: l’appeler plutôt que lui écrire"),
)
BUSY = (Busy("Thomas Guérin", 9, -20, "campagne d’essais en vol"),)
FAVOURS = (
    Favour("Karim Benali", "advice", True, 190, "Relu son plan de graissage", None),
    Favour("Karim Benali", "help", True, 75, "Lu ses relevés vibratoires", None),
    Favour("Anne-Laure Pinson", "help", True, 400, "Préparé sa soutenance de projet", None),
    Favour("Nadia Belkacem", "recommendation", False, 80, "Une belle page sur LinkedIn", 78),
    Favour("Nadia Belkacem", "advice", True, 30, "Ses questions sur l’arbre des causes", None),
    Favour("Vincent Nguyen", "introduction", False, 58, "Présentée à Karim", 55),
    Favour("Vincent Nguyen", "advice", False, 26, "Son avis sur les salaires de l’éolien", 25),
    Favour("Mehdi Haddad", "help", False, 6, "A relu mon CV en une soirée"),
    Favour("Olivier Estève", "advice", False, 120, "Une heure sur le métier de conseil", 118),
)
THROUGH = (
    Through("Olivier Estève", "Philippe Castaing", 2_400),
    Through("Claire Vasseur", "Olivier Estève", 760),
    Through("Karim Benali", "Vincent Nguyen", 300),
    Through("Aïcha Traoré", "Mehdi Haddad", 2_900),
    Through("James Whitfield", "Oliver Hargreaves", 340),
)
INTRODUCTIONS = (
    Introduction(
        "Lucie Noguès",
        "Aïcha Traoré",
        "Lucie agrandit son école, Aïcha dessine des écoles en bois",
        begun=150,
        asked=(149, 147),
        agreed=(148, 145),
        written=144,
        outcome="Aïcha suit le chantier de l’école",
        met=120,
        thanked=118,
    ),
    Introduction(
        "Fatoumata Diallo",
        "Katrin Vogel",
        "Fatoumata cherche un retour d’expérience sur l’analyse des huiles, Katrin en fait depuis"
        " dix ans",
        begun=12,
        asked=(11,),
    ),
)
