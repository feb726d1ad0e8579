"""Campaigns: an occasion, when its messages leave, and whom it greets."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Campaign(models.Model):
    """Greetings to many for one occasion; `news` is what is announced, by language.

    Its messages leave from `first` to `last`, on the days of the week in `weekdays` ("12345",
    Monday being 1), between the times in `spans` ("09:00-12:00,14:00-18:00"), at most `a_day` a
    day.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=120)
    occasion = models.CharField(max_length=10)
    news = models.JSONField(default=dict)
    first = models.DateField()
    last = models.DateField()
    weekdays = models.CharField(max_length=7)
    spans = models.CharField(max_length=80)
    a_day = models.PositiveSmallIntegerField()
    run = models.CharField(max_length=7)  # open, paused, stopped
    template = models.PositiveBigIntegerField(
        default=0
    )  # of mine that it is written by, 0 for none
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["book"], name="campaign_of_book")]


class Greeting(models.Model):
    """One person of a campaign, and how they are greeted: by mail, a call, a card, or not.

    The message is an Outgoing that names this row. `bare` is what it said without a line of its
    own, `told` the line proposed and what it was made of, `mark` why it is left to the person to
    write, `why` why it is not by mail. `later` was put off while going through them.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="greetings", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="greetings")
    way = models.CharField(max_length=4)
    why = models.CharField(max_length=12, blank=True)  # no-mail, no-address
    mark = models.CharField(max_length=12, blank=True)  # mourning, no-news
    bare = models.TextField(blank=True)
    told = models.JSONField(default=dict)
    later = models.BooleanField(default=False)
    done_on = models.DateField(null=True)  # called, or a card sent

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="greeted_once"),
        ]
