"""Readies the example network for greetings to two hundred, by ENTREGENT_HOME; or says each yes.

Given the port of a mail server, it chooses the account, and puts two hundred people with an address
into a circle. Given nothing, it reads what waits in the campaign, writes a line where there is
none, and approves each.
"""

import sys

import django

CIRCLE, HOW_MANY = "Vœux", 200


def ready(port: int) -> None:
    """Choose the account and the people."""
    from entregent.services.book import open_book, today
    from entregent.services.fields import set_fields
    from entregent.services.mail_account import Settings, choose_account
    from entregent.services.many import put_in_circle
    from entregent.storage.queries.people import emails_of, people

    book = open_book()
    told = Settings("camille@moi.example", "127.0.0.1", "none", port, name="Camille", an_hour=500)
    choose_account(book, told)
    chosen = list(people(book).order_by("pk")[:HOW_MANY])
    for person in chosen:
        if not emails_of(person):
            email = ("email", f"p{person.pk}@example.org")
            set_fields(book, person, [email], on=today(book))
    put_in_circle(book, [person.pk for person in chosen], CIRCLE)


def approve() -> None:
    """Say yes to each message that waits."""
    from entregent.core.campaigns import Stands
    from entregent.services.book import open_book
    from entregent.services.greetings import All, approve, write_line
    from entregent.storage.queries.campaigns import campaigns_of

    book = open_book()
    (campaign,) = campaigns_of(book)
    for one in All(book, campaign).to_approve:
        if one.stands is Stands.TO_WRITE:
            write_line(book, one.row, f"Une pensée pour {one.row.person.name}, tout simplement.")
        approve(book, one.row)


if __name__ == "__main__":
    django.setup()
    ready(int(sys.argv[1])) if sys.argv[1:] else approve()
