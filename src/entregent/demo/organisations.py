"""The organisations of the story. None of them exists; every domain ends in .example."""

from typing import NamedTuple


class Organisation(NamedTuple):
    """Where people work: its name, its domain ("" when nobody writes from there), its field."""

    name: str
    domain: str
    city: str
    field: str


LAURAGAIS = Organisation(
    "Aérostructures du Lauragais", "aero-lauragais.example", "Toulouse", "aeronautics"
)
TURBALINE = Organisation("Turbaline", "turbaline.example", "Toulouse", "aeronautics")
# Marc Lacaze works there and nobody else of the story: the spin class is the only way in.
VENTS_DU_PILAT = Organisation("Vents du Pilat", "vents-du-pilat.example", "Lyon", "renewables")

ORGANISATIONS = (
    LAURAGAIS,
    TURBALINE,
    VENTS_DU_PILAT,
    Organisation("Nacelles d'Oc", "nacelles-oc.example", "Toulouse", "aeronautics"),
    Organisation("Composites du Touch", "composites-touch.example", "Colomiers", "aeronautics"),
    Organisation("Aéronova Systèmes", "aeronova.example", "Blagnac", "aeronautics"),
    Organisation("Cap Altitude", "cap-altitude.example", "Bordeaux", "aeronautics"),
    Organisation("Voilures de Garonne", "voilures-garonne.example", "Toulouse", "aeronautics"),
    Organisation("Ateliers Vercors", "ateliers-vercors.example", "Grenoble", "supplies"),
    Organisation("Forges du Couserans", "forges-couserans.example", "Saint-Girons", "supplies"),
    Organisation("Roulements de l'Isère", "roulements-isere.example", "Voiron", "supplies"),
    Organisation("Vibralys", "vibralys.example", "Lyon", "supplies"),
    Organisation("Capteurs Ariel", "capteurs-ariel.example", "Valence", "supplies"),
    Organisation("Mécaval", "mecaval.example", "Tarbes", "supplies"),
    Organisation("Titanor", "titanor.example", "Saint-Étienne", "supplies"),
    Organisation("Sondéo Mesures", "sondeo.example", "Villeurbanne", "supplies"),
    Organisation("Rhône Éolien", "rhone-eolien.example", "Lyon", "renewables"),
    Organisation("Hélianthe Énergies", "helianthe.example", "Lyon", "renewables"),
    Organisation("Voltarhône", "voltarhone.example", "Lyon", "renewables"),
    Organisation("Mistrale", "mistrale.example", "Montélimar", "renewables"),
    Organisation("Barrages du Vercors", "barrages-vercors.example", "Grenoble", "renewables"),
    Organisation("Soléval", "soleval.example", "Aix-en-Provence", "renewables"),
    Organisation("Pales et Compagnie", "pales-et-cie.example", "Saint-Nazaire", "renewables"),
    Organisation("Maintéol", "mainteol.example", "Lyon", "renewables"),
    Organisation("Fiabilis Conseil", "fiabilis.example", "Toulouse", "consulting"),
    Organisation("Orbe & Associés", "orbe-associes.example", "Lyon", "consulting"),
    Organisation("Kairn Ingénierie", "kairn.example", "Paris", "consulting"),
    Organisation("Passerelle RH", "passerelle-rh.example", "Lyon", "recruitment"),
    Organisation("Boussole Talents", "boussole-talents.example", "Paris", "recruitment"),
    Organisation("Rails de Saône", "rails-saone.example", "Lyon", "industry"),
    Organisation("Chimie du Confluent", "chimie-confluent.example", "Lyon", "industry"),
    Organisation("Papeteries d'Annonay", "papeteries-annonay.example", "Annonay", "industry"),
    Organisation("Autoliane", "autoliane.example", "Sochaux", "industry"),
    Organisation("Clinique des Alizés", "clinique-alizes.example", "Toulouse", "everyday"),
    Organisation("École du Vallon", "", "Toulouse", "everyday"),
    Organisation("Atelier Merisier", "", "Lyon", "everyday"),
    Organisation("Librairie L'Embellie", "", "Lyon", "everyday"),
    Organisation("Cabinet Lemaire & Sève", "lemaire-seve.example", "Toulouse", "everyday"),
    Organisation("Mairie de Castelvert", "castelvert.example", "Castelvert", "everyday"),
    Organisation("Studio Cadence", "", "Villeurbanne", "everyday"),
    Organisation("Severn Reliability", "severn-reliability.example", "Bristol", "abroad"),
    Organisation("Pennine Turbines", "pennine-turbines.example", "Leeds", "abroad"),
    Organisation("Shannon Wind Services", "shannon-wind.example", "Limerick", "abroad"),
    Organisation("Nordrotor", "nordrotor.example", "Hamburg", "abroad"),
)
BY_NAME = {organisation.name: organisation for organisation in ORGANISATIONS}
_CLOSED = {LAURAGAIS, TURBALINE, VENTS_DU_PILAT}


def of_field(field: str) -> list[Organisation]:
    """Return the organisations of a field where anybody may work."""
    return [o for o in ORGANISATIONS if o.field == field and o not in _CLOSED]
