"""What the cards of an address book say about people."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.importers.cards import card, names, people, person, problems, read

from entregent.importers.records import BadRecord, Ignored, Labelled, PersonRecord
from entregent.importers.vcard import looks_like_vcard, read_vcards

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "vcard"


@pytest.mark.parametrize(
    "head",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0",
        b"begin:vcard\n",
        b"\xef\xbb\xbf\r\n \r\n  BEGIN : VCARD \r",
        "\ufeffBEGIN:VCARD\r\n".encode("utf-16-le"),
        "\ufeffBEGIN:VCARD\r\n".encode("utf-16-be"),
        "BEGIN:VCARD\r\n".encode("utf-16-le"),
    ],
)
def test_cards_are_known_by_how_they_begin(head: bytes) -> None:
    assert looks_like_vcard(head)


@pytest.mark.parametrize("head", [b"", b"From: a@b.c\n\nBEGIN:VCARD\n", b"BEGIN:VCALENDAR\n"])
def test_a_mail_and_a_calendar_are_no_cards(head: bytes) -> None:
    assert not looks_like_vcard(head)


def test_a_file_without_a_card_gives_nobody() -> None:
    assert read("") == read("Alice,alice@example.org\r\n") == []


def test_an_ordinary_card_is_read_whole() -> None:
    alice = person(
        "N:Martin;Alice;;;",
        "FN:Alice Martin",
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "EMAIL;TYPE=INTERNET,WORK:alice@example.org",
        "TEL;TYPE=CELL,VOICE:+33 6 12 34 56 78",
        "ADR;TYPE=HOME:;;10 rue de la Paix;Paris;;75002;France",
        "ORG:Acme;",
        "TITLE:Directrice",
        "NOTE:Aime le vélo\\net la mer",
        "LANG:fr-FR",
        "REV:2024-03-01T10:00:00Z",
        "X-ENTREGENT-MET-ON:2019-05-04",
        "X-SPOUSE:Chloé",
    )
    assert alice == PersonRecord(
        place="card 1",
        name="Alice Martin",
        given="Alice",
        family="Martin",
        uid="4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        emails=(Labelled("alice@example.org", "work"),),
        phones=(Labelled("+33 6 12 34 56 78", "cell"),),
        postal=(Labelled("10 rue de la Paix, Paris, 75002, France", "home"),),
        organisation="Acme",
        title="Directrice",
        note="Aime le vélo\net la mer",
        language="fr",
        revised_on=date(2024, 3, 1),
        met_on=date(2019, 5, 4),
        extras=("X-SPOUSE:Chloé",),
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:", "N:Martin;Alice;Zoé;Dr;"), "Alice Zoé Martin"),
        (("NICKNAME:Lili,Al", "ORG:Acme"), "Lili"),
        (("N:;;;;", "ORG:Acme;Sales", "EMAIL:info@example.org"), "Acme"),
        (("EMAIL:alice.martin@example.org",), "alice.martin"),
        (("TEL:+33612345678",), "+33612345678"),
    ],
)
def test_who_has_no_full_name_is_named_from_the_rest(lines: tuple[str, ...], name: str) -> None:
    assert names(card(*lines)) == [name]


def test_a_card_that_names_nobody_is_told() -> None:
    assert read(card("N:;;;;", "BDAY:1980-12-01")) == [BadRecord("card 1", "nameless-card")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("KIND:group", "MEMBER:urn:uuid:1"), "group"),
        (("X-ADDRESSBOOKSERVER-KIND:group",), "group"),
        (("KIND:org",), "organisation"),
        (("KIND:location",), "organisation"),
        (("N:;;;;", "ORG:Acme", "X-ABShowAs:COMPANY"), "organisation"),
    ],
)
def test_groups_and_companies_are_no_people(lines: tuple[str, ...], code: str) -> None:
    assert read(card("FN:Acme", *lines)) == [Ignored("card 1", code)]


def test_a_person_shown_as_a_company_stays_a_person() -> None:
    assert names(card("FN:Alice", "N:Martin;Alice", "X-ABShowAs:COMPANY")) == ["Alice"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("TEL;HOME;VOICE:111", "home"),
        ("TEL;TYPE=FAX;TYPE=WORK:111", "work fax"),
        ('TEL;TYPE="work,voice",TYPE=cell:111', "work cell"),
        ("TEL;WORK;utf-8;QUOTED-PRINTABLE;de-DE;INLINE:111", "work"),
        ("TEL;VALUE=uri;TYPE=cell:tel:111", "cell"),
        ("TEL;TYPE=WhatsApp:111", "whatsapp"),
        ("item1.TEL;type=pref:111\r\nitem1.X-ABLabel:_$!<HomeFAX>!$_", "home fax"),
        ("item1.TEL:111\r\nitem1.X-ABLabel:Maison de campagne", "Maison de campagne"),
    ],
)
def test_a_number_keeps_its_label(line: str, label: str) -> None:
    assert person(line).phones == (Labelled("111", label),)


def test_an_address_or_number_that_is_none_is_named_and_kept_beside_the_rest() -> None:
    wrong = ("EMAIL;TYPE=WORK:pas un mail", "EMAIL:jo@", "TEL:12", "TEL:Handy", "URL:::::")
    right = ("EMAIL:a@x.fr", "TEL:118", "URL:www.alice.fr", "URL:skype:alice", "NOTE:Lyon")
    alice, *problems = read(card("FN:Alice", *wrong, *right))
    assert [(p.code, p.values["value"], p.kept) for p in problems if isinstance(p, BadRecord)] == [
        ("bad-email", "pas un mail", True),
        ("bad-email", "jo@", True),
        ("bad-phone", "12", True),
        ("bad-phone", "Handy", True),
        ("bad-website", "::::", True),
    ]
    assert isinstance(alice, PersonRecord)
    assert [email.value for email in alice.emails] == ["a@x.fr"]
    assert [phone.value for phone in alice.phones] == ["118"]
    assert [site.value for site in alice.websites] == ["www.alice.fr", "skype:alice"]
    assert alice.note == "Lyon"
    assert alice.extras == (
        "X-ENTREGENT-COLUMN:EMAIL (work): pas un mail",
        "X-ENTREGENT-COLUMN:EMAIL: jo@",
        "X-ENTREGENT-COLUMN:TEL: 12",
        "X-ENTREGENT-COLUMN:TEL: Handy",
        "X-ENTREGENT-COLUMN:URL: ::::",
    )


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("a@x.fr, b@x.fr", ["a@x.fr", "b@x.fr"]),
        ("a@x.fr;b@x.fr; c@x.fr;", ["a@x.fr", "b@x.fr", "c@x.fr"]),
        ("a@x.fr\\, b@x.fr", ["a@x.fr", "b@x.fr"]),
        ("mailto:a@x.fr,mailto:b@x.fr", ["a@x.fr", "b@x.fr"]),
        ("Alice <a@x.fr>, Bea <b@x.fr>", ["a@x.fr", "b@x.fr"]),
        ('"Martin, Alice" <a@x.fr>; b@x.fr', ["a@x.fr", "b@x.fr"]),
        ("Martin, Alice <a@x.fr>", ["a@x.fr"]),
        ("<a@x.fr>", ["a@x.fr"]),
    ],
)
def test_each_address_of_a_list_is_read(value: str, addresses: list[str]) -> None:
    found = read(card("FN:Alice", f"EMAIL;TYPE=WORK:{value}"))
    assert len(found) == 1
    labels = [(email.value, email.label) for email in person(f"EMAIL;TYPE=WORK:{value}").emails]
    assert labels == [(address, "work") for address in addresses]


def test_what_is_no_address_in_a_list_is_named_alone_and_kept() -> None:
    alice, *told = read(card("FN:Alice", "EMAIL:a@x.fr, aucun; b@x.fr"))
    assert isinstance(alice, PersonRecord)
    assert [email.value for email in alice.emails] == ["a@x.fr", "b@x.fr"]
    assert [p.values["value"] for p in told if isinstance(p, BadRecord)] == ["aucun"]
    assert alice.extras == ("X-ENTREGENT-COLUMN:EMAIL: aucun",)


def test_the_preferred_address_comes_first() -> None:
    lines = ("EMAIL:a@x.fr", "EMAIL;PREF=2:b@x.fr", "EMAIL;TYPE=pref:mailto:c@x.fr")
    assert [email.value for email in person(*lines).emails] == ["c@x.fr", "b@x.fr", "a@x.fr"]


def test_profiles_are_told_from_other_web_addresses() -> None:
    alice = person(
        "URL:https://fr.linkedin.com/in/Alice/?trk=x",
        "X-SOCIALPROFILE;type=xing:http\\://www.xing.com/profile/Alice_M",
        "URL;TYPE=WORK:https://www.linkedin.com/company/acme",
        "X-SOCIALPROFILE;type=twitter:https://twitter.com/alice",
        "X-SOCIALPROFILE;type=flickr:x-apple:alice",
    )
    assert alice.profiles == ("linkedin.com/in/alice", "xing.com/profile/alice_m")
    assert [site.label for site in alice.websites] == ["work", "twitter"]
    assert alice.extras == ("X-SOCIALPROFILE;type=flickr:x-apple:alice",)


def test_an_address_label_is_used_only_where_no_address_says_it() -> None:
    alice = person(
        "ADR;WORK:;;1 rue A;Lyon;;69001;",
        "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 rue A=0D=0A69001 Lyon",
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:2 rue B=0D=0A75002 Paris",
        version="2.1",
    )
    assert alice.postal == (
        Labelled("1 rue A, Lyon, 69001", "work"),
        Labelled("2 rue B, 75002 Paris", "home"),
    )
    assert alice.extras == ("LABEL;TYPE=WORK:1 rue A\\n69001 Lyon",)


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:19801201", "1980-12-01"),
        ("BDAY:1980-12-01", "1980-12-01"),
        ("BDAY;VALUE=date:1980-12-1", "1980-12-01"),
        ("BDAY:1980-12-01T00:00:00Z", "1980-12-01"),
        ("BDAY:19801201T000000", "1980-12-01"),
        ("BDAY:01.12.1980", "1980-12-01"),
        ("BDAY:--1201", "--12-01"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-01", "--12-01"),
        ("BDAY:", ""),
    ],
)
def test_a_birthday_is_read_however_it_is_written(line: str, birthday: str) -> None:
    assert person(line).birthday == birthday
    assert problems(card("FN:Alice", line)) == []


@pytest.mark.parametrize("text", ["vers 1980", "19801301", "1980-12", "70-7-14", "1980121"])
def test_a_birthday_that_tells_no_day_is_kept_and_told(text: str) -> None:
    assert person(f"BDAY:{text}").extras == (f"X-ENTREGENT-COLUMN:BDAY: {text}",)
    assert problems(card("FN:Alice", f"BDAY:{text}")) == [("card 1", "bad-date")]


def test_of_two_birthdays_the_second_is_kept_aside_unless_it_says_the_same() -> None:
    lines = ("BDAY:19801201", "BDAY:1980-12-01", "BDAY:19810203", "BDAY:vers 1980")
    alice, *told = read(card("FN:Alice", *lines))
    assert isinstance(alice, PersonRecord)
    assert (alice.birthday, told) == ("1980-12-01", [])
    kept = ("BDAY: 19810203", "BDAY: vers 1980")
    assert alice.extras == tuple(f"X-ENTREGENT-COLUMN:{said}" for said in kept)


def test_circles_leave_out_those_that_everybody_is_in() -> None:
    alice = person("CATEGORIES:myContacts,Amis,* myContacts", "CATEGORIES:École\\, 95;Amis")
    assert alice.circles == ("Amis", "École, 95")


def test_the_profession_stands_in_for_a_missing_title() -> None:
    assert person("ROLE:Avocate").title == "Avocate"
    assert person("ROLE:Avocate", "TITLE:Associée").extras == ("ROLE:Avocate",)


def test_what_no_field_holds_is_kept_for_the_way_back() -> None:
    alice = person(
        "N:Martin;Alice;Zoé;Dr;",
        "ORG:Acme;Ventes",
        "item1.X-ABDATE:2010-06-02",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "X-MS-TEL;VOICE:12",
    )
    assert alice.extras == (
        "item1.X-ABDATE:2010-06-02",
        "X-MS-TEL;TYPE=VOICE:12",
        "N:Martin;Alice;Zoé;Dr;",
        "ORG:Acme;Ventes",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
    )


def test_small_photos_are_kept_and_large_ones_are_not() -> None:
    small, large = "PHOTO;ENCODING=b:" + "AAAA" * 10, "LOGO;ENCODING=b:" + "AAAA" * 20_000
    assert person(small, large).extras == (small,)


def test_the_assistant_inside_a_card_is_nobody_else() -> None:
    data = card(
        "FN:Alice", "AGENT:", *card("FN:Benoît", "TEL:111").split(), "TEL:112", version="2.1"
    )
    (alice,) = people(data + card("FN:Chloé"))[:-1]
    assert alice.phones == (Labelled("112"),)
    assert alice.extras[0].startswith("AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Benoît")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"the sample files are not in {SAMPLES}")
def test_every_card_of_the_real_files_is_accounted_for() -> None:
    for path in sorted(SAMPLES.rglob("*.vcf")):
        begins = re.findall(rb"(?im)^(?:\xef\xbb\xbf)?BEGIN:VCARD[ \r]*$", path.read_bytes())
        told = [record for record in read_vcards(path) if record.place.startswith("card ")]
        cards = [r for r in told if not (isinstance(r, BadRecord) and r.kept)]
        assert len(cards) == len(begins), path
