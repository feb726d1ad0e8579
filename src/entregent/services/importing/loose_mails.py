"""Mails that lie each in a file of its own: together they tell whose they are, one alone cannot."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice

from entregent.importers import kinds
from entregent.importers.records import Kind, MessageRecord, Party, UnreadableFile
from entregent.services.importing.owner import busiest_party, senders_of_sent

MOST = 2_000  # that are looked into: enough to tell


class LooseMails:
    """The mails of one import that are a file each."""

    def __init__(self, sources: Sequence[kinds.Source]) -> None:
        self._sources = sources

    def owner(self, source: kinds.Source) -> list[Party]:
        """Return whose these mails are; nobody where a source is no such mail, or none can tell."""
        if source.kind is not Kind.MAILBOX or source.path.is_dir() or _only_mail(source) is None:
            return []
        return self._owner

    @cached_property
    def _owner(self) -> list[Party]:
        files = (s for s in self._sources if s.kind is Kind.MAILBOX and not s.path.is_dir())
        mails = [mail for file in islice(files, MOST) if (mail := _only_mail(file))]
        return (senders_of_sent(mails) or busiest_party(mails)) if len(mails) > 1 else []


def _only_mail(source: kinds.Source) -> MessageRecord | None:
    """Return the mail of a file that holds one; None where there are more, or none."""
    found: list[MessageRecord] = []
    with suppress(UnreadableFile, OSError):
        records = kinds.read(source)
        found += islice((one for one in records if isinstance(one, MessageRecord)), 2)
    return found[0] if len(found) == 1 else None
