"""What each source said of each person, and what the columns of each sheet hold."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class SourceRecord(models.Model):
    """One row or card of a source: its key there, and the digest of what it said last.

    `told_on` is the day the source itself gives, so that an older archive says nothing new; nor
    does a file that says again what was said before the last.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=32)
    digest = models.CharField(max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="source_records")
    former = models.TextField(blank=True)  # the digests of what it said before the last
    told_on = models.DateField(null=True)
    extras = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "source", "key"], name="one_source_record"),
        ]


class ColumnMapping(models.Model):
    """What the person said that the columns of a sheet hold, for every sheet of these titles."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    digest = models.CharField(max_length=32)
    titles = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)  # title → field

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "digest"], name="one_column_mapping"),
        ]
