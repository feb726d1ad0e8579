"""What one noted, in a letter: where it can stand, and nothing of it where it cannot."""

import pytest

from entregent.core.quoted import (
    aim,
    is_topic,
    is_vain,
    named,
    need,
    outcome,
    title,
    to_them,
    where_met,
)


@pytest.mark.parametrize(
    ("note", "lang", "told"),
    [
        ("Rencontrée au club d’escalade, ex de Paul", "fr", "au club d’escalade"),
        ("Rencontré·e par Mehdi, en rando.", "fr", "par Mehdi"),
        ("À l’ENSIG (promo 98)", "fr", "à l’ENSIG"),
        ("Lors d’un stage ; bavard", "fr", "lors d’un stage"),
        ("Un dîner chez Paul", "fr", "un dîner chez Paul"),
        ("En 2019", "fr", "en 2019"),
        ("Met at the fair in Lyon", "en", "at the fair in Lyon"),
        ("The wedding of Ann", "en", "the wedding of Ann"),
    ],
)
def test_where_we_met_is_told_as_it_stands_in_a_sentence(note: str, lang: str, told: str) -> None:
    assert where_met(note, lang) == told


@pytest.mark.parametrize(
    ("note", "lang"),
    [
        ("Ex de Paul", "fr"),
        ("La sœur de Paul", "fr"),
        ("À relancer", "fr"),
        ("En froid", "fr"),
        ("A quitté Paul", "fr"),
        ("Au salon de Lyon", "en"),
        ("On hold", "en"),
        ("A friend of Bob", "en"),
        ("Chez " + "Paul " * 12, "fr"),
        ("", "fr"),
    ],
)
def test_a_note_about_somebody_or_in_another_language_stays_with_me(note: str, lang: str) -> None:
    assert where_met(note, lang) == ""


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Cherche un local à Lyon", "un local à Lyon"),
        ("A besoin d’un associé", "un associé"),
        ("Voudrait trouver un stage", "un stage"),
        ("Recherche : des contacts", "des contacts"),
        ("Is looking for a CTO", "a CTO"),
        ("Needs funding", "funding"),
        ("Un avis sur son CV", "un avis sur son CV"),
        ("LinkedIn ads", "LinkedIn ads"),
        ("CTO à mi-temps", "CTO à mi-temps"),
        ("Voudrait changer de métier", ""),
        ("Cherche à recruter", ""),
        ("A changé de poste", ""),
        ("Wants to move", ""),
        ("", ""),
    ],
)
def test_a_need_is_the_thing_that_is_sought(note: str, told: str) -> None:
    assert need(note) == told


@pytest.mark.parametrize(
    "subject",
    ["Bonne continuation", "Bonne année 2026 à tous", "Joyeux Noël", "Meilleurs vœux", "Merci",
     "Merci pour hier", "Félicitations", "Des nouvelles", "Bonjour", "Bonjour Paul", "Bonne route",
     "All the best", "Happy birthday", "Thank you", "Thanks!", "Congratulations", "Hello", "News",
     "", "?"],
)  # fmt: skip
def test_a_wish_or_a_thank_you_is_no_topic(subject: str) -> None:
    assert not is_topic(subject)


@pytest.mark.parametrize(
    "subject",
    ["Planning des arrêts", "Nouvelles pompes", "Question de budget", "Hello World en Rust, bis",
     "News letters to print", "Bonnes pratiques", "Le plan de Lyon", "Autre", "Highway 61"],
)  # fmt: skip
def test_what_a_mail_is_about_is_a_topic(subject: str) -> None:
    assert is_topic(subject)


@pytest.mark.parametrize(
    ("title_held", "told"),
    [
        ("Directrice technique", "directrice technique"),
        ("Turbine Performance Engineer", "Turbine Performance Engineer"),
        ("Head of Sales", "Head of Sales"),
        ("DRH", "DRH"),
        ("Ingénieure", "ingénieure"),
        ("", ""),
    ],
)
def test_a_title_that_holds_capitals_keeps_its_own(title_held: str, told: str) -> None:
    assert title(title_held) == told


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("Rejoindre l'aéronautique", "rejoindre l'aéronautique"),
        ("Intégrer EDF", "intégrer EDF"),
        ("Un poste chez Airbus", "un poste chez Airbus"),
        ("L’éolien en mer", "l’éolien en mer"),
        ("Airbus, avant juin", "Airbus, avant juin"),
        ("EDF Renouvelables", "EDF Renouvelables"),
        ("Find a job in Lyon", "find a job in Lyon"),
        ("Air France", "Air France"),
    ],
)
def test_a_goal_is_small_within_a_sentence_unless_it_begins_with_a_name(
    goal: str, told: str
) -> None:
    assert aim(goal) == told


@pytest.mark.parametrize(
    ("note", "lang", "register", "told"),
    [
        ("un essai de ses réducteurs", "fr", "tu", "un essai de tes réducteurs"),
        ("un avis sur son plan et sa cave", "fr", "vous", "un avis sur votre plan et votre cave"),
        ("a review of her thesis", "en", "vous", "a review of your thesis"),
        ("un local à Lyon", "fr", "tu", "un local à Lyon"),
        ("quelqu’un pour l’aider, lui ou ses frères", "fr", "tu", ""),
        ("un repreneur pour leur atelier", "fr", "vous", ""),
        ("somebody to go with her", "en", "vous", ""),
    ],
)  # fmt: skip
def test_what_a_note_says_is_theirs_is_said_to_them_or_not_at_all(
    note: str, lang: str, register: str, told: str
) -> None:
    assert to_them(note, lang, register) == told


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("RE: FW: Planning des arrêts", "Planning des arrêts"),
        ("Invitation: Point projet @ jeu. 12 nov. 2026 14:00 - 15:00 (CET) (Paul)", "Point projet"),
        ("Accepté : Déjeuner à Lyon", "Déjeuner à Lyon"),
        ("Re: [anciens] Dîner de promo", "Dîner de promo"),
        ("Budget 2026", "Budget 2026"),
        ("Facture n° 123", ""),
        ("Invoice 2026-113", ""),
        ("Votre commande 12345", ""),
        ("Budget.xlsx", ""),
        ("#4521 ouvert", ""),
        ("Automatic reply: Planning", ""),
    ],
)
def test_a_subject_is_named_as_one_would_aloud(subject: str, told: str) -> None:
    assert named(subject) == told


@pytest.mark.parametrize(
    ("note", "lang", "told"),
    [
        ("Un entretien chez EDF", "fr", "un entretien chez EDF"),
        ("Ils m’ont recrutée", "fr", "ils m’ont recrutée"),
        ("Embauche en mai", "fr", "embauche en mai"),
        ("J'ai eu le poste", "fr", "j'ai eu le poste"),
        ("Décroché deux chantiers", "fr", "j’ai décroché deux chantiers"),
        ("Karim m’a reçu", "fr", "Karim m’a reçu"),
        ("Got the interview", "en", "I got the interview"),
        ("Got me a lawyer", "en", ""),
        ("We sold the boat", "en", "we sold the boat"),
        ("J’ai le poste grâce à lui", "fr", ""),
        ("A meeting at EDF", "en", "a meeting at EDF"),
        ("A relu mon CV en une soirée", "fr", ""),
        ("M'a présenté au directeur", "fr", ""),
        ("Son avis sur les salaires", "fr", ""),
        ("Elle a transmis ma candidature", "fr", ""),
        ("Introduced me to Ann", "en", ""),
        ("Her notes on my CV", "en", ""),
        ("", "fr", ""),
    ],
)
def test_what_they_did_is_not_told_to_them_as_what_came_of_it(
    note: str, lang: str, told: str
) -> None:
    assert outcome(note, lang) == told


@pytest.mark.parametrize(
    ("note", "lang", "to", "told"),
    [
        ("J'ai décroché un entretien grâce à sa relecture", "fr", "tu",
         "j'ai décroché un entretien grâce à ta relecture"),
        ("J'ai décroché un entretien grâce à lui", "fr", "vous",
         "j'ai décroché un entretien grâce à vous"),
        ("J’ai rencontré Marc grâce à elle", "fr", "tu", "j’ai rencontré Marc grâce à toi"),
        ("Un bail signé avec son aide", "fr", "vous", "un bail signé avec votre aide"),
        ("J’ai vu Marc : grâce à lui, un stage", "fr", "tu", ""),
        ("J’ai vu Marc, et grâce à son appui un stage", "fr", "tu", ""),
        ("Karim m’a reçu, et grâce à lui j’ai le poste", "fr", "tu", ""),
        ("Un stage chez sa sœur", "fr", "tu", ""),
        ("Got the flat thanks to her", "en", "vous", "I got the flat thanks to you"),
        ("A place in the choir, thanks to his advice", "en", "", ""),
        ("I found a tenant with her help", "en", "vous", "I found a tenant with your help"),
        ("I saw Ann; thanks to her, a job", "en", "vous", ""),
    ],
)  # fmt: skip
def test_what_came_through_them_is_said_to_them_and_nobody_else_is_meant(
    note: str, lang: str, to: str, told: str
) -> None:
    assert outcome(note, lang, to) == told


@pytest.mark.parametrize(
    ("note", "vain"),
    [
        ("N'a rien donné", True), ("Ça n’a pas marché", True), ("Sans suite", True),
        ("Rien pour l’instant", True), ("Nothing came of it", True), ("It didn't work out", True),
        ("Led nowhere so far", True), ("Rien que des bons conseils", False), ("", False),
        ("Nothing but praise", False), ("N’a pas répondu", False),
    ],
)  # fmt: skip
def test_that_nothing_came_of_it_is_known(note: str, vain: bool) -> None:
    assert is_vain(note) == vain
