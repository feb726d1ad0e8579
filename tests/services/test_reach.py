"""Paths through the book: what each step stands on, whom they avoid, what would make one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange

from entregent.services import network
from entregent.services.archiving import archive
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.links import link, unlink
from entregent.services.reach import Reached, Way, reach
from entregent.services.wording import reach as wording
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Person, Position


def asked(book: Book, target: str, **how: int) -> Reached:
    return reach(book, target, on=TODAY, **how)


def people_of(way: Way) -> list[str]:
    return [step.other.person.name for step in way.steps]


@pytest.fixture
def spin(book: Book) -> tuple[Person, Person]:
    """Sophie, whom I see often, and her husband, of whom I have heard."""
    sophie = a_person(book, "Sophie Lacaze", title="Coach")
    marc = a_person(book, "Marc Lacaze", organisation="Vents du Pilat", title="Recruteur")
    for days in (3, 10, 17):
        an_exchange(book, sophie, channel="call", by="them", on=TODAY - timedelta(days=days))
    link(book, sophie, marc, evidence="Elle m'en a parlé au cours", kind="spouse")
    return sophie, marc


@pytest.mark.parametrize("target", ["Marc Lacaze", "vents du pilat", "recrutement", "marc"])
def test_the_husband_is_reached_through_his_wife_whatever_he_is_sought_by(
    book: Book, spin: tuple[Person, Person], target: str
) -> None:
    (way,) = asked(book, target).ways
    assert people_of(way) == ["Sophie Lacaze", "Marc Lacaze"]
    assert [step.sign for step in way.steps] == ["mail", "spouse"]
    assert way.chance == pytest.approx(way.steps[0].p * 0.7)
    assert way.how == "call"
    assert "Elle m'en a parlé" in wording.step_evidence(way.steps[1], on=TODAY)


def test_somebody_heard_of_is_nobody_i_can_write_to(book: Book) -> None:
    a_person(book, "Marc Lacaze")
    found = asked(book, "Marc Lacaze")
    assert found.ways == ()
    assert found.missing == ()  # to get to know whom one seeks is no advice
    assert "with Marc Lacaze" in wording.nobody_near(found)


@pytest.mark.parametrize("boundary", ["no-introductions", "introduction: she is shy"])
def test_who_does_not_introduce_stands_in_no_middle_and_may_be_sought(
    book: Book, spin: tuple[Person, Person], boundary: str
) -> None:
    set_fields(book, spin[0], [("boundary", boundary)], on=TODAY)
    assert asked(book, "Marc Lacaze").ways == ()
    assert people_of(asked(book, "Sophie Lacaze").ways[0]) == ["Sophie Lacaze"]


def test_whoever_is_in_the_archives_stands_in_no_middle(
    book: Book, spin: tuple[Person, Person]
) -> None:
    archive(book, spin[0], on=TODAY)
    assert asked(book, "Marc Lacaze").ways == ()


@pytest.mark.parametrize("target", ["recruteur", "Vents du Pilat"])
def test_whoever_is_archived_is_sought_by_name_alone(
    book: Book, spin: tuple[Person, Person], target: str
) -> None:
    assert asked(book, target).ways
    archive(book, spin[1], on=TODAY)
    assert asked(book, target).ways == ()
    assert people_of(asked(book, "Marc Lacaze").ways[0])[-1] == "Marc Lacaze"


def test_nobody_is_asked_to_introduce_me_to_whoever_wants_no_introduction(
    book: Book, spin: tuple[Person, Person]
) -> None:
    set_fields(book, spin[1], [("boundary", "no-introductions")], on=TODAY)
    found = asked(book, "Marc Lacaze")
    assert (found.ways, found.missing) == ((), ())
    assert "nobody is to be introduced to Marc Lacaze" in wording.not_introduced(found)
    assert asked(book, "recruteur").ways == ()
    an_exchange(book, spin[1], by="them")
    found = asked(book, "Marc Lacaze")
    assert [people_of(way) for way in found.ways] == [["Marc Lacaze"]]
    assert wording.not_introduced(found)
    assert not wording.not_introduced(asked(book, "Sophie Lacaze"))


@pytest.mark.parametrize("target", ["vents du pilat", "recruteur"])
def test_where_a_wish_alone_stands_between_it_is_said_whatever_they_are_sought_by(
    book: Book, spin: tuple[Person, Person], target: str
) -> None:
    set_fields(book, spin[1], [("boundary", "no-introductions")], on=TODAY)
    found = asked(book, target)
    assert (found.ways, found.missing, found.alone, found.is_barred) == ((), (), None, True)
    assert "nobody is to be introduced to Marc Lacaze" in wording.not_introduced(found)
    a_person(book, "Denis Roy", organisation="Vents du Pilat", title="Recruteur")
    found = asked(book, target)
    assert (found.ways, found.is_barred) == ((), not found.missing)
    assert "nobody is to be introduced to Marc Lacaze" in wording.not_introduced(found)


def test_the_only_one_who_knows_them_is_named_where_they_are_kept_out(
    book: Book, spin: tuple[Person, Person]
) -> None:
    set_fields(book, spin[0], [("boundary", "no-introductions")], on=TODAY)
    (out,) = asked(book, "Marc Lacaze").kept_out
    told = "Sophie Lacaze knows Marc Lacaze, but you noted"
    assert wording.kept_out(out).startswith(told)
    archive(book, spin[0], on=TODAY)
    (out,) = asked(book, "Marc Lacaze").kept_out
    assert wording.kept_out(out) == "Sophie Lacaze knows Marc Lacaze, but you archived them."
    with speaking("fr"):
        assert "Sophie Lacaze connaît Marc Lacaze" in wording.kept_out(out)


def test_nobody_is_asked_to_lead_to_somebody_I_know_better_myself(
    book: Book, spin: tuple[Person, Person]
) -> None:
    karim, gaelle = a_person(book, "Karim Benali"), a_person(book, "Gaëlle Gaudin")
    an_exchange(book, gaelle, by="them")
    for days in (2, 9):
        an_exchange(book, karim, channel="meal", by="them", on=TODAY - timedelta(days=days))
    link(book, karim, spin[1], evidence="Collègues", kind="colleague")
    link(book, gaelle, karim, evidence="Voisins", kind="close")
    told = [people_of(way) for way in asked(book, "Marc Lacaze").ways]
    assert told == [["Sophie Lacaze", "Marc Lacaze"], ["Karim Benali", "Marc Lacaze"]]


def test_the_network_follows_each_act_and_its_undoing(
    book: Book, spin: tuple[Person, Person]
) -> None:
    assert asked(book, "Marc Lacaze").ways
    unlink(book, *spin)
    assert not asked(book, "Marc Lacaze").ways


def test_the_network_is_kept_as_long_as_nothing_changes(
    book: Book, spin: tuple[Person, Person]
) -> None:
    kept = network.network_of(book, on=TODAY)
    assert network.network_of(book, on=TODAY) is kept
    assert network.network_of(book, on=TODAY + timedelta(days=1)) is not kept


def test_colleagues_at_the_same_time_are_assumed_to_know_each_other_and_told_so(
    book: Book,
) -> None:
    one = a_person(book, "Alice Martin", organisation="Globex")
    a_person(book, "Benoît Durand", organisation="Globex")
    an_exchange(book, one, on=TODAY, by="them")
    way = asked(book, "Benoît Durand").ways[0]
    assert way.steps[1].assumed
    assert "both at Globex at the same time" in wording.step_evidence(way.steps[1], on=TODAY)
    assert "from Alice Martin to Benoît Durand" in wording.weakest(way)


def test_being_self_employed_makes_nobody_colleagues(book: Book) -> None:
    one = a_person(book, "Alice Martin", organisation="Indépendante")
    a_person(book, "Benoît Durand", organisation="Indépendante")
    an_exchange(book, one, on=TODAY, by="them")
    assert asked(book, "Benoît Durand").ways == ()


def test_what_i_state_of_two_people_goes_before_what_their_firm_suggests(
    book: Book, spin: tuple[Person, Person]
) -> None:
    for person in spin:
        set_fields(book, person, [("organisation", "Globex")], on=TODAY)
    assert asked(book, "Marc Lacaze").ways[0].steps[1].sign == "spouse"


def test_two_said_not_to_know_each_other_are_not_assumed_to(book: Book) -> None:
    one = a_person(book, "Alice Martin", organisation="Globex")
    other = a_person(book, "Benoît Durand", organisation="Globex")
    an_exchange(book, one, on=TODAY, by="them")
    link(book, one, other, evidence="x")
    unlink(book, one, other)
    assert asked(book, "Benoît Durand").ways == ()


def test_family_is_asked_as_family_even_where_nothing_was_exchanged(book: Book) -> None:
    a_person(book, "Tante Jeanne", circles=["Famille"])
    step = asked(book, "Tante Jeanne").ways[0].steps[0]
    assert (step.p, step.sign) == (pytest.approx(0.7), "family")
    with speaking("fr"):
        assert wording.step_evidence(step, on=TODAY) == "votre famille"


def test_somebody_busy_is_asked_when_they_are_free(book: Book, spin: tuple[Person, Person]) -> None:
    set_fields(book, spin[0], [("boundary", "busy 2026-11-20..2026-11-30")], on=TODAY)
    way = asked(book, "Marc Lacaze").ways[0]
    assert way.busy_until == date(2026, 12, 1)
    assert "wait until 1\u00a0December" in wording.ask(way, on=TODAY)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (200, "lien faible, un appel"),
        (500, "lien qui s’efface, un appel"),
        (1200, "lien dormant, un"),
    ],
)
def test_a_tie_is_called_by_words_that_go_with_the_noun(book: Book, days: int, said: str) -> None:
    anne = a_person(book, "Anne Roy")
    an_exchange(book, anne, channel="call", by="them", on=TODAY - timedelta(days=days))
    (way,) = asked(book, "Anne Roy").ways
    with speaking("fr"):
        assert wording.step_evidence(way.steps[0], on=TODAY).startswith(said)


def test_a_limit_of_hops_is_kept(book: Book, spin: tuple[Person, Person]) -> None:
    found = asked(book, "Marc Lacaze", hops=1)
    assert (found.ways, found.missing, found.longer) == ((), (), 2)
    said = (
        "No path to Marc Lacaze in one step; one of 2 steps leads there: ask for it with --hops 2."
    )
    assert wording.no_path(found, hops=1) == said
    assert asked(book, "Marc Lacaze", hops=2).longer == 0


@pytest.mark.parametrize("target", ["zzz", "!", "", "999999", "nobody@nowhere.example"])
def test_whoever_is_not_there_is_refused_with_a_next_step(book: Book, target: str) -> None:
    with pytest.raises(EntregentError):
        asked(book, target)


def test_namesakes_are_told_apart_before_anything(book: Book) -> None:
    a_person(book, "Alice Martin")
    a_person(book, "Alice Martin")
    with pytest.raises(EntregentError) as refusal:
        asked(book, "Alice Martin")
    assert refusal.value.code == "several-people"


def test_where_nobody_has_all_the_words_those_with_some_are_shown_and_it_is_said(
    book: Book, spin: tuple[Person, Person]
) -> None:
    found = asked(book, "recruteur zzyzx")
    assert not found.sought.whole
    assert people_of(found.ways[0])[-1] == "Marc Lacaze"
    assert wording.only_some(found.sought) == (
        "Nobody’s position says all of “recruteur zzyzx”; that of one person says some of it."
    )


def test_where_nobody_says_all_the_words_none_of_them_hides_another(book: Book) -> None:
    for number in range(4):
        wind = a_person(book, f"Friend {number}", title="Technicienne éolienne")
        for days in range(5 + number):
            an_exchange(book, wind, by="them", on=TODAY - timedelta(days=9 * days))
    recruiter = a_person(book, "Marc Lacaze", title="Recruteur")
    an_exchange(book, recruiter, by="them", on=TODAY - timedelta(days=200))
    found = asked(book, "recruteur éolien")
    assert not found.sought.whole
    ends = [people_of(way)[-1] for way in found.ways]
    assert ends == ["Marc Lacaze", "Friend 3", "Friend 2"]
    archive(book, recruiter, on=TODAY)
    assert "Marc Lacaze" not in [people_of(w)[-1] for w in asked(book, "recruteur éolien").ways]


def test_who_says_the_words_themselves_comes_before_who_says_them_by_their_meaning(
    book: Book,
) -> None:
    for name, firm, days in (("Anne Roy", "Avions Sud", 2), ("Marc Mas", "Aéronautique Nord", 90)):
        person = a_person(book, name, title="Technicienne", organisation=firm)
        an_exchange(book, person, by="them", on=TODAY - timedelta(days=days))
    found = asked(book, "technicien aéronautique")
    assert [people_of(way) for way in found.ways] == [["Marc Mas"], ["Anne Roy"]]
    assert found.ways[0].chance < found.ways[1].chance
    assert [wording.matched(way) for way in found.ways] == [
        "", "The position says: Technicienne. Close in meaning: Avions.",
    ]  # fmt: skip
    with speaking("fr"):
        told = wording.matched(found.ways[1]).replace("\u202f", " ")
        assert told == "Le poste dit : Technicienne. Proche par le sens : Avions."
    (only,) = asked(book, "technicien aéronautique", paths=1).ways
    assert people_of(only) == ["Marc Mas"]
    found = asked(book, "infirmière aéronautique")  # where nobody says it all, likewise
    assert [people_of(way) for way in found.ways] == [["Marc Mas"], ["Anne Roy"]]


def test_my_own_name_leads_to_nobody_but_me(book: Book) -> None:
    me = a_person(book, "Camille Rousset")
    Person.objects.filter(pk=me.pk).update(is_me=True)
    with pytest.raises(EntregentError, match="that-is-you"):
        asked(book, "camille rousset")
    namesake = a_person(book, "Camille Rousset")
    assert asked(book, "Camille Rousset").sought.people == (namesake.pk,)


@pytest.mark.parametrize(
    ("target", "found"),
    [("DRH", "Zoé Blanc"), ("RH", "Zoé Blanc"), ("CEO", "Yann Brun"), ("HR director", "Zoé Blanc")],
)
def test_initials_lead_to_whoever_has_the_role(book: Book, target: str, found: str) -> None:
    for name, title, firm in (
        ("Zoé Blanc", "Directrice des ressources humaines", "Globex"),
        ("Yann Brun", "Président", "Initech"),
        ("Léo Gris", "Chef d’atelier", "Rhône Éolien"),
    ):
        an_exchange(book, a_person(book, name, title=title, organisation=firm), by="them")
    told = asked(book, target)
    assert [people_of(way) for way in told.ways] == [[found]]
    assert told.sought.whole


def test_where_no_head_of_it_is_there_those_who_work_on_it_come_before_other_heads(
    book: Book,
) -> None:
    for name, title in (("Yann Brun", "Directeur technique"), ("Zoé Blanc", "Chargée de paie")):
        an_exchange(book, a_person(book, name, title=title), by="them")
    for target in ("DRH", "HR director"):
        found = asked(book, target)
        assert [people_of(way) for way in found.ways] == [["Zoé Blanc"]]
        assert not found.sought.whole


def test_whoever_works_near_a_firm_is_never_shown_as_being_there(book: Book) -> None:
    anne = a_person(book, "Anne Roy", organisation="Ailes du Sud", title="Ingénieure aéronautique")
    an_exchange(book, anne, by="them")
    found = asked(book, "Airbus")
    assert people_of(found.ways[0]) == ["Anne Roy"]
    with speaking("fr"):
        nobody, elsewhere, _how = wording.nobody_at(found)
    assert nobody == "Personne chez Airbus dans votre carnet."
    assert "ailleurs" in elsewhere
    marc = a_person(book, "Marc Lacaze", organisation="Groupe Airbus", title="Recruteur")
    an_exchange(book, marc, by="them")
    found = asked(book, "airbus")
    assert [people_of(way) for way in found.ways] == [["Marc Lacaze"]]
    assert wording.nobody_at(found) == []
    found = asked(book, "ingénieure Airbus")
    assert [people_of(way) for way in found.ways] == [["Anne Roy"]]
    assert (found.sought.whole, found.sought.nobody_at) == (False, "")


def test_a_large_firm_where_nobody_is_is_named_whatever_comes_near(book: Book) -> None:
    marc = a_person(book, "Marc Lacaze", organisation="Globex", title="Recruteur")
    an_exchange(book, marc, by="them")
    found = asked(book, "recruteur Dassault Aviation")
    assert wording.nobody_at(found)[0] == "Nobody at Dassault Aviation in your book."
    assert people_of(found.ways[0]) == ["Marc Lacaze"]
    anne = a_person(book, "Anne Roy", organisation="Dassault Aviation", title="Recruteuse")
    an_exchange(book, anne, by="them")
    found = asked(book, "recruteur Dassault Aviation")
    assert wording.nobody_at(found) == []
    assert [people_of(way) for way in found.ways] == [["Anne Roy"]]


def test_where_no_path_leads_it_is_said_who_may_know_them(book: Book) -> None:
    mine = a_person(book, "Anne Roy", organisation="Airbus")
    an_exchange(book, mine, by="them")
    for named, value in (("Zoé Seule", ""), ("Ugo Loin", "Nacelles du Sud")):
        a_person(book, named, organisation=value)
    found = asked(book, "Ugo Loin")
    assert [wording.may_know(one, found) for one in found.may_know] == [
        "Anne Roy works in the same sector (Aeronautics): ask who around them knows Ugo Loin."
    ]
    assert 'entregent link WHO "Ugo Loin" --evidence' in wording.link_command(found)
    found = asked(book, "Zoé Seule")
    assert (found.may_know, found.missing) == ((), ())
    assert wording.nobody_near(found).startswith("Nobody you know shares a firm")


def test_whoever_left_the_firm_of_somebody_may_know_them_and_whoever_is_shut_out_is_not_named(
    book: Book,
) -> None:
    for name in ("Anne Roy", "Max Mas"):
        person = a_person(book, name, organisation="Globex")
        an_exchange(book, person, by="them", on=TODAY - timedelta(days=500))
    Position.objects.update(current=False, started="2018", ended="2019")
    set_fields(book, person, [("boundary", "no-introductions")], on=TODAY)
    a_person(book, "Ugo Loin", organisation="Globex")
    found = asked(book, "Ugo Loin")
    assert [wording.may_know(one, found) for one in found.may_know] == [
        "Anne Roy was at Globex: ask whether they know Ugo Loin."
    ]


def test_a_firm_that_everybody_left_has_nobody(book: Book) -> None:
    anne = a_person(book, "Anne Roy", organisation="Globex", title="Engineer")
    an_exchange(book, anne, by="them")
    set_fields(book, anne, [("organisation", "Initech")], on=TODAY)
    found = asked(book, "Globex")
    assert found.ways == ()
    assert wording.nobody_at(found)[0] == "Nobody at Globex in your book."
    assert "add somebody you hear of at Globex" in wording.nobody_at(found)[1]


def test_the_same_few_questions_are_asked_however_many_paths(
    book: Book, spin: tuple[Person, Person]
) -> None:
    def count(paths: int) -> int:
        network.network_of(book, on=TODAY)
        with CaptureQueriesContext(connection) as asked_of_tables:
            reach(book, "Marc Lacaze", on=TODAY, paths=paths)
        return len(asked_of_tables)

    one = count(1)
    for number in range(8):
        friend = a_person(book, f"Friend {number}")
        an_exchange(book, friend, on=TODAY, by="them")
        link(book, friend, spin[1], evidence="x", kind="close")
    assert count(6) <= one


def test_who_is_said_to_hire_comes_before_the_head_of_any_team(book: Book) -> None:
    recruiter = a_person(
        book, "Rita Rey", organisation="Aérostructures", title="Responsable recrutement"
    )
    manager = a_person(book, "Max Mas", organisation="Airbus", title="Responsable maintenance")
    for days in (2, 4, 8):
        an_exchange(book, manager, channel="call", by="them", on=TODAY - timedelta(days=days))
    an_exchange(book, recruiter, by="them", on=TODAY - timedelta(days=200))
    ways = asked(book, "hiring manager aéronautique").ways
    assert [way.sought.person for way in ways] == [recruiter, manager]
    assert ways[1].chance > ways[0].chance
    (only,) = asked(book, "hiring manager aéronautique", paths=1).ways
    assert only.sought.person == recruiter


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Recrute deux techniciennes en janvier", "Max Mas"),
        ("She is the hiring manager for the lab", "Max Mas"),
        ("Ne recrute plus", "Rita Rey"),
    ],
)
def test_whoever_a_note_says_is_hiring_is_one_who_hires(book: Book, text: str, first: str) -> None:
    recruiter = a_person(book, "Rita Rey", title="Responsable recrutement")
    noted = a_person(book, "Max Mas", title="Ingénieur essais")
    an_exchange(book, recruiter, by="them", on=TODAY - timedelta(days=200))
    an_exchange(book, noted, by="them")
    set_fields(book, noted, [("note", text)], on=TODAY)
    way, *_ = asked(book, "hiring manager").ways
    assert way.sought.person.name == first
    assert wording.matched(way) == ("Your notes say that they are hiring." * (first == "Max Mas"))
