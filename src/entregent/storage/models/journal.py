"""The journal: each write is one entry that can be undone."""

from django.db import models

from entregent.storage.models.book import Book


class Entry(models.Model):
    """One act: what was done, when, through which door ("terminal" or "pages")."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    at = models.DateTimeField()
    act = models.CharField(max_length=20)
    door = models.CharField(max_length=10, default="terminal")
    values = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    settled = models.BooleanField(default=False)  # too old to be undone

    class Meta:
        indexes = [
            models.Index(
                fields=["book", "at"], name="entry_to_settle", condition=models.Q(settled=False)
            )
        ]


class Change(models.Model):
    """What an entry did to the rows of one table.

    Created rows are a run of identifiers, kept for good: they tell which file the rows came from.
    Changed or deleted ones keep their former values, for as long as the entry can be undone.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(max_length=40)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    before = models.JSONField(null=True)
    deleted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["table", "first"], name="change_of_row")]
