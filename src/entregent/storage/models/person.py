"""People, their ways to be reached, their positions and circles."""

from django.db import models

from entregent.storage.models.book import Book


class Person(models.Model):
    """Somebody in the book; `is_me` marks its owner, who is in no list.

    Whoever is archived, since `archived_on`, is in no list either; a search finds them.

    `origins` names, for each field, the source that gave it: "typed" wins over every file, and a
    file changes only what the same source gave before. What was taken away by hand stands there
    too ("-email old@example.org"), so that no file brings it back; and so does, where a position
    was typed, the one each source said last ("=position linkedin"). `also` keeps, field by field,
    what was said of somebody who turned out to be this person, where it said otherwise.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    given = models.CharField(max_length=150, blank=True)
    family = models.CharField(max_length=150, blank=True)
    is_me = models.BooleanField(default=False)
    birthday = models.CharField(max_length=10, blank=True)  # 1980-12-01 or --12-01
    birthday_in_year = models.CharField(max_length=5, blank=True)  # 12-01
    language = models.CharField(max_length=5, blank=True)
    register = models.CharField(max_length=4, blank=True)  # tu or vous
    how_met = models.TextField(blank=True)
    met_on = models.DateField(null=True, blank=True)
    archived_on = models.DateField(null=True, blank=True)
    through = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)
    # Whether we worked together, as typed: yes, no, or "" where positions alone may tell.
    worked_together = models.CharField(max_length=3, blank=True, default="", db_default="")
    origins = models.JSONField(default=dict)
    also = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()

    # What queries.people.with_summary reads along with a person.
    current_positions: list["Position"]
    all_addresses: list["Address"]
    in_circles: list["Membership"]

    class Meta:
        indexes = [
            models.Index(fields=["book", "name_key"], name="person_by_name"),
            models.Index(
                fields=["book", "name_key"],
                name="person_listed",
                condition=models.Q(archived_on=None, is_me=False),
            ),
            models.Index(
                fields=["book", "name_key"],
                name="person_archived",
                condition=models.Q(archived_on__isnull=False),
            ),
            models.Index(
                fields=["book", "birthday_in_year"],
                name="person_by_birthday",
                # As it is asked: nobody's row is read to know that they are listed.
                condition=~models.Q(birthday_in_year="") & models.Q(archived_on=None, is_me=False),
            ),
            models.Index(
                fields=["book", "met_on"],
                name="person_by_meeting",
                condition=models.Q(met_on__isnull=False),
            ),
            models.Index(fields=["book"], name="person_who_is_me", condition=models.Q(is_me=True)),
        ]


class Address(models.Model):
    """A way to reach a person, or a sign that settles who they are (kind "uid").

    `bounced` is the status with which mail to it came back for good, "" where it works or nobody
    knows. What a report says counts only where it is later than `bounced_at`: the report that told
    so, or the mail or the word of the owner that took the mark off.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="addresses", db_index=False
    )
    kind = models.CharField(max_length=10)  # email, phone, profile, web, postal, uid
    value = models.TextField()
    key = models.CharField(max_length=320)
    label = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=20)
    bounced = models.CharField(max_length=10, blank=True, default="", db_default="")
    bounced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="one_address"),
        ]
        indexes = [
            models.Index(fields=["book", "kind", "key"], name="address_by_key"),
            models.Index(fields=["book"], name="address_bounced", condition=~models.Q(bounced="")),
        ]


class Organisation(models.Model):
    """A firm, a school, an association: where people hold positions."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="one_organisation")]


class Position(models.Model):
    """What a person does or did somewhere; dates are as precise as known (2021, 2021-03).

    `level` and `function` are what was typed of it, "" where nobody said.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="positions", db_index=False
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE)
    title = models.CharField(max_length=300, blank=True)
    started = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)
    current = models.BooleanField(default=True)
    level = models.CharField(max_length=10, blank=True, default="", db_default="")
    function = models.CharField(max_length=15, blank=True, default="", db_default="")
    origin = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["person", "current"], name="position_of_person")]


class Circle(models.Model):
    """Family, friends, former colleagues…: circles overlap freely."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="one_circle")]


class Membership(models.Model):
    """A person in a circle."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    circle = models.ForeignKey(
        Circle, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    origin = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "person"], name="member_once")]


class Note(models.Model):
    """What is worth remembering about a person, in free words."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    at = models.DateTimeField()
    text = models.TextField()
    origin = models.CharField(max_length=20)

    all_mentions: list["Mention"]  # what queries.dossier reads along with a note


class Mention(models.Model):
    """Somebody named in a note by an @, with the `words` after it, whatever they are called now."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, db_index=False)
    note = models.ForeignKey(
        Note, on_delete=models.CASCADE, related_name="mentions", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentions")
    words = models.CharField(max_length=320)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "words"], name="mentioned_once")]
