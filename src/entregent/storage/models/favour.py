"""Favours: what I did for somebody, and what I asked them for."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.introduction import Introduction
from entregent.storage.models.opportunity import Opportunity
from entregent.storage.models.person import Person


class Favour(models.Model):
    """One favour between me and a person: given by me, or asked of them.

    `answer` is what whoever was asked said: yes, no, "" as long as it is not known. An ask may be
    about an opportunity; a favour that is an introduction names it, and is not noted twice.
    `answered_on` and `outcome_on` are the days on which that came to be known; `told_on`, when they
    heard of what came of it after they had been thanked.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=15)
    given = models.BooleanField()
    on = models.DateField()
    answer = models.CharField(max_length=3, blank=True, default="", db_default="")
    answered_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    outcome_on = models.DateField(null=True)
    thanked_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    origin = models.CharField(max_length=20)
    opportunity = models.ForeignKey(
        Opportunity, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    introduction = models.ForeignKey(
        Introduction, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["person", "on"], name="favour_of_person"),
            models.Index(fields=["book", "on"], name="favour_by_day"),
        ]
