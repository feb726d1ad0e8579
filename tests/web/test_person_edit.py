"""What is known of a person, corrected on their page; notes on them; a person erased."""

import pytest
from django.test import Client
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.storage.models import Address, Book, Entry, Exchange, FollowUp, Note, Person
from entregent.storage.queries.people import people


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice of Acme, whom one can reach in two ways."""
    return a_person(
        book, organisation="Acme", title="Engineer", circles=["Sailing"],
        emails=["alice@acme.example", "alice@home.example"],
    )  # fmt: skip


def edited(me: Client, person: Person, part: str, **sent: object) -> str:
    """What the page says once a part was sent."""
    done = me.post(f"/people/{person.pk}/edit/{part}/", sent)
    assert done.headers["Location"] == f"/people/{person.pk}/"
    return text(me.get(f"/people/{person.pk}/"))


@pytest.mark.parametrize("part", ["portrait", "met", "ways", "manner"])
def test_a_part_sent_as_it_stands_changes_nothing(me: Client, alice: Person, part: str) -> None:
    form = me.get(f"/people/{alice.pk}/edit/{part}/").context["form"]
    entries = Entry.objects.count()
    sent = {name: list(values) for name, values in form.values.items()}
    assert "Nothing was changed." in edited(me, alice, part, **sent)
    assert Entry.objects.count() == entries


def test_a_name_and_a_position_are_corrected_by_one_act(me: Client, alice: Person) -> None:
    said = edited(
        me, alice, "portrait",
        name="Alice Petit", title="Director", organisation="Acme", circle=["Sailing", "Choir", ""],
    )  # fmt: skip
    for words in ("Corrected: Alice Petit.", "Director · Acme", "Choir", "Sailing"):
        assert words in said
    entry = Entry.objects.latest("pk")
    me.post("/undo/", {"entry": entry.pk, "back": "/"})
    alice.refresh_from_db()
    assert alice.name == "Alice Martin"


def test_an_emptied_field_takes_an_address_away_and_a_new_one_adds_it(
    me: Client, alice: Person
) -> None:
    edited(me, alice, "ways", email=["", "alice@home.example", "am@globex.example"])
    found = Address.objects.filter(person=alice, kind="email").order_by("key")
    assert [a.key for a in found] == ["alice@home.example", "am@globex.example"]


def test_how_to_write_to_somebody_is_chosen(me: Client, alice: Person) -> None:
    said = edited(me, alice, "manner", language="fr", register="tu", birthday="--05-01")
    form = me.get(f"/people/{alice.pk}/edit/manner/").content.decode()
    assert 'name="birthday" value="1 May"' in form
    for words in ("French", "tu", "1 May"):
        assert words in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Planned already: Alice Martin will be in your list on 24 November."),
        ("fr", "C’est déjà prévu\u202f: Alice Martin sera dans votre liste le 24 novembre."),
    ],
)
def test_what_is_planned_twice_in_the_same_words_is_said_to_be_there(
    me: Client, alice: Person, language: str, said: str
) -> None:
    me.get("/", {"lang": language})
    for _ in range(2):
        sent = {"text": "Send the book", "on": "2026-11-24"}
        done = me.post(f"/people/{alice.pk}/plan/", sent, follow=True)
    assert said in text(done)
    assert done.context["toast"].entry == 0
    assert FollowUp.objects.count() == 1


def test_through_whom_one_met_is_named(me: Client, alice: Person, benoit: Person) -> None:
    sent = {"how-met": "At the\nregatta", "met-on": "2020-05-01", "through": "Benoît Durand"}
    said = edited(me, alice, "met", **sent)
    for words in ("At the", "regatta", "Through Benoît Durand", "1 May 2020"):
        assert words in said


@pytest.mark.parametrize(
    ("language", "question", "worked", "apart"),
    [
        ("en", "Did you work together?", "You worked together", "You have not worked together"),
        (
            "fr",
            "Avez-vous travaillé ensemble",
            "Vous avez travaillé ensemble",
            "Vous n’avez pas travaillé ensemble",
        ),
    ],
)
def test_who_worked_with_me_is_told_with_how_we_know_each_other_and_is_no_boundary(
    me: Client, alice: Person, language: str, question: str, worked: str, apart: str
) -> None:
    me.get("/", {"lang": language})
    assert question in text(me.get(f"/people/{alice.pk}/edit/met/"))
    assert question not in text(me.get(f"/people/{alice.pk}/boundaries/"))
    for answer, words in (("yes", worked), ("no", apart)):
        edited(me, alice, "met", **{"worked-together": answer})
        page = me.get(f"/people/{alice.pk}/").content.decode()
        met, _, after = page.partition('id="met"')[2].partition("</section>")
        assert words in met
        assert words not in after
        form = me.get(f"/people/{alice.pk}/edit/met/").content.decode()
        assert f'<option value="{answer}" selected>' in form
    edited(me, alice, "met", **{"worked-together": ""})
    assert apart not in text(me.get(f"/people/{alice.pk}/"))


@pytest.mark.parametrize(
    ("part", "sent", "words"),
    [
        ("portrait", {"name": " "}, "A person needs a name"),
        ("ways", {"email": ["no address", ""]}, "no address"),
        ("manner", {"birthday": "soon"}, "soon"),
        ("met", {"through": "Nobody Here"}, "Nobody Here"),
        ("met", {"met-on": "2020-13-45"}, "2020-13-45"),
        ("met", {"worked-together": "perhaps"}, "perhaps"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(
    me: Client, alice: Person, part: str, sent: dict[str, object], words: str
) -> None:
    entries = Entry.objects.count()
    answer = me.post(f"/people/{alice.pk}/edit/{part}/", sent)
    assert answer.status_code == 422
    assert words in text(answer)
    for name, said in sent.items():
        typed = said if isinstance(said, list) else [said]
        kept = answer.context["form"].values[name]
        assert [value for value in kept if value] == [v for v in map(str.strip, typed) if v]
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    "part", ["edit/met", "edit/ways", "edit/manner", "edit/cares", "boundaries"]
)
def test_a_script_is_given_the_form_alone_with_the_title_that_names_its_part(
    me: Client, alice: Person, part: str
) -> None:
    found = me.get(f"/people/{alice.pk}/{part}/", headers={"HX-Request": "true"})
    assert b"<html" not in found.content
    assert b'<form method="post"' in found.content
    named = f'id="{part.removeprefix("edit/")}-title"'
    assert named in found.content.decode()
    page = me.get(f"/people/{alice.pk}/").content.decode()
    assert f"aria-labelledby={named.removeprefix('id=')}" in page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("part", "headings"),
    [("portrait", 1), ("met", 0), ("ways", 0), ("manner", 0), ("cares", 0)],
)
def test_the_page_keeps_its_one_heading_while_a_part_is_edited(
    me: Client, alice: Person, language: str, part: str, headings: int
) -> None:
    me.get("/", {"lang": language})
    page = me.get(f"/people/{alice.pk}/").content.decode()
    stood = page.partition(f'id="{part}"')[2]
    stood = stood.partition("</header>" if part == "portrait" else "</section>")[0]
    where = f"/people/{alice.pk}/edit/{part}/"
    put = me.get(where, headers={"HX-Request": "true"}).content.decode()
    assert stood.count("<h1") == put.count("<h1>Alice Martin</h1>") == put.count("<h1") == headings
    assert page.count("<h1") == me.get(where).content.decode().count("<h1") == 1


def test_notes_are_written_and_removed(me: Client, alice: Person, benoit: Person) -> None:
    me.post(f"/people/{alice.pk}/notes/", {"text": "<b>Looks</b> for\na mast"})
    note = Note.objects.get()
    page = me.get(f"/people/{alice.pk}/")
    assert b"&lt;b&gt;Looks&lt;/b&gt; for<br>a mast" in page.content
    assert me.post(f"/people/{benoit.pk}/notes/{note.pk}/remove/").status_code == 422
    me.post(f"/people/{alice.pk}/notes/{note.pk}/remove/")
    assert not Note.objects.exists()
    assert "is removed" in text(me.get("/"))


def test_somebody_erased_comes_back_by_undo(me: Client, alice: Person) -> None:
    assert me.post(f"/people/{alice.pk}/erase/").headers["Location"] == "/people/"
    page = me.get("/people/")
    assert "Alice Martin is no longer in your book." in text(page)
    back = me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/people/"})
    assert back["Location"] == f"/people/{alice.pk}/"
    assert people(alice.book).get().name == "Alice Martin"


def test_nobody_else_is_there_to_be_corrected(me: Client, alice: Person, book: Book) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=book.created_at)
    theirs = a_person(other, "Zoé Wolf")
    for path in ("edit/ways/", "erase/", "notes/", "notes/1/remove/", "plan/", "plan/1/drop/"):
        assert me.post(f"/people/{theirs.pk}/{path}").status_code == 404
    assert me.get(f"/people/{alice.pk}/edit/nothing/").status_code == 404
    assert me.get(f"/people/{alice.pk}/erase/").status_code == 405


def test_a_next_step_is_planned_in_words_or_by_a_day(me: Client, alice: Person) -> None:
    page = f"/people/{alice.pk}/"
    me.post(f"{page}plan/", {"text": "Call on Tuesday"})
    said = text(me.get(page))
    for words in ("Alice Martin will be in your list on 24 November.", "Call on Tuesday"):
        assert words in said
    me.post(f"{page}plan/", {"text": "The mast", "on": "2027-01-05"})
    assert "5 January 2027" in text(me.get(page))
    number = FollowUp.objects.earliest("pk").pk
    me.post(f"{page}plan/{number}/drop/")
    assert "Call on Tuesday" not in text(me.get(page))


def test_a_next_step_without_a_day_comes_back_as_it_was_written(me: Client, alice: Person) -> None:
    answer = me.post(f"/people/{alice.pk}/plan/", {"text": "The <b>mast</b>"})
    assert answer.status_code == 422
    assert "Say when" in text(answer)
    assert b'value="The &lt;b&gt;mast&lt;/b&gt;"' in answer.content


def test_a_note_that_plans_something_says_so(me: Client, alice: Person) -> None:
    said = {"who": "Alice Martin", "channel": "call", "on": "2026-11-22", "back": "/"}
    me.post("/note/", {**said, "note": "Call back on Tuesday"})
    assert "Noted. Alice Martin will be in your list on 24 November." in text(me.get("/"))


PASTED = """Alice Martin
Directrice générale
Globex SAS
Tél : 01 23 45 67 89
alice.martin@globex.example
alice@acme.example
12 rue des Lilas
31000 Toulouse
www.globex.example"""


def test_a_pasted_signature_is_proposed_and_only_what_is_ticked_is_kept(
    me: Client, alice: Person
) -> None:
    page = f"/people/{alice.pk}/paste/"
    assert "A signature, or the top of a profile" in text(me.get(page))
    entries = Entry.objects.count()
    proposed = me.post(page, {"text": PASTED}).context["proposed"]
    assert [(field, value) for field, value, _ in proposed] == [
        ("title", "Directrice générale"),
        ("organisation", "Globex SAS"),
        ("email", "alice.martin@globex.example"),
        ("phone", "01 23 45 67 89"),
        ("website", "www.globex.example"),
        ("address", "12 rue des Lilas, 31000 Toulouse"),
    ]
    assert Entry.objects.count() == entries
    sent = {"field": [f for f, _, _ in proposed], "value": [v for _, v, _ in proposed]}
    me.post(page, {**sent, "text": PASTED, "chosen": ["0", "2", "4", "5"], "keep": "yes"})
    said = text(me.get(f"/people/{alice.pk}/"))
    assert "Directrice générale · Acme" in said
    assert "alice.martin@globex.example" in said
    assert "01 23 45 67 89" not in said
    assert "12 rue des Lilas, 31000 Toulouse" in said
    again = me.post(page, {"text": PASTED}).context["proposed"]
    assert [field for field, _, _ in again] == ["organisation", "phone"]


def test_what_was_pasted_stays_when_it_says_nothing_or_is_refused(
    me: Client, alice: Person, benoit: Person
) -> None:
    page = f"/people/{alice.pk}/paste/"
    nothing = me.post(page, {"text": "<i>à bientôt</i>"})
    assert "Nothing new was found" in text(nothing)
    assert b"&lt;i&gt;" in nothing.content
    sent = {
        "text": "x",
        "keep": "yes",
        "chosen": ["0"],
        "field": ["email"],
        "value": ["no address"],
    }
    refused = me.post(page, sent)
    assert refused.status_code == 422
    assert refused.context["proposed"] == [("email", "no address", True)]


def test_no_field_but_those_proposed_can_be_sent_by_a_paste(me: Client, alice: Person) -> None:
    sent = {"text": "x", "keep": "yes", "chosen": ["0"], "field": ["cadence"], "value": ["7"]}
    me.post(f"/people/{alice.pk}/paste/", sent)
    assert "Nothing was changed." in text(me.get("/"))


def shown(me: Client, person: Person, part: str) -> dict[str, list[str]]:
    """What a form sends along of how things stood when it was opened."""
    form = me.get(f"/people/{person.pk}/edit/{part}/").context["form"]
    sent: dict[str, list[str]] = {"was": ["shown"]}
    for name, value in form.was:
        sent.setdefault(f"was-{name}", []).append(value)
    return sent


def test_a_new_organisation_keeps_the_title_shown_beside_it(me: Client, alice: Person) -> None:
    edited(me, alice, "portrait", name="Alice Martin", title="Engineer", organisation="Globex")
    assert "Engineer · Globex" in text(me.get(f"/people/{alice.pk}/"))
    edited(me, alice, "portrait", name="Alice Martin", title="Engineer", organisation="")
    assert "Engineer" in text(me.get(f"/people/{alice.pk}/"))


def test_what_came_while_a_form_stood_open_stays(me: Client, alice: Person, book: Book) -> None:
    before = shown(me, alice, "ways")
    set_fields(book, alice, [("email", "new@acme.example")], on=TODAY)
    edited(me, alice, "ways", **before, email=["alice@acme.example", "alice@home.example"])
    kept = Address.objects.filter(person=alice, kind="email").values_list("key", flat=True)
    assert set(kept) == {"alice@acme.example", "alice@home.example", "new@acme.example"}


def test_a_number_that_is_none_can_be_taken_away(me: Client, alice: Person, book: Book) -> None:
    Address.objects.create(
        book=book, person=alice, kind="phone", value="3615", key="3615", origin="vcard"
    )
    edited(me, alice, "ways", email=["alice@acme.example", "alice@home.example"], phone=[""])
    assert not Address.objects.filter(person=alice, kind="phone").exists()


def test_a_circle_written_with_a_dash_is_joined_and_none_is_left(me: Client, alice: Person) -> None:
    edited(me, alice, "portrait", name="Alice Martin", circle=["Sailing", "-Choir", "-"])
    circles = alice.memberships.select_related("circle")
    assert {member.circle.name for member in circles} == {"Sailing", "Choir"}


@pytest.mark.parametrize("typed", ["01/05/1980", "1980-05-01", "1er mai 1980"])
def test_a_birthday_is_typed_as_one_writes_it(
    me: Client, alice: Person, book: Book, typed: str
) -> None:
    Book.objects.update(language="fr")
    edited(me, alice, "manner", birthday=typed)
    alice.refresh_from_db()
    assert alice.birthday == "1980-05-01"


def test_the_one_through_whom_is_meant_by_number_among_namesakes(me: Client, alice: Person) -> None:
    one = a_person(alice.book, "Benoît Durand")
    a_person(alice.book, "Benoît Durand")
    edited(me, alice, "met", through=f"Benoît Durand (#{one.pk})")
    alice.refresh_from_db()
    assert alice.through == one


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 19, "٣" * 12])
def test_a_number_beyond_all_bounds_finds_nobody(me: Client, alice: Person, number: str) -> None:
    assert me.post("/undo/", {"entry": number, "back": "/"}).status_code == 303
    assert me.post(f"/people/{alice.pk}/cadence/", {"cadence": number}).status_code in (303, 422)
    said = {"who": number, "channel": "call", "on": "2026-11-22", "chosen": number}
    assert me.post("/note/", said).status_code == 422
    assert me.get("/duplicates/", {"page": number}).status_code == 200


def test_no_nul_reaches_the_tables(me: Client, alice: Person) -> None:
    edited(me, alice, "portrait", name="Ali\0ce Martin", title="En\0gineer", organisation="Ac\0me")
    me.post(f"/people/{alice.pk}/notes/", {"text": "a\0b"})
    me.post(f"/people/{alice.pk}/plan/", {"text": "call\0 on Tuesday"})
    me.post(f"/people/{alice.pk}/log/", {"on": "2026-11-22", "channel": "call", "note": "x\0y"})
    alice.refresh_from_db()
    held = [alice.name, Note.objects.get().text, FollowUp.objects.get().text]
    held += [e.note for e in Exchange.objects.all()]
    held += [p.title + p.organisation.name for p in alice.positions.select_related("organisation")]
    assert not any("\0" in text for text in held)


def test_a_note_after_a_refusal_leads_to_a_page(me: Client, alice: Person) -> None:
    refused = me.post(f"/people/{alice.pk}/log/", {"on": "2999-01-01", "channel": "call"})
    assert b'name="back" value="/"' in refused.content


def test_the_card_one_hands_on_holds_nothing_of_ones_own(me: Client, alice: Person) -> None:
    me.post(f"/people/{alice.pk}/notes/", {"text": "secret"})
    said = me.get(f"/people/{alice.pk}/card.vcf").content.decode()
    assert "alice@acme.example" in said
    assert "secret" not in said
    assert "Sailing" not in said


def test_pages_of_the_web_and_postal_addresses_are_corrected_and_taken_away(
    me: Client, book: Book, benoit: Person
) -> None:
    place = "12 rue des Lilas\n75011 Paris"
    set_fields(book, benoit, [("website", "benoit.example"), ("address", place)], on=TODAY)
    where = f"/people/{benoit.pk}/edit/ways/"
    form = me.get(where).content.decode()
    assert 'name="website" value="benoit.example"' in form
    assert f">{place}</textarea>" in form
    sent = place.replace("\n", "\r\n")
    said = {
        "was": "shown", "was-website": "benoit.example", "was-address": sent,
        "website": "https://benoit.example/", "address": [sent, "1 quai Sud, Lyon"],
    }  # fmt: skip
    done = me.post(where, said, follow=True)
    kept = Address.objects.filter(person=benoit).order_by("pk").values_list("kind", "value")
    assert sorted(kept) == [
        ("postal", "1 quai Sud, Lyon"), ("postal", place), ("web", "https://benoit.example/"),
    ]  # fmt: skip
    assert "1 quai Sud, Lyon" in text(done)
    me.post(where, {"was": "shown", "was-address": sent, "address": ""})
    assert not Address.objects.filter(person=benoit, value=place).exists()


@pytest.mark.parametrize("site", ["javascript:alert(1)", "javascript:a.b", "two words.fr", "x"])
def test_what_no_browser_would_open_is_no_page_of_the_web(
    me: Client, benoit: Person, site: str
) -> None:
    answer = me.post(f"/people/{benoit.pk}/edit/ways/", {"website": site})
    assert answer.status_code == 422
    assert "is no page of the web" in text(answer)
    assert f'value="{site}"' in answer.content.decode()
