"""What needs and offers mean, kept in a file beside the book: numbers and digests, no words."""

import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from entregent.core.matching.placing import KEPT, Placed
from entregent.core.matching.thesaurus import ideas
from entregent.storage.home import make_home, meaning_file
from entregent.storage.in_the_making import in_the_making

_AS_KEPT = 1  # raised with every change of what is kept, or of how it is worked out
_MOST = 2**30  # bytes: a file that says more was not written by us
_COLUMNS = ("digests", "ideas", "shares")

_read: "tuple[Path, int, int, int, str, Kept] | None" = None
_lock = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What is known: digests of texts in their order, and where each text stands."""

    digests: NDArray[np.uint64]
    placed: Placed

    @classmethod
    def of(cls, digests: NDArray[np.uint64], placed: Placed) -> Self:
        """Return the same in the order of the digests, each once."""
        _, at = np.unique(digests, return_index=True)
        return cls(digests[at], Placed(placed.ideas[at], placed.shares[at]))

    def has(self, digests: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Tell of each digest whether it is known."""
        return np.isin(digests, self.digests)

    def shares_of(self, digests: NDArray[np.uint64]) -> list[list[tuple[int, float]]]:
        """Return the ideas each of these is near to, by their numbers, and how much each is of it;
        none for what is not known.
        """
        has = self.has(digests)
        at = np.searchsorted(self.digests, digests[has])
        rows = zip(self.placed.ideas[at].tolist(), self.placed.shares[at].tolist(), strict=True)
        return [list(zip(*next(rows), strict=True)) if known else [] for known in has.tolist()]

    def without(self, digests: NDArray[np.uint64]) -> Self:
        """Return what is known of others than these."""
        return self._where(~np.isin(self.digests, digests))

    def only(self, digests: NDArray[np.uint64]) -> Self:
        """Return what is known of these alone."""
        return self._where(np.isin(self.digests, digests))

    def _where(self, stays: NDArray[np.bool_]) -> Self:
        where = Placed(self.placed.ideas[stays], self.placed.shares[stays])
        return type(self)(self.digests[stays], where)

    def with_more(self, digests: NDArray[np.uint64], placed: Placed) -> Self:
        """Return this and more."""
        return type(self).of(
            np.concatenate([self.digests, digests]),
            Placed(
                np.concatenate([self.placed.ideas, placed.ideas]),
                np.concatenate([self.placed.shares, placed.shares]),
            ),
        )


def digest(text: str) -> int:
    """Return the number by which a text is found."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def digests_of(texts: Iterable[str]) -> NDArray[np.uint64]:
    """Return the numbers of texts, in their order."""
    return np.fromiter(map(digest, texts), np.uint64)


def nothing() -> Kept:
    """Return what is known where nothing is."""
    where = Placed(np.empty((0, KEPT), np.int16), np.empty((0, KEPT), np.float32))
    return Kept(np.empty(0, np.uint64), where)


def kept(made_by: str) -> Kept:
    """Return what is kept of this version of the encoder and of the thesaurus; nothing where the
    file is another's, damaged or not there.
    """
    global _read  # noqa: PLW0603 - the one that is kept
    path = meaning_file()
    try:
        seen = path.stat()
    except OSError:
        return nothing()
    sign = (path, seen.st_ino, seen.st_mtime_ns, seen.st_size, _key(made_by))
    with _lock:
        if _read is None or _read[:5] != sign:
            _read = (*sign, _load(path, _key(made_by)))
        return _read[5]


def keep(known: Kept, made_by: str) -> None:
    """Keep what is known in the place of what was; OSError where it cannot be kept."""
    columns: dict[str, Any] = dict(
        zip(_COLUMNS, (known.digests, known.placed.ideas, known.placed.shares), strict=True)
    )
    draft = make_home() / f".meaning-{token_hex(8)}"
    with in_the_making(draft):
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            np.savez(file, key=np.array(_key(made_by)), **columns)
        draft.replace(meaning_file())


def _load(path: Path, key: str) -> Kept:
    try:
        with zipfile.ZipFile(path) as file:
            if sum(entry.file_size for entry in file.infolist()) > _MOST:
                return nothing()
        with np.load(path, allow_pickle=False) as file:
            if str(file["key"]) != key:
                return nothing()
            digests, numbers, shares = (file[name] for name in _COLUMNS)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return nothing()  # damaged: it is worked out anew
    shape = (len(digests), KEPT)
    whole = numbers.shape == shape == shares.shape and digests.dtype == np.uint64
    return Kept(digests, Placed(numbers, shares)) if whole else nothing()


@cache
def _key(made_by: str) -> str:
    told = repr((_AS_KEPT, made_by, [(i.mark, i.french, i.english) for i in ideas()]))
    return blake2b(told.encode(), digest_size=12).hexdigest()
