"""No draft and no page tells one person how to reach another before both agreed to it.

Every free word of the book (a reason, a goal, an outcome, a title, a subject, how we met, a name)
holds details of both; whatever is written to one is looked through for those of the other.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from urllib.parse import unquote

import pytest
from django.http import QueryDict
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange
from tests.drafting import draft_to
from tests.web.pages import addresses

from entregent.core.drafts import ABOUT_ANOTHER, LANGUAGES, REGISTERS, Draft, Intent
from entregent.core.text import fold
from entregent.services.articles import for_whom, keep_article, to_send
from entregent.services.blurbs import add_blurb
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.introduction_drafts import draft_about, message, messages
from entregent.services.introductions import (
    answer,
    ask_side,
    close,
    note_outcome,
    start,
    thanked,
    to_me,
    written,
)
from entregent.services.links import link
from entregent.services.opportunities import Opening, add_opportunity
from entregent.services.templates import add_template
from entregent.storage.models import Article, Book, Exchange, Goal, Introduction, Person, Position

pytestmark = pytest.mark.any_database
WORDINGS = 3
CARED_FOR = "How floating wind farms are kept"
BEFORE = ("idea", "asked-first", "asked-second", "declined", "given-up")
STATES = (*BEFORE, "agreed", "introduced", "met", "closed")
TO_ME = ("asked", "promised", "refused", "made", "met", "thanked")


@dataclass(frozen=True)
class Card:
    """How to reach somebody, and what they are called."""

    name: str
    email: str
    phone: str
    profile: str
    website: str
    postal: str

    def found_in(self, text: str) -> list[str]:
        """Return what of it stands in a text, however it is written."""
        plain, digits = unquote(text).casefold(), "".join(c for c in text if c.isdigit())
        local = self.email.partition("@")[0] if "@" in self.name else self.email
        parts = (self.email, local, self.profile[-14:], self.website.partition("//")[2])
        found = [part for part in parts if part.casefold() in plain]
        found += [self.phone] if self.phone[-9:] in digits else []
        return found + ([self.postal] if fold(self.postal) in fold(unquote(text)) else [])


ALICE = Card(
    "Alice Martin", "a.mtn@acme.example", "+33612345678",
    "https://www.linkedin.com/in/alice-mtn-01", "https://mtn-alice.example", "4 rue du Lac",
)  # fmt: skip
BENOIT = Card(
    "Benoît Durand", "bdurlyon@globex.example", "+33787654321",
    "https://www.linkedin.com/in/benoit-dur-9", "https://dur-benoit.example", "9 quai des Ormes",
)  # fmt: skip
# What free words hold of somebody, and what they are called.
TOLD = {
    "email": lambda c: c.email,
    "phone": lambda c: f"0{c.phone[3:4]} " + " ".join(c.phone[4:][n : n + 2] for n in (0, 2, 4, 6)),
    "profile": lambda c: c.profile.partition("www.")[2],
    "website": lambda c: c.website.partition("//")[2],
    "postal": lambda c: c.postal.upper(),
    "local part": lambda c: c.email.partition("@")[0],
}
CALLED = {
    "name": lambda c: c.name,
    "email": lambda c: c.email,
    "name and email": lambda c: f"{c.name} <{c.email}>",
    "name and phone": lambda c: f"{c.name} {TOLD['phone'](c)}",
}
CASES = [("name", told) for told in TOLD if told != "local part"]
CASES += [(called, "local part") for called in CALLED if called != "name"]
# Every draft is tried on every case; where its words come from and where it is shown, on a way that
# is spelt out and on one that is hidden in a name.
on_two_cases = pytest.mark.parametrize("two", [CASES[0], CASES[-1]], indirect=True, ids=" / ".join)


@dataclass
class Two:
    """Two people, each with their card, in a book whose every free word holds details of both."""

    book: Book
    one: Person
    other: Person
    cards: dict[int, Card]
    goal: Goal
    words: str
    told: str
    wording: int  # each case has its own: what is withheld is withheld before it is worded

    def of_the_other(self, to: int, text: str) -> list[str]:
        """Return what of the other's stands in a text to one of them."""
        (other,) = (pk for pk in self.cards if pk != to)
        return self.cards[other].found_in(text)

    def speaking(self, language: str, register: str) -> list[tuple[Person, Person]]:
        """Return both ways between the two, who are written to in this manner."""
        ids = list(self.cards)
        Person.objects.filter(pk__in=ids).update(language=language, register=register)
        one, other = (Person.objects.get(pk=pk) for pk in ids)
        return [(one, other), (other, one)]


@pytest.fixture(params=CASES, ids=" / ".join)
def two(request: pytest.FixtureRequest, book: Book) -> Two:
    """Alice, whom I see, and Benoît, whom she knows; the words of a case everywhere."""
    called, told = request.param
    words = f"Ask {TOLD[told](ALICE)} or {TOLD[told](BENOIT)}"
    # How we met may tell of anybody: what only names them there is known from no way of theirs.
    met, people = "" if told == "local part" else words, []
    for card in (ALICE, BENOIT):
        name = CALLED[called](card)
        person = a_person(book, name, emails=[card.email], title="Recruiter", met=met)
        ways = [("phone", card.phone), ("profile", card.profile), ("website", card.website)]
        noted = [("address", f"{card.postal}, 69001 Lyon"), ("worked-together", "yes")]
        noted += [("matters", CARED_FOR)]
        set_fields(book, person, [*ways, *noted], on=TODAY)
        people.append((person, Card(name, *list(vars(card).values())[1:])))
    Position.objects.update(title=words)
    (one, _), (other, _) = people
    an_exchange(book, one, channel="email", by="them")
    an_exchange(book, other, on=TODAY - timedelta(days=3000), channel="email", by="them")
    Exchange.objects.update(subject=met)
    link(book, one, other, evidence=words, kind="close")
    for language in LANGUAGES:
        add_blurb(book, text=words, language=language)
        add_template(
            book, intent="ask-introduction", language=language, subject=words, body=f"{words} ?"
        )
    cards = {person.pk: card for person, card in people}
    wording = CASES.index(request.param) % WORDINGS
    return Two(book, one, other, cards, add_goal(book, name=words), words, told, wording)


def led(two: Two, until: str) -> Introduction:
    """An introduction of the two in this state."""
    row = start(two.book, two.one, two.other, why=two.words, on=TODAY, ask=until != "idea")
    if until not in ("idea", "asked-first", "given-up"):
        answer(two.book, row, two.one, yes=True, on=TODAY)
    if until in ("asked-second", "declined"):
        ask_side(two.book, row, two.other, on=TODAY)
    if until == "declined":
        answer(two.book, row, two.other, yes=False, on=TODAY)
    if until == "given-up":
        close(two.book, row, on=TODAY)
    if until in ("agreed", "introduced", "met", "closed"):
        answer(two.book, row, two.other, yes=True, on=TODAY)
    if until in ("introduced", "met", "closed"):
        written(two.book, row, on=TODAY)
    if until in ("met", "closed"):
        note_outcome(two.book, row, two.words, on=TODAY)
    if until == "closed":
        thanked(two.book, row, on=TODAY)
    return row


def led_to_me(two: Two, until: str) -> Introduction:
    """An introduction of me to Benoît by Alice, this far."""
    row = to_me(
        two.book, two.other, through=two.one, why=two.words, on=TODAY, received=until == "made"
    )
    if until in ("promised", "refused"):
        answer(two.book, row, two.one, yes=until == "promised", on=TODAY)
    if until in ("met", "thanked"):
        written(two.book, row, on=TODAY)
        note_outcome(two.book, row, two.words, on=TODAY)
    if until == "thanked":
        thanked(two.book, row, on=TODAY)
    return row


def said(draft: Draft) -> str:
    return f"{draft.subject}\n{draft.body}"


def drafted(two: Two, to: Person, other: Person, reason: Reason) -> Draft:
    """A draft, whichever of the two services makes it."""
    if reason.intent in ABOUT_ANOTHER and not reason.item:
        return draft_about(two.book, to, other, reason.intent, on=TODAY, wording=two.wording)
    return draft_to(two.book, to, reason, on=TODAY, wording=two.wording)


def test_no_draft_of_any_intent_tells_one_how_to_reach_the_other(two: Two) -> None:
    for language, register in (("fr", "tu"), ("fr", "vous"), ("en", "vous")):
        for (to, other), intent in product(two.speaking(language, register), Intent):
            reason = Reason(
                intent, about=other.pk, via=other.pk, goal=two.goal.pk,
                item=f"thank-{to.pk}-{other.pk}" if intent is Intent.THANK else "",
                ref=str(other.pk) if intent is Intent.THANK else "",
            )  # fmt: skip
            if intent in (Intent.INTRODUCE, Intent.CONGRATULATE, Intent.COLD):
                refused = r"introduction-not-agreed|nothing-to|draft-cold"
                with pytest.raises(EntregentError, match=refused):
                    drafted(two, to, other, reason)
                continue
            draft = drafted(two, to, other, reason)
            assert (draft.lang, draft.body != "") == (language, True)
            assert two.of_the_other(to.pk, said(draft)) == [], said(draft)


def articles_of(two: Two) -> list[Article]:
    """Articles whose title, or address, holds details of both, or of one of the two."""
    pages = [
        page
        for card in (ALICE, BENOIT)
        for page in (
            card.profile,
            card.profile.replace("www", "fr") + "/recent-activity/?trk=1",
            card.website,
            f"{card.website.replace('https', 'http')}/?from=me#top",
            f"https://globex.example/write?to={card.email}",
            f"https://wa.me/{card.phone.removeprefix('+')}",
        )
    ]
    kept = [keep_article(two.book, title=CARED_FOR, address=page) for page in pages]
    titled = [] if two.told == "local part" else [keep_article(two.book, title=two.words)]
    return [*titled, *kept]


def test_no_draft_takes_along_an_article_that_tells_how_to_reach_somebody(two: Two) -> None:
    kept = articles_of(two)
    assert not any(for_whom(two.book, kept, limit=5).values())
    assert to_send(two.book, list(two.cards), on=TODAY) == {}
    for to, article, intent in product((two.one, two.other), kept, (Intent.SHARE, Intent.CATCH_UP)):
        with pytest.raises(EntregentError, match="article-reaches"):
            draft_to(two.book, to, Reason(intent, article=article.pk), on=TODAY)


@on_two_cases
@pytest.mark.parametrize("until", STATES)
def test_no_message_of_an_introduction_but_the_one_that_makes_it_holds_a_contact(
    two: Two, until: str
) -> None:
    row = led(two, until)
    for language, register in product(LANGUAGES, REGISTERS):
        two.speaking(language, register)
        row = Introduction.objects.get(pk=row.pk)
        told = [one for one in messages(row, on=TODAY) if one.intent is not Intent.INTRODUCE]
        for to, intent in product((row.one, row.other), Intent):
            if intent.startswith("introduce-") and to:
                told.append(message(row, intent, to, on=TODAY))
        for one in told:
            (person,) = one.to
            assert two.of_the_other(person.pk, said(one.draft)) == [], said(one.draft)
        if until in (*BEFORE, "closed"):
            with pytest.raises(EntregentError, match="introduction-not-agreed"):
                message(row, Intent.INTRODUCE, row.one, on=TODAY)


@on_two_cases
@pytest.mark.parametrize("until", TO_ME)
def test_no_message_about_my_own_introduction_holds_a_contact(two: Two, until: str) -> None:
    row = led_to_me(two, until)
    for language, register in product(LANGUAGES, REGISTERS):
        two.speaking(language, register)
        row = Introduction.objects.get(pk=row.pk)
        others = (ABOUT_ANOTHER | {Intent.ASK_INTRODUCTION}) - {Intent.INTRODUCE}
        told = [
            *messages(row, on=TODAY),
            *(message(row, intent, two.one, on=TODAY) for intent in others),
        ]
        for one in told:
            assert two.of_the_other(two.one.pk, said(one.draft)) == [], said(one.draft)


@on_two_cases
@pytest.mark.parametrize("until", BEFORE)
def test_no_page_of_an_introduction_writes_to_one_how_to_reach_the_other(
    me: Client, two: Two, until: str
) -> None:
    for row in (led(two, until), led_to_me(two, "asked")):
        for letter in me.get(f"/introductions/{row.pk}/").context["letters"]:
            assert len(letter.message.to) == 1
            told = f"{letter.mailto} {said(letter.message.draft)}"
            assert two.of_the_other(letter.who, told) == [], told


@on_two_cases
def test_no_page_that_leads_to_a_draft_writes_to_one_how_to_reach_the_other(
    me: Client, two: Two
) -> None:
    row, opening = led(two, "asked-second"), Opening("Globex", two.words, note=two.words)
    goal = f"/goals/{two.goal.pk}/"
    known = f"{goal}opportunities/{add_opportunity(two.book, two.goal, opening).pk}/"
    seen = ["/", goal, known, f"{known}ways/", "/lineage/", "/reach/weak-ties/"]
    seen += [f"/introductions/{row.pk}/", f"/reach/?who={two.other.pk}"]
    seen += [f"/people/{person.pk}/" for person in (two.one, two.other)]
    led_to = {a for path in seen for a in addresses(me.get(path)).followed if "/write/" in a}
    assert any("ask-introduction" in address for address in led_to)
    articles = articles_of(two)
    for to, other in ((two.one.pk, two.other.pk), (two.other.pk, two.one.pk)):
        asked = f"about={other}&goal={two.goal.pk}"
        wanted = [f"intent={intent}&{asked}" for intent in Intent]
        wanted += [
            f"intent=ask-introduction&{asked}&via={via}&language={language}&wording={two.wording}"
            for via, language in product((to, other), LANGUAGES)
        ]
        wanted += [f"intent=share&article={article.pk}" for article in articles[::6]]
        led_to |= {f"/people/{to}/write/?{one}" for one in [*wanted, f"item=thank-{to}-{other}"]}
    for address in sorted(led_to):
        to, asked = int(address.split("/")[2]), QueryDict(address.partition("?")[2])
        page = me.get(address)
        assert two.of_the_other(to, page.content.decode()) == [], address
        left = {"subject": page.context["draft"].subject, "body": page.context["draft"].body}
        for do in ("look", "file"):
            told_back = me.post(address, {**asked.dict(), **left, "do": do})
            assert two.of_the_other(to, told_back.content.decode()) == [], address
