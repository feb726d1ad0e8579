"""The few people one wants to keep closest, in one's own order."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Top(models.Model):
    """Somebody of the list of those to keep closest; or, without a rank, somebody taken off it by
    hand on the day of `since`, who is not proposed again for a while.

    `rank` only orders them: somebody who left leaves a gap. `cadence_before` is the cadence they
    had when they entered, or when the cadence of the list changed, None for none: where it was
    longer than the list's, or none, theirs is the list's for as long as they stay.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(null=True)
    since = models.DateField()
    cadence_before = models.PositiveSmallIntegerField(null=True)  # days

    class Meta:
        indexes = [models.Index(fields=["book", "rank"], name="top_by_rank")]
