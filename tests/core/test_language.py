"""In which language a few words are written."""

import pytest

from entregent.core.language import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("cherche un stage dans l’aéronautique", "fr"),
        ("Relire des CV", "fr"),
        ("trésorerie", "fr"),
        ("looking for a job in Lyon", "en"),
        ("an introduction to the team at Airbus", "en"),
        ("Python", ""),
        ("", ""),
    ],
)
def test_little_words_tell_the_language(words: str, language: str) -> None:
    assert language_of(words) == language
