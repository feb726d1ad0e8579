"""Opportunities of a goal: an opening somewhere, and how far I am with it."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.goal import Goal


class Opportunity(models.Model):
    """An opening at an organisation; whom I asked about it is in the ledger of favours.

    `key` is the name of the organisation folded, `until` the last day to answer.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    organisation = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    note = models.TextField(blank=True)
    on = models.DateField()
    until = models.DateField(null=True)
    state = models.CharField(max_length=10)
    moved_on = models.DateField()
