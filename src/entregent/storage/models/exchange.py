"""Exchanges: one contact in time, and who took part."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Exchange(models.Model):
    """One mail, meeting, call…, however many took part.

    `size` counts the recipients of what was written, or the people beside me where we met; it sets
    the weight. `awaits_answer` marks the last mail of a thread that came
    to me alone and that nothing answered. `key` is the same in every file that tells of it.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    at = models.DateTimeField()
    whole_day = models.BooleanField(default=False)  # the day is known, the hour is not
    channel = models.CharField(max_length=10)
    by = models.CharField(max_length=4)  # me, them, both
    size = models.PositiveSmallIntegerField(default=1)
    subject = models.TextField(blank=True)
    note = models.TextField(blank=True)
    thread = models.CharField(max_length=64, blank=True)
    awaits_answer = models.BooleanField(default=False)
    origin = models.CharField(max_length=20)
    key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="one_exchange")]
        indexes = [
            models.Index(fields=["book", "channel", "at"], name="exchange_by_channel"),
            models.Index(
                fields=["book", "at"],
                name="exchange_awaiting",
                condition=models.Q(awaits_answer=True),
            ),
            models.Index(
                fields=["book", "thread"], name="exchange_of_thread", condition=~models.Q(thread="")
            ),
        ]


class Participant(models.Model):
    """A person in an exchange with me; `at` is the exchange's, so that a timeline is one index."""

    exchange = models.ForeignKey(
        Exchange, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="exchanges", db_index=False
    )
    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exchange", "person"], name="took_part")]
        indexes = [models.Index(fields=["person", "at", "exchange"], name="participant_by_time")]
