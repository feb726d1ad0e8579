"""What runs by itself: how each job last went, and the daily digests."""

from django.db import models

from entregent.storage.models.book import Book


class JobRun(models.Model):
    """The last run of a job: one a job, of which nothing is told before it ran.

    `trouble` is the code of what went wrong, "" where nothing did; `facts` are its facts, else what
    was done. A run without an end goes on, or its process died.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "name"], name="last_run")]


class Digest(models.Model):
    """The list of one day on its way to its owner: one a day; where it stands, core.outbox says.

    `people` is how many it names. `handed_at` is when it last began to leave, `not_before` when it
    is tried again. `trouble` is the code of what kept it, `reply` what was answered. `settled_at`
    is when the person had seen that it did not arrive.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    day = models.DateField()  # where the person lives
    by = models.CharField(max_length=8)  # mail or desktop
    people = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=8)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    reply = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "day"], name="one_digest_a_day")]
