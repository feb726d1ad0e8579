"""Favours: what I did for somebody, and what I asked them for."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Favour(models.Model):
    """One favour between me and a person: given by me, or asked of them."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=15)
    given = models.BooleanField()
    on = models.DateField()
    outcome = models.TextField(blank=True)
    thanked_on = models.DateField(null=True)
    origin = models.CharField(max_length=20)

    class Meta:
        indexes = [
            models.Index(fields=["person", "on"], name="favour_of_person"),
            models.Index(fields=["book", "on"], name="favour_by_day"),
        ]
