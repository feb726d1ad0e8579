"""What one asks of a batch: to look into it, to read it, to stop, to take it back."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from entregent.core.identity import email_key, profile_key
from entregent.importers import processes
from entregent.importers.sheet.fields import NAMING, Field
from entregent.services import aside
from entregent.services.bringing.batch import Batch, Brought, Facts, Stage, new_batch, sweep
from entregent.services.errors import EntregentError
from entregent.services.undoing import undo
from entregent.storage.locks import is_held
from entregent.storage.models import Book, Entry

_ENDS_WITHIN = 10.0  # seconds


def bring(batch: Batch, files: Sequence[Brought]) -> None:
    """Take files that lie in the batch, and have it looked into."""
    sweep()
    batch.write("brought", {"at": time.time(), "files": [asdict(file) for file in files]})
    start(batch, "look")


def bring_example() -> Batch:
    """Have the example network made and read into the book."""
    batch = new_batch()
    batch.write("brought", {"at": time.time(), "files": [], "example": True})
    start(batch, "read")
    return batch


def start(batch: Batch, task: str) -> None:
    """Start a process of its own that does it, unless one is at work."""
    if batch.stage is Stage.WORKING:
        return
    batch.write("now", {"task": task, "state": "asked", "at": time.time(), "of": len(batch.files)})
    _spawn(batch, task)


def _spawn(batch: Batch, task: str) -> None:
    process = subprocess.Popen(  # noqa: S603 - our own module, by our own Python
        aside.command("bring", batch.key, task),
        env=processes.environment(),
        stdin=subprocess.DEVNULL,
        # It ends by itself, also when the pages are closed meanwhile.
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()


def say(
    batch: Batch,
    *,
    columns: dict[str, dict[str, str]],
    me: Sequence[str],
    not_me: Sequence[str] = (),
) -> None:
    """Note what the person says of a batch: what columns hold, by digest; which addresses are
    theirs, and which are not.

    The addresses take the place of those said before; columns not told of stay as they were said.
    """
    for mapping in columns.values():
        if NAMING.isdisjoint(map(Field, mapping.values())):
            raise EntregentError("no-naming-column")
    for address in me:
        if not (email_key(address) or profile_key(address)):
            raise EntregentError("not-an-address", value=address)
    before = batch.read("said")
    batch.write(
        "said",
        {
            "columns": {**before.get("columns", {}), **columns},
            "me": list(dict.fromkeys(me)),
            "not_me": list(dict.fromkeys(not_me)),
        },
    )


def leave(batch: Batch) -> None:
    """Stop whatever works on a batch, and remove it; what was read of it stays in the book."""
    stop(batch)
    batch.remove()


def stop(batch: Batch) -> None:
    """Stop the process at work on a batch: the file it was in is left as if never begun."""
    now = batch.read("now")
    if now.get("state") == "asked":
        batch.write("now", {**now, "state": "stopped"})  # seen by the process as it begins
    pid = now.get("pid")
    if pid and is_held(batch.lock):
        os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + _ENDS_WITHIN
    while is_held(batch.lock) and time.monotonic() < until:
        time.sleep(0.05)


def take_back(book: Book, batch: Batch) -> None:
    """Undo all that reading a batch did, or nothing of it where something was done since."""
    result = batch.read("result")
    done = [file for file in result.get("files", []) if file["entry"]]
    with transaction.atomic():
        for file in sorted(done, key=lambda file: int(file["entry"]), reverse=True):
            _refuse_another_act(book, file)
            undo(book, file["entry"])
    batch.write("result", {**result, "taken_back": True})


def _refuse_another_act(book: Book, file: Facts) -> None:
    """Refuse an act that is not the reading of this file: numbers are used again in a copy."""
    act = Entry.objects.filter(book=book, pk=file["entry"], act="import").first()
    if act is None or str(act.at) != file.get("at", str(act.at)):
        raise EntregentError("no-such-entry", entry=file["entry"])
