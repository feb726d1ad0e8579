"""An address book in which some people stand twice, and it is known who: for the truth test.

Nothing here is shared with the program's own tables: names, frequencies, short forms and slips are
lists of this module. Every card has a UID of its own, so that no sure sign gives it away; the UID
says who it is ("17/2" is the second card of person 17).
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from unicodedata import normalize

_FRENCH_GIVEN = (
    "Marie Jean Philippe Nathalie Michel Isabelle Alain Sylvie Patrick Catherine Pierre Martine "
    "Christophe Christine Nicolas Françoise Daniel Valérie Bernard Sandrine Frédéric Stéphanie "
    "Laurent Véronique Sébastien Sophie Julien Céline Éric Chantal David Patricia Stéphane Anne "
    "Pascal Brigitte Thierry Julie Olivier Monique Thomas Aurélie Alexandre Nicole Dominique "
    "Laurence Guillaume Annie Vincent Émilie Jérôme Caroline Emmanuel Karine Benoît Élodie Gérard "
    "Camille Antoine Hélène Maxime Virginie Romain Corinne Bruno Sarah Fabrice Pauline Mathieu "
    "Laura François Delphine Anthony Audrey Cédric Mélanie Jean-Pierre Claire Jean-Paul Marion "
    "Jean-Claude Léa Marie-Claude Charlotte Anne-Marie Manon Jean-Luc Élisabeth Marie-Pierre Lucie "
    "Jean-François Mathilde Anne-Sophie Florence Gaëlle Béatrice Hervé Agnès Étienne Noémie Rémi "
    "Édith Théo Zoé Loïc Maëlle Yann Solène Ludovic Édouard Grégory Joséphine Xavier Raphaëlle"
).split()
_FRENCH_FAMILIES = (
    "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre "
    "Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau "
    "Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François "
    "Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier "
    "Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard "
    "Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt "
    "Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier "
    "Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Benali "
    "Nguyen Traoré Diallo Haddad Cohen Lévy Ferreira Pereira Rossi Ricci Weber Klein Hoffmann"
).split()
_ENGLISH_GIVEN = (
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara "
    "Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew "
    "Sandra Anthony Betty Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna "
    "Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie "
    "George Rebecca Jason Laura Edward Helen Jeffrey Sharon Ryan Cynthia Jacob Kathleen Nicholas "
    "Amy Gary Angela Eric Shirley Jonathan Brenda Stephen Emma Larry Anna Justin Pamela Scott "
    "Nicole Brandon Samantha Benjamin Katherine Samuel Christine Gregory Debra Alexander Rachel"
).split()
_ENGLISH_FAMILIES = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Wilson Anderson Taylor "
    "Thomas Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen "
    "King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Turner "
    "Phillips Evans Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper "
    "Peterson Reed Bailey Bell Kelly Howard Ward Richardson Watson Brooks Wood Bennett Gray Hughes "
    "Price Sanders Foster Russell Hamilton Graham Sullivan Wallace West Cole Jordan Owens Reynolds "
    "Fisher"
).split()
_STARTS = "Bar Beau Ber Bos Cas Chal Cor Dal Des Fau Gal Gri Har Jou Kas Lam Mal Mar Nor Pel Quin "
_STARTS += "Rav Sau Tol Ulm Ver Vil Wal Zan"
_MIDDLES = "a e i o ou an en el er in on ar".split()
_ENDS = "bert court dier fort gnol lac leau lin mart mer nard nel pierre quet ric rand sky ton "
_ENDS += "tier"
_SHORT = {
    "Philippe": "Phil", "Isabelle": "Isa", "Catherine": "Cathy", "Christophe": "Chris",
    "Nicolas": "Nico", "Frédéric": "Fred", "Stéphanie": "Steph", "Sébastien": "Seb",
    "Véronique": "Véro", "Patricia": "Pat", "Alexandre": "Alex", "Guillaume": "Guigui",
    "Emmanuel": "Manu", "Dominique": "Dom", "Caroline": "Caro", "Benoît": "Ben", "Virginie": "Vir",
    "Mathieu": "Mat", "Charlotte": "Cha", "Élisabeth": "Babeth", "Béatrice": "Béa",
    "Étienne": "Titi", "Ludovic": "Ludo", "Édouard": "Ed", "Grégory": "Greg", "Raphaëlle": "Raph",
    "Joséphine": "Jo", "Marie-Claude": "Marie-Clo", "Anne-Sophie": "Anne-So", "Jean-Pierre": "JP",
    "Jean-François": "Jeff", "Sandrine": "Sandy", "Valérie": "Val", "Gérard": "Gégé",
    "James": "Jim", "Robert": "Bob", "John": "Jack", "Jennifer": "Jen", "Michael": "Mike",
    "Elizabeth": "Liz", "William": "Bill", "Barbara": "Barb", "Richard": "Dick", "Susan": "Sue",
    "Joseph": "Joe", "Jessica": "Jess", "Thomas": "Tom", "Christopher": "Chris", "Charles": "Chuck",
    "Daniel": "Dan", "Nancy": "Nan", "Matthew": "Matt", "Anthony": "Tony", "Steven": "Steve",
    "Kimberly": "Kim", "Andrew": "Andy", "Margaret": "Peggy", "Joshua": "Josh", "Kenneth": "Ken",
    "Timothy": "Tim", "Deborah": "Debbie", "Ronald": "Ron", "Rebecca": "Becky", "Edward": "Ted",
    "Helen": "Nell", "Jeffrey": "Jeff", "Cynthia": "Cindy", "Jacob": "Jake", "Kathleen": "Kathy",
    "Nicholas": "Nick", "Jonathan": "Jon", "Stephen": "Steve", "Pamela": "Pam", "Samantha": "Sam",
    "Benjamin": "Ben", "Katherine": "Kate", "Samuel": "Sam", "Gregory": "Greg",
    "Alexander": "Sasha", "Rachel": "Rach",
}  # fmt: skip
_PARTICLES = ("de", "de la", "du", "Le", "van", "van der", "von", "El", "Ben", "d’")
_STREETS = "Victor Hugo|de la Paix|des Lilas|du Moulin|Pasteur|de l’Église|Jean Jaurès|des Acacias"
_TOWNS = (
    "75011 Paris|13006 Marseille|69002 Lyon|31000 Toulouse|06000 Nice|44000 Nantes|59800 Lille"
    "|34000 Montpellier|67000 Strasbourg|33000 Bordeaux|35000 Rennes|51100 Reims|76600 Le Havre"
    "|83000 Toulon|38000 Grenoble|21000 Dijon|49000 Angers|30000 Nîmes|63000 Clermont-Ferrand"
    "|72000 Le Mans|29200 Brest|37000 Tours|80000 Amiens|87000 Limoges|74000 Annecy|57000 Metz"
    "|66000 Perpignan|25000 Besançon|45000 Orléans|76000 Rouen|68100 Mulhouse|14000 Caen"
    "|54000 Nancy|64000 Pau"
)
_MAILBOXES = ("gmail.com", "orange.fr", "hotmail.com", "free.fr")
_FIRM_ENDS = "Conseil Group Énergie Systems Santé Partners Industrie Labs Avocats Media".split()


@dataclass(frozen=True)
class Card:
    """One card: who it is of, which of theirs, and what it says."""

    person: int
    number: int
    given: str
    family: str
    how: str = "first"
    firm: str = ""
    email: str = ""
    phone: str = ""
    birthday: str = ""
    address: str = ""
    after: str = ""  # Jr, Sr

    @property
    def name(self) -> str:
        """Return the name as it is shown."""
        return " ".join(filter(None, (self.given, self.family, self.after)))


@dataclass
class Draw:
    """The draws of one book."""

    seed: int
    rng: random.Random = field(init=False)
    taken: set[str] = field(default_factory=set)
    firms: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"doubles {self.seed}")
        self._rare = [
            start + middle + end
            for start in _STARTS.split()
            for middle in _MIDDLES
            for end in _ENDS.split()
        ]

    def can_be_told(self, card: Card) -> bool:
        """Tell whether nobody has this name yet, or only people whose firms are others."""
        others = self.firms.setdefault(plain(card.name), set())
        told = not others or ("" not in others and bool(card.firm) and card.firm not in others)
        if told:
            others.add(card.firm)
        return told

    def zipf(self, words: list[str]) -> str:
        """Return a word, the first ones far more often."""
        weights = list(accumulate(1 / (rank + 6) for rank in range(len(words))))
        return self.rng.choices(words, cum_weights=weights)[0]

    def name(self) -> tuple[str, str]:
        """Return a given and a family name, French twice as often as English."""
        french = self.rng.random() < 0.66
        given = self.zipf(_FRENCH_GIVEN if french else _ENGLISH_GIVEN)
        common = _FRENCH_FAMILIES if french else _ENGLISH_FAMILIES
        family = self.rng.choice(self._rare) if self.rng.random() < 0.6 else self.zipf(common)
        if self.rng.random() < 0.05:
            particle = self.rng.choice(_PARTICLES)
            family = f"{particle}{family}" if particle.endswith("’") else f"{particle} {family}"
        return given, family

    def firm(self) -> str:
        """Return a firm; a few employ many."""
        rank = int(1_500 * self.rng.random() ** 2)
        return f"{self._rare[rank * 4 % len(self._rare)]} {_FIRM_ENDS[rank % len(_FIRM_ENDS)]}"

    def phone(self) -> str:
        """Return a mobile number."""
        return f"+336{self.rng.randrange(10**8):08d}"

    def birthday(self, first: int = 1945, last: int = 2000) -> str:
        """Return a day of birth."""
        rng = self.rng
        return f"{rng.randint(first, last)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

    def address(self) -> str:
        """Return a postal address."""
        rng = self.rng
        street, town = rng.choice(_STREETS.split("|")), self.zipf(_TOWNS.split("|"))
        return f"{rng.randint(1, 120)} rue {street}, {town}"

    def email(self, given: str, family: str, firm: str) -> str:
        """Return an address at work, or one at home, that nobody else has."""
        rng, name = self.rng, [plain(given), plain(family)]
        for number in ["", *map(str, range(2, 99))]:
            if firm and rng.random() < 0.8:
                local = rng.choice([".".join(name), name[0][0] + name[1]])
                address = f"{local}{number}@{plain(firm)}.example"
            else:
                year = rng.choice([number, str(rng.randint(1950, 2005))])
                address = f"{'.'.join(name)}{year}@{rng.choice(_MAILBOXES)}"
            if address not in self.taken:
                self.taken.add(address)
                break
        return address


def plain(text: str) -> str:
    """Return a text as addresses write it."""
    bare = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in bare if c.isalnum())


def cards(seed: int, people: int = 9_000) -> list[Card]:
    """Return the cards of a book: one of each person, two of one in eight, namesakes, families.

    No two cards share an address or a telephone that settles by itself who they are.
    """
    draw = Draw(seed)
    made: list[Card] = []
    while len(made) < people:
        card = _first(draw, len(made))
        if draw.can_be_told(card):
            made.append(card)
    made += _relatives(draw, made, people)
    made += _namesakes(draw, made, len(made))
    known = [c for c in made[:people] if c.firm or c.phone or c.birthday or c.address]
    made += [_second(draw, card) for card in draw.rng.sample(known, people // 8)]
    draw.rng.shuffle(made)
    return made


def _first(draw: Draw, number: int) -> Card:
    rng = draw.rng
    given, family = draw.name()
    firm = draw.firm() if rng.random() < 0.8 else ""
    return Card(
        number, 1, given, family, firm=firm,
        email=draw.email(given, family, firm) if rng.random() < 0.7 else "",
        phone=draw.phone() if rng.random() < 0.6 else "",
        birthday=draw.birthday() if rng.random() < 0.35 else "",
        address=draw.address() if rng.random() < 0.35 else "",
    )  # fmt: skip


def _relatives(draw: Draw, made: list[Card], start: int) -> list[Card]:
    """Return brothers, sisters, fathers and sons of some, under their roof."""
    found = []
    for number, card in enumerate(draw.rng.sample(made, len(made) // 30), start):
        given = draw.name()[0]
        shared = replace(
            card, person=number, number=1, given=given, how="relative", firm="", email="",
            phone=draw.phone() if draw.rng.random() < 0.5 else "",
            address=card.address or draw.address(), birthday=draw.birthday(1975, 2004),
        )  # fmt: skip
        if draw.rng.random() < 0.2:  # a son who bears the name of his father, both birthdays known
            shared = replace(
                shared, given=card.given, after="Jr", birthday=draw.birthday(1990, 2004)
            )
        elif given == card.given:
            continue
        found.append(shared)
    return found


def _namesakes(draw: Draw, made: list[Card], start: int) -> list[Card]:
    """Return other people of the same name, at another firm, with a telephone of their own."""
    chosen = [card for card in made if card.how == "first" and card.firm and card.phone]
    chosen = [card for card in chosen if "" not in draw.firms[plain(card.name)]]
    common = [c for c in chosen if c.family in _FRENCH_FAMILIES + _ENGLISH_FAMILIES]
    found: list[Card] = []
    for card in draw.rng.sample(common, min(len(common), len(made) // 30)):
        other = replace(
            card, person=start + len(found), number=1, how="namesake", firm=draw.firm(), email="",
            phone=draw.phone(), birthday=draw.birthday() if draw.rng.random() < 0.3 else "",
            address=draw.address() if draw.rng.random() < 0.3 else "",
        )  # fmt: skip
        if draw.can_be_told(other):
            found.append(other)
    return found


def _second(draw: Draw, card: Card) -> Card:
    """Return a second card of somebody: the name written otherwise, one or two things in common."""
    name, how = _rewritten(draw, card)
    given, family = name
    shared = dict.fromkeys(("firm", "email", "phone", "birthday", "address"), "")
    own = [key for key in ("firm", "phone", "birthday", "address") if getattr(card, key)]
    kept = draw.rng.sample(own, min(len(own), draw.rng.choice([1, 2, 2])))
    if how == "family name after marriage" and "phone" not in kept:
        kept = ["phone"] if card.phone else own  # else nobody could tell
    for key in kept:
        shared[key] = getattr(card, key)
    if "phone" not in kept and draw.rng.random() < 0.3:
        shared["phone"] = draw.phone()
    if "firm" not in kept and draw.rng.random() < 0.3:
        shared["firm"] = draw.firm()  # another job since
    if draw.rng.random() < 0.5:
        shared["email"] = draw.email(card.given, card.family, "")  # the one at home
    return replace(card, number=2, given=given, family=family, how=how, **shared)


def _slip(draw: Draw, word: str) -> str:
    """Return a word with one slip of the fingers, never at its beginning."""
    place = draw.rng.randrange(1, max(2, len(word) - 1))
    kind = draw.rng.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + draw.rng.choice("aeilnrst") + word[place + 1 :]


Rewriting = Callable[[Draw, str, str], tuple[str, str]]
_REWRITINGS: dict[str, tuple[Callable[[str, str], bool], Rewriting]] = {
    "as it is": (lambda _g, _f: True, lambda _d, g, f: (g, f)),
    "no accents": (
        lambda g, f: not (g + f).isascii(),
        lambda _d, g, f: (_bare(g), _bare(f)),
    ),
    "capitals": (lambda _g, _f: True, lambda _d, g, f: (g, f.upper())),
    "short name": (lambda g, _f: g in _SHORT, lambda _d, g, f: (_SHORT[g], f)),
    "initial": (lambda _g, _f: True, lambda _d, g, f: (f"{g[0]}.", f)),
    "other way round": (lambda _g, f: " " not in f, lambda _d, g, f: (f, g)),
    "particle": (
        lambda _g, f: f.split(" ")[0] in _PARTICLES,
        lambda d, g, f: (g, d.rng.choice([f.split(" ")[-1], f.replace(" ", "")])),
    ),
    "hyphen": (
        lambda g, _f: "-" in g,
        lambda d, g, f: (d.rng.choice([g.replace("-", s) for s in " _"] + g.split("-")[:1]), f),
    ),
    "double name": (lambda _g, _f: True, lambda d, g, f: (g, f"{f}-{d.name()[1]}")),
    "slip in the family name": (lambda _g, f: len(f) > 4, lambda d, g, f: (g, _slip(d, f))),
    "slip in the given name": (lambda g, _f: len(g) > 4, lambda d, g, f: (_slip(d, g), f)),
    "family name after marriage": (lambda _g, _f: True, lambda d, g, _f: (g, d.name()[1])),
}


def _bare(text: str) -> str:
    return normalize("NFKD", text).encode("ascii", "ignore").decode()


def _rewritten(draw: Draw, card: Card) -> tuple[tuple[str, str], str]:
    given, family = card.given, card.family
    possible = [how for how, (fits, _) in _REWRITINGS.items() if fits(given, family)]
    personal = card.phone or card.birthday
    if not personal:
        possible.remove("family name after marriage")
    how = draw.rng.choice(possible)
    return _REWRITINGS[how][1](draw, given, family), how


def as_vcards(made: list[Card]) -> Iterator[str]:
    """Yield each card as a vCard."""
    for card in made:
        lines = [
            "BEGIN:VCARD", "VERSION:3.0", f"UID:{card.person}/{card.number}", f"FN:{card.name}",
            *([f"ORG:{card.firm}"] if card.firm else ()),
            *([f"EMAIL:{card.email}"] if card.email else ()),
            *([f"TEL;TYPE=CELL:{card.phone}"] if card.phone else ()),
            *([f"BDAY:{card.birthday}"] if card.birthday else ()),
            *([f"ADR:;;{card.address.replace(',', chr(92) + ',')};;;;"] if card.address else ()),
            "END:VCARD", "",
        ]  # fmt: skip
        yield "\r\n".join(lines)
