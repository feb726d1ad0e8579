"""Mail as programs keep it: mbox files, Maildirs, folders of Apple Mail, single mails."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from entregent.importers.mail_judgement import folder_role
from entregent.importers.mail_message import records_of
from entregent.importers.mbox import first_head_in, heads_in, looks_like_mail
from entregent.importers.records import BadRecord, Record, UnreadableFile
from entregent.importers.source import Progress, no_progress, open_counted

_EXTENSION = re.compile(r"\.(?:mbox|mbx|mbs|sbd|mail|txt)\Z", re.IGNORECASE)
_SINGLE_MAIL = frozenset({".eml", ".emlx"})
_MAILDIR_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)\Z")
_FLAG_ROLES = {"D": "draft", "T": "trash"}

Roles = frozenset[str]


def looks_like_mailbox(head: bytes) -> bool:
    """Tell whether a file that starts with these bytes is an mbox or a single mail."""
    return looks_like_mail(head)


def is_maildir(folder: Path) -> bool:
    """Tell whether a folder is one mailbox: a Maildir, or a .mbox folder of Apple Mail."""
    return (folder / "cur").is_dir() or _is_apple_mailbox(folder)


def read_mailbox(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield every mail of a file or folder as a message, and what is wrong with it, if anything.

    Nothing comes from a file without a mail. Raises UnreadableFile for a folder that is no mailbox.
    """
    if not path.is_dir():
        return _read_file(path, _roles_of_file(path), progress)
    if (path / "cur").is_dir():
        return _read_maildir(path, progress)
    if (path / "mbox").is_file():
        return _read_file(path / "mbox", _roles(path.name), progress)
    if _is_apple_mailbox(path):
        return _read_apple_mailbox(path, progress)
    raise UnreadableFile("not-a-mailbox", name=path.name.encode("utf-8", "replace").decode())


def _is_apple_mailbox(folder: Path) -> bool:
    if folder.suffix.lower() != ".mbox" and not (folder / "Messages").is_dir():
        return False
    return (folder / "mbox").is_file() or next(_apple_mails(folder), None) is not None


def folder_size(folder: Path) -> int:
    """Return how many bytes the files of a mailbox that is a folder hold."""
    files = (here / name for here, _, names in _walked(folder) for name in names)
    return sum(file.stat().st_size for file in files if _is_file(file))


def _read_file(path: Path, roles: Roles, progress: Progress) -> Iterator[Record]:
    with open_counted(path, progress) as stream:
        for number, head in enumerate(heads_in(stream), start=1):
            yield from records_of(f"mail {number}", head, roles)


def _read_maildir(root: Path, progress: Progress) -> Iterator[Record]:
    for folder in _maildirs_in(root):
        roles = _roles(folder.name)
        for mail in _files_in(folder / "new") + _files_in(folder / "cur"):
            flags = _MAILDIR_FLAGS.search(mail.name)
            flagged = {_FLAG_ROLES[f] for f in flags[1] if f in _FLAG_ROLES} if flags else ()
            yield from _read_single(mail, roles.union(flagged), progress)


def _maildirs_in(root: Path) -> Iterator[Path]:
    for here, folders, _ in _walked(root):
        if "cur" in folders:
            yield here
        folders[:] = sorted(set(folders) - {"cur", "new", "tmp"})


def _walked(root: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Yield each folder with the names of its folders and files, as os.walk does.

    That one ends where a thousand folders stand in each other, and so does Path.rglob.
    """
    waiting = [root]
    while waiting:
        here = waiting.pop()
        folders: list[str] = []
        files: list[str] = []
        links: set[str] = set()
        with suppress(OSError), os.scandir(here) as entries:
            for entry in entries:
                (folders if entry.is_dir() else files).append(entry.name)
                if entry.is_symlink():
                    links.add(entry.name)
        folders.sort()
        yield here, folders, files
        waiting += [here / name for name in reversed(folders) if name not in links]


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))


def _read_apple_mailbox(root: Path, progress: Progress) -> Iterator[Record]:
    for mail in sorted(_apple_mails(root)):
        boxes = [part for part in mail.parts if part.lower().endswith(".mbox")]
        yield from _read_single(mail, _roles(*boxes[-1:]), progress)


def _apple_mails(root: Path) -> Iterator[Path]:
    mails = (here / n for here, _, names in _walked(root) for n in names if n.endswith(".emlx"))
    return (mail for mail in mails if _is_file(mail))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its whole name is longer than any may be
        return False


def _read_single(path: Path, roles: Roles, progress: Progress) -> list[Record]:
    # Disks may have names that are no text.
    place = path.name.encode("utf-8", "replace").decode()
    try:
        with path.open("rb", buffering=0) as stream:
            head = first_head_in(stream)
            progress(os.fstat(stream.fileno()).st_size)
            if head:
                return records_of(place, head, roles)
    except OSError:
        return [BadRecord(place, "not-readable", {"name": place})]
    return [BadRecord(place, "no-headers")]


def _roles_of_file(path: Path) -> Roles:
    folder = path.absolute().parent.name
    return _roles(folder) if path.suffix.lower() in _SINGLE_MAIL else _roles(path.name, folder)


def _roles(*names: str) -> Roles:
    return frozenset(role for n in names if (role := folder_role(_EXTENSION.sub("", n))))
