"""Saved lists: a search with its filters, under a name."""

from django.db import models

from entregent.storage.models.book import Book


class SavedList(models.Model):
    """What the list of people was asked, as its address says it: "q=acme&label=fading"."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    query = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="one_saved_list")]
