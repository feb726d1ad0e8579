"""Two people who may be one: what likens them, what tells them apart, what says nothing."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entregent.core.likeness import levels
from entregent.core.likeness.addresses import spelled_out
from entregent.core.likeness.firms import firm_of
from entregent.core.likeness.names import name_of
from entregent.core.likeness.nicknames import may_be_one
from entregent.core.likeness.pairs import LIKELY, likely_pairs, pairs_to_compare
from entregent.core.likeness.probability import Crowd
from entregent.core.likeness.traits import MOST, Kind, Traits, key, keys_of
from entregent.core.likeness.weights import WEIGHTS
from entregent.core.text import fold


def somebody(name: str = "Claire Morel", number: int = 1, **known: Any) -> Traits:
    """A person as they are compared, from words as people write them."""
    values = {field: frozenset(said) for field, said in known.items() if field != "birthday"}
    return Traits(number, name_of(name), birthday=known.get("birthday", ""), **values)


def likely(
    a: Traits, b: Traits, *, people: int = 500, common: dict[int, int] | None = None
) -> float:
    """How likely two are one in a book of so many people, their values shared by nobody else."""
    sharing = common or {}
    return Crowd(people, lambda number: sharing.get(number, 2)).likeness(a, b).probability


def named(one: str, other: str) -> float:
    """How likely two people of one firm are one, by their names."""
    return likely(somebody(one, firms={"acme"}), somebody(other, 2, firms={"acme"}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hélène Besnard", "helene besnard"),
        ("Bob Smith", "Robert Smith"),
        ("Manu Petit", "Emmanuel Petit"),
        ("J. Morel", "Jeanne Morel"),
        ("JP Durand", "Jean-Pierre Durand"),
        ("Jean Marc Roux", "Jean-Marc Roux"),
        ("Morel Claire", "Claire Morel"),
        ("MOREL Claire", "Claire Morel"),
        ("Morel, Claire", "Claire Morel"),
        ("Dr Claire Morel, PhD", "Claire Morel"),
        ("Claire Le Goff", "Claire Legoff"),
        ("Ludwig van Beek", "Ludwig Beek"),
        ("Karim El Amrani", "Karim Elamrani"),
        ("Claire Morel-Dubois", "Claire Dubois"),
        ("Claire Morel (Dubois)", "Claire Morel"),
        ("Claire Morrel", "Claire Morel"),
        ("Calire Morel", "Claire Morel"),
        ("Thibaut Ferrand", "Thibault Ferrand"),
        ("John Q. Smith", "John Smith"),
    ],
)
def test_ways_of_writing_one_name_at_one_firm_are_likely_one_person(one: str, other: str) -> None:
    assert named(one, other) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Claire Morel", "Paul Morel"),
        ("Jean-Pierre Durand", "Jean-Paul Durand"),
        ("Michel Morel", "Michèle Morel"),
        ("Paul Morel", "Pauline Morel"),
        ("Claire Morel", "Claire Vasseur"),
        ("J. Morel", "Claire Morel"),
        ("John Smith Jr.", "John Smith Sr."),
        ("Anne Petit", "Marc Grand"),
    ],
)
def test_colleagues_and_relatives_are_not_one_person(one: str, other: str) -> None:
    assert named(one, other) < LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Mueller", "Juergen Müller"),
        ("Jörg Strauß", "Joerg Strauss"),
        ("Hans-Jürgen von Gärtner", "Hans Juergen von Gaertner"),
        ("Søren Åkesson", "Soeren Aakesson"),
        ("Ju\u0308rgen Mu\u0308ller", "Mueller, Juergen"),
        ("Jürgen Müller", "Jurgen Muller"),
    ],
)
def test_letters_written_out_are_the_same_name_and_meet(one: str, other: str) -> None:
    a, b = somebody(one), somebody(other, 2)
    assert set(keys_of(a)) & set(keys_of(b))
    assert likely(a, b) == pytest.approx(likely(a, somebody(one, 2)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Noël", "Noel", True),
        ("Joël", "Joel", True),
        ("Raphaël", "Raphael", True),
        ("Michael", "Michał", False),
        ("Rafael", "Rafał", False),
        ("Manuel", "Manul", False),
        ("Joel", "Jol", False),
    ],
)
def test_a_vowel_that_is_sounded_is_no_letter_written_out(
    one: str, other: str, *, same: bool
) -> None:
    a, b = (somebody(f"{given} Besnard", number) for number, given in enumerate((one, other)))
    signs = Crowd(500, lambda _number: 2).likeness(a, b).agreements
    assert ("given-same" in {sign.code for sign in signs}) is same


def test_an_address_made_of_a_name_written_out_says_the_name_a_second_time() -> None:
    local = {"jmueller"}
    signs = Crowd(500, lambda _number: 2).likeness(
        somebody("Jürgen Müller", locals=local), somebody("J. Müller", 2, locals=local)
    )
    assert "email-same-local-of-name" in {sign.code for sign in signs.agreements}


def test_what_is_missing_is_no_evidence() -> None:
    alone = likely(somebody(), somebody(number=2))
    told = {"phones": {"+33612345678"}, "firms": {"acme"}, "birthday": "1980-12-01"}
    assert likely(somebody(**told), somebody(number=2)) == pytest.approx(alone)


def test_a_common_name_weighs_less_than_a_rare_one() -> None:
    shared = {key(Kind.GIVEN, "claire"): 30, key(Kind.FAMILY, "morel"): 30}
    rare, common = (likely(somebody(), somebody(number=2), common=c) for c in (None, shared))
    assert rare > LIKELY > common


def test_namesakes_at_two_firms_of_a_large_book_are_not_likely() -> None:
    one, other = somebody(firms={"acme"}), somebody(number=2, firms={"globex"})
    common = {key(Kind.GIVEN, "claire"): 300, key(Kind.FAMILY, "morel"): 50}
    assert likely(one, other, people=50_000, common=common) < LIKELY


def test_the_same_rare_telephone_makes_a_likeness_and_a_switchboard_does_not() -> None:
    a, b = (somebody(name, n, phones={"+331"}) for n, name in enumerate(("J. Morel", "C. Morel")))
    one, other = somebody("C. Morel", phones={"+331"}), somebody("Claire Morel", 2, phones={"+331"})
    board = {key(Kind.PHONE, "+331"): 40}
    many = {key(Kind.FAMILY, "morel"): 90}
    assert likely(a, b) < LIKELY <= likely(one, other, people=20_000, common=many)
    assert likely(one, other, people=20_000, common=board | many) < LIKELY


def test_brothers_under_one_roof_are_not_one_person() -> None:
    roof: dict[str, Any] = {"places": ["12 rue du lac 74000 annecy"], "phones": {"+33450"}}
    assert likely(somebody("Paul Morel", **roof), somebody("Luc Morel", 2, **roof)) < LIKELY


def test_sisters_whose_names_are_a_letter_apart_are_not_one_person() -> None:
    roof: dict[str, Any] = {"places": ["12 rue du lac 74000 annecy"]}
    names = ("Gaëlle Morel", "Maëlle Morel")
    a, b = (somebody(name, number, **roof) for number, name in enumerate(names))
    both_borne = {key(Kind.GIVEN, given): 6 for given in ("gaelle", "maelle")}
    assert likely(a, b, people=9_000, common=both_borne) < LIKELY


def test_a_double_name_is_not_short_for_the_nickname_of_its_half() -> None:
    assert levels.compare_given(("mary",), ("marie", "pierre")) == "part"
    assert levels.compare_given(("bob",), ("robert",)) == "nickname"


def test_two_spellings_that_many_bear_are_hardly_a_slip() -> None:
    firm: dict[str, Any] = {"firms": {"acme"}}
    one, other = somebody("Marie Gauthier", **firm), somebody("Marie Gautier", 2, **firm)
    common = {key(Kind.GIVEN, "marie"): 200, key(Kind.FIRM, "acme"): 60}
    both_borne = {key(Kind.FAMILY, family): 40 for family in ("gauthier", "gautier")}
    slip = likely(one, other, people=9_000, common=common)
    assert slip > likely(one, other, people=9_000, common=common | both_borne)


def test_m_is_monsieur_or_the_initial_of_marie() -> None:
    roof: dict[str, Any] = {"places": ["12 rue du lac 74000 annecy"], "phones": {"+33450"}}
    m = somebody("M. Morel", **roof)
    marie, claire = (likely(m, somebody(n, 2, **roof)) for n in ("Marie Morel", "Claire Morel"))
    assert marie > LIKELY > claire


def test_father_and_son_of_one_name_are_told_apart_by_their_birthdays() -> None:
    roof: dict[str, Any] = {"places": ["12 rue du lac 74000 annecy"]}
    father = somebody("Paul Morel", birthday="1950-02-03", **roof)
    assert likely(father, somebody("Paul Morel", 2, birthday="1981-07-21", **roof)) < LIKELY


def test_two_profiles_are_two_people_when_nothing_else_says_so() -> None:
    a, b = (somebody(number=n, profiles={f"linkedin.com/in/morel-{n}"}) for n in (1, 2))
    assert likely(a, b, people=5_000) < LIKELY


def test_an_address_without_a_name_is_likened_to_the_colleague_it_names() -> None:
    emails = {"emails": {"cmorel@acme.example"}, "firms": {"acme"}}
    nameless = somebody("cmorel@acme.example", **emails)
    assert likely(nameless, somebody(number=2, firms={"acme"})) >= LIKELY


@pytest.mark.parametrize(
    ("name", "email", "given"),
    [
        ("J. Roger", "jeanluc.roger1993@orange.example", ("jeanluc",)),
        ("J. Roger", "roger_jean-luc@free.example", ("jeanluc",)),
        ("J.-L. Roger", "jeanluc.roger@free.example", ("jeanluc",)),
        ("J. Le Goff", "julie.legoff@acme.example", ("julie",)),
        ("J. Roger", "marie.roger@free.example", ("j",)),  # of another of the family
        ("J. Roger", "jl.roger@free.example", ("j",)),
        ("J. Roger", "julie@free.example", ("j",)),
        ("Jean Roger", "jeanluc.roger@free.example", ("jean",)),  # says it by itself
        ("Roger", "jean.roger@free.example", ("roger",)),
    ],
)
def test_an_initial_is_read_as_ones_own_address_spells_it(
    name: str, email: str, given: tuple[str, ...]
) -> None:
    assert spelled_out(name_of(name), [email]).given == given


def test_the_same_odd_word_before_the_at_sign_is_a_strong_sign() -> None:
    a, b = (somebody(number=n, locals={"petitlapin"}) for n in (1, 2))
    many = {key(Kind.GIVEN, "claire"): 200, key(Kind.FAMILY, "morel"): 90}
    plain = likely(somebody(), somebody(number=2), people=20_000, common=many)
    assert likely(a, b, people=20_000, common=many) > LIKELY > plain


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1980-12-01", "1980-12-01", "same"),
        ("1980-12-01", "--12-01", "same-day"),
        ("1980-12-01", "1980-01-12", "close"),
        ("1980-12-01", "1981-12-01", "close"),
        ("1980-12-01", "1975-06-30", "different"),
        ("1980-12-01", "", None),
        ("1980", "1980-12-01", None),
    ],
)
def test_birthdays_compare_as_far_as_they_are_known(one: str, other: str, level: str) -> None:
    assert levels.compare_birthdays(one, other) == levels.compare_birthdays(other, one) == level


def test_neighbours_of_one_street_do_not_live_at_one_address() -> None:
    one, other = (f"{n} rue victor hugo 69002 lyon france" for n in (12, 47))
    assert levels.compare_places(one, other) == "same-street"
    assert levels.compare_places(one, "69002 Lyon, 12 rue Victor-Hugo".lower()) in ("same", "close")


def test_a_nickname_may_stand_for_several_names_that_are_not_one() -> None:
    assert may_be_one("sam", "samuel")
    assert may_be_one("sam", "samantha")
    assert not may_be_one("samuel", "samantha")


def test_an_organisation_is_one_whatever_its_legal_form() -> None:
    assert firm_of("Acme SAS") == firm_of("ACME") == firm_of("acme, Inc.")


names = st.sampled_from(
    ["Claire Morel", "C. Morel", "Morel Claire", "Bob Smith", "Robert Smith", "Łukasz D’Œuvre",
     "李 小龙", "cmorel@acme.example", "", "-", "Jean-Marc de la Tour", "Anne"]
)  # fmt: skip
people = st.builds(
    somebody,
    names | st.text(max_size=12),
    phones=st.sets(st.sampled_from(["+331", "+332"])),
    emails=st.sets(st.sampled_from(["a.b@x.example", "cmorel@acme.example"])),
    birthday=st.sampled_from(["", "1980-12-01", "--12-01", "1980"]),
    places=st.sets(st.sampled_from(["12 rue du lac", "1 a 2 b", "lyon"])),
)


@given(people, people)
@example(somebody("C. Morel"), somebody("Morel Claire", 2))
@example(somebody("Le Goff Claire"), somebody("Legoff Claire", 2))
@example(somebody("Jean Marc Roux"), somebody("Marc-Jean Roux", 2))
def test_a_likeness_is_the_same_either_way_round(a: Traits, b: Traits) -> None:
    assert likely(a, b) == pytest.approx(likely(b, a))
    assert 0 <= likely(a, b) <= 1


@given(people)
def test_the_keys_of_a_person_are_always_the_same_and_fit_in_a_table(one: Traits) -> None:
    assert set(keys_of(one)) == set(keys_of(one))
    assert all(0 <= number < 2**63 for number in keys_of(one))


def test_people_meet_under_a_key_that_few_share_and_once() -> None:
    few, many = key(Kind.PHONE, "+331"), key(Kind.PHONE, "+332")
    blocks = {few: [1, 2], key(Kind.LOCAL, "c"): [2, 1], many: list(range(MOST[Kind.PHONE] + 1))}
    assert list(pairs_to_compare(blocks)) == [(1, 2)]
    assert list(pairs_to_compare(blocks, touched={9})) == []


def test_a_book_that_holds_many_twice_is_read_so() -> None:
    book = [somebody(f"Ann{chr(97 + n // 2)}{n // 2} Smith", n) for n in range(40)]
    weak = dict(enumerate(book))
    pairs = [(n, n + 1) for n in range(0, 40, 2)]
    crowd = Crowd(40, Counter({key(Kind.FAMILY, "smith"): 4}).__getitem__)
    found = [likely_pairs(crowd, weak, pairs, count_twice=twice) for twice in (False, True)]
    before, after = ([p.likeness.probability for p in pairs] for pairs in found)
    assert len(after) == 20
    assert len(before) < 20 or min(after) > max(before)


@pytest.mark.parametrize("comparison", WEIGHTS)
def test_the_table_holds_chances(comparison: str) -> None:
    for chances in WEIGHTS[comparison].values():
        assert all(0 <= chance <= 1 for chance in chances)
        assert chances.one > 0


def test_a_sound_is_one_whatever_its_spelling() -> None:
    assert levels.sound(fold("Thibault")) == levels.sound("tibo")
    assert levels.sound("philippe") == levels.sound("filip")
