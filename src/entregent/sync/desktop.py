"""A notification on this machine, by what its system has for that; failing is told, as of mail.

What it says goes as arguments of a program or in its environment, never as words of a script: a
name may be made to be taken for an option or for a command.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from html import escape
from shutil import which

from entregent.sync.smtp import Trouble

PATIENCE = 20  # seconds
LONGEST = 900  # characters: more is not shown
_APPLE = (
    "on run told",
    "display notification (item 3 of told) with title (item 2 of told)",
    "end run",
)
# Its text is set as text, node by node.
_WINDOWS = """
$ErrorActionPreference = 'Stop'
$is = 'Windows.UI.Notifications.{0}, Windows.UI.Notifications, ContentType=WindowsRuntime'
$kind, $show, $one = 'ToastTemplateType', 'ToastNotificationManager', 'ToastNotification' |
  ForEach-Object { [Type]::GetType(($is -f $_), $true) }
$toast = $show::GetTemplateContent($kind::ToastText02)
$words = $toast.GetElementsByTagName('text')
$null = $words.Item(0).AppendChild($toast.CreateTextNode($env:ENTREGENT_TITLE))
$null = $words.Item(1).AppendChild($toast.CreateTextNode($env:ENTREGENT_BODY))
$by = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$show::CreateToastNotifier($by).Show($one::new($toast))
"""


def notify(
    title: str,
    body: str,
    *,
    now_or_never: Callable[[], None],
    platform: str = sys.platform,
    patience: float = PATIENCE,
) -> None:
    """Show a notification; raise Trouble where it was not shown, or nobody knows.

    `now_or_never` is called once there is something to show it with: what it raises keeps it from
    being shown. Codes: desktop-none, desktop-failed (may be tried later), desktop-lost.
    """
    program, *words = _command(platform, _plain(title), _plain(body))
    found = which(program)
    if found is None:
        raise Trouble("desktop-none")
    now_or_never()
    told = {**os.environ, "ENTREGENT_TITLE": _plain(title), "ENTREGENT_BODY": _plain(body)}
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, its arguments a list
            [found, *words],
            env=told,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Trouble("desktop-lost") from error
    except OSError as error:
        raise Trouble("desktop-failed", str(error), later=True) from error
    if done.returncode:
        said = " ".join(_plain(done.stderr.decode("utf-8", "replace")).split())
        raise Trouble("desktop-failed", said[:300], later=True)


def _command(platform: str, title: str, body: str) -> list[str]:
    """Return the program of a system and its arguments."""
    if platform == "darwin":
        script = [word for line in _APPLE for word in ("-e", line)]
        # The first word that is no option ends them: a title may begin as one does.
        return ["osascript", *script, "entregent", title, body]
    if platform == "win32":
        return ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
    # What shows it reads marks of style in the body.
    return ["notify-send", "--app-name=Entregent", "--", title, escape(body, quote=False)]


def _plain(text: str) -> str:
    """Return a text that a program takes as one argument, and shows as it is."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() or c == "\n" else " " for c in whole)[:LONGEST]
