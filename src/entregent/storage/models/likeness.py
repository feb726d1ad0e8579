"""Likely pairs: two people who may be one, and what finds them."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class LikelyPair(models.Model):
    """That `a` and `b` (a.id < b.id) may be one person, or were said to be two.

    An open pair is worked out and may be worked out anew at any time; "apart" is what the person
    decided, and stays. `signs` lists what it comes from, a code with its facts each.
    """

    OPEN, APART = "open", "apart"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField(default=0)
    signs = models.JSONField(default=list)
    state = models.CharField(max_length=5, default=OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="one_pair"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="pair_in_order"),
        ]
        indexes = [
            models.Index(fields=["book", "state", "-probability"], name="pair_by_probability"),
        ]


class LikenessKey(models.Model):
    """One key of a person: those who share one are compared (entregent.core.likeness.traits)."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False, db_constraint=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["book", "key"], name="likeness_by_key")]


class ToCompare(models.Model):
    """Somebody of whom something changed since they were compared with the others."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, db_constraint=False
    )
    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_constraint=False)
