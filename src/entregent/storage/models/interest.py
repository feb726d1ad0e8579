"""What matters to somebody, what they need, what they offer: a row each, in free words."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Interest(models.Model):
    """Something that matters to a person, a need or an offer of theirs; mine too.

    What is done or withdrawn stays, with its day, and is shown no more.
    """

    MATTERS, NEED, OFFER = "matters", "need", "offer"
    OPEN, DONE, WITHDRAWN = "open", "done", "withdrawn"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=7)
    text = models.TextField()
    language = models.CharField(max_length=5, blank=True)  # the words are written in
    on = models.DateField()
    state = models.CharField(max_length=9, default=OPEN)
    ended_on = models.DateField(null=True)
    origin = models.CharField(max_length=20)

    class Meta:
        indexes = [
            models.Index(
                fields=["book", "kind"], name="interest_open", condition=models.Q(state="open")
            )
        ]
