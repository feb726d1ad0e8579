"""The part of the settings about the account messages are sent by."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from entregent.services.mail_account import AN_HOUR
from entregent.services.mail_password import where_kept
from entregent.services.wording.outbox import password_kept
from entregent.storage.queries.outbox import account_in
from entregent.sync.smtp import Security

if TYPE_CHECKING:
    from entregent.storage.models import Book

_FIELDS = ("address", "name", "host", "port", "security", "user", "an_hour")


def sending_part(book: "Book", typed: Mapping[str, str]) -> dict[str, object]:
    """Return what was typed, else what is chosen; of the password, only where it is."""
    account = account_in(book) if book.outbox_used else None
    usual = {"security": Security.TLS.value, "an_hour": AN_HOUR}
    chosen = {name: getattr(account, name, usual.get(name, "")) for name in _FIELDS}
    kept = where_kept(account.host, account.user) if account else ""
    return {
        "mail_account": account,
        "mail_password": password_kept(kept),
        "securities": [one.value for one in Security],
        "sending": {**chosen, **{n: typed[n] for n in _FIELDS if n in typed}},
    }
