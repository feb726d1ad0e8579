"""The password one sends mail with: in the keyring of the system, else in a file nobody reads.

It is kept for one host and one user, and goes to no other. Beside the book lies who it is for and,
where there is no keyring, the password sealed; what opens it lies with one's settings, so that a
copy of the book's folder tells nothing.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from entregent.services.errors import EntregentError
from entregent.storage.home import mail_password_file, make_home, make_private, write_private

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

LONGEST = 1_000  # characters
KEYRING, FILE, ELSEWHERE = "keyring", "file", "elsewhere"
_SERVICE = "entregent smtp %s"  # as the keyring names it, by host
_NAMES = {"host", "user", "kept", "sealed"}


def keep_password(host: str, user: str, password: str) -> None:
    """Keep the password of a user at a host."""
    words = password.rstrip("\r\n")
    if not words or len(words) > LONGEST or not words.isprintable():
        raise EntregentError("not-a-password")
    in_keyring = _into_keyring(host, user, words)
    sealed = "" if in_keyring else _seal().encrypt(words.encode()).decode()
    told = {"host": host, "user": user, "kept": KEYRING if in_keyring else FILE, "sealed": sealed}
    make_home()
    write_private(mail_password_file(), json.dumps(told))


def password_for(host: str, user: str) -> str:
    """Return the password of a user at a host, "" where none is kept for them."""
    match where_kept(host, user):
        case "keyring":
            return _from_keyring(host, user)
        case "file":
            return _unsealed(_told()["sealed"])
    return ""


def where_kept(host: str, user: str) -> str:
    """Return where it is kept: "keyring", "file"; "" where it is not, "elsewhere" for another."""
    told = _told()
    if not told:
        return ""
    return told["kept"] if (told["host"], told["user"]) == (host, user) else ELSEWHERE


def forget_password() -> None:
    """Take the password away, wherever it is kept."""
    told = _told()
    if told and told["kept"] == KEYRING:
        import keyring  # noqa: PLC0415 - only when a password is asked for
        from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415 - as above

        try:
            keyring.delete_password(_SERVICE % told["host"], told["user"])
        except PasswordDeleteError:
            pass  # it was taken away there
        except KeyringError as error:
            raise _failing(error) from error
    mail_password_file().unlink(missing_ok=True)


def key_file() -> Path:
    """Return the file that holds what opens the sealed password, far from the book."""
    # On some systems what "entregent" has of settings is where it has its data.
    return user_config_path("entregent-keys") / "mail.key"


def _told() -> dict[str, str]:
    """Return what is kept, {} where nothing is, or nothing whole."""
    file = mail_password_file()
    try:
        told = json.loads(file.read_text()) if file.is_file() else {}
    except ValueError:
        return {}
    whole = isinstance(told, dict) and told.keys() == _NAMES
    return told if whole and all(isinstance(value, str) for value in told.values()) else {}


def _into_keyring(host: str, user: str, password: str) -> bool:
    """Give a password to the keyring; return whether it is there, and can be had again."""
    import keyring  # noqa: PLC0415 - only when a password is given
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        keyring.set_password(_SERVICE % host, user, password)
        return bool(keyring.get_password(_SERVICE % host, user) == password)
    except KeyringError:
        return False


def _from_keyring(host: str, user: str) -> str:
    import keyring  # noqa: PLC0415 - only when a password is asked for
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        return keyring.get_password(_SERVICE % host, user) or ""
    except KeyringError as error:
        raise _failing(error) from error


def _failing(error: Exception) -> EntregentError:
    return EntregentError("keyring-failing", reason=" ".join(f"{error}".split())[:200])


def _seal() -> "Fernet":
    """Return what seals the password, and opens it; its key is made at its first use."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - only where there is no keyring

    path = key_file()
    if not path.is_file() or not path.stat().st_size:
        make_private(path.parent)
        write_private(path, Fernet.generate_key().decode())
    return Fernet(path.read_text())


def _unsealed(sealed: str) -> str:
    """Return a password that was sealed, "" where what opens it is not here any more."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 - only where there is no keyring

    if not key_file().is_file():
        return ""
    try:
        return _seal().decrypt(sealed.encode()).decode()
    except (InvalidToken, ValueError):
        return ""
