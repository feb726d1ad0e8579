"""Articles kept to be shared, and to whom each was sent."""

from django.db import models

from entregent.storage.models.book import Book
from entregent.storage.models.person import Person


class Article(models.Model):
    """Something to read that I keep to share: its title, where it is, in my words what it says."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    title = models.CharField(max_length=300)
    address = models.TextField(blank=True)  # on the web
    words = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)  # the title is written in
    kept_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["book", "kept_on"], name="article_by_day")]


class Shared(models.Model):
    """An article sent to somebody: they are not told of it again."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="shared")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="one_sharing"),
        ]
