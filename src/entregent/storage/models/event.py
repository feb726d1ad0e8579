"""Events where one meets people: trade fairs, conferences, dinners; and who takes part."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Event(models.Model):
    """Something I go to, from its first day to its last, where I may meet people.

    `key` is that of the exchange of a calendar that it was made of, "" where it was typed.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=200)
    on = models.DateField()
    until = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    key = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["book", "on"], name="event_by_day")]


class Attendee(models.Model):
    """Somebody who takes part in an event: a person of the book, or as long as they are in none, a
    name with what a list told beside it.

    `wanted` says that I want to meet them, `why` what for; `met_on` is the day I did.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="attendees", db_index=False
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=320, blank=True)
    wanted = models.BooleanField(default=False, db_default=False)
    why = models.TextField(blank=True)
    met_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_attendee")]
