"""Every page there is, in both languages: not one sentence of the other."""

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.builders import ME, a_sheet
from tests.web.every_page import ADDRESSES, FILES, NAMES, READ, SENT
from tests.web.furnished import furnished

from entregent.services.bringing import starting
from entregent.services.bringing.batch import batches
from entregent.services.wording.language import LOCALE
from entregent.storage.models import Book

NAMES_OF_LANGUAGES = {"Français", "English"}  # each in its own
SPOKEN = ("placeholder", "aria-label", "alt", "title")
REFUSED = [
    ("/note/", {"who": "", "on": "2026-11-22", "channel": "call"}),
    ("/note/", {"who": "Martin", "on": "2026-11-22", "channel": "call"}),
    ("/people/act/", {"do": "erase"}),
    ("/people/act/", {"do": "erase", "all": "1"}),
    ("/people/act/", {"do": "merge"}),
    ("/people/{person}/log/", {"on": "2030-01-01", "channel": "call"}),
    ("/people/{person}/log/{exchange}/", {"on": "2030-01-01", "channel": "call"}),
    ("/people/{person}/notes/{note}/", {"text": ""}),
    ("/people/{person}/positions/", {}),
    ("/people/{person}/positions/{position}/", {"title": "Z", "ended": "x"}),
    ("/people/{person}/plan/", {"text": "x"}),
    ("/people/{away}/plan/", {"text": "x", "on": "2026-12-01"}),
    ("/people/{person}/cadence/", {"cadence": "x"}),
    ("/people/{person}/edit/portrait/", {"name": ""}),
    ("/people/{away}/write/", {"do": "sent", "channel": "x"}),
    ("/people/{person}/write/", {"do": "reword:show", "body": ""}),
    ("/people/{person}/write/", {"do": "reword:show", "body": "Z paul@z.example"}),
    ("/people/{person}/write/", {"do": "reword:send", "body": "Z", "shown": "x"}),
    ("/people/{person}/write/", {"do": "take", "body": "Z", "other": "Y"}),
    ("/people/{person}/boundaries/", {"kind": "x"}),
    ("/people/{person}/favours/", {"kind": "x"}),
    ("/people/{person}/links/", {"who": "zzz"}),
    ("/events/", {"name": ""}),
    ("/events/{event}/", {"name": "Z", "on": "2026-11-22", "until": "2026-11-01"}),
    ("/events/{event}/people/", {"text": "-"}),
    ("/events/{event}/meet/", {"who": "zzz"}),
    ("/events/{past}/capture/", {"text": "\n"}),
    ("/events/{past}/capture/", {"text": "Zed Z, DRH chez Z"}),
    ("/events/{past}/capture/", {"lines": "1", "keep-0": "yes", "keep": "yes"}),
    ("/events/{past}/done/", {"item": "x"}),
    ("/goals/", {"name": ""}),
    ("/goals/{goal}/aim/", {"kind": "title", "value": ""}),
    ("/top/", {"who": "zzz"}),
    ("/top/settings/", {"size": "0"}),
    ("/articles/", {"title": "", "words": "Z"}),
    ("/articles/{article}/", {"title": "Z", "address": "z"}),
    ("/goals/{goal}/opportunities/", {"organisation": "", "link": "x"}),
    ("/goals/{goal}/opportunities/{opening}/", {"organisation": "Z", "link": "x"}),
    ("/goals/{goal}/opportunities/{opening}/ask/", {"who": "zzz", "kind": "advice"}),
    ("/people/{person}/paste/", {"text": "Directrice\nGlobex\nzz@globex.example"}),
    ("/introductions/", {"one": "{person}", "other": "zzz", "why": "Z"}),
    ("/introductions/", {"who": "zzz", "through": "zzz", "way": "asked"}),
    ("/introductions/{made}/move/", {"do": "write"}),
    ("/people/lists/", {"query": "q=a", "name": ""}),
    ("/duplicates/sure/merge/", {"above": "0.9", "shown": "9"}),
    ("/settings/cadences/accept/", {"shown": "9"}),
    ("/settings/pace/", {"pace": "0"}),
    ("/settings/between-asks/", {"days": "0"}),
    ("/settings/mine/", {"address": "x"}),
    ("/settings/rewording/", {"address": "x", "model": "z"}),
    ("/settings/rewording/", {"address": "http://z.example", "model": "z"}),
    ("/settings/rewording/key/", {"key": "z z"}),
    ("/settings/rewording/key/", {"key": "z"}),
    ("/settings/sending/", {"address": "x", "host": "z"}),
    ("/settings/sending/", {"address": "z@z.example", "host": "z", "security": "none"}),
    ("/settings/sending/password/", {"key": ""}),
    ("/settings/sending/test/", {}),
    ("/outbox/{message}/", {"do": "x"}),
    ("/outbox/{message}/", {"do": "hold"}),
    ("/outbox/{message}/", {"do": "arrived"}),
    ("/people/{person}/works/", {"address": "z@z.example"}),
    ("/campaigns/", {"name": "Z", "who": "zzz"}),
    ("/campaigns/{campaign}/act/", {"do": "x"}),
    ("/campaigns/{campaign}/act/", {"do": "hours", "first": "x"}),
    ("/campaigns/{campaign}/act/", {"do": "add"}),
    ("/campaigns/{campaign}/{greeting}/", {"do": "x"}),
    ("/campaigns/{campaign}/{greeting}/", {"do": "approve", "body": "Z"}),
    ("/campaigns/{campaign}/{called}/", {"do": "approve"}),
    ("/outbox/send/", {}),
    ("/settings/digest/", {"by": "x", "at": "7:30"}),
    ("/settings/digest/", {"by": "mail", "at": "x"}),
    ("/jobs/digest/{digest}/", {"do": "x"}),
    ("/jobs/digest/{digest}/", {"do": "again"}),
    ("/jobs/digest/{digest}/", {"do": "seen"}),
    ("/settings/erase/all/", {"word": "x"}),
    ("/begin/people/", {}),
    ("/journal/undo/", {"entry": "9"}),
    ("/import/", {}),
]
_KEYS: tuple[dict[str, Any], ...] = (
    {}, {"pk": 1}, {"pk": 1, "number": 1}, {"pk": 1, "other": 1}, {"a": 1, "b": 2}, {"key": "x"},
    {"pk": 1, "number": 1, "favour": 1},
)  # fmt: skip
FRAGMENTS = [
    ("/people/?q=marti", "found"),
    ("/people/?q=zzz", "found"),
    ("/people/?after={person}", "more"),
    ("/people/{person}/edit/ways/", "ways"),
    ("/people/{person}/merge/?who=zzz", "join-found"),
    ("/people/{person}/log/{exchange}/", ""),
    ("/people/{person}/notes/{note}/", ""),
    ("/go/?to=zzz", "go-found"),
]


class _Said(HTMLParser):
    """Gathers what a page says: its texts, and what is read out of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._language, self._quotes = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name in SPOKEN]
        lang = dict(attrs).get("lang") or ""
        if tag == "html":
            self._language = lang
        elif tag == "blockquote" and lang != self._language:
            self._quotes = lang  # words for somebody who is written to in another language

    def handle_endtag(self, tag: str) -> None:
        self._quotes = "" if tag == "blockquote" else self._quotes

    def handle_data(self, data: str) -> None:
        if not self._quotes:
            self.texts.append(" ".join(data.split(" ")).strip())


@cache
def _sentences() -> dict[str, list[str]]:
    """Return the sentences of the catalogue that only one of the languages has."""
    catalogue = read_po(BytesIO((LOCALE / "fr/LC_MESSAGES/django.po").read_bytes()), locale="fr")
    both = [(_forms(m.id), _forms(m.string)) for m in catalogue if m.id]
    english = {form for ids, _ in both for form in ids}
    french = {form for _, strings in both for form in strings}
    return {
        "en": sorted(english - french - NAMES_OF_LANGUAGES),
        "fr": sorted(french - english - NAMES_OF_LANGUAGES),
    }


def _forms(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _pieces(sentence: str) -> Iterator[str]:
    """Yield the parts of a sentence between what is filled in that are long enough to tell."""
    for piece in sentence.replace("%%", "%").split("%("):
        bare = piece.partition(")s")[2] if ")s" in piece else piece
        if len(bare.strip().split()) > 2:
            yield bare


@cache
def _told(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    sentences = _sentences()[language]
    whole = frozenset(said for said in sentences if "%" not in said and len(said) > 2)
    return whole, tuple({piece for said in sentences for piece in _pieces(said)})


def sentences_of(language: str, answer: Any) -> list[str]:
    """Return the sentences of a language that a page says."""
    page = _Said()
    page.feed(answer.content.decode())
    whole, pieces = _told(language)
    text = "\n".join(page.texts)
    return [said for said in page.texts if said in whole] + [p for p in pieces if p in text]


@pytest.fixture
def garden(
    book: Book, me: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """A book with something to show on every page; the numbers that addresses are made with."""
    monkeypatch.setattr(starting, "_spawn", lambda _batch, _task: None)
    numbers = furnished(book)
    with a_sheet(tmp_path, f"Dan;Roux;{ME};Acme;CTO").open("rb") as file:
        me.post("/import/", {"files": [file]})
    return {**numbers, "batch": batches()[0].key, "speaks": book.language}


def test_every_address_is_read_here_or_only_sent_to(me: Client, garden: dict[str, Any]) -> None:
    assert READ.keys() | FILES.keys() | SENT == NAMES
    for name in SENT:
        assert me.get(_some(name)).status_code in (404, 405), name


def _some(name: str) -> str:
    """Return an address of this name."""
    for given in _KEYS:
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.fixture(params=["fr", "en"])
def other_language(request: pytest.FixtureRequest, garden: dict[str, Any], book: Book) -> str:
    """The language that the pages don't speak."""
    Book.objects.filter(pk=book.pk).update(language=request.param)
    garden["speaks"] = request.param
    return {"fr": "en", "en": "fr"}[request.param]


def test_no_page_says_anything_in_the_other_language(
    me: Client, garden: dict[str, Any], other_language: str
) -> None:
    for address in ADDRESSES:
        answer = me.get(address.format(**garden))
        assert answer.status_code == 200, address
        assert sentences_of(other_language, answer) == [], address


def test_no_fragment_says_anything_in_the_other_language(
    me: Client, garden: dict[str, Any], other_language: str
) -> None:
    for address, target in FRAGMENTS:
        headers = {"HX-Request": "true", "HX-Target": target}
        answer = me.get(address.format(**garden), headers=headers)
        assert b"<html" not in answer.content, address
        assert sentences_of(other_language, answer) == [], address


@pytest.mark.parametrize(("address", "said"), REFUSED)
def test_a_refusal_says_nothing_in_the_other_language(
    me: Client, garden: dict[str, Any], other_language: str, address: str, said: dict[str, str]
) -> None:
    answer = me.post(address.format(**garden), said, follow=True)
    assert answer.status_code in (200, 422)
    assert sentences_of(other_language, answer) == []


def test_a_sentence_of_the_other_language_would_be_seen(
    me: Client, garden: dict[str, Any], book: Book
) -> None:
    assert "Sorted by" in sentences_of("en", me.get("/people/"))
    assert "How you know each other" in sentences_of("en", me.get(f"/people/{garden['person']}/"))
