"""Where the people were met, how many of each, and how the ties with them live."""

from dataclasses import dataclass, field
from enum import StrEnum


class Tie(StrEnum):
    """How often the owner and somebody write, and since or until when."""

    CLOSE = "close"
    REGULAR = "regular"
    RISING = "rising"
    FADING = "fading"
    DORMANT = "dormant"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """People met in the same place.

    `presence` counts where they appear: M in the mailbox, C in the address book, L among the
    connections, I in an invitation only. `ties` counts the ties of those who write, strongest
    first. `known_for` bounds the days since they met. `met` is how the address book tells it, a
    "·" standing before what agrees with a woman.
    """

    circle: str
    fields: dict[str, int]
    known_for: tuple[int, int]
    ages: tuple[int, int]
    presence: dict[str, int] = field(default_factory=dict)
    ties: dict[Tie, int] = field(default_factory=dict)
    met: tuple[str, ...] = ("",)
    formal: float = 0.0
    at_work: bool = False


GROUPS = {
    "family": Group("Famille", {"everyday": 1}, known_for=(2200, 3600), ages=(30, 70)),
    "friends": Group(
        "Amis",
        {"everyday": 6, "consulting": 2, "industry": 2},
        known_for=(900, 4600),
        ages=(36, 46),
        presence={"MCL": 11, "MC": 8, "C": 1},
        ties={Tie.CLOSE: 2, Tie.REGULAR: 6, Tie.FADING: 2, Tie.DORMANT: 2, Tie.WEAK: 7},
        met=("Rencontré·e à Toulouse, rue des Filatiers.", "Rencontré·e par Mehdi, en rando."),
    ),
    "lauragais": Group(
        "Anciens collègues",
        {"lauragais": 6, "aeronautics": 4, "renewables": 1, "industry": 1, "consulting": 1},
        known_for=(2100, 5000),
        ages=(33, 60),
        presence={"MCL": 14, "M": 2, "ML": 1, "CL": 1, "L": 14},
        ties={Tie.REGULAR: 2, Tie.DORMANT: 7, Tie.FADING: 2, Tie.WEAK: 6},
        met=("Bureau d'études, Lauragais.", "Rencontré·e sur le programme Aster."),
        formal=0.1,
    ),
    "turbaline": Group(
        "Anciens collègues",
        {"turbaline": 20, "aeronautics": 4, "industry": 1, "consulting": 1},
        known_for=(420, 2000),
        ages=(28, 59),
        presence={"MCL": 13, "MC": 2, "M": 2, "ML": 2, "CL": 2, "L": 15},
        ties={Tie.CLOSE: 1, Tie.REGULAR: 4, Tie.FADING: 5, Tie.WEAK: 9},
        met=("Même plateau chez Turbaline.", "Arrivé·e chez Turbaline après moi."),
        formal=0.15,
        at_work=True,
    ),
    "promo": Group(
        "Promo ENSIG",
        {"aeronautics": 4, "industry": 4, "consulting": 3, "renewables": 2},
        known_for=(1500, 5000),
        ages=(40, 43),
        presence={"MCL": 14, "MC": 2, "M": 2, "ML": 1, "CL": 2, "L": 17},
        ties={Tie.REGULAR: 2, Tie.FADING: 2, Tie.DORMANT: 3, Tie.WEAK: 12},
        met=("Même groupe de TP à l'ENSIG.", "Bureau des sports de l'ENSIG."),
    ),
    "climbing": Group(
        "Escalade",
        {"everyday": 8, "industry": 2, "consulting": 1},
        known_for=(400, 2600),
        ages=(25, 58),
        presence={"MC": 9, "MCL": 2, "M": 5},
        ties={Tie.REGULAR: 2, Tie.FADING: 2, Tie.WEAK: 12},
        met=("Cordées de Garonne, créneau du mardi.", "Rencontré·e en falaise, Saint-Antonin."),
    ),
    "circle": Group(
        "Cercle fiabilité",
        {"industry": 3, "aeronautics": 3, "consulting": 2, "renewables": 2},
        known_for=(300, 2800),
        ages=(30, 66),
        presence={"MCL": 5, "MC": 4, "M": 3},
        ties={Tie.REGULAR: 1, Tie.DORMANT: 1, Tie.WEAK: 10},
        met=("Groupe de travail pronostic du Cercle fiabilité.",),
        formal=0.2,
        at_work=True,
    ),
    "clients": Group(
        "Clients et fournisseurs",
        {"supplies": 8, "aeronautics": 3, "renewables": 3},
        known_for=(250, 3300),
        ages=(29, 62),
        presence={"MCL": 16, "MC": 4, "M": 11, "ML": 3, "CL": 2, "L": 8},
        ties={Tie.RISING: 3, Tie.REGULAR: 3, Tie.FADING: 4, Tie.DORMANT: 3, Tie.WEAK: 21},
        met=("Qualification des paliers, chez eux.", "Rencontré·e au salon de Toulouse."),
        formal=0.9,
        at_work=True,
    ),
    "neighbours": Group(
        "Voisins et sport",
        {"everyday": 1},
        known_for=(60, 700),
        ages=(25, 75),
        presence={"MC": 7, "C": 8},
        ties={Tie.RISING: 2, Tie.WEAK: 5},
        met=("Même immeuble, rue des Charmettes.", "Cours de spinning du mardi."),
    ),
    "online": Group(
        "",
        {"renewables": 7, "aeronautics": 6, "recruitment": 3, "consulting": 3, "industry": 3},
        known_for=(12, 4300),
        ages=(26, 60),
        presence={"L": 71, "CL": 2, "I": 3},
        met=("Table ronde en ligne sur la maintenance.",),
        formal=0.8,
        at_work=True,
    ),
    # Somebody one has heard of and never met.
    "heard-of": Group("", {"renewables": 1}, known_for=(200, 300), ages=(40, 50)),
}
