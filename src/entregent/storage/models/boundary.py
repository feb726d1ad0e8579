"""Boundaries: what is never asked of somebody, and when they are not to be disturbed."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Boundary(models.Model):
    """A kind of favour never to ask for, "no-introductions", "no-mail", or a busy period.

    A period says from when to when: two days, or the same part of every year (--12-15 to --01-10).
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="boundaries")
    kind = models.CharField(max_length=16)
    begins = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    why = models.TextField(blank=True)
    origin = models.CharField(max_length=20)
