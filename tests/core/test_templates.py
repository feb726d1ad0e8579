"""Templates: places filled in, lines left out whole, what was known put back as places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.drafts import LONGEST_NOTE, Draft, Intent, write
from entregent.core.drafts.templates import (
    INTENTS,
    PLACES,
    Place,
    filled,
    literal,
    places_for,
    says_something,
    unknown_place,
    with_places,
    with_subject,
)

KNOWN = {
    "given": "Alice", "me": "Paul Roux", "silence": "trois ans", "where": "EDF",
    "role": "acheteuse", "firm": "Alstom", "topic": "Planning des arrêts",
    "blurb": "Paul construit\ndes ponts.",
}  # fmt: skip
FRENCH = """Bonjour {prénom},

Cela fait {silence}.
{Silence} sans nouvelles d’{entreprise}, de {prénom} !

Comment <vas-tu|allez-vous> ?

À bientôt,
{moi}"""


def made(
    body: str,
    facts: dict[str, str],
    subject: str = "",
    intent: Intent = Intent.RECONNECT,
    **how: str,
) -> Draft | None:
    """What a template makes, beside the usual draft of the same facts."""
    lang, register = how.get("lang", "fr"), how.get("register", "vous")
    usual = write(intent, facts, lang=lang, register=register, whom=1)
    return filled(subject, body, facts, intent=intent, register=register, usual=usual)


def body(text: str, *facts: str, **how: str) -> str:
    draft = made(text, {name: KNOWN[name] for name in facts}, **how)
    return draft.body if draft else ""


def test_what_is_known_takes_its_places_in_the_register_asked_for() -> None:
    said = body(FRENCH, "given", "me", "silence", "where", register="tu")
    assert said == (
        "Bonjour Alice,\n\nCela fait trois ans.\nTrois ans sans nouvelles d’EDF, d’Alice !\n\n"
        "Comment vas-tu ?\n\nÀ bientôt,\nPaul Roux"
    )
    assert "Comment allez-vous ?" in body(FRENCH, "given")


def test_a_line_of_which_something_is_not_known_is_left_out_whole() -> None:
    assert body(FRENCH, "given", "where") == (
        "Bonjour Alice,\n\nComment allez-vous ?\n\nÀ bientôt,"
    )


def test_a_word_gives_way_to_a_name_that_is_said_with_a_vowel_first() -> None:
    for text in ("Des nouvelles de {prénom} !", "Des nouvelles d’{prénom} !"):
        told = [made(text, {"given": name}) for name in ("Alice", "Benoît")]
        assert [one and one.body for one in told] == [
            "Des nouvelles d’Alice !", "Des nouvelles de Benoît !",
        ]  # fmt: skip
    english = made("A mug d’{given}, de {given}?", {"given": "Alice"}, lang="en")
    assert english
    assert english.body == "A mug d’Alice, de Alice?"


def test_a_greeting_without_the_name_is_the_usual_one() -> None:
    assert body(FRENCH, "silence").startswith("Bonjour,\n\nCela fait trois ans.\n\nComment")


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour {prénom},\n\nCela fait {silence}.\n\nÀ bientôt,\n{moi}",
        "Bonjour {prénom} !\n{silence}\nBien cordialement\nPaul Roux",
        "Cher {prénom}\n\n{Silence} !\n\n<Amitiés|Bien à vous>,\nPaul",
    ],
)
def test_a_template_of_which_only_greeting_and_closing_remain_is_not_used(text: str) -> None:
    assert body(text, "given", "me") == ""
    assert "rois ans" in body(text, "given", "me", "silence")


def test_the_subject_is_the_usual_one_where_something_of_its_own_is_not_known() -> None:
    known = {"given": "Alice", "silence": "trois ans"}
    told = made("Comment va ?", known, subject="Après {silence}")
    assert told
    assert told.subject == "Après trois ans"
    usual = made("Comment va ?", known)
    assert usual
    assert usual.subject == made("Comment va ?", known, subject="Chez {entreprise}").subject  # type: ignore[union-attr]


def test_a_note_to_connect_has_no_subject_and_is_never_too_long() -> None:
    text = "Bonjour {prénom},\nRestons en contact, {entreprise} m’intéresse.\n{moi}"
    facts = {"given": "Alice", "me": "Paul", "where": "EDF"}
    note = made(text, facts, subject="Sujet", intent=Intent.CONNECT)
    assert note
    assert (note.subject, note.body.count("\n")) == ("", 2)
    assert made(text + "x" * LONGEST_NOTE, facts, intent=Intent.CONNECT) is None


def test_what_is_known_is_never_read_as_a_template() -> None:
    facts = {"given": "{moi}", "me": "<a|b>", "silence": "trois ans"}
    said = made("{prénom} {moi} {silence}.", facts)
    assert said
    assert said.body == "{moi} <a|b> trois ans."


@pytest.mark.parametrize("place", PLACES)
def test_a_place_goes_by_a_name_in_each_language_however_it_is_written(place: Place) -> None:
    names = [place.en, place.fr]
    for name in (*names, names[1].upper(), names[1].replace("é", "e").replace(" ", "_")):
        for intent in place.intents:
            assert unknown_place(f"a {{{name}}} b", intent) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bonjour {prenom}", None),
        ("Bonjour {nom}", "nom"),
        ("{", ""),
        ("{given", "given"),
        ("{given {me}", "given"),
        ("{offre}", "offre"),
        ("} rien", None),
    ],
)
def test_a_brace_that_opens_no_place_is_found(text: str, wrong: str | None) -> None:
    assert unknown_place(text, Intent.RECONNECT) == wrong


def test_no_two_places_of_an_intent_have_one_name() -> None:
    for intent in INTENTS:
        for lang in ("fr", "en"):
            names = [place.named(lang) for place in places_for(intent)]
            assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        ("Bonjour,\n\nÀ bientôt,\nPaul", False),
        ("Hello {given},\n\nBest,\n{me}", False),
        ("Bonjour Alice !\n\nPaul", False),
        ("Bonjour Alice,\n\nPaul d’Ormesson de la Tour", False),
        ("Bonjour Alice,\n\nun café la semaine prochaine", True),
        ("Hi {given},\n\nFancy a coffee next week", True),
        ("Bonjour Alice, ça va ?", True),
        ("Bonne année {prénom} !\n\nPaul", True),
        ("Bonjour Alice, comment vas-tu depuis le temps ?", True),
        ("{présentation}", True),
    ],
)
def test_a_message_says_more_than_a_greeting_and_a_closing(text: str, says: bool) -> None:
    assert says_something(text) is says


def test_a_first_line_may_be_the_subject() -> None:
    assert with_subject("Objet : Un mot\n\nBonjour,") == ("Un mot", "\nBonjour,")
    assert with_subject("Subject: A word\nHello,") == ("A word", "Hello,")
    assert with_subject("Hello,\nSubject: x") == ("", "Hello,\nSubject: x")
    assert literal("Bonjour {prénom} <tu|vous>") == "Bonjour  tu"


def test_what_was_known_is_put_back_as_places_the_longest_first_and_whole_words_only() -> None:
    facts = {
        "given": "Ali", "me": "Paul Roux", "where": "Ali & Fils", "silence": "trois ans",
        "topic": "Planning des arrêts",
    }  # fmt: skip
    text = "Bonjour Ali,\n\nTrois ans ! Et chez Ali & Fils ? L’Alignement d’Ali.\n\nPaul Roux"
    assert with_places(text, facts, intent=Intent.CATCH_UP, lang="fr") == (
        "Bonjour {prénom},\n\n{Silence} ! Et chez {entreprise} ? L’Alignement de {prénom}.\n\n{moi}"
    )
    assert with_places("Re: Planning des arrêts", facts, intent=Intent.REPLY, lang="en") == (
        "Re: {topic}"
    )
    assert with_places("", facts, intent=Intent.REPLY, lang="en") == ""
    assert with_places("Bonjour", {}, intent=Intent.REPLY, lang="fr") == "Bonjour"


def test_one_is_at_a_school_or_with_a_firm_whichever_the_template_was_kept_of() -> None:
    at_school = {"where": "École du Vallon"}
    kept = with_places(
        "Comment va la vie à l’École du Vallon ?", at_school, intent=Intent.CATCH_UP, lang="fr"
    )
    assert kept == "Comment va la vie chez {entreprise} ?"
    for where, told in (("École du Vallon", "à l’École du Vallon"), ("Acme", "chez Acme")):
        draft = made(kept, {"where": where}, intent=Intent.CATCH_UP)
        assert draft
        assert draft.body == f"Comment va la vie {told} ?"


def test_an_address_of_a_page_with_a_bar_is_no_choice_of_register() -> None:
    assert literal("Voir <https://x.example/?q=a|b>") == "Voir <https://x.example/?q=a|b>"


def test_whoever_is_called_as_i_am_is_greeted_and_i_sign() -> None:
    facts = {"given": "Paul", "me": "Paul"}
    kept = with_places("Salut Paul,\n\nÇa va ?\n\nPaul", facts, intent=Intent.CATCH_UP, lang="fr")
    assert kept == "Salut {prénom},\n\nÇa va ?\n\n{moi}"


@given(
    st.sampled_from([intent for intent in INTENTS if intent is not Intent.CONNECT]),
    st.sets(st.sampled_from(sorted(KNOWN))),
    st.sampled_from(["fr", "en"]),
    st.integers(0, 20),
)
def test_a_draft_of_ours_that_is_kept_says_the_same_to_the_same(
    intent: Intent, names: set[str], lang: str, wording: int
) -> None:
    facts = {name: KNOWN[name] for name in names | {"me", "given"}}
    draft = write(intent, facts, lang=lang, register="vous", whom=3, wording=wording)
    kept = [
        with_places(text, facts, intent=intent, lang=lang) for text in (draft.subject, draft.body)
    ]
    again = filled(*kept, facts, intent=intent, register="vous", usual=draft)
    assert again
    assert (again.subject, again.body) == (draft.subject, draft.body)
    assert all(unknown_place(text, intent) is None for text in kept)
    assert "Alice" not in kept[1]
