"""Every page asks the database as few questions of a large book as of a small one."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.every_page import ADDRESSES
from tests.web.furnished import furnished

from entregent.storage.models import Book


def _asked(me: Client, address: str) -> int:
    me.get(address)  # what is kept between two pages is made now
    with CaptureQueriesContext(connection) as questions:
        assert me.get(address).status_code == 200
    return len(questions)


def test_no_page_asks_more_of_a_book_that_has_grown(me: Client, book: Book) -> None:
    numbers = furnished(book)
    for more in range(4):
        furnished(book, name=f"Bob Nr{more} Xu", words=f"W{more}")
    pages = [each.format(**numbers, speaks="en") for each in ADDRESSES if "{batch}" not in each]
    before = {page: _asked(me, page) for page in pages}
    for more in range(16):
        furnished(book, name=f"Carl Nr{more} Ya", words=f"V{more}")
    after = {page: _asked(me, page) for page in pages}
    assert {page for page in pages if after[page] > before[page]} == set()
