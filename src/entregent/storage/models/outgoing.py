"""Messages on their way out, and the account that one sends them by."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class MailAccount(models.Model):
    """Who one is by mail, and the server one sends by; its password is in no table."""

    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="mail_account")
    address = models.CharField(max_length=320)
    name = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8)  # tls, starttls, none
    user = models.CharField(max_length=320, blank=True)  # "" where one need not say who one is
    an_hour = models.PositiveIntegerField(default=20)


class Outgoing(models.Model):
    """A message of mine: a draft, on its way, or sent; where it stands, core.outbox says.

    `other` is the second person of a joint introduction. `to` are the addresses it goes to, in the
    order of the people. What it answers is told by number, 0 for none: a row that left the book
    since is answered no more. `item` is one of today's list, or tells which message that came back
    is sent once more by this one (core.outbox.again). `handed_at` is when its words last began to
    leave, `not_before` when a server that put it off is asked again. `trouble` is the code of what
    kept it, `reply` what the server said. `came_back` is the status with which it came back from
    `came_back_to`, "" where it did not or arrived after all; what a report says counts only where
    it is later than `came_back_at`. Nobody is left as `person` where undoing took them out of the
    book, not the letter.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    to = models.JSONField(default=list)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    language = models.CharField(max_length=5, blank=True)
    intent = models.CharField(max_length=40)
    item = models.CharField(max_length=80, blank=True)
    about = models.PositiveBigIntegerField(default=0)
    via = models.PositiveBigIntegerField(default=0)
    goal = models.PositiveBigIntegerField(default=0)
    opportunity = models.PositiveBigIntegerField(default=0)
    introduction = models.PositiveBigIntegerField(default=0)
    favour = models.PositiveBigIntegerField(default=0)
    article = models.PositiveBigIntegerField(default=0, db_default=0)
    greeting = models.PositiveBigIntegerField(default=0, db_default=0)  # in a campaign
    kind = models.CharField(max_length=15, blank=True)  # of what is asked for
    message_id = models.CharField(max_length=400)
    state = models.CharField(max_length=8)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    reply = models.CharField(max_length=300, blank=True)
    came_back = models.CharField(max_length=10, blank=True, default="", db_default="")
    came_back_to = models.CharField(max_length=320, blank=True, default="", db_default="")
    came_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "message_id"], name="one_message"),
            # Whoever is in a campaign gets one message of it, whatever happens.
            models.UniqueConstraint(
                fields=["book", "greeting"],
                name="one_message_a_greeting",
                condition=models.Q(greeting__gt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["book", "state"], name="outgoing_by_state"),
            models.Index(fields=["book", "handed_at"], name="outgoing_by_time"),
        ]
