"""Small files of LinkedIn's, made for one test."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

R = TypeVar("R")
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER\n"
)
OLD_MESSAGES = MESSAGES.replace("RECIPIENT PROFILE URLS,", "")
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
ALICE = "Alice,Martin,https://www.linkedin.com/in/alice,,Acme,CTO,12 Mar 2021\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Write one file and return where it lies."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(folder: Path, files: dict[str, str], name: str = "archive.zip") -> Path:
    """Write a zip of these files and return where it lies."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in files.items():
            archive.writestr(inside, content)
    return path


def of(kind: type[R], records: Iterable[object]) -> list[R]:
    """Return the records of one kind."""
    return [record for record in records if isinstance(record, kind)]
