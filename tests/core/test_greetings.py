"""A line for one person alone: made of what the book says, with its evidence, nothing delicate."""

from dataclasses import replace
from datetime import date

import pytest

from entregent.core.campaigns import Occasion, Stands, is_personal, stands, usual_days, with_line
from entregent.core.greetings import Line, Said, Told, chosen, is_delicate, lines, may_mourn

TODAY = date(2026, 12, 20)
LATELY = date(2026, 11, 3)


def said(kind: str, text: str = "", more: str = "", *, on: date = LATELY, ref: int = 1) -> Said:
    return Said(kind, ref, on, text, more)


def made(told: Told, *, lang: str = "fr", register: str = "tu", whom: int = 1) -> list[Line]:
    return lines(told, lang=lang, register=register, whom=whom, today=TODAY)


def codes(told: Told, **how: str) -> list[str]:
    return list(dict.fromkeys(line.code for line in made(told, **how)))  # type: ignore[arg-type]


EVERYTHING = Told(
    exchanges=[
        said("exchange", "Re: La traversée du Vercors", "email"),
        said("exchange", "", "meal", on=date(2026, 4, 3)),
    ],
    words=[said("note", "Enfants : Jules et Léa. Projet : Atelier Vélo")],
    matters=[said("matters", "L’escalade")],
    needs=[said("need", "Cherche un local à Lyon")],
    favours=[said("favour", "", "advice")],
    jobs=[said("job", "Directrice", "École du Vallon")],
    met=said("met", "Rencontré au club d’escalade"),
)


def test_what_they_did_for_me_comes_first_then_their_life_then_our_talks() -> None:
    assert codes(EVERYTHING) == [
        "thanks", "job", "children", "project", "together-meal", "topic", "matters", "need", "met",
    ]  # fmt: skip


def test_a_line_says_what_it_was_made_of() -> None:
    line = made(Told(favours=[said("favour", "", "advice", ref=7)]))[0]
    assert (line.of.kind, line.of.ref) == ("favour", 7)
    assert "les conseils" in line.text


def test_a_line_keeps_to_the_register() -> None:
    told = Told(matters=[said("matters", "L’escalade")])
    texts = {
        register: {line.text for line in made(told, register=register)}
        for register in ("tu", "vous")
    }
    assert any("te tient à cœur" in text for text in texts["tu"])
    assert not any(" tu " in text or " te " in text for text in texts["vous"])


def test_a_firm_stands_as_one_speaks_of_being_there() -> None:
    texts = " ".join(line.text for line in made(Told(jobs=[said("job", "", "École du Vallon")])))
    assert "à l’École du Vallon" in texts


@pytest.mark.parametrize(
    "text",
    ["Opération du genou", "Divorce de Paul", "Licenciement", "Cherche un emploi",
     "À garder entre nous", "Her surgery", "Laid off in May", "Dépression", "Salaires 2027"],
)  # fmt: skip
def test_nothing_delicate_is_brought_up(text: str) -> None:
    told = Told(
        exchanges=[said("exchange", text, "email")],
        words=[said("note", f"Enfants : Jules. {text}")],
        matters=[said("matters", text)],
        needs=[said("need", text)],
        favours=[said("favour", text, "help")],
    )
    assert is_delicate(text)
    assert not made(told)
    assert not made(told, lang="en")


def test_words_of_another_language_are_not_quoted() -> None:
    told = Told(exchanges=[said("exchange", "The plan for the summer", "email")])
    assert not made(told)
    assert codes(told, lang="en") == ["topic"]


@pytest.mark.parametrize(
    "subject",
    [
        "Bonne année !", "Merci", "Facture n° 12", "Invitation: ", "RE: RE:",
        "Mon adresse personnelle", "Météo de lundi", "Certificat médical", "Local à vélos",
        "Offre de prix, roulements série 360", "Point téléphonique", "Cotisation 2026",
    ],
)  # fmt: skip
def test_a_wish_a_thank_you_or_a_paper_is_no_topic(subject: str) -> None:
    assert not made(Told(exchanges=[said("exchange", subject, "email")]))


def test_what_others_were_written_as_well_is_for_nobody_alone() -> None:
    told = Told(exchanges=[said("exchange", "La traversée du Vercors", "email")])
    assert made(told)
    assert not made(replace(told, of_many={"la traversee du vercors"}))


def test_a_meal_of_long_ago_is_not_brought_up() -> None:
    assert not made(Told(exchanges=[said("exchange", "", "meal", on=date(2025, 10, 1))]))


def test_a_way_to_reach_somebody_is_never_quoted() -> None:
    assert not made(Told(matters=[said("matters", "06 12 34 56 78")]))


def test_nobody_without_anything_to_say_gets_a_line() -> None:
    assert chosen([(1, "acme", made(Told()))]) == {}


def test_two_at_one_firm_do_not_read_the_same_sentence() -> None:
    told = Told(favours=[said("favour", "", "advice")])
    found = chosen((whom, "acme", made(told, whom=whom)) for whom in range(3))
    assert len({line.text for line in found.values()}) == 3


def test_where_all_wordings_are_said_at_a_firm_another_fact_is_told() -> None:
    told = Told(favours=[said("favour", "", "advice")], met=said("met", "au club d’escalade"))
    found = chosen((whom, "acme", made(told, whom=whom)) for whom in range(4))
    assert found[3].code == "met"


@pytest.mark.parametrize(
    "text",
    ["A perdu son père en mars", "Obsèques de sa mère", "Her father passed away", "En deuil"],
)
def test_whoever_may_be_in_mourning_is_known(text: str) -> None:
    assert may_mourn([said("note", text)], today=TODAY)
    assert not may_mourn([said("note", text, on=date(2020, 1, 1))], today=TODAY)


def test_a_message_is_personal_once_it_says_something_of_its_own() -> None:
    bare = "Bonjour Alice,\n\nBonne année !\n\nAmitiés,\nPaul"
    assert not is_personal(bare, bare)
    assert not is_personal(bare.replace("Amitiés", "Bises"), bare)
    written = with_line(bare, "Merci encore pour la relecture.")
    assert is_personal(written, bare)
    assert written.split("\n\n")[2] == "Merci encore pour la relecture."


def test_what_left_has_left_however_one_means_to_greet_them_now() -> None:
    how = {"personal": True, "answered": False, "done": False}
    assert stands("call", "sent", **how) is Stands.SENT
    assert stands("out", "unknown", **how) is Stands.UNKNOWN
    assert stands("out", "draft", **how) is Stands.OUT
    assert stands("mail", "draft", **how) is Stands.WAITING
    assert stands("mail", "draft", **{**how, "personal": False}) is Stands.TO_WRITE
    assert stands("mail", "sent", **{**how, "answered": True}) is Stands.ANSWERED
    assert stands("card", None, **{**how, "done": True}) is Stands.DONE


def test_an_occasion_has_its_days_the_next_time_it_comes() -> None:
    assert usual_days(Occasion.NEW_YEAR, TODAY) == (date(2027, 1, 3), date(2027, 1, 20))
    assert usual_days(Occasion.NEW_YEAR, date(2027, 1, 8)) == (date(2027, 1, 8), date(2027, 1, 20))
    assert usual_days(Occasion.HOLIDAYS, TODAY) == (TODAY, date(2026, 12, 23))
