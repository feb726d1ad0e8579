"""Fills the book of ENTREGENT_HOME with words that no line can hold; prints its numbers."""
# ruff: noqa: E402 - the tables can be named once Django is set up

import json
import os
import sys
from unittest.mock import patch

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
django.setup()

from tests.builders import NOW, TODAY
from tests.web.furnished import furnished

from entregent.services.book import open_book
from entregent.services.fields import set_fields
from entregent.storage.models import Person

with patch("django.utils.timezone.now", lambda: NOW):
    book = open_book()
    numbers = furnished(book, name="W" * 150, words="w" * 190)
    person = Person.objects.get(pk=numbers["person"])
    known = [("organisation", "O" * 190), ("title", "T" * 190), ("circle", "C" * 90)]
    known += [("email", f"{'e' * 60}@{'x' * 60}.example"), ("note", "n" * 10_000)]
    set_fields(book, person, known, on=TODAY)
json.dump(numbers, sys.stdout)
