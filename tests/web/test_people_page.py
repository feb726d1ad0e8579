"""The list of people, and the search that finds one."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import NOW, TODAY, a_card, a_person, a_vcf, an_exchange, imported
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.services.importing.run import import_paths
from entregent.storage.models import Book


def found(me: Client, query: str = "", **asked: str) -> list[str]:
    """Return the names on a page of the list."""
    response = me.get("/people/", {"q": query, **asked})
    return [row.name for row in response.context["rows"]]


def typed(me: Client, **asked: str) -> Any:
    """Return what the script of the page is answered while one types."""
    return me.get("/people/", asked, headers={"HX-Request": "true", "HX-Target": "found"})


def test_an_empty_book_says_how_to_begin(me: Client) -> None:
    assert "Bring my files" in text(me.get("/people/"))


def test_the_order_is_asked_for_by_a_button_where_no_script_runs(me: Client) -> None:
    page = unescape(me.get("/people/").content.decode())
    assert re.search(r'<button class="button" data-without-script>\s*Sort\s*</button>', page)


def test_the_list_says_who_where_and_since_when(me: Client, book: Book) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    an_exchange(book, alice, on=TODAY - timedelta(days=21))
    said = text(me.get("/people/"))
    for words in ("Alice Martin", "Engineer · Acme", "Weak", "three weeks ago"):
        assert words in said


@pytest.mark.parametrize(
    "query", ["Alice", "alice mar", "MARTIN", "  acme ", "engineer", "Ali Acm", "alice@acme"]
)
def test_somebody_is_found_by_the_beginning_of_any_word(me: Client, book: Book, query: str) -> None:
    a_person(book, organisation="Acme", title="Engineer", emails=["alice@acme.example"])
    a_person(book, "Chloé Petit", organisation="Initech")
    assert found(me, query) == ["Alice Martin"]


@pytest.mark.parametrize("query", ["06 12 34 56 78", "0612345678", "+33 6 12 34", "345678"])
def test_a_telephone_number_finds_whose_it_is_and_nobody_near(
    me: Client, book: Book, query: str
) -> None:
    set_fields(book, a_person(book), [("phone", "+33612345678")], on=TODAY)
    set_fields(book, a_person(book, "Chloé Petit"), [("phone", "+33612345679")], on=TODAY)
    page = me.get("/people/", {"q": query, "label": "weak"})
    assert "Alice Martin" in found(me, query)
    assert "+33612345678" in text(page)
    assert found(me, query, organisation="Acme") == []
    assert page.context["near"] == []


@pytest.mark.parametrize("query", ["benoit", "Benoît", "BENOÎT d"])
def test_accents_do_not_matter(me: Client, book: Book, query: str) -> None:
    a_person(book, "Benoît Durand")
    assert found(me, query) == ["Benoît Durand"]


@pytest.mark.parametrize("query", ["zzz", "' OR 1=1", "a* NOT b", "words:zoe", "\x00é"])
def test_a_query_that_finds_nobody_says_so(me: Client, book: Book, query: str) -> None:
    a_person(book, "Zoé Wolf")
    assert "Nobody found" in text(me.get("/people/", {"q": query}))


@pytest.mark.parametrize("query", ['"', "((", "*"])
def test_a_query_without_a_word_finds_nobody(me: Client, book: Book, query: str) -> None:
    a_person(book, "Zoé Wolf")
    assert found(me, query) == []


def test_an_empty_query_lists_everybody(me: Client, book: Book) -> None:
    a_person(book, "Zoé Wolf")
    assert found(me, "  ") == ["Zoé Wolf"]


def test_the_search_is_kept_in_its_field(me: Client) -> None:
    assert 'value="l&#x27;amie"' in me.get("/people/", {"q": "l'amie"}).content.decode()


def test_thirty_people_make_a_page_and_the_next_goes_on_after_them(me: Client, book: Book) -> None:
    people = [a_person(book, f"Alice {number:02}") for number in range(60)]
    assert found(me, "alice") == [f"Alice {n:02}" for n in range(30)]
    assert found(me, "alice", after=str(people[29].pk)) == [f"Alice {n:02}" for n in range(30, 60)]
    first = me.get("/people/?q=alice")
    assert f"/people/?q=alice&amp;after={people[29].pk}" in first.content.decode()
    second = text(me.get(f"/people/?q=alice&after={people[29].pk}"))
    assert "Back to the beginning" in second
    assert "Show more" not in second


@pytest.mark.parametrize("after", ["0", "-1", "x", "", "99999999999999999999", "7777"])
def test_a_page_after_nobody_is_the_first(me: Client, book: Book, after: str) -> None:
    a_person(book)
    assert found(me, after=after) == ["Alice Martin"]


def test_a_page_after_somebody_of_another_book_is_the_first(me: Client, book: Book) -> None:
    a_person(book)
    chloe = a_person(Book.objects.create(created_at=NOW), "Aaron Chloé")
    assert found(me, after=str(chloe.pk)) == ["Alice Martin"]


def test_what_is_answered_while_one_types_is_the_list_alone(me: Client, book: Book) -> None:
    a_person(book, "Benoît Durand")
    answer = typed(me, q="beno", label="", circle=" ", sort="name")
    assert "Benoît Durand" in text(answer)
    assert "<html" not in answer.content.decode()
    assert answer["HX-Replace-Url"] == "/people/?q=beno"
    assert "One person" in text(answer)


def test_more_rows_are_rows_alone(me: Client, book: Book) -> None:
    first, *_ = [a_person(book, f"Alice {number:02}") for number in range(3)]
    answer = me.get(f"/people/?after={first.pk}", headers={"HX-Target": "more"})
    assert answer.content.decode().strip().startswith("<li ")
    assert "Alice 00" not in text(answer)


def test_rows_loaded_on_scroll_say_and_lead_to_the_same_as_the_first(
    me: Client, book: Book
) -> None:
    people = [a_person(book, f"Alice {number:02}") for number in range(60)]
    answer = me.get(f"/people/?after={people[0].pk}", headers={"HX-Target": "more"})
    assert text(answer).count("nothing exchanged yet") == 30
    body = answer.content.decode()
    assert f'href="/people/{people[1].pk}/"' in body
    assert f'hx-get="/people/?after={people[30].pk}&amp;before={people[0].pk}"' in body


@pytest.mark.parametrize("query", ["benoti durand", "bnoit", "Benoiit", "durrand", "acme duramd"])
def test_a_slip_is_forgiven(me: Client, book: Book, query: str) -> None:
    a_person(book, "Benoît Durand", organisation="Acme")
    a_person(book, "Alice Martin")
    said = text(me.get("/people/", {"q": query}))
    assert "Perhaps you meant" in said
    assert "Benoît Durand" in said
    assert "Alice Martin" not in said


@pytest.mark.parametrize(
    "query", ["legoff", "legof", "yannick legoff", "yanick legof", "yanick zzz", "annemarie"]
)
def test_a_blank_left_out_or_a_word_nobody_has_is_forgiven(
    me: Client, book: Book, query: str
) -> None:
    a_person(book, "Anne-Marie Solo" if query == "annemarie" else "Yannick Le Goff")
    a_person(book, "Alice Martin")
    [near] = me.get("/people/", {"q": query}).context["near"]
    assert near.name != "Alice Martin"


def test_nobody_is_offered_for_words_that_nobody_has(me: Client, book: Book) -> None:
    a_person(book, "Yannick Le Goff")
    for query in ("zzz", "lezzz", "zz yy xx"):
        assert me.get("/people/", {"q": query}).context["near"] == []


def test_a_near_name_keeps_to_the_filters(me: Client, book: Book) -> None:
    a_person(book, "Benoît Durand", circles=["Choir"])
    a_person(book, "Benoît Dupuis")
    near = me.get("/people/", {"q": "bneoit", "circle": "Choir"}).context["near"]
    assert [row.name for row in near] == ["Benoît Durand"]


def test_nobody_near_is_offered_where_enough_are_found(me: Client, book: Book) -> None:
    for number in range(5):
        a_person(book, f"Marta {number}")
    a_person(book, "Marti Solo")
    assert me.get("/people/?q=marta").context["near"] == []


def test_each_filter_can_be_taken_off_alone(me: Client, book: Book) -> None:
    a_person(book, circles=["Choir & Co"], organisation="Acme")
    page = me.get("/people/", {"q": "ali", "circle": "choir & co", "no-email": "1"})
    assert [chip.text for chip in page.context["chips"]] == [
        "Circle: choir & co", "Without an e-mail address",
    ]  # fmt: skip
    assert [chip.without for chip in page.context["chips"]] == [
        "q=ali&no-email=1", "q=ali&circle=choir+%26+co",
    ]  # fmt: skip
    assert [row.name for row in page.context["rows"]] == ["Alice Martin"]


def test_people_new_since_the_last_import_are_those_it_brought(
    me: Client, book: Book, tmp_path: Path
) -> None:
    a_person(book, "Zoé Wolf")
    imported(book, a_vcf(tmp_path, a_card("Alice Martin")))
    assert found(me, new="1") == ["Alice Martin"]
    imported(book, a_vcf(tmp_path, a_card("Chloé Petit"), name="more.vcf"))
    assert found(me, new="1") == ["Chloé Petit"]


def test_people_new_since_the_last_import_are_those_of_all_its_files(
    me: Client, book: Book, tmp_path: Path
) -> None:
    imported(book, a_vcf(tmp_path, a_card("Zoé Wolf")))
    files = [
        a_vcf(tmp_path, a_card(name), name=f"{name}.vcf") for name in ("Alice Martin", "Dan Roux")
    ]
    import_paths(book, files)
    assert found(me, new="1") == ["Alice Martin", "Dan Roux"]


def test_filters_that_nobody_passes_say_what_to_do(me: Client, book: Book) -> None:
    a_person(book)
    assert "Take a filter off" in text(me.get("/people/?label=close"))


@pytest.mark.parametrize(
    "asked",
    ["label=lead", "silent=-1", "sort=;drop", "circle=%00", "organisation=%22", "q=%F0%9F%98%80",
     "q=" + "a" * 5_000, "q=" + "ab+" * 400, "circle=%3Cscript%3E", "silent=999999999999"],
)  # fmt: skip
def test_whatever_an_address_asks_is_harmless(me: Client, book: Book, asked: str) -> None:
    a_person(book)
    page = me.get(f"/people/?{asked}")
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def links(me: Client, address: str) -> dict[str, str]:
    """Return where the links between the pages of a list lead, by what they are."""
    page = me.get(address).content.decode()
    return {
        way: f"/people/{unescape(to)}".replace("/people//people/", "/people/")
        for way, to in re.findall(r'rel="(prev|next)" href="([^"]+)"', page)
    }


@pytest.mark.parametrize("sort", ["", "strength", "last", "due"])
def test_from_each_page_one_goes_back_to_the_one_before(me: Client, book: Book, sort: str) -> None:
    for number in range(80):
        person = a_person(book, f"Alice {number:03}")
        if number % 2:
            an_exchange(book, person, on=TODAY - timedelta(days=number))
    first = f"/people/?q=alice&sort={sort}" if sort else "/people/?q=alice"
    second = links(me, first)["next"]
    third = links(me, second)["next"]
    assert links(me, first).keys() == {"next"}
    assert links(me, third).keys() == {"prev"}
    for here, there in ((third, second), (second, first)):
        back = me.get(links(me, here)["prev"])
        assert [r.id for r in back.context["rows"]] == [r.id for r in me.get(there).context["rows"]]


@pytest.mark.parametrize("before", ["x", "0.-1", "9" * 40, "1.2.3" * 900, "%00"])
def test_a_way_back_that_is_none_leads_nowhere_wrong(me: Client, book: Book, before: str) -> None:
    alice = a_person(book)
    a_person(book, "Benoît Durand")
    answer = me.get(f"/people/?after={alice.pk}&before={before}")
    assert [row.name for row in answer.context["rows"]] == ["Benoît Durand"]
    assert len(links(me, f"/people/?after={alice.pk}&before={before}").get("prev", "")) < 400


def test_a_number_is_sought_with_as_many_queries_whatever_it_finds(me: Client, book: Book) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            found(me, "06 12 34 56")
        return len(queries)

    people = [a_person(book, f"Alice {number}") for number in range(12)]
    set_fields(book, people[0], [("phone", "+33612345600")], on=TODAY)
    for_one = asked()
    for number, person in enumerate(people[1:], 1):
        set_fields(book, person, [("phone", f"+336123456{number:02}")], on=TODAY)
    assert (asked(), len(found(me, "06 12 34 56"))) == (for_one, 12)
