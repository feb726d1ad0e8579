"""A book: one person's whole network, and what it must leave out."""

from django.db import models


class Book(models.Model):
    """One person's network, with the language and time zone that "today" is told in."""

    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    daily_limit = models.PositiveSmallIntegerField(default=5)
    days_between_asks = models.PositiveSmallIntegerField(default=14)
    top_size = models.PositiveSmallIntegerField(default=10, db_default=10)  # people kept closest
    top_cadence = models.PositiveSmallIntegerField(default=30, db_default=30)  # days
    new_ties_wanted = models.PositiveSmallIntegerField(default=0, db_default=0)  # a quarter
    review_months = models.PositiveSmallIntegerField(default=3, db_default=3)  # 0 for never
    reviewed_on = models.DateField(null=True, blank=True)  # the day of the last review held
    rewording_address = models.CharField(max_length=300, blank=True)  # "" where nothing rewords
    rewording_model = models.CharField(max_length=200, blank=True)
    digest_by = models.CharField(max_length=8, blank=True)  # mail, desktop, "" where there is none
    digest_at = models.CharField(max_length=5, default="07:30")  # where the person lives
    created_at = models.DateTimeField()

    # As storage.queries.outbox.first_book finds them.
    outbox_used = False
    outbox_wrong = False  # it holds messages that the person has to look at
    digest_wrong: int | None = None  # the latest digest that the person has to look at


class MyAddress(models.Model):
    """An e-mail or profile address of the book's owner."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)  # email, profile or name
    key = models.CharField(max_length=320)
    origin = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "kind", "key"], name="one_of_my_addresses"),
        ]


class IgnoredAddress(models.Model):
    """An e-mail address or a whole domain whose mails and people stay out."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    value = models.CharField(max_length=320)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "value"], name="ignored_once")]


class ForgottenSign(models.Model):
    """The digest of a sign of somebody erased, so that no later file brings them back."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "digest"], name="forgotten_once")]
