"""Readies the book of ENTREGENT_HOME for greetings to many, or says each yes of its campaign.

Given the port of a mail server, a circle and a number, it chooses the account, and puts so many
people, each with an address, into the circle. Given nothing, it reads what waits in the campaign,
writes a line where there is none, and approves each.
"""
# ruff: noqa: E402 - the tables can be named once Django is set up

import sys

import django

django.setup()

from entregent.core.boundaries import BUSY
from entregent.core.campaigns import Stands
from entregent.services.book import open_book, today
from entregent.services.fields import set_fields
from entregent.services.greetings import All, approve, write_line
from entregent.services.mail_account import Settings, choose_account
from entregent.services.many import put_in_circle
from entregent.storage.queries.campaigns import campaigns_of
from entregent.storage.queries.people import emails_of, people

book = open_book()
if sys.argv[1:]:
    port, circle, count = sys.argv[1:]
    choose_account(
        book, Settings("camille@moi.example", "127.0.0.1", "none", int(port), an_hour=500)
    )
    free = people(book).exclude(boundaries__kind=BUSY)  # the others wait for weeks
    chosen = list(free.order_by("pk")[: int(count)])
    for person in chosen:
        if not emails_of(person):
            email = ("email", f"p{person.pk}@example.org")
            set_fields(book, person, [email], on=today(book))
    put_in_circle(book, [person.pk for person in chosen], circle)
else:
    (campaign,) = campaigns_of(book)
    for one in All(book, campaign).to_approve:
        if one.stands is Stands.TO_WRITE:
            write_line(book, one.row, f"Une pensée pour {one.row.person.name}, tout simplement.")
        approve(book, one.row)
