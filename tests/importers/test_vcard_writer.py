"""People written as vCard 4.0, for other address books and for the way back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.cards import card, people, person, read

from entregent.core.identity import email_key
from entregent.importers.records import Labelled, PersonRecord
from entregent.importers.vcard import write_card

CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))
ANYTHING = st.text(CHARACTERS).map(lambda text: " ".join(text.split()))
WORDS = ANYTHING.filter(bool)
PLACES = ANYTHING.map(lambda text: text.strip(" ,")).filter(bool)
LABELS = st.sampled_from(["", "home", "work fax", "cell"]) | WORDS.map("My {}".format)
NUMBERS = st.from_regex(r"\+[0-9]{6,14}(;ext=[0-9]+)?", fullmatch=True) | WORDS.map("011{}".format)
DAYS = st.dates(date(1700, 1, 1))
PROPERTIES = st.sampled_from(["NICKNAME", "X-SPOUSE", "IMPP;TYPE=work", "item1.X-ABDATE"])


def labelled(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Labelled, ...]]:
    return st.lists(st.builds(Labelled, values, LABELS), max_size=3).map(tuple)


PEOPLE = st.builds(
    PersonRecord,
    place=st.just("card 1"),
    name=WORDS,
    given=ANYTHING,
    family=ANYTHING,
    uid=st.just("") | ANYTHING.map("uid{}".format) | st.uuids().map(str),
    emails=labelled(st.emails().filter(email_key)),
    phones=labelled(NUMBERS),
    profiles=st.sampled_from([(), ("linkedin.com/in/zoé-m",), ("xing.com/profile/z_m",)]),
    websites=labelled(WORDS.map("https://example.org/{}".format)),
    postal=labelled(PLACES),
    organisation=ANYTHING,
    title=ANYTHING,
    birthday=DAYS.map(str) | DAYS.map("--{:%m-%d}".format) | st.just(""),
    met_on=st.none() | DAYS,
    how_met=st.text(CHARACTERS | st.just("\n")).map(str.strip),
    circles=st.lists(WORDS.map("x{}".format), unique=True, max_size=3).map(tuple),
    note=st.text(CHARACTERS | st.just("\n")).map(str.strip),
    language=st.sampled_from(["", "fr", "en"]),
    revised_on=st.none() | DAYS,
    extras=st.lists(st.builds("{}:{}".format, PROPERTIES, WORDS), max_size=3).map(tuple),
)


@settings(deadline=None)
@given(PEOPLE)
def test_a_person_written_and_read_back_is_the_same_person(written: PersonRecord) -> None:
    assert read(write_card(written)) == [written]


@settings(deadline=None)
@given(PEOPLE)
def test_no_line_is_longer_than_75_bytes_or_ends_inside_a_letter(written: PersonRecord) -> None:
    lines = write_card(written).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert "".join(line.decode() for line in lines)


def test_a_card_has_the_properties_other_address_books_read() -> None:
    alice = PersonRecord(
        "card 1",
        "Alice Martin",
        "Alice",
        "Martin",
        phones=(Labelled("+33612345678", "work fax"),),
        emails=(Labelled("alice@example.org", "Chalet; été"),),
        profiles=("linkedin.com/in/alice",),
        birthday="--12-01",
        language="fr",
    )
    assert write_card(alice).splitlines() == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Alice Martin",
        "N:Martin;Alice;;;",
        "item1.EMAIL:alice@example.org",
        "item1.X-ABLabel:Chalet\\; été",
        "TEL;VALUE=uri;TYPE=work,fax:tel:+33612345678",
        "BDAY:--1201",
        "LANG;PREF=1:fr",
        "URL:https://linkedin.com/in/alice",
        "END:VCARD",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("N:Martin;Alice;Zoé;Dr;", "ORG:Acme\\, Inc.;Ventes", "ORG:Club"),
        ("item1.TEL:1", "item1.X-ABLabel:Chalet", "item2.X-ABDATE:2010-06-02"),
        ("TITLE:Associée", "TITLE:Mère", "ROLE:Avocate", "LANG:de", "LANG:en"),
        ("NOTE:VERSION:2.1", 'X-A;X-B="a:b":c', "LABEL;TYPE=HOME:1 rue A", "BDAY:vers 1980"),
        ("PHOTO;ENCODING=b;TYPE=JPEG:AAAA", "X-LONG:" + "é" * 200),
    ],
)
def test_a_card_read_and_written_keeps_what_no_field_holds(lines: tuple[str, ...]) -> None:
    alice = person("FN:Alice", *lines)
    assert people(write_card(alice)) == [alice]


def test_a_birthday_that_is_no_date_is_written_under_no_name_that_means_one() -> None:
    alice = person("FN:Alice", "BDAY:31/31/1980")
    assert "\r\nBDAY" not in write_card(alice)
    assert "31/31/1980" in write_card(alice)
    kept_before = PersonRecord("card 1", "Alice", extras=("BDAY:31/31/1980",))
    assert write_card(kept_before) == write_card(alice)


def test_an_extra_that_is_no_property_is_mended_or_left_out() -> None:
    extras = ("X-GOOGLE TALK;TYPE=WORK:alice", "no property", "END:VCARD", "X-A:b\nTEL:1")
    written = write_card(PersonRecord("card 1", "Alice", extras=extras))
    assert written == card("FN:Alice", "X-GOOGLE-TALK;TYPE=WORK:alice", version="4.0")


@pytest.mark.parametrize(
    "line",
    ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", "PHOTO;TYPE=JPEG;ENCODING=BASE64:/9j/4AAQ"],
)
def test_a_photo_is_written_as_vcard_4_has_it(line: str) -> None:
    alice = person("FN:Alice", line)
    card_of_4 = write_card(alice)
    assert "PHOTO:data:image/jpeg;base64,/9j/4AAQ\r\n" in card_of_4
    [again] = people(card_of_4)
    assert again.extras == ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",)
    assert write_card(again) == card_of_4


def test_an_assistant_s_card_is_written_as_a_relation() -> None:
    extras = ("AGENT:BEGIN:VCARD\\nFN:Bob\\nEND:VCARD",)
    written = write_card(PersonRecord("card 1", "Alice", extras=extras))
    assert "RELATED;TYPE=agent;VALUE=text:BEGIN:VCARD" in written
