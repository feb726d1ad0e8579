"""Templates: whole messages of mine, written once for whoever they will be sent to."""

from django.db import models

from entregent.storage.models.book import Book


class Template(models.Model):
    """A message of mine for an intent, in one language, with places in braces.

    `register` is the one it is for, tu or vous, "" for either: then it has both, <tu|vous>.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    intent = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    register = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    written_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["book", "intent"], name="template_by_intent")]
