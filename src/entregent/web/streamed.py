"""A file that begins to be sent before it is whole, and cannot be taken for whole if it is not.

Where an answer fails half-way, the server ends it as if that were all. So it travels as gzip, not
packed but with the check at its end; where the writing fails, something follows that no reader of
gzip takes, and the browser says that the download failed. Whoever reads no gzip waits until all of
it is written.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from mimetypes import guess_type
from typing import IO

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

from entregent.services.growing import Growing

_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|\Z))")
_NOT_PACKED = 0
_AS_GZIP = zlib.MAX_WBITS + 16
_NO_BLOCK = b"\x07"  # the last block, of the kind that there is not


def streamed(
    request: HttpRequest, name: str, write: Callable[[IO[str]], object], *, encoding: str
) -> StreamingHttpResponse:
    """Return what `write` puts into an open file, to be kept under this name, as it comes.

    What fails before anything could be sent is raised.
    """
    file = Growing(write, encoding=encoding)
    sealed = bool(_GZIP.search(request.headers.get("Accept-Encoding", "")))
    try:
        size = None if sealed else file.wait()
        pieces = file.pieces()
        first = next(pieces, b"")
    except BaseException:
        file.close()
        raise
    every = chain((first,), pieces)
    response = StreamingHttpResponse(
        _Sent(file, _sealed(every) if sealed else every),
        content_type=guess_type(name)[0],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    patch_vary_headers(response, ["Accept-Encoding"])
    if size is None:
        response["Content-Encoding"] = "gzip"
    else:
        response["Content-Length"] = size
    return response


class _Sent:
    """What is sent of a file that is left with it."""

    def __init__(self, file: Growing, pieces: Iterator[bytes]) -> None:
        self._file = file
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def close(self) -> None:
        self._file.close()


def _sealed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield them as gzip; where one cannot be had, what no reader of gzip takes."""
    gzip = zlib.compressobj(_NOT_PACKED, zlib.DEFLATED, _AS_GZIP)
    try:
        for piece in pieces:
            yield gzip.compress(piece)
    except Exception:
        yield gzip.flush(zlib.Z_SYNC_FLUSH) + _NO_BLOCK
        raise
    yield gzip.flush()
