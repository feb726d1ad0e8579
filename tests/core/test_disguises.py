"""Addresses and numbers are seen under the usual disguises; ordinary sentences are not accused."""

import pytest

from entregent.core.contact_details import holds_contact
from entregent.core.disguises import is_disguised


@pytest.mark.parametrize(
    "text",
    [
        "paul [at] exemple.fr",
        "paul(at)exemple(dot)fr",
        "paul {arobase} exemple point fr",
        "paul arobase exemple point fr",
        "paul.roux at exemple.fr",
        "paul roux at gmail dot com",
        "paul_at_exemple.fr",
        "paul @ exemple . fr",
        "paul＠exemple．fr",
        "06-12 34.56 78",
        "06–12–34–56–78",
        "06_12_34_56_78",
        "06, 12, 34, 56, 78",
        "O6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "Zéro six, quatre-vingt-dix-huit, onze, vingt et un, quarante",
        "zero six 12 trente-quatre 56 soixante dix huit",
        "oh seven seven double nine one two three four five six",
        "zero seven seven zero zero nine one two three",
        "paul roux chez gmail point com",
        "plus trente-trois six douze trente-quatre cinquante-six",
        "paul.roux chez gmail",
        "paul_roux sur Hotmail",
        "@paulroux sur Telegram",
        "@paul.roux on Instagram",
        "Telegram : @paulroux",
        "Insta: paul_roux",
        "son Skype est paul.roux",
        "son numéro : O6 I2 34 56 78",
        "06.l2.34.56.78",
        "olivier chez secret point fr",
        "olivier＠secret。example",
        "oesteve à secret.example",
        "Écrire à oesteve à secret.example",
        "oesteve at mail.secret.example",
        "oesteve2 à exemple.fr",
    ],
)
def test_a_disguised_way_to_reach_somebody_is_seen(text: str) -> None:
    assert is_disguised(text)
    assert holds_contact(f"Vous pouvez lui écrire : {text}, merci")


@pytest.mark.parametrize(
    "text",
    [
        "On se voit à 14 h, ou at 10",
        "Let's meet at noon. Be there at 10.30 or at 11",
        "Buyer at Booking.com, then at Airbus",
        "Rendez-vous à Paris. Demain",
        "Inscrite à doctolib.fr, buyer at booking.com",
        "On se retrouve à Paris.fr ou rendez-vous à paris.fr",
        "inscription à meetup.com, a talk at pycon.fr, my profile at acme.io",
        "Elle bosse chez qonto.com, marketing at booking.com, sales at monday.com",
        "Elle tient le compte Instagram : une belle idée",
        "Responsable @Airbus, sur Toulouse",
        "Vice-présidente chez Orange, puis J.-M. Roux chez Yahoo",
        "Sur LinkedIn, elle publie. Elle cherche un poste",
        "Signal 4.0 et Facebook 2",
        "LinkedIn Learning, LinkedIn is B2B, Insta: e.g. for shops",
        "Elle travaille chez Orange point de vente de Lyon",
        "Faire un point com avec l'équipe, puis un point fr",
        "CTO @ Globex. It is a start-up",
        "De 2012 à 2016, puis 2018-2020 et 2021-2024",
        "2015-2017 / 2018-2020 / 2021",
        "Une équipe de vingt-cinq personnes et quarante-deux machines",
        "Trois ou quatre cafés, cinq réunions, six mois, sept ans",
        "Les 10, 12, 14 et 16 mars, à 9 h 30",
        "Three of the five teams grew from ten to twenty-five people in two years",
        "15 000 000 € raised in 2023, 120 people",
        "Deux cent cinquante mille euros sur trois ans",
        "(a) the reason, (b) the need",
        "Le 12/03/2024 à 14:30",
        "Le signe arobase est joli",
        "Il est passé d’O2 à Orange en 2016, puis chez Airbus en 2019",
        "un point com chez Airbus",
        "10 l de peinture, 2 o de mémoire et 3 | 4",
    ],
)
def test_ordinary_sentences_are_not_accused(text: str) -> None:
    assert not is_disguised(text)
