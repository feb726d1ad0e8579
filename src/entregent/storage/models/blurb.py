"""Blurbs: paragraphs about me that others forward as they are."""

from django.db import models
from django.db.models import Q

from entregent.storage.models.book import Book
from entregent.storage.models.goal import Goal


class Blurb(models.Model):
    """A forwardable paragraph about me, in one language; for one goal, or for any."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    language = models.CharField(max_length=5)
    goal = models.ForeignKey(Goal, null=True, on_delete=models.CASCADE, related_name="blurbs")
    text = models.TextField()
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "language"], condition=Q(goal=None), name="one_blurb"
            ),
            models.UniqueConstraint(
                fields=["book", "language", "goal"], name="one_blurb_for_a_goal"
            ),
        ]
