"""The command `entregent`: finds the command, says errors in words, chooses the exit code."""

import gc
import io
import os
import sys
from importlib import import_module
from typing import TextIO

import click

from entregent.cli.settings import apply_settings, take_settings
from entregent.services.errors import EntregentError
from entregent.services.wording.language import LANGUAGES, _, say, without_turning

# Each command with the module that holds it and its line in the help: --help loads none of them.
COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("importing", _("Read your files into the book.")),
    "today": ("today", _("Say whom to write to today, and why.")),
    "people": ("people", _("Find people.")),
    "person": ("people", _("Tell all that is known of somebody.")),
    "add": ("people", _("Add somebody.")),
    "log": ("people", _("Record that you were in touch.")),
    "set": ("people", _("Correct what is known of somebody.")),
    "link": ("links", _("Say that two of your people know each other.")),
    "unlink": ("links", _("Say that two of your people do not know each other.")),
    "ask": ("asking", _("Say whether to ask somebody for a favour now.")),
    "favour": ("favours", _("Note a favour given or asked.")),
    "favours": ("favours", _("List favours given and asked.")),
    "thank": ("favours", _("Say whom you owe thanks, or note them.")),
    "goal": ("goals", _("Keep goals, and what they are aimed at.")),
    "event": ("events", _("Prepare events, note whom you met, and follow up.")),
    "opportunity": ("opportunities", _("Keep openings that serve a goal, and who can help.")),
    "blurb": ("blurbs", _("Keep paragraphs about you that others may forward.")),
    "article": ("articles", _("Keep articles to share, and see whom each may please.")),
    "template": ("templates", _("Keep messages of yours to write again.")),
    "introduce": ("introductions", _("Introduce people to each other, once both agreed.")),
    "ties": ("ties", _("List your strongest ties.")),
    "top": ("top", _("Keep the few people closest to you in order.")),
    "reach": ("reach", _("Say through whom to reach somebody.")),
    "weak-ties": ("weak_ties", _("List acquaintances who bring something new.")),
    "reconnect": ("weak_ties", _("List silent ties worth reviving.")),
    "map": ("map", _("List the groups who know one another, and what joins them.")),
    "review": ("review", _("Say what becomes of your network, in figures and in words.")),
    "level": ("level", _("Say how far up a title is, and what it is about.")),
    "prepare": ("preparing", _("Prepare an interview, a lunch or an event.")),
    "draft": ("drafts", _("Draft a message to somebody.")),
    "outbox": ("outbox", _("Approve messages one by one, and send them.")),
    "campaign": ("campaigns", _("Greet many, each in words of their own.")),
    "mail": ("mail", _("Choose the account that messages are sent by.")),
    "rewording": ("rewording", _("Choose a service that may put messages into other words.")),
    "check": ("checking", _("Check a message before it is sent.")),
    "cadences": ("ties", _("Propose how often to be in touch with whom.")),
    "duplicates": ("duplicates", _("List people who may be one.")),
    "merge": ("duplicates", _("Make two people one.")),
    "ignore": ("keeping", _("Leave an address or a domain out.")),
    "journal": ("keeping", _("List what was done, and what can be undone.")),
    "undo": ("keeping", _("Undo the last thing done, or an earlier merge.")),
    "erase": ("keeping", _("Erase somebody from the book.")),
    "export": ("copies", _("Write the book out: vCard, CSV or JSON.")),
    "backup": ("copies", _("Keep a copy of the book.")),
    "restore": ("copies", _("Bring a kept copy back.")),
    "move": ("copies", _("Carry the book to PostgreSQL, or back.")),
    "serve": ("running", _("Open the pages on this machine.")),
    "digest": ("digest", _("Choose a daily digest of today’s list.")),
    "run-jobs": ("jobs", _("Run what is due of what runs by itself.")),
    "demo": ("running", _("Make an example network to try.")),
    "doctor": ("running", _("Check the installation and the book.")),
}


# Objects made before circles of garbage are looked for: loading Django makes tens of thousands that
# all stay, and looking through them every 700 takes a tenth of what a command lasts.
_BETWEEN_COLLECTIONS = 50_000


_HEADING = _("%(title)s:")


class Help(click.HelpFormatter):
    """Writes titles as the language does: "Options:", « Options : »."""

    def write_heading(self, heading: str) -> None:
        title = say(_HEADING, title=heading)
        self.write(f"{'':>{self.current_indent}}{title}\n")


click.Context.formatter_class = Help


class Commands(click.Group):
    """Finds commands by name and loads only the one asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - what click gives
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - what click gives
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"entregent.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        _name_values(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - what click gives
        with formatter.section(say(_("Commands"))):
            formatter.write_dl([(name, say(line)) for name, (_m, line) in COMMANDS.items()])


def _name_values(command: click.Command) -> None:
    """Say what each option takes in the language spoken, where click would say INTEGER RANGE."""
    for option in command.params:
        if isinstance(option, click.Option) and option.metavar is None and not option.is_flag:
            if isinstance(option.type, click.IntRange):
                option.metavar = "N"
            elif isinstance(option.type, click.Path):
                option.metavar = say(_("FILE"))
            elif option.type is click.STRING:
                option.metavar = say(_("TEXT"))
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        _name_values(one)


def _program() -> Commands:
    """Return the program; its words are said in the language chosen by now."""
    program = Commands(
        name="entregent",
        help=say(_("Keep your network as a gardener keeps a garden.")),
        params=[
            click.Option(["--home"], metavar=say(_("DIR")), help=say(_("The folder of the book."))),
            click.Option(["--lang"], metavar="fr|en", help=say(_("The language to speak."))),
            click.Option(["--json"], is_flag=True, help=say(_("Print JSON for scripts."))),
        ],
        callback=lambda **_values: None,
        subcommand_metavar=say(_("COMMAND…")),
    )
    return click.version_option(package_name="entregent")(program)


def run() -> None:
    """Run the command line and leave with its exit code."""
    os.umask(0o077)
    gc.set_threshold(_BETWEEN_COLLECTIONS, 20, 100)
    sys.stdout, sys.stderr = map(_straight, (sys.stdout, sys.stderr))
    words = take_settings(sys.argv[1:])
    chosen = apply_settings()
    try:
        _check_language(chosen)
        code = _carry_out(words)
        sys.stdout.flush()  # what cannot be written is found out here, not once all is over
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo(say(_("Stopped. The book is as it was.")), err=True)
        code = 130
    except EntregentError as error:
        code = _refuse(error)
    except BrokenPipeError:
        code = 0  # whoever read our output has seen enough
    except Exception as error:
        known = _storage_trouble(error)
        if known is None:
            raise
        code = _refuse(known)
    _let_go_of_unwritten()
    sys.exit(code if isinstance(code, int) else 0)


class _Straight(io.TextIOWrapper):
    """Prints words without the marks that turn a line round: a name may be made to deceive."""

    def write(self, words: str, /) -> int:
        return super().write(words if words.isascii() else without_turning(words))


def _straight(stream: TextIO) -> TextIO:
    """Return what prints there in UTF-8; what is no file of text stays as it is."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    line_by_line, at_once = stream.line_buffering, stream.write_through
    return _Straight(stream.detach(), "utf-8", "replace", None, line_by_line, at_once)


def _let_go_of_unwritten() -> None:
    """Drop the output that could not be written: Python would try again as it ends, in vain."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _carry_out(words: list[str]) -> object:
    """Run the command and return its exit code; click's own `main` fails on a closed pipe."""
    program = _program()
    try:
        with program.make_context("entregent", words) as context:
            return program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (EOFError, KeyboardInterrupt) as error:
        raise click.Abort from error


def _check_language(chosen: str) -> None:
    if chosen not in LANGUAGES:
        refusal = _("There is no language %(lang)s: choose fr or en, by --lang or ENTREGENT_LANG.")
        raise click.UsageError(say(refusal, lang=chosen))


def _refuse(error: EntregentError) -> int:
    from entregent.services.wording.errors import error_sentence  # noqa: PLC0415 - kept off start-up

    click.echo(error_sentence(error), err=True)
    return 1


def _storage_trouble(error: Exception) -> EntregentError | None:
    """Return what a failing disk or database means for the person, None for a fault of ours."""
    from entregent.services.trouble import as_trouble  # noqa: PLC0415 - kept off start-up

    return as_trouble(error)
