"""`serve`, `demo`, `doctor`: running Entregent and seeing that it is well."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from pathlib import Path
from threading import Thread
from time import sleep

import click

from entregent.cli.terminal import load_tables, on_option, print_json, the_book, wants_json
from entregent.services.errors import EntregentError
from entregent.services.wording.language import _, say

HOST = "127.0.0.1"
PATIENCE = 5  # seconds that what is being answered may still take
LOOKS_AGAIN = 0.02  # seconds
BEGIN_JOBS_AFTER = 10  # seconds: nothing that runs by itself slows the first page


@click.command("serve", help=say(_("Open the pages on this machine, for you alone.")))
@click.option("--port", metavar="N", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--while-asked", is_flag=True, hidden=True)
@click.option("--jobs-after", type=float, default=BEGIN_JOBS_AFTER, hidden=True)
def serve_command(port: int, *, while_asked: bool, jobs_after: float) -> None:
    book = the_book()
    _check_port(port)
    from django.utils import timezone  # noqa: PLC0415 - only when asked for
    from granian import Granian  # noqa: PLC0415 - only when asked for
    from granian.constants import Interfaces  # noqa: PLC0415 - only when asked for
    from granian.log import LogLevels  # noqa: PLC0415 - only when asked for

    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.bringing.batch import sweep  # noqa: PLC0415 - only when asked for
    from entregent.services.digest import note_missed  # noqa: PLC0415 - only when asked for
    from entregent.services.network import build_apart, is_to_be_built  # noqa: PLC0415 - only when asked for
    from entregent.services.opening import new_link  # noqa: PLC0415 - only when asked for

    sweep()
    note_missed(book, timezone.now())  # so that the first page tells
    on = today(book)
    ahead = is_to_be_built(book, on=on)

    def print_link() -> None:
        click.secho(f"  http://{HOST}:{port}/open/{new_link()}/", bold=True)

    def begin() -> None:
        _wait_until_it_answers(port)
        click.echo(say(_("Open this link; it works once, for this browser:")))
        print_link()
        click.secho(say(_("Stop with Ctrl-C.")), dim=True)
        sys.stdout.flush()
        if while_asked:
            _answer(print_link)

    os.environ["ENTREGENT_PORT"] = str(port)
    os.environ["ENTREGENT_JOBS"] = str(jobs_after)
    server = Granian(
        "entregent.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.error,  # that somebody was still connected as it ended is no news
    )
    server.on_startup(_end_with_the_terminal)
    server.on_startup(_let_workers_end)
    in_this_language = copy_context()
    server.on_startup(
        lambda: Thread(target=in_this_language.run, args=(begin,), daemon=True).start()
    )
    if ahead:  # before anybody asks for a first path
        server.on_startup(lambda: Thread(target=build_apart, args=(on,), daemon=True).start())
    server.serve()


def _wait_until_it_answers(port: int) -> None:
    """Return once the server takes connections; before, a link would open nothing."""
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        sleep(LOOKS_AGAIN)


def _let_workers_end() -> None:
    """Let a worker be ended while it begins: it would take what it is sent as the server does."""
    if not hasattr(os, "register_at_fork"):
        return

    def let_through() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})

    def begin() -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        let_through()

    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM}),
        after_in_parent=let_through,
        after_in_child=begin,
    )


def _answer(print_link: Callable[[], None]) -> None:
    """Print another link for each byte that whoever started this writes; stop when they end.

    Not read by sys.stdin, whose lock would be held for ever in the workers that are forked.
    """
    while os.read(sys.stdin.fileno(), 1):
        print_link()
    os.kill(os.getpid(), signal.SIGTERM)


def _end_with_the_terminal() -> None:
    """Stop when the terminal is closed, where the server would only load itself anew."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise EntregentError("port-taken", port=port, other=port + 1) from error


@click.command(
    "demo",
    help=say(
        _(
            "Make an example network in FOLDER, in the file formats people really have, and read"
            " it into a book of its own there. Yours is not touched."
        )
    ),
)
@click.argument("folder", metavar=say(_("FOLDER")), type=click.Path(path_type=Path))
@on_option
def demo_command(folder: Path, on: date | None) -> None:
    folder = folder.expanduser()
    os.environ["ENTREGENT_HOME"] = str(folder / "book")
    os.environ.pop("DATABASE_URL", None)  # that is where the person's own book is
    book = the_book()
    from entregent.services.demo import make_demo  # noqa: PLC0415 - only when asked for

    made = make_demo(book, folder, on=on)
    if wants_json():
        print_json({"folder": str(folder), "people": made})
        return
    click.echo(
        say(_("%(count)s people you may get to know, in %(folder)s"), count=made, folder=folder)
    )
    click.secho(say(_("Next: entregent --home %(home)s today"), home=folder / "book"), dim=True)


@click.command("doctor", help=say(_("Check the installation and the book, and say what to do.")))
@click.pass_context
def doctor_command(ctx: click.Context) -> None:
    load_tables()  # a book that cannot be opened is what one asks about
    from entregent.services.doctor import examine  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.doctor import advice, checked  # noqa: PLC0415 - only when asked for

    findings = examine()
    if wants_json():
        print_json(
            [
                {"check": f.code, "ok": f.ok, "message": checked(f), "advice": advice(f)}
                for f in findings
            ]
        )
    else:
        for finding in findings:
            mark = click.style("✓", fg="green") if finding.ok else click.style("!", fg="yellow")
            click.echo(f"{mark} {checked(finding)}")
            if told := advice(finding):
                click.echo(f"  {told}")
    ctx.exit(1 if any(f.fault and not f.ok for f in findings) else 0)
