"""What is due, run beside the pages while they are served."""

import logging
import os
from threading import Thread
from time import sleep

from django.db import connections

from entregent.jobs.running import run_due
from entregent.services.book import open_book

BEGIN_AFTER = "ENTREGENT_JOBS"  # seconds after which `serve` has its server begin
EVERY = 60  # seconds
_log = logging.getLogger(__name__)


def begin_if_asked() -> None:
    """Begin in a thread of this server's, where it is to: its end ends it, as a kill does.

    That is safe: what was leaving then is told by the next run.
    """
    after = os.environ.get(BEGIN_AFTER, "")
    if after:
        Thread(target=_run_on, args=(float(after),), daemon=True).start()


def begin_now() -> None:
    """Run what is due once more beside the pages, for somebody who asked, and wait for nothing.

    Nothing where this server runs nothing: another run takes it.
    """
    if os.environ.get(BEGIN_AFTER):
        Thread(target=run_once, kwargs={"asked": True}, daemon=True).start()


def _run_on(after: float) -> None:
    sleep(after)  # the first page comes first
    while True:
        run_once()
        sleep(EVERY)


def run_once(*, asked: bool = False) -> None:
    """Run what is due by a connection that ends with it; what goes wrong is logged."""
    try:
        run_due(open_book(), asked=asked)
    except Exception:
        _log.exception("what runs by itself")
    finally:
        connections.close_all()
