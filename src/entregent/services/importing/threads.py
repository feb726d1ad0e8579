"""Threads: which message answers which, and which last ones still await an answer."""

from collections.abc import Sequence
from datetime import datetime

from entregent.services.journal import Recorder
from entregent.storage import bulk
from entregent.storage.models import Book, Exchange


class Threads:
    """Follows the conversations of one import."""

    def __init__(self, book: Book, recorder: Recorder) -> None:
        self._book = book
        self._recorder = recorder
        self._root_of: dict[str, str] = {}
        self._last: dict[str, tuple[datetime, int, bool]] = {}
        self._first_new: int | None = None

    def roots(self, messages: Sequence[tuple[str, tuple[str, ...]]]) -> list[str]:
        """Return the thread of each message, given with the earlier messages it names."""
        named = {key for _, earlier in messages for key in earlier} - self._root_of.keys()
        rows = bulk.matching(Exchange, ("key", "thread"), "key", named, book_id=self._book.pk)
        self._root_of.update((key, thread) for key, thread in rows if thread)
        threads: list[str] = []
        for key, earlier in messages:
            root = next((self._root_of[k] for k in earlier if k in self._root_of), None)
            thread = root or (earlier[0] if earlier else key)
            for name in (key, *earlier):
                self._root_of.setdefault(name, thread)
            threads.append(self._root_of[key])
        return threads

    def saw(self, thread: str, exchange: int, at: datetime, *, alone: bool) -> None:
        """Note one message of a thread; `alone` when it came to the owner alone."""
        if self._first_new is None:
            self._first_new = exchange
        last = self._last.get(thread)
        if last is None or at >= last[0]:
            self._last[thread] = (at, exchange, alone)

    def settle(self) -> None:
        """Mark the last message of each thread seen when it awaits an answer, and only that."""
        for chunk in bulk.chunks(self._last):
            # The index of threads leaves out what has none: the question has to say so too.
            older = Exchange.objects.exclude(thread="").filter(
                book=self._book, thread__in=chunk, pk__lt=self._first_new or 0
            )
            for exchange in older:
                at, _, _ = self._last[exchange.thread]
                if exchange.at > at:
                    self._last[exchange.thread] = (exchange.at, 0, False)
                elif exchange.awaits_answer:
                    self._recorder.change(exchange, awaits_answer=False)
            awaiting = [pk for thread in chunk for _, pk, alone in [self._last[thread]] if alone]
            Exchange.objects.filter(pk__in=awaiting).update(awaits_answer=True)
