"""Cards as programs mangle them: charsets, folds, lost lines, endless lines."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.cards import card, names, person, problems, read

from entregent.importers.records import BadRecord, PersonRecord
from entregent.importers.vcard import read_vcards

PIECES = (
    b"BEGIN:VCARD", b"END:VCARD", b"\r\n", b"\n", b"\r", b" ", b"FN:", b"N:", b"AGENT:", b"NOTE",
    b";ENCODING=QUOTED-PRINTABLE", b";CHARSET=", b"utf-16", b"cp1250", b";ENCODING=b", b"=", b"=E9",
    b"\xc3\xa9", b"\xe9", b"\xff\xfe", b"\0", b":", b";", b",", b"\\", b'"', b"item1.", b"BDAY:",
    b"X-ABLabel:", b"PREF=", b"1604-02-30", b"data:;base64,", b"AAAA", b"TEL", b"EMAIL:<a@b>",
)  # fmt: skip


@settings(deadline=None)
@given(st.binary() | st.lists(st.sampled_from(PIECES)).map(b"".join))
def test_no_file_whatever_its_bytes_stops_the_reading(data: bytes) -> None:
    assert isinstance(read(b"BEGIN:VCARD\n" + data), list)


@pytest.mark.parametrize(
    ("line", "charset"),
    [
        ("FN:Chloé Lefèvre", "utf-8"),
        ("FN;CHARSET=ISO-8859-1:Chloé Lefèvre", "latin-1"),
        ("FN;CHARSET=windows-1250:Łukasz Żak", "cp1250"),
        ("FN;CHARSET=ISO-8859-1:converted since: é", "utf-8"),
        ("FN;CHARSET=utf-16:not so: é", "utf-8"),
        ("FN;CHARSET=Shift_JIS:山田太郎", "shift_jis"),
    ],
)
def test_accents_are_read_as_the_card_declares_them(line: str, charset: str) -> None:
    data = card(line, version="2.1").encode(charset)
    assert names(data) == [line.partition(":")[2]]
    assert problems(data) == []


@pytest.mark.parametrize(
    ("line", "charset", "name"),
    [
        ("FN:Chloé – l’amie", "cp1252", "Chloé – l’amie"),
        ("FN;CHARSET=UTF-8:Chloé", "cp1252", "Chloé"),
        ("FN;CHARSET=murks:Chloé", "cp1252", "Chloé"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Krak=F3w", "ascii", "Kraków"),
        ("FN:Władysław Łukasz", "cp1250", "Władysław Łukasz"),
        ("FN:Вера\r\nNOTE;CHARSET=cp1251;ENCODING=QUOTED-PRINTABLE:=CA", "cp1251", "Вера"),
    ],
)
def test_a_charset_that_is_not_told_is_guessed_and_listed(
    line: str, charset: str, name: str
) -> None:
    data = card(line, version="2.1").encode(charset)
    assert names(data) == [name]
    assert problems(data) == [("card 1", "guessed-charset")]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_whole_file_may_be_in_another_encoding(charset: str) -> None:
    assert names((card("FN:Zoé") + card("FN:Łukasz")).encode(charset)) == ["Zoé", "Łukasz"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    assert names(card("FN:Alice", "TEL:111").replace("\r\n", end)) == ["Alice"]


@pytest.mark.parametrize(
    ("lines", "version", "note"),
    [
        ("NOTE:one two\r\n three", "3.0", "one twothree"),
        ("NOTE:one two\r\n three", "2.1", "one two three"),
        ("NOTE:one\r\n\t two\r\n \r\nTEL:111", "4.0", "one two"),
        ("NOTE;QUOTED-PRINTABLE:L=C3=\r\n=A9o=0D=0A=\r\nTEL: 12", "2.1", "Léo\nTEL: 12"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one =\r\n\r\ntwo=\r\nTEL:111", "2.1", "one two"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\n", "3.0", "one"),
        (r"NOTE:C:\\Temp \\server\, a\; b", "2.1", r"C:\\Temp \\server, a; b"),
        (r"NOTE:a\, b\; c\\d\Ne \"f\"", "3.0", 'a, b; c\\d\ne "f"'),
    ],
)
def test_folded_and_encoded_notes_are_put_together(lines: str, version: str, note: str) -> None:
    assert person(lines, version=version).note == note


def test_a_fold_may_cut_a_letter_in_two() -> None:
    assert names(b"BEGIN:VCARD\r\nFN:Zo\xc3\r\n \xa9\r\nEND:VCARD\r\n") == ["Zoé"]


def test_a_photo_of_lines_without_indent_is_one_photo() -> None:
    alice = person("PHOTO;BASE64:/9j/4AAQ", "AAAABBBB", "", "TEL:111", version="2.1")
    assert alice.extras == ("PHOTO;ENCODING=BASE64:/9j/4AAQAAAABBBB",)


@pytest.mark.parametrize("value", ["!!!!", "AAA", "AAAA=AAAA"])
def test_a_damaged_photo_costs_the_photo_alone(value: str) -> None:
    data = card("FN:Alice", f"PHOTO;ENCODING=b;TYPE=JPEG:{value}")
    assert person(f"PHOTO;ENCODING=b;TYPE=JPEG:{value}").extras == ()
    assert problems(data) == [("card 1", "bad-base64")]


def test_a_line_that_is_no_property_is_told_by_its_text() -> None:
    text = "une ligne perdue " * 9
    assert read(card("FN:Alice", text))[1:] == [
        BadRecord("card 1", "bad-line", {"value": text[:60]}, kept=True)
    ]


def test_a_card_without_its_end_leaves_the_next_one_alone() -> None:
    data = "BEGIN:VCARD\nFN:Alice\nBEGIN:VCARD\nFN:Benoît\nEND:VCARD\nBEGIN:VCARD\nFN:Chloé\n"
    assert names(data) == ["Alice", "Benoît", "Chloé"]
    assert problems(data) == [("card 1", "missing-end"), ("card 3", "missing-end")]


def test_an_assistant_without_an_end_leaves_the_next_card_alone() -> None:
    data = "BEGIN:VCARD\nFN:Alice\nAGENT:\nBEGIN:VCARD\nFN:Benoît\nEND:VCARD\n" + card("FN:Chloé")
    assert names(data) == ["Alice", "Chloé"]


def test_lines_that_lost_their_begin_are_told() -> None:
    data = card("FN:Alice") + "FN:Lost\r\nEND:VCARD\r\n\x1a"
    assert read(data)[1:] == [
        BadRecord("line 5", "outside-card", {"value": "FN:Lost", "lines": "2"}),
    ]


def test_indented_cards_are_read_as_if_they_were_not() -> None:
    data = card("FN:Alice", "NOTE:a", " b", "TEL:111").replace("\r\n", "\n  ")
    assert names("\n  " + data) == ["Alice"]
    assert read("\n  " + data)[0] == person("NOTE:a", " b", "TEL:111")


def test_a_thousand_cards_inside_each_other_are_one() -> None:
    inside = "AGENT:\nBEGIN:VCARD\nFN:x\n" * 1000 + "END:VCARD\n" * 1000
    assert names(f"BEGIN:VCARD\nFN:Alice\n{inside}END:VCARD\n" + card("FN:Chloé")) == [
        "Alice",
        "Chloé",
    ]


@pytest.mark.parametrize("fold", ["", "\r\n "])
def test_an_endless_line_is_skipped_and_told(fold: str) -> None:
    endless = "NOTE:" + ("x" * 100_000 + fold) * 110
    data = card("FN:Alice", endless, "TEL:111") + card("FN:Chloé")
    assert names(data) == ["Alice", "Chloé"]
    assert problems(data) == [("card 1", "long-line")]


def test_a_card_without_end_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    path = tmp_path / "endless.vcf"
    with path.open("wb") as file:
        file.write(b"BEGIN:VCARD\nFN:Alice\n")
        file.writelines(b"X-Y:%s\n" % (b"z" * 999_000) for _ in range(30))
    alice, *told = read_vcards(path)
    assert [record.code for record in told if isinstance(record, BadRecord)] == [
        "long-card",
        "missing-end",
    ]
    assert len(getattr(alice, "extras", ())) < 30


@pytest.mark.parametrize("fold", [False, True])
def test_a_photo_too_large_to_keep_is_told(fold: bool) -> None:
    pixels = "AAAA" * 20_000
    value = "\r\n ".join(pixels[i : i + 72] for i in range(0, len(pixels), 72)) if fold else pixels
    data = card("FN:Alice", f"item1.PHOTO;ENCODING=b;TYPE=JPEG:{value}", "TEL:111")
    [alice, bad] = read(data)
    assert isinstance(alice, PersonRecord)
    assert (alice.extras, len(alice.phones)) == ((), 1)
    assert bad == BadRecord("card 1", "too-large", {"property": "PHOTO"}, kept=True)


def test_cards_inside_each_other_are_told() -> None:
    def nested(deep: int, note: str = "x") -> str:
        inside = f"AGENT:\nBEGIN:VCARD\nFN:{note}\n" * deep + "END:VCARD\n" * deep
        return f"BEGIN:VCARD\nFN:Alice\n{inside}END:VCARD\n"

    assert problems(nested(1)) == []
    assert problems(nested(1000)) == [("card 1", "nested-cards")]
    assert problems(nested(1000, "x" * 100)) == [("card 1", "inner-cards")]
