"""Fills the book of ENTREGENT_HOME with a few people to write to, as its owner would type them."""
# ruff: noqa: E402 - the tables can be named once Django is set up

import os
from datetime import timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
django.setup()

from entregent.services.book import open_book, today
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.language import choose_language
from entregent.services.people import add_person

book = open_book()
choose_language(book, "fr")
on = today(book)
alice = add_person(
    book,
    name="Alice Martin",
    emails=["alice@acme.example"],
    organisation="Acme",
    title="Directrice des partenariats",
    circles=["Anciens collègues", "Chorale"],
)
benoit = add_person(
    book,
    name="Benoît Durand",
    emails=["benoit@globex.example"],
    organisation="Globex",
    title="Designer",
    met="À la régate de La Rochelle, sous une pluie battante.",
    through=alice,
)
chloe = add_person(
    book,
    name="Chloé Petit-Demange de Saint-Hilaire-du-Harcouët",
    organisation="Fédération nationale des entreprises de rénovation énergétique",
    title="Présidente-directrice générale du comité interprofessionnel",
)
set_fields(
    book,
    benoit,
    [
        ("phone", "+33 6 12 34 56 78"),
        ("profile", "https://www.linkedin.com/in/benoit-durand"),
        ("birthday", "--05-01"),
        ("note", "Apprend le portugais."),
    ],
    on=on,
)
set_fields(book, alice, [("birthday", f"--{on:%m-%d}"), ("cadence", "30")], on=on)
for days in (2, 40, 200):
    log_exchange(book, benoit, channel="meal", on=on - timedelta(days=days), note="Déjeuner")
log_exchange(book, chloe, channel="meeting", on=on - timedelta(days=1_500))
