"""What all tests share: a book of their own, never the person's."""

import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.core.told import TOLD_AT_THE_END
from tests.mail_server import MailServer, a_mail_server
from tests.postgresql import SERVER
from tests.rewording_service import Service, a_service

if TYPE_CHECKING:
    from entregent.storage.models import Book


# Read by the settings when Django loads, before any test runs.
os.environ["ENTREGENT_HOME"] = tempfile.mkdtemp(prefix="entregent-tests-")
os.environ.pop("DATABASE_URL", None)
if SERVER:
    os.environ["DATABASE_URL"] = SERVER.new("tests")
os.environ.pop("ENTREGENT_LANG", None)
os.environ["OMP_NUM_THREADS"] = "1"  # tests run on every core as it is
os.environ.pop("ENTREGENT_REWORDING_KEY", None)
# No test gives a password to the keyring of whoever runs it, nor a key to their settings.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="entregent-settings-")


@pytest.fixture
def server(book: "Book") -> Iterator[MailServer]:
    """A mail server that is chosen, and takes whatever it is given."""
    from tests.outbox import an_account  # noqa: PLC0415 - once Django is set up

    with a_mail_server() as told:
        an_account(book, told)
        yield told


@pytest.fixture
def service(book: "Book") -> Iterator[Service]:
    """A service that rewords, which runs and is chosen."""
    from entregent.services.rewording_service import choose_service  # noqa: PLC0415 - once Django is set up

    with a_service() as running:
        choose_service(book, address=running.address, model="llama3.2")
        yield running


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that none is waited for; say what is left out where the
    book is no file.
    """
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)
    for item in items:
        if SERVER and item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip(reason="a book in PostgreSQL is no file"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have to tell, wherever they ran."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == TOLD_AT_THE_END:
                terminalreporter.write_line(str(value))
