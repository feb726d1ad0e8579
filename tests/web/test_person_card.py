"""The card of a person, for other programs and for a telephone."""

from django.test import Client
from tests.builders import a_person

from entregent.storage.models import Book


def test_the_card_is_a_file_that_reads_back(me: Client, book: Book) -> None:
    alice = a_person(book, "Élodie D’Œuvre", organisation="Acme", emails=["elodie@acme.example"])
    answer = me.get(f"/people/{alice.pk}/card.vcf")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="elodie-d-oeuvre.vcf"'
    said = answer.content.decode()
    assert said.startswith("BEGIN:VCARD")
    for words in ("FN:Élodie D’Œuvre", "elodie@acme.example", "Acme"):
        assert words in said


def test_no_name_breaks_out_of_the_name_of_the_file(me: Client, book: Book) -> None:
    odd = a_person(book, 'a"; filename="b.exe\u202e 李')
    header = me.get(f"/people/{odd.pk}/card.vcf").headers["Content-Disposition"]
    assert header == 'attachment; filename="a-filename-b-exe.vcf"'
    assert (
        'filename="' + str(a_person(book, "李 小龙").pk)
        in me.get(f"/people/{odd.pk + 1}/card.vcf").headers["Content-Disposition"]
    )


def test_the_code_is_a_picture_whatever_the_person_holds(me: Client, book: Book) -> None:
    long = a_person(book, "N" * 300, organisation="O" * 300, title="T" * 300)
    answer = me.get(f"/people/{long.pk}/card.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content


def test_there_is_no_card_of_anybody_else(me: Client, stranger: Client, book: Book) -> None:
    alice = a_person(book)
    assert me.get("/people/999/card.vcf").status_code == 404
    assert me.get("/people/999/card.svg").status_code == 404
    assert stranger.get(f"/people/{alice.pk}/card.vcf").status_code == 403
