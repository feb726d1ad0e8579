"""What one means to do and when, as French and English people note it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.follow_ups import day_said, follow_up_said

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("relancer mardi", "2026-11-24"),
        ("à rappeler dimanche", "2026-11-29"),
        ("rappeler mardi en huit", "2026-12-01"),
        ("Relancer demain matin", "2026-11-23"),
        ("écrire après-demain", "2026-11-24"),
        ("recontacter dans trois semaines", "2026-12-13"),
        ("reprendre contact dans 2 mois", "2027-01-22"),
        ("relancer d’ici quinze jours", "2026-12-07"),
        ("lui écrire le 12 mars", "2027-03-12"),
        ("envoyer le dossier le 1er décembre", "2026-12-01"),
        ("rappeler en janvier", "2027-01-01"),
        ("le revoir mi-février", "2027-02-15"),
        ("relancer fin novembre", "2026-11-30"),
        ("relancer la semaine prochaine", "2026-11-23"),
        ("relancer le mois prochain", "2026-12-01"),
        ("rappeler le 03/04", "2027-04-03"),
        ("rappeler le 3/12/26", "2026-12-03"),
        ("Très bon déjeuner. Relancer jeudi pour le devis", "2026-11-26"),
        ("follow up on Tuesday", "2026-11-24"),
        ("Call back in a week", "2026-11-29"),
        ("write to her in three weeks", "2026-12-13"),
        ("ping him tomorrow", "2026-11-23"),
        ("catch up next month", "2026-12-01"),
        ("send the slides by March 12th", "2027-03-12"),
        ("thank her today", "2026-11-22"),
        ("get back to them on 2027-01-08", "2027-01-08"),
        ("Bon échange, le rappeler jeudi", "2026-11-26"),
        ("Il faut lui écrire lundi", "2026-11-23"),
        ("I should call her on Friday", "2026-11-27"),
    ],
)
def test_what_is_to_be_done_has_its_day(said: str, day: str) -> None:
    found = follow_up_said(said, today=SUNDAY, language="fr")
    assert found is not None
    assert found.on.isoformat() == day


def test_the_third_of_april_is_the_fourth_of_march_in_english() -> None:
    assert day_said("call on 03/04", today=SUNDAY, language="en") == date(2027, 3, 4)
    assert day_said("call on 25/12", today=SUNDAY, language="en") == date(2026, 12, 25)


@pytest.mark.parametrize(
    "said",
    [
        "Déjeuner mardi avec Paul",
        "a appelé mardi",
        "Call went well on Monday",
        "Call with Bob on Monday",
        "Ask about 24/7 support",
        "Il doit m'appeler mardi",
        "Elle va écrire un livre en mars",
        "relancer un jour",
        "Aime la voile. En mars, il part.",
        "relancer le 31/02",
        "call me maybe",
        "rappeler le 12/03/2019",
        "relancer dans mille ans",
        "",
    ],
)
def test_what_says_no_act_or_no_day_to_come_is_a_note_like_any_other(said: str) -> None:
    assert follow_up_said(said, today=SUNDAY, language="fr") is None


def test_only_the_sentence_that_says_it_is_kept() -> None:
    found = follow_up_said("Parlé vélo.\nRelancer  mardi ; merci", today=SUNDAY, language="fr")
    assert found
    assert found.text == "Relancer mardi"


@given(st.text(), st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["fr", "en"]))
def test_whatever_is_written_a_day_found_has_not_passed(
    text: str, today: date, language: str
) -> None:
    found = follow_up_said(f"relancer {text}", today=today, language=language)
    assert found is None or found.on >= today
