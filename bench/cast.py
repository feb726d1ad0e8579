"""People from a seed: as many as asked for, with names as varied as those of a real network."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from unicodedata import normalize

SEED = 20_261
GIVEN = tuple(
    "Adèle Agathe Agnès Aïcha Alexandre Alice Amine Anaïs Anne-Sophie António Aurélie Baptiste "
    "Béatrice Benoît Bruno Camille Catarina Cécile Céline Chloé Clara Clément Cyril Daniel "
    "Delphine Didier Édouard Élodie Émilie Emma Éric Étienne Fabrice Fatima Florence François "
    "Françoise Frédéric Gaëlle Gérard Grégoire Hélène Hervé Hugo Idriss Inès Jean-Baptiste "
    "Jean-Marc Jérôme Joël Julie Karim Laëtitia Laure Léa Linh Loïc Louis Łukasz Maëva Magda "
    "Mamadou Marie-Claude Martin Mathieu Mélanie Mickaël Naïma Nicolas Noémie Océane Olivier "
    "Pascal Pauline Piotr Quentin Rachid Raphaël Rémi Romain Sébastien Sofia Sophie Stéphane "
    "Sylvie Thérèse Thibault Thomas Valérie Véronique Virginie Walid Xavier Yann Zoé Anna John "
    "Laura Michael Sarah".split()
)
_HEADS = (
    "Bar Beau Bel Ber Bou Car Cha Che Cor Dau Del Des Du Es Fon Four Gau Gui Hé Jac La Le Mal Mar "
    "Mon Mor Pel Per Pon Pré Ray Ri Rou Sa Sen Tau Tei Val Ver Vil"
).split()
_TAILS = (
    "bert bier blanc bois bonne champ chard cier court delle det din dier fay gard geron gnac gnon "
    "gret lard lier lin lois mard mont nard neau net nier quet rand reau ret rier sac sard sier "
    "tier tin zac"
).split()
_FIRMS = (
    "Acajou Aigle Alizé Archipel Atlas Aubépine Azur Bastide Boréal Canopée Cèdre Cigale Comète "
    "Corail Delta Écluse Équinoxe Fanal Garance Héron Horizon Iris Jonquille Lagune Lumen Méridien "
    "Mistral Nacelle Océan Orme Pastel Pivoine Quartz Rhône Safran Solstice Tilleul Vauban Zéphyr"
).split()
_TRADES = "Conseil Énergie Finance Industrie Logiciels Santé Services Transport Formation".split()
_TITLES = (
    "Directrice commerciale|Directeur des opérations|Chef de projet|Consultante senior|"
    "Software Engineer|Product Manager|Responsable RH|Ingénieur d'affaires|CEO & Co-founder|"
    "Acheteur|Avocate associée|Data Scientist|Head of Sales|Chargée de recrutement|Comptable|"
    "Professeur|VP Engineering|Responsable qualité|Architecte logiciel|Journaliste"
).split("|")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the files tell of them."""

    number: int
    given: str
    family: str
    email: str
    mobile: str
    organisation: str
    title: str

    @property
    def name(self) -> str:
        """Return the full name."""
        return f"{self.given} {self.family}"


@cache
def firms() -> tuple[str, ...]:
    """Return the organisations people work for."""
    return tuple(f"{name} {trade}" for name, trade in product(_FIRMS, _TRADES))


def draws(purpose: str) -> random.Random:
    """Return the draws of one purpose, the same at each run."""
    return random.Random(f"{SEED} {purpose}")


def ascii_of(text: str) -> str:
    """Return a text as addresses write it: lower case, no accent."""
    plain = normalize("NFKD", text.replace("Ł", "L")).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-").replace("'", "")


def somebodies(count: int, purpose: str) -> Iterator[Somebody]:
    """Yield that many people, each with an address of their own."""
    rng = draws(f"people {purpose}")
    domains = [f"{ascii_of(firm)}.example" for firm in firms()]
    for number in range(1, count + 1):
        given = rng.choice(GIVEN)
        family = rng.choice(_HEADS) + rng.choice(_TAILS)
        firm = int(len(domains) * rng.random() ** 2)  # a few employ many
        digits = f"{600_000_000 + rng.randrange(199_999_999):09d}"
        yield Somebody(
            number,
            given,
            family,
            f"{ascii_of(given)}.{ascii_of(family)}{number}@{domains[firm]}",
            "+33 " + digits[0] + "".join(f" {digits[i : i + 2]}" for i in range(1, 9, 2)),
            firms()[firm],
            rng.choice(_TITLES),
        )
