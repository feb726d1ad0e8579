"""Who knows whom among the people, and what makes the owner think so."""

import random
from typing import NamedTuple

from entregent.demo.groups import GROUPS
from entregent.demo.people import Person
from entregent.demo.scenes import MARC, SOPHIE
from entregent.demo.story import Life


class Bond(NamedTuple):
    """Two people who know each other, since that many years (0 when one doesn't know)."""

    a: str
    b: str
    kind: str
    evidence: str
    years: int = 0


_TOLD = (
    Bond(SOPHIE, MARC, "spouse", "Sophie m'a parlé de son mari après le cours de spinning", 12),
    Bond("Martine Rousset", "Bernard Rousset", "spouse", "Mes parents", 44),
    Bond("Élodie Rousset-Marchal", "Damien Marchal", "spouse", "Leur mariage à Castelvert", 9),
    Bond("Élodie Rousset-Marchal", "Martine Rousset", "family", "Mère et fille"),
    Bond("Antoine Ferrand", "Josiane Ferrand", "family", "Mère et fils"),
    Bond("Lucas Rousset", "Inès Rousset-Amrani", "family", "Frère et sœur"),
    Bond("Lucie Noguès", "Jean-Baptiste Noguès", "spouse", "Invitée à leur mariage", 11),
    Bond("Mehdi Haddad", "Aïcha Traoré", "close", "Cordée du dimanche depuis des années", 8),
    Bond("Mehdi Haddad", "Anne-Laure Pinson", "acquaintance", "Assis ensemble à mes 40 ans", 1),
    Bond("Hélène Besnard", "Philippe Castaing", "colleague", "Programme Aster, même équipe", 13),
    Bond("Hélène Besnard", "Marie-Hélène Etcheverry", "close", "Partent en vacances ensemble", 7),
    Bond("Thomas Guérin", "Philippe Castaing", "colleague", "Essais du programme Aster", 12),
    Bond("Nadia Belkacem", "Yannick Le Goff", "colleague", "Même plateau chez Turbaline", 5),
    Bond("Nadia Belkacem", "Guillaume Delmas", "colleague", "Projet Nacelle X", 4),
    Bond("Nadia Belkacem", "Isabelle de La Faye", "colleague", "Revues de programme", 3),
    Bond("Vincent Nguyen", "Karim Benali", "colleague", "Vincent m'a présenté Karim", 2),
    Bond("Vincent Nguyen", "Fatoumata Diallo", "close", "Bureau des élèves de l'ENSIG", 19),
    Bond("Olivier Estève", "Claire Vasseur", "acquaintance", "Table ronde du Cercle fiabilité", 2),
    Bond("Katrin Vogel", "Stefan Brandt", "colleague", "Même équipe à Hambourg", 3),
    Bond("Oliver Hargreaves", "James Whitfield", "colleague", "M'a présentée lors d'un appel", 1),
    Bond("Priya Raman", "Grace Okonkwo", "colleague", "Un article écrit ensemble", 2),
    Bond("Fiona Gallagher", "Aoife Brennan", "colleague", "Même site à Limerick", 2),
)
# How the pairs drawn by chance know each other, by group.
_DRAWN = {
    "turbaline": (10, "colleague", ("Même plateau chez Turbaline", "Binôme sur les essais")),
    "lauragais": (8, "colleague", ("Programme Aster", "Bureau d'études du Lauragais")),
    "promo": (8, "acquaintance", ("Même groupe de TP", "Vus ensemble aux retrouvailles")),
    "climbing": (6, "close", ("Cordée régulière", "Covoiturent pour la falaise")),
    "circle": (5, "acquaintance", ("Groupe de travail pronostic",)),
    "friends": (4, "close", ("Partis en vacances ensemble",)),
}


def bonds(
    rng: random.Random, life: Life, people: tuple[Person, ...]
) -> list[tuple[Person, Person, str, str, str]]:
    """Return pairs of people with the evidence, since when, and the kind of bond."""
    by_name = {p.name: p for p in people}
    rows = []
    for bond in _TOLD:
        since = str(life.on.year - bond.years) if bond.years else ""
        rows.append((by_name[bond.a], by_name[bond.b], bond.evidence, since, bond.kind))
    told = {name for bond in _TOLD for name in (bond.a, bond.b)}
    for code, (count, kind, evidence) in _DRAWN.items():
        there = [p for p in people if p.group == code and p.sign != p.name and p.name not in told]
        drawn = rng.sample(there, 2 * count if len(there) >= 2 * count else len(there) // 2 * 2)
        longest = GROUPS[code].known_for[1] // 365
        for a, b in zip(drawn[::2], drawn[1::2], strict=True):
            since = str(life.on.year - rng.randint(1, longest))
            rows.append((a, b, rng.choice(evidence), since, kind))
    return rows
