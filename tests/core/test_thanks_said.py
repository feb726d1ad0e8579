"""Thanks that a note says were given, and what is none of mine to them, in both languages."""

import pytest

from entregent.core.thanks_said import says_thanked


@pytest.mark.parametrize(
    "note",
    [
        "Remerciée",
        "remercié(e)",
        "Bien remercié au téléphone",
        "Déjeuner avec Alice. Je l’ai remerciée pour la mise en relation.",
        "J’ai remercié Alice Martin",
        "Alice remerciée par mail",
        "Appel de dix minutes, et je l'ai chaleureusement remerciée",
        "Merci dit à Alice",
        "je lui ai dit merci",
        "lui ai dit un grand merci hier",
        "mot de remerciement envoyé",
        "Lui ai envoyé une carte de remerciement",
        "Fait : remerciements envoyés",
        "thanked her",
        "Thanked Alice for the intro",
        "I've already thanked her",
        "Good call - I said thank you",
        "I thanked Alice by email and we talked of the fair",
        "Sent her a thank-you note",
        "thank-you card sent",
        "Told her thanks",
    ],
)
def test_thanks_that_were_given_are_read(note: str) -> None:
    assert says_thanked(note, name="Alice Martin")


@pytest.mark.parametrize(
    "note",
    [
        "Pas encore remercié Alice",
        "Je ne l’ai pas remerciée",
        "je ne l'ai toujours pas remerciée",
        "Jamais remerciée",
        "Penser à la remercier",
        "à remercier",
        "Remercie Alice demain",
        "Remercié ?",
        "Elle m’a remercié",
        "elle m'a dit merci",
        "Elle dit merci",
        "Remercié par Alice",
        "A été remerciée par son employeur",
        "J’ai remercié Léa",
        "Dit merci à Léa",
        "Dit merci à son équipe",
        "Si je l’ai remerciée, c’est par politesse",
        "Mot de remerciement à envoyer",
        "Merci Alice",
        "haven’t thanked her yet",
        "I didn't thank her",
        "not thanked yet",
        "thank her",
        "to be thanked",
        "She thanked me",
        "thanked me for the lunch",
        "Thanked Tom for his help",
        "Did I say thank you?",
        "She said thank you",
        "said thanks to Tom",
        "thank-you note to send",
    ],
)
def test_what_is_denied_meant_asked_or_said_by_or_to_another_is_none(note: str) -> None:
    assert not says_thanked(note, name="Alice Martin")
