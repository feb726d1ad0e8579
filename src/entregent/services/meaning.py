"""What needs and offers mean, where the optional encoder is installed: learnt once for each text.

The encoder runs in a process of its own. Whoever looks for matches takes what is known by then;
without the encoder nothing is known, whatever was kept.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from entregent.core.matching.terms import idea_term
from entregent.services import aside
from entregent.services.encoder import installed, load
from entregent.storage.home import make_home, meaning_file, meaning_lock
from entregent.storage.locks import held
from entregent.storage.queries import wants
from entregent.storage.queries.journal import Version, version

if TYPE_CHECKING:
    from pathlib import Path

    from entregent.core.matching.meaning import Meanings
    from entregent.services.meaning_kept import Kept
    from entregent.storage.models import Book

# Numbers are loaded where something is kept or learnt: most commands have nothing to do with it.

LOOKED_AT = 400  # needs, and as many offers, the latest noted: what a page looks at

_learning = aside.Aside("meaning")
_begun_at: Version | None = None  # the book at which this process last had texts learnt
_lock = Lock()


def meanings(texts: Iterable[str]) -> "Meanings":
    """Return what is known of these texts; nothing where the encoder is not installed."""
    by = installed()
    if not by or not meaning_file().exists():
        return {}
    from entregent.services.meaning_kept import digests_of, kept  # noqa: PLC0415 - loads numbers

    said = list(dict.fromkeys(texts))
    found = zip(said, kept(by).shares_of(digests_of(said)), strict=True)
    return {
        text: [(idea_term(idea), share) for idea, share in shares]
        for text, shares in found
        if shares
    }


def to_learn(book: "Book", *, limit: int | None = None) -> list[str]:
    """Return the needs and offers, of so many that were noted last, of which nothing is known yet;
    none where the encoder is not installed.
    """
    texts = wants.texts_of(book, limit=limit) if installed() else []
    if not texts:
        return []
    from entregent.services.meaning_kept import digests_of, kept  # noqa: PLC0415 - loads numbers

    has = kept(installed()).has(digests_of(texts)).tolist()
    return [text for text, is_known in zip(texts, has, strict=True) if not is_known]


def begin_to_learn(book: "Book") -> None:
    """Have learnt aside what the pages look at: tried once for each state of the book."""
    global _begun_at  # noqa: PLW0603 - the one that is kept
    if not installed():
        return
    now = version(book)
    with _lock:
        if now == _begun_at:
            return
        _begun_at = now
    if to_learn(book, limit=LOOKED_AT):
        _learning.start()


def learn_apart() -> None:
    """Have learnt by another process all that is not known yet, and wait for it; it may fail to."""
    with aside.started("meaning") as process:
        process.wait()


def learn(book: "Book") -> None:
    """Learn what is not known yet, and let go of what no open need or offer says any longer."""
    new = to_learn(book)
    if not new:
        return
    from entregent.core.matching.placing import place  # noqa: PLC0415 - loads numbers
    from entregent.services.meaning_kept import digests_of, keep, kept  # noqa: PLC0415 - as above

    placed, by = place(new, load()), installed()
    with held(_our_lock(), wait=True):
        learnt = kept(by).with_more(digests_of(new), placed)
        # Asked anew: whoever was erased meanwhile is not brought back.
        keep(learnt.only(digests_of(wants.texts_of(book))), by)


def forget(texts: Collection[str]) -> None:
    """Let go of what some texts mean; of all, where what is kept cannot be told apart."""
    if not texts or not meaning_file().exists():
        return
    from entregent.services.meaning_kept import digests_of, kept  # noqa: PLC0415 - as above

    with held(_our_lock(), wait=True):
        known = kept(installed())
        stays = known.without(digests_of(texts))
        if not known.digests.size or len(stays.digests) < len(known.digests):
            _put(stays)


def forget_all() -> None:
    """Let go of what anything means."""
    if meaning_file().exists():
        with held(_our_lock(), wait=True):
            meaning_file().unlink(missing_ok=True)


def let_go(book: "Book") -> None:
    """Let go of what no open need or offer of the book says any longer."""
    if not meaning_file().exists():
        return
    from entregent.services.meaning_kept import digests_of, kept  # noqa: PLC0415 - as above

    with held(_our_lock(), wait=True):
        _put(kept(installed()).only(digests_of(wants.texts_of(book))))


def _put(stays: "Kept") -> None:
    """Keep what stays in the place of what was; where there is none, or no room for it, nothing."""
    from entregent.services.meaning_kept import keep  # noqa: PLC0415 - as above

    meaning_file().unlink(missing_ok=True)
    if stays.digests.size:
        with suppress(OSError):
            keep(stays, installed())


def _our_lock() -> "Path":
    make_home()
    lock = meaning_lock()
    lock.touch(mode=0o600)
    return lock
