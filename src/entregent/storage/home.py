"""Where the book lives on this machine: a folder nobody else may enter."""

import errno
import os
import secrets
import shutil
from pathlib import Path

from platformdirs import user_data_path

BOOK_FILE = "book.sqlite3"
MAP_FILE = "map.npz"


def home() -> Path:
    """Return the folder of the book, whether it exists yet or not."""
    chosen = os.environ.get("ENTREGENT_HOME")
    return Path(chosen).expanduser() if chosen else user_data_path("entregent")


def make_home() -> Path:
    """Return the folder of the book, made if need be and closed to other accounts."""
    return make_private(home())


def make_private(folder: Path) -> Path:
    """Return a folder, made if need be and closed to other accounts."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def book_file() -> Path:
    """Return the file that holds the book when it is kept in SQLite."""
    return home() / BOOK_FILE


def backups_folder() -> Path:
    """Return the folder in which copies of the book are kept."""
    return home() / "backups"


def network_folder() -> Path:
    """Return the folder in which who knows whom is kept as it was last worked out, if it was."""
    return home() / "network"


def map_file() -> Path:
    """Return the file that holds the drawing of the map, made anew wherever it is gone."""
    return home() / MAP_FILE


def review_file() -> Path:
    """Return the file that holds the figures of the review as last worked out, if they were."""
    return home() / "review.json"


def coverage_file() -> Path:
    """Return the file that holds how far each goal is covered as last worked out, if it was."""
    return home() / "coverage.json"


def meaning_file() -> Path:
    """Return the file that holds what needs and offers mean, as numbers, where it was learnt."""
    return home() / "meaning.npz"


def meaning_lock() -> Path:
    """Return the lock that is held while what needs and offers mean is written."""
    return home() / "meaning.lock"


def forget_worked_out() -> None:
    """Take away what was worked out of the book and is kept beside it."""
    map_file().unlink(missing_ok=True)
    review_file().unlink(missing_ok=True)
    coverage_file().unlink(missing_ok=True)
    shutil.rmtree(network_folder(), ignore_errors=True)


def secret_key() -> str:
    """Return the key that signs this machine's cookies, made at its first use."""
    path = make_home() / "secret.key"
    # An empty one is what a full disk or a crash left: it would close the pages for ever.
    if not path.exists() or not path.stat().st_size:
        write_private(path, secrets.token_urlsafe(50))
    return path.read_text()


def rewording_key_file() -> Path:
    """Return the file that holds the key of the service that rewords messages, if there is one."""
    return home() / "rewording.key"


def mail_password_file() -> Path:
    """Return the file that tells for whom the password of one's mail is kept, and where."""
    return home() / "mail.password"


def outbox_lock() -> Path:
    """Return the lock that is held while messages are handed to a mail server."""
    return home() / "outbox.lock"


def jobs_lock() -> Path:
    """Return the lock that is held while what runs by itself runs."""
    return home() / "jobs.lock"


def write_private(path: Path, text: str) -> None:
    """Write a file of the book's folder that no other account may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)
