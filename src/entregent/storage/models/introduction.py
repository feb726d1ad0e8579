"""Introductions: two of my people made known to each other, or somebody made known to me."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Introduction(models.Model):
    """`one` and `other` whom I introduce; or `one`, to whom `through` introduces me.

    `steps` is what happened, the oldest first: {"move", "on", "who": "one" or "other", "sent"}.
    The state follows from them.
    """

    MADE, RECEIVED, ASKED = "made", "received", "asked"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=8)
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    through = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    why = models.TextField(blank=True)
    state = models.CharField(max_length=12)
    steps = models.JSONField(default=list)
    outcome = models.TextField(blank=True)
    started_on = models.DateField()
    moved_on = models.DateField()
    thanked_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["book", "-moved_on"], name="introduction_latest"),
            models.Index(
                fields=["book"],
                name="introduction_open",
                condition=~models.Q(state="closed"),
            ),
        ]
