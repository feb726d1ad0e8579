"""Goals, and what each is aimed at."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Goal(models.Model):
    """Something I want to reach with the help of my network; open until it is closed."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    why = models.TextField(blank=True)
    started_on = models.DateField()
    by = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    reached = models.BooleanField(default=False, db_default=False)  # told of one that is closed

    all_targets: list["Target"]  # what queries.goals reads along

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="one_goal")]


class Target(models.Model):
    """What a goal is aimed at: an organisation, a sector, a function, a place, words, a person."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE)
