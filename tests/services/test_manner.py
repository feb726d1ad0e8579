"""In which language one writes to somebody."""

from pathlib import Path

import pytest
from tests.builders import ME, TODAY, a_mail, a_person, an_mbox, imported
from tests.drafting import draft_to

from entregent.services.drafts import Intent, Reason
from entregent.services.fields import set_fields
from entregent.services.manner import language_with
from entregent.storage.models import Book, Person


@pytest.mark.parametrize(
    ("title", "language"),
    [("Directrice de la maintenance", "fr"), ("Head of the lab", "en"), ("CTO", "en"), ("", "en")],
)
def test_a_title_tells_the_language_where_nothing_else_does(
    book: Book, title: str, language: str
) -> None:
    assert language_with(book, a_person(book, title=title), on=TODAY) == language


def test_what_was_noted_wins(book: Book) -> None:
    alice = a_person(book, title="Directrice de la maintenance")
    set_fields(book, alice, [("language", "en")], on=TODAY)
    assert language_with(book, alice, on=TODAY) == "en"


def test_the_subjects_of_the_mails_tell_it(book: Book, tmp_path: Path) -> None:
    mails = [a_mail(id=str(n), subject="Votre avis sur le plan de maintenance") for n in range(3)]
    imported(book, an_mbox(tmp_path, *mails), me=[ME])
    alice = Person.objects.get(is_me=False)
    assert language_with(book, alice, on=TODAY) == "fr"
    assert draft_to(book, alice, Reason(Intent.CATCH_UP), on=TODAY).lang == "fr"
