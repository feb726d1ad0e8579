"""The people who have a name of their own in the story. The others are drawn by chance."""

from dataclasses import dataclass

from entregent.demo.groups import Tie


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the story says about somebody; the rest is drawn as for the others of the group.

    The given name ends at the first space. An age of 0 is drawn by chance; "" is unknown.
    """

    name: str
    feminine: bool
    group: str
    presence: str
    tie: Tie = Tie.NONE
    title: str = ""
    organisation: str = ""
    age: int = 0
    formal: bool = False
    circles: tuple[str, ...] = ()


F, M = True, False
CLOSE, REGULAR, RISING, WEAK = Tie.CLOSE, Tie.REGULAR, Tie.RISING, Tie.WEAK
FADING, DORMANT, NONE = Tie.FADING, Tie.DORMANT, Tie.NONE
CAST = (
    Sketch("Martine Rousset", F, "family", "MC", CLOSE, age=68),
    Sketch("Bernard Rousset", M, "family", "MC", REGULAR, age=70),
    Sketch(
        "Élodie Rousset-Marchal", F, "family", "MCL", CLOSE, "Cadre de santé", "Clinique des Alizés"
    ),
    Sketch("Damien Marchal", M, "family", "MCL", REGULAR, "Chef d'atelier", "Autoliane", 40),
    Sketch("Antoine Ferrand", M, "family", "MC", REGULAR, age=43),
    Sketch("Josiane Ferrand", F, "family", "MC", WEAK, age=69),
    Sketch("Lucas Rousset", M, "family", "MC", WEAK, age=33),
    Sketch("Inès Rousset-Amrani", F, "family", "MC", REGULAR, age=36),
    Sketch("Geneviève Alibert", F, "family", "MC", WEAK, age=66),
    Sketch("Patrick Alibert", M, "family", "C", age=69),
    Sketch("Mehdi Haddad", M, "friends", "MCL", CLOSE, "Consultant sénior", "Orbe & Associés"),
    Sketch("Aïcha Traoré", F, "friends", "MC", CLOSE, "Architecte", circles=("Escalade",)),
    Sketch(
        "Anne-Laure Pinson",
        F,
        "friends",
        "MCL",
        REGULAR,
        "Responsable fiabilité",
        "Rails de Saône",
        circles=("Promo ENSIG",),
    ),
    Sketch("Lucie Noguès", F, "friends", "MC", REGULAR, "Directrice d'école", "École du Vallon"),
    Sketch("Jean-Baptiste Noguès", M, "friends", "MC", WEAK, "Journaliste"),
    Sketch(
        "Hélène Besnard",
        F,
        "lauragais",
        "MCL",
        DORMANT,
        "Directrice de la maintenance",
        "Rhône Éolien",
    ),
    Sketch(
        "Philippe Castaing",
        M,
        "lauragais",
        "MCL",
        DORMANT,
        "Directeur technique",
        "Aérostructures du Lauragais",
    ),
    Sketch(
        "Marie-Hélène Etcheverry",
        F,
        "lauragais",
        "MCL",
        DORMANT,
        "Directrice des opérations",
        "Maintéol",
    ),
    Sketch("Thomas Guérin", M, "lauragais", "MCL", FADING, "Responsable essais", "Cap Altitude"),
    Sketch(
        "Nadia Belkacem",
        F,
        "turbaline",
        "MCL",
        CLOSE,
        "Cheffe de projet",
        "Turbaline",
        circles=("Amis",),
    ),
    Sketch(
        "Yannick Le Goff",
        M,
        "turbaline",
        "MCL",
        REGULAR,
        "Ingénieur sûreté de fonctionnement",
        "Turbaline",
    ),
    Sketch(
        "Guillaume Delmas",
        M,
        "turbaline",
        "MCL",
        WEAK,
        "Responsable exploitation éolienne",
        "Hélianthe Énergies",
    ),
    Sketch(
        "Isabelle de La Faye",
        F,
        "turbaline",
        "MCL",
        WEAK,
        "Directrice générale",
        "Turbaline",
        formal=True,
    ),
    Sketch(
        "Fatoumata Diallo",
        F,
        "promo",
        "MCL",
        WEAK,
        "Directrice de la maintenance",
        "Barrages du Vercors",
    ),
    Sketch("Julien Martin", M, "promo", "MCL", WEAK, "Ingénieur méthodes", "Autoliane"),
    Sketch("Vincent Nguyen", M, "promo", "MCL", REGULAR, "Ingénieur performance", "Voltarhône"),
    Sketch("Sandrine Cazenave", F, "climbing", "MC", REGULAR, "Kinésithérapeute"),
    Sketch("Olivier Estève", M, "circle", "MCL", REGULAR, "Directeur associé", "Fiabilis Conseil"),
    Sketch("Karim Benali", M, "clients", "MCL", RISING, "Responsable maintenance", "Voltarhône"),
    Sketch(
        "Claire Vasseur",
        F,
        "clients",
        "MCL",
        REGULAR,
        "Directrice technique",
        "Sondéo Mesures",
        formal=True,
    ),
    Sketch(
        "Julien Martin",
        M,
        "clients",
        "MCL",
        WEAK,
        "Ingénieur commercial",
        "Roulements de l'Isère",
        formal=True,
    ),
    Sketch(
        "Oliver Hargreaves", M, "clients", "MCL", WEAK, "Head of Reliability", "Pennine Turbines"
    ),
    Sketch("Katrin Vogel", F, "clients", "MCL", REGULAR, "Leiterin Instandhaltung", "Nordrotor"),
    Sketch("Fiona Gallagher", F, "clients", "M", WEAK, "Service Manager", "Shannon Wind Services"),
    Sketch("Priya Raman", F, "clients", "ML", WEAK, "Principal Consultant", "Severn Reliability"),
    Sketch("Sophie Lacaze", F, "neighbours", "MC", RISING, "Coach sportive", "Studio Cadence", 38),
    Sketch("Monique Perrault", F, "neighbours", "C", title="Retraitée", age=74),
    Sketch(
        "Marc Lacaze",
        M,
        "heard-of",
        "C",
        NONE,
        "Responsable du recrutement maintenance",
        "Vents du Pilat",
        42,
    ),
    Sketch(
        "James Whitfield", M, "online", "L", NONE, "Asset Integrity Manager", "Pennine Turbines"
    ),
    Sketch(
        "Aoife Brennan",
        F,
        "online",
        "L",
        NONE,
        "Turbine Performance Engineer",
        "Shannon Wind Services",
    ),
    Sketch("Stefan Brandt", M, "online", "L", NONE, "Leiter Servicetechnik", "Nordrotor"),
    Sketch("Grace Okonkwo", F, "online", "L", NONE, "Reliability Consultant", "Severn Reliability"),
)
