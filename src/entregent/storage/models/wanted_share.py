"""What share of my ties I want to have something: a sector, a function, a place…"""

from django.db import models

from entregent.storage.models.book import Book


class WantedShare(models.Model):
    """A share of my active ties, in percent, that I want to have a value of a dimension.

    `value` is a code, that of an area for a place; `name` is how a place was written.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    dimension = models.CharField(max_length=12)
    value = models.CharField(max_length=100)
    name = models.CharField(max_length=100, blank=True)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "dimension", "value"], name="one_share_of_a_value"
            ),
        ]
