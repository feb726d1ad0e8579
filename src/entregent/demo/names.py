"""The names of the people: those one meets in France, and where their families came from."""

import random
from dataclasses import dataclass

from entregent.demo.chance import maybe, weighted


@dataclass(frozen=True, slots=True)
class Origin:
    """Given and family names that go together."""

    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A given name, a family name, and which titles and agreements go with them."""

    given: str
    family: str
    feminine: bool


_FRENCH = Origin(
    tuple(
        "Adèle Agathe Agnès Alice Anaïs Anne-Sophie Audrey Aurélie Béatrice Bénédicte Cécile "
        "Céline Chloé Clémence Delphine Edwige Émilie Estelle Florence Françoise Gaëlle Inès "
        "Jeanne Joëlle Julie Justine Laëtitia Laure Lucie Maëva Maud Marie-Claude Marion Mathilde "
        "Mélanie Muriel Noémie Océane Pauline Raphaëlle Sabine Sandra Sylvie Valérie Véronique "
        "Virginie Zoé".split()
    ),
    tuple(
        "Adrien Alexis Aurélien Baptiste Bertrand Cédric Christophe Clément Cyril Denis Didier "
        "Édouard Émeric Étienne Fabrice Florian François Frédéric Gaël Gérard Grégoire Hervé Hugo "
        "Jean-Baptiste Jean-Marc Jérôme Joël Laurent Loïc Ludovic Mathieu Maxime Mickaël Nicolas "
        "Olivier Pascal Paul-Henri Pierre-Yves Quentin Raphaël Rémi Romain Sébastien Stéphane "
        "Sylvain Thibault Thierry Xavier".split()
    ),
    (
        *"Abadie Aubry Barthès Bergès Bessière Blanchard Bonnefoy Boyer Cabrol Carrère Cazals "
        "Chabert Chapuis Charpentier Clavel Cordier Daubèze Delaunay Descamps Dumas Duprat Escande "
        "Fabre Faure Fontaine Fournier Galy Gaudin Gély Guichard Hébrard Herbin Jacquemin Jourdan "
        "Lacombe Lafargue Lagarde Lemoine Lescure Maillard Marquès Marty Mazières Meunier Monnier "
        "Naudin Pagès Pelissier Perrin Poncet Pradal Prévost Puech Quéré Rambaud Rey Ricard "
        "Rigaud Rouanet Sabatier Salvan Seguin Sentenac Soulié Teyssier Tissot Vabre Valette "
        "Vidalenc Vignal Villemin".split(),
        *("Le Bihan", "Le Guen", "Le Floch", "de Saint-Alban", "du Verdier", "d'Aubignosc"),
        *("de Lastours", "Martin-Duval", "Bonnet-Carrère", "Roux-Sentenac", "Dall'Agnol"),
        *("Etchegaray", "Goyheneche", "Schmitt", "Muller", "Vandamme", "Santoni-Leca"),
    ),
)

_OTHERS = (
    Origin(
        tuple("Aïcha Amel Dounia Fatima Hanane Houda Kenza Leïla Naïma Samira Sonia".split()),
        tuple("Amine Bilal Farid Hakim Idriss Khalid Mourad Nabil Rachid Sofiane Walid".split()),
        tuple(
            "Amrani Belhadj Benyahia Bouaziz Cherif Djebbar El-Mansouri Ghezali Hamdaoui "
            "Khelifi Lahlou Mokrani Saïdi Tazi Zerrouki".split()
        ),
    ),
    Origin(
        tuple("Aminata Awa Bintou Coumba Mariame Rokhaya Solange".split()),
        tuple("Abdoulaye Boubacar Cheikh Ibrahima Mamadou Ousmane Serge".split()),
        tuple("Camara Cissé Diop Fofana Kouyaté Mbaye Ndiaye Ouattara Sangaré Sow Touré".split()),
    ),
    Origin(
        tuple("Ana Carla Catarina Elena Giulia Inês Lúcia Paola".split()),
        tuple("António Bruno Diego Emilio João Marco Paulo Tiago".split()),
        (
            *"Almeida Carvalho Esposito Ferreira Garcia Lopez Moretti Pereira".split(),
            *("Da Silva", "Ramos", "Rossi", "Sánchez", "dos Santos", "Teixeira"),
        ),
    ),
    Origin(
        tuple("Kim-Anh Linh Mai Minh-Thu Sokha Xuan".split()),
        tuple("Bao Duc Huy Minh Quang Sovann Tuan".split()),
        tuple("Chau Dinh Lam Nguyen Phan Pham Sok Tran Truong Vuong".split()),
    ),
    Origin(
        tuple("Agnieszka Anouch Dilara Ewa Katarzyna Magda Milena Nariné".split()),
        tuple("Arman Dragan Emre Łukasz Piotr Stanislas Tigran Tomasz".split()),
        tuple("Aksoy Bagdassarian Jankowski Kowalczyk Manoukian Nowicki Popović Yıldız".split()),
    ),
)
_ORIGINS = ((_FRENCH, 72), *zip(_OTHERS, (11, 6, 6, 3, 4), strict=True))


def new_name(rng: random.Random, taken: set[str]) -> Name:
    """Return a name nobody bears yet, and note it as taken."""
    while True:
        origin = weighted(rng, _ORIGINS)
        families = _FRENCH if maybe(rng, 0.06) else origin
        feminine = maybe(rng, 0.46)
        given = rng.choice(origin.feminine if feminine else origin.masculine)
        family = rng.choice(families.families)
        full = f"{given} {family}"
        if full not in taken and sum(other.endswith(f" {family}") for other in taken) < 3:
            taken.add(full)
            return Name(given, family, feminine)
