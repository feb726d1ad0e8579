"""The reviews one has held, and what one decided then."""

from django.db import models

from entregent.storage.models.book import Book


class HeldReview(models.Model):
    """A review held on a day, one a day, and what was decided, "" for nothing."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    on = models.DateField()
    decided = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "on"], name="one_review_a_day")]
