"""Titles as people write them in French, for a man and for a woman."""

_SAME = {
    "aeronautics": (
        *("Responsable qualité", "Responsable maintenance", "Responsable essais"),
        *("Responsable soutien client", "Architecte systèmes"),
    ),
    "supplies": ("Responsable grands comptes", "Responsable qualité fournisseurs"),
    "renewables": (
        *("Responsable exploitation éolienne", "Responsable maintenance", "Responsable HSE"),
        *("Responsable du centre de conduite", "Responsable de parc"),
    ),
    "consulting": ("Responsable de mission",),
    "recruitment": ("Responsable recrutement industrie",),
    "industry": ("Responsable fiabilité", "Responsable de production", "Responsable travaux neufs"),
}
_PAIRS = {
    "aeronautics": (
        ("Ingénieur fiabilité", "Ingénieure fiabilité"),
        ("Ingénieur sûreté de fonctionnement", "Ingénieure sûreté de fonctionnement"),
        ("Ingénieur calcul", "Ingénieure calcul"),
        ("Technicien d'essais", "Technicienne d'essais"),
        ("Chef de projet", "Cheffe de projet"),
        ("Acheteur", "Acheteuse"),
        ("Directeur des programmes", "Directrice des programmes"),
        ("Directeur industriel", "Directrice industrielle"),
        ("Dessinateur-projeteur", "Dessinatrice-projeteuse"),
    ),
    "supplies": (
        ("Ingénieur commercial", "Ingénieure commerciale"),
        ("Chargé d'affaires", "Chargée d'affaires"),
        ("Directeur technique", "Directrice technique"),
        ("Technicien d'expertise", "Technicienne d'expertise"),
        ("Président", "Présidente"),
    ),
    "renewables": (
        ("Ingénieur performance", "Ingénieure performance"),
        ("Directeur des opérations", "Directrice des opérations"),
        ("Technicien de maintenance éolienne", "Technicienne de maintenance éolienne"),
        ("Chef de projet photovoltaïque", "Cheffe de projet photovoltaïque"),
        ("Coordinateur de maintenance", "Coordinatrice de maintenance"),
        ("Directeur général", "Directrice générale"),
    ),
    "consulting": (
        ("Consultant", "Consultante"),
        ("Consultant sénior", "Consultante sénior"),
        ("Directeur associé", "Directrice associée"),
    ),
    "recruitment": (
        ("Chargé de recrutement", "Chargée de recrutement"),
        ("Consultant en recrutement", "Consultante en recrutement"),
    ),
    "industry": (
        ("Ingénieur méthodes", "Ingénieure méthodes"),
        ("Directeur d'usine", "Directrice d'usine"),
        ("Chef de service maintenance", "Cheffe de service maintenance"),
    ),
}
TITLES = {field: (*_PAIRS[field], *((title, title) for title in _SAME[field])) for field in _PAIRS}
# Outside engineering a trade goes with its place of work; "" is working for oneself.
EVERYDAY = (
    ("Infirmier", "Infirmière", "Clinique des Alizés"),
    ("Aide-soignant", "Aide-soignante", "Clinique des Alizés"),
    ("Kinésithérapeute", "Kinésithérapeute", ""),
    ("Professeur des écoles", "Professeure des écoles", "École du Vallon"),
    ("Directeur d'école", "Directrice d'école", "École du Vallon"),
    ("Menuisier", "Menuisière", "Atelier Merisier"),
    ("Libraire", "Libraire", "Librairie L'Embellie"),
    ("Avocat", "Avocate", "Cabinet Lemaire & Sève"),
    ("Chargé de communication", "Chargée de communication", "Mairie de Castelvert"),
    ("Architecte", "Architecte", ""),
    ("Journaliste", "Journaliste", ""),
    ("Graphiste", "Graphiste", ""),
)
