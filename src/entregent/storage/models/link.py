"""Links: two of my people who know each other, with the evidence; and those who don't."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Link(models.Model):
    """That `a` and `b` (a.id < b.id) know each other.

    `kind` says how one knows: spouse, family, close, acquaintance, colleague (stated), introduced
    (one met the other through them), mail or meeting (seen together: the clocks tell how often).
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=15)
    evidence = models.TextField(blank=True)
    since = models.CharField(max_length=10, blank=True)
    seen = models.PositiveIntegerField(default=0)
    s7 = models.FloatField(default=0)
    s60 = models.FloatField(default=0)
    s365 = models.FloatField(default=0)
    last_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "kind", "origin"], name="one_link"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="link_in_order"),
        ]


class NotLinked(models.Model):
    """That `a` and `b` (a.id < b.id) were said not to know each other: no file brings it back."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="not_linked_once"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="not_in_order"),
        ]
