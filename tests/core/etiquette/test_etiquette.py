"""The message check: places, languages, what is left aside, what is unknown."""

from datetime import date

import pytest

from entregent.core.etiquette import Fault, Relation, check, language_of_message
from entregent.core.etiquette.flat import flatten

ASK = "Bonjour Claire,\n\nPourriez-vous me recommander pour le poste d’infirmière à Lyon ?\n\nPaul"


def codes(text: str, intent: str, **known: object) -> set[str]:
    return {one.code for one in check(text, intent, Relation(**known))}  # type: ignore[arg-type]


def the(code: str, found: list[Fault]) -> Fault:
    return next(one for one in found if one.code == code)


def test_a_place_is_that_of_the_text_as_it_was_typed() -> None:
    found = the("no-way-out", check(ASK, "ask-recommendation", Relation()))
    place = ASK[found.start : found.end]
    assert place == "Pourriez-vous me recommander pour le poste d’infirmière à Lyon ?"


def test_accents_apostrophes_and_letters_written_as_one_keep_their_places() -> None:
    text = "Cœur léger, j’ai relu."
    flat = flatten(text, [(0, len(text))])
    assert flat.text == "coeur leger j ai relu\n"
    at = flat.text.index("j ai")
    assert text[slice(*flat.span(at, at + 4))] == "j’ai"


def test_accents_may_be_missing() -> None:
    plain = ASK.replace("è", "e").replace("à", "a").replace("’", "'")
    assert codes(plain, "ask-recommendation") == codes(ASK, "ask-recommendation")


def test_what_is_unknown_never_accuses() -> None:
    accusing = {
        "no-identity", "ask-before-give", "crosses-boundary", "frequent-ask-not-acknowledged",
    }  # fmt: skip
    assert codes(ASK, "ask-recommendation").isdisjoint(accusing)
    known = {
        "knows_me": "no", "level_gap": 3, "worked_together": False, "asks_last_60_days": 3,
        "given_before": False,
    }  # fmt: skip
    assert accusing <= codes(ASK, "ask-recommendation", **known)


def test_a_boundary_of_the_book_is_not_crossed() -> None:
    text = "Salut Luc,\n\nTu peux transmettre mon CV à ta DRH ? Sinon tant pis.\n\nAnne"
    assert "crosses-boundary" not in codes(text, "ask-referral")
    found = the("crosses-boundary", check(text, "ask-referral", Relation(never={"referral": "x"})))
    busy = Relation(busy_until=date(2027, 1, 10), busy_why="inventaire")
    later = the("crosses-boundary", check(text, "ask-referral", busy))
    assert (later.mend, later.severity, later.facts["why"]) == ("ask-later", "stop", "inventaire")
    assert "crosses-boundary" not in {f.code for f in check("Bonne année !", "greeting", busy)}
    assert (found.severity, found.facts["why"]) == ("stop", "x")


def test_what_is_quoted_is_not_judged() -> None:
    text = (
        "Bonjour Luc,\n\nVoici le plan promis.\n\nAnne\n\nLe 3 mars, Luc a écrit :\n"
        "> Je vous en supplie, rappelez-moi [Prénom] !"
    )
    assert codes(text, "follow-up") == set()


@pytest.mark.parametrize(
    "after",
    [
        "If it’s a pain, park it.",
        "I can always ring the office.",
        "The caretaker will show me.",
        "I know the fair is upon you.",
    ],
)
def test_a_choice_left_open_after_the_ask_is_a_way_out(after: str) -> None:
    ask = "Hi Nora,\n\nCould you read my chapter on otters?"
    assert "no-way-out" in codes(f"{ask}\n\nSam", "ask-help")
    assert "no-way-out" not in codes(f"{ask} {after}\n\nSam", "ask-help")


@pytest.mark.parametrize(
    "after", ["I’ll call you on Monday.", "I’m free on Tuesday.", "Thank you so much!"]
)
def test_pressing_thanking_and_being_free_leave_no_way_out(after: str) -> None:
    text = f"Hi Nora,\n\nCould you read my chapter on otters? {after}\n\nSam"
    assert "no-way-out" in codes(text, "ask-help")


@pytest.mark.parametrize(
    "said", ["Préparez la lettre, je passe la prendre.", "Aujourd’hui c’est mon tour."]
)
def test_an_errand_and_a_debt_presume(said: str) -> None:
    assert "entitled-tone" in codes(f"Bonjour Luc,\n\n{said}\n\nAnne", "ask-help")


def test_a_day_of_somebody_else_presumes_nothing() -> None:
    text = "Bonjour Luc,\n\nLa mairie doit répondre avant vendredi.\n\nAnne"
    assert "entitled-tone" not in codes(text, "ask-help")


def test_an_ask_hides_in_a_letter_of_thanks() -> None:
    text = "Salut Luc,\n\nMerci pour le violon. Tu aurais le contact de ton luthier ?\n\nAnne"
    assert "hidden-ask" in codes(text, "thank")


def test_a_second_ask_need_not_say_could_you_again() -> None:
    text = "Hi Nora,\n\nCould you introduce me to the vet? And read my CV too?\n\nSam"
    assert "many-asks" in codes(text, "ask-help")


def test_the_language_is_found_out_from_the_text() -> None:
    assert language_of_message(ASK) == "fr"
    assert language_of_message("Hi Tom,\n\nCould you spare ten minutes?") == "en"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Objet :", "?" * 500, "a" * 50_000, "\0", "> x\n" * 99]
)
@pytest.mark.parametrize("intent", ["cold", "introduce", "greeting"])
def test_any_text_can_be_checked(text: str, intent: str) -> None:
    for one in check(text, intent, Relation(knows_me="no", level_gap=2)):
        assert 0 <= one.start <= one.end <= len(text)


def test_what_somebody_else_asked_is_no_ask_of_mine() -> None:
    told = "Ils m’ont répondu : « Pourriez-vous faire la même chose pour Lyon ? » C’est donc gagné."
    text = f"Bonjour Anna,\n\nMerci pour tes conseils sur le dossier de Brest. {told}\n\nPaul"
    assert check(text, "thank", Relation(knows_me="yes"), "fr") == []


def test_whoever_is_the_judge_of_their_time_may_say_no() -> None:
    text = (
        "Bonjour Léa,\n\nPourriez-vous relire ma page sur les capteurs ? Vous êtes seule juge du"
        " temps que vous pouvez y passer.\n\nPaul"
    )
    assert "no-way-out" not in {f.code for f in check(text, "ask-help", Relation(), "fr")}


@pytest.mark.parametrize(
    "said",
    [
        "J’ai plein de choses à vous dire sur la ferme de Brest.",
        "Si vous passez à Brest, il y a une chambre d’amis et du far breton.",
        "La seule chose qui me manque, c’est votre recette du far de Brest.",
        'Il a dit "pas d’excuses" devant tout le monde à Brest, et tout le monde s’est tu.',
    ],
)
def test_what_only_sounds_faulty_is_let_be(said: str) -> None:
    text = f"Cher Paul,\n\nDeux ans sans vous écrire, pardon.\n\n{said}\n\nJean"
    assert codes(text, "reconnect", knows_me="yes", register="vous") == set()


ASKS = {
    "fr": (
        "Bonjour Hélène,\n\n{}\n\nSauriez-vous où l’on trouve du papier de riz en rouleau ? Si vous"
        " n’en savez rien, je demanderai aux Archives.\n\nPaul"
    ),
    "en": (
        "Hi Helen,\n\n{}\n\nWould you know where one buys rice paper on a roll? If nothing comes to"
        " mind I’ll ask the archive.\n\nPaul"
    ),
}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "La banque attend le dossier avant la fin du mois."),  # a day of somebody else
        ("fr", "J’ai bloqué mon mardi pour finir la dorure."),  # a day of mine
        ("fr", "J’attends le plombier depuis huit heures."),
        ("fr", "Je passe chaque matin devant vos fenêtres."),  # a habit
        ("fr", "Aux urgences, on a eu quarante entrées cette nuit."),
        ("fr", "Je n’en peux plus de la pluie."),  # one weak sign of distress
        ("fr", "C’est moi qui ai repris le cours du mercredi."),  # no debt
        ("fr", "Mon réseau de bénévoles compte douze personnes."),
        ("en", "My editor needs the text by next week."),
        ("en", "We hope to have the roof on before the end of October."),
        ("en", "I’ll see you at choir on Tuesday anyway."),
        ("en", "We’re still waiting for the plumber."),
        ("en", "I’m drowning in leather offcuts."),
        ("en", "I beg to differ about the calfskin."),
        ("en", "I was there when Michael cut the ribbon."),
        ("en", "I’m sure you’ll love the marbling."),
    ],
)
def test_what_is_told_of_oneself_or_of_others_accuses_nobody(lang: str, said: str) -> None:
    assert codes(ASKS[lang].format(said), "ask-help", knows_me="yes") == set()


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        ("thank", "Veuillez trouver ci-joint les photos de la fête."),
        ("share", "Qu’en pensez-vous ?"),
        ("congratulate", "Vous devriez voir la tête du maire."),
        ("greeting", "Ma sœur cherche un appartement à Nantes, quelle aventure."),
    ],
)
def test_what_only_sounds_like_an_ask_hides_none(intent: str, said: str) -> None:
    told = "Bonjour Hélène,\n\nVotre vieille presse de Clamecy trône à la mairie de Nevers."
    assert codes(f"{told} {said}\n\nPaul", intent, knows_me="yes", register="vous") == set()


def test_two_signs_of_distress_make_a_plea() -> None:
    plea = "Je n’en peux plus, je coule, et personne ne me répond."
    assert "desperate-tone" in codes(ASKS["fr"].format(plea), "ask-help")


def test_the_votre_of_a_firm_is_plural_in_a_letter_that_says_tu() -> None:
    text = (
        "Salut Luc,\n\nTu te souviens du four ? Votre offre de pâtissier me tente. Tu aurais envie"
        " de parler de moi à ton chef ? Si tu hésites, dis-moi non.\n\nAnne"
    )
    assert codes(text, "ask-referral", register="tu") == set()
    formal = text.replace("Votre offre de pâtissier me tente.", "Je vous remercie de votre aide.")
    assert "mixed-register" in codes(formal, "ask-referral", register="tu")


@pytest.mark.parametrize(
    "said", ["Nous élevons des abeilles près d’Ussel.", "Je relie des registres depuis dix ans."]
)
def test_what_i_do_says_who_writes(said: str) -> None:
    text = f"Madame,\n\n{said} Quelle colle employez-vous ? Sinon tant pis.\n\nPaul"
    assert "no-identity" not in codes(text, "cold", knows_me="no")
    bare = text.replace(said, "Je serai de passage à Lyon jeudi.")
    assert "no-identity" in codes(bare, "cold", knows_me="no")
