"""Ties: me and each person, kept up to date at each exchange; and what today's list remembers."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Tie(models.Model):
    """The tie with one person: three clocks over all exchanges, and over each direction.

    `rank7`, `rank60`, `rank365` order the ties by one clock at whatever date (log2 of the clock,
    taken back to the epoch), so that the strongest are found without reading them all. `former`
    is the strength on the day of the last exchange. `close_until` and `regular_until` say when the
    tie stops being so called if nothing more happens, so that people are found by their label.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    exchanges = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    s7 = models.FloatField(default=0)
    s60 = models.FloatField(default=0)
    s365 = models.FloatField(default=0)
    last_in_at = models.DateTimeField(null=True)
    in7 = models.FloatField(default=0)
    in60 = models.FloatField(default=0)
    in365 = models.FloatField(default=0)
    last_out_at = models.DateTimeField(null=True)
    out7 = models.FloatField(default=0)
    out60 = models.FloatField(default=0)
    out365 = models.FloatField(default=0)
    rank7 = models.FloatField(null=True)
    rank60 = models.FloatField(null=True)
    rank365 = models.FloatField(null=True)
    former = models.FloatField(default=0)
    close_until = models.DateTimeField(null=True)
    regular_until = models.DateTimeField(null=True)
    cadence = models.PositiveSmallIntegerField(null=True)  # days
    cadence_chosen_on = models.DateField(null=True)
    due_level = models.FloatField(default=0)  # the clock whose half-life is the cadence
    due_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["book", "due_on"], name="tie_by_due_date"),
            models.Index(fields=["book", "rank7"], name="tie_by_week"),
            models.Index(fields=["book", "rank60"], name="tie_by_quarter"),
            models.Index(fields=["book", "rank365"], name="tie_by_year"),
            models.Index(fields=["book", "former", "last_at"], name="tie_by_former_strength"),
            models.Index(fields=["book", "last_at", "person"], name="tie_by_last_exchange"),
            models.Index(fields=["book", "regular_until"], name="tie_still_regular"),
        ]


class Occasion(models.Model):
    """A reason to write that came from outside: a new position seen at an import."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="occasions")
    kind = models.CharField(max_length=20)  # new-job
    on = models.DateField()
    values = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["book", "on"], name="occasion_by_date")]


class FollowUp(models.Model):
    """What I mean to do about somebody on a day, in my words; a contact from then on does it.

    `kind` is "" where I chose the day, "promise" for what I promised them, "theirs" for what they
    promised me, which any word of theirs after `since`, the day of the promise, brings to an end.
    """

    PROMISE, THEIRS = "promise", "theirs"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=7, blank=True, default="", db_default="")
    since = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["book", "on"], name="follow_up_by_day")]


class Decision(models.Model):
    """What I answered to an item of today's list; `until` is empty when it is settled."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    item = models.CharField(max_length=80)
    verdict = models.CharField(max_length=10)  # done, snooze, skip
    until = models.DateField(null=True)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "item"], name="one_decision")]
