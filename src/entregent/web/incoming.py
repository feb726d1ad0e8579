"""Files sent to the import page, written straight into a folder of the book as they come."""

import io
import os
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers
from django.urls import reverse

from entregent.services.bringing.batch import Batch, Brought, new_batch
from entregent.services.bringing.names import harmless
from entregent.services.errors import EntregentError
from entregent.services.trouble import as_trouble
from entregent.services.wording.bringing import size as said_size
from entregent.storage.home import home

MOST_BYTES = 4_000_000_000
MOST_FILES = 500
_CHUNK = 1 << 20


class Incoming(FileUploadHandler):
    """Writes each file of an import into a new batch; what cannot be taken is read past.

    What is refused is only said once all has come: a browser that is cut off shows no answer.
    """

    chunk_size = _CHUNK

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.batch: Batch | None = None
        self.files: list[Brought] = []
        self.refusal: EntregentError | None = None
        self.file: IO[bytes] = io.BytesIO()  # closed by whoever parses, should that fail
        self._taken = 0
        self._mine = False

    def handle_raw_input(self, *told: Any) -> None:
        """Take what is sent to the import page, and leave any other file to the next handler."""
        self._mine = self.request is not None and self.request.path == reverse("bring")
        _input, _headers, content_length, *_rest = told
        if self._mine and content_length > MOST_BYTES:
            self._refuse_size()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, whatever it calls itself."""
        super().new_file(*args, **kwargs)
        if not self._mine:
            return
        if len(self.files) >= MOST_FILES:
            self._refuse_size()
        if self.refusal:
            raise SkipFile
        try:
            self._begin(self.file_name or "")
        except OSError as error:
            self._fail(error)
            raise SkipFile from error
        raise StopFutureHandlers

    def _begin(self, name: str) -> None:
        self.batch = self.batch or new_batch()
        file = Brought(len(self.files) + 1, harmless(name), 0)
        path = self.batch.path(file)
        path.parent.mkdir(mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.file = os.fdopen(handle, "wb", buffering=0)
        self.files.append(file)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 - what Django gives
        """Write a piece of the file."""
        if not self._mine:
            return raw_data
        self._taken += len(raw_data)
        if self._taken > MOST_BYTES:
            self._refuse_size()
        if self.refusal:
            return None
        try:
            _write(self.file, raw_data)
        except OSError as error:
            self._fail(error)
        return None

    def file_complete(self, file_size: int) -> Any:
        """End a file; what the form is given of it is its number alone."""
        if not self._mine:
            return None
        self.file.close()
        if not self.files:
            return None
        last = self.files[-1]
        self.files[-1] = Brought(last.number, last.name, file_size)
        return ContentFile(b"", name=last.name)

    def upload_interrupted(self) -> None:
        """Remove what came of an upload that was cut off."""
        self.file.close()
        self.drop()

    def drop(self) -> None:
        """Remove what was taken."""
        if self.batch:
            self.batch.remove()
        self.batch, self.files = None, []

    def _refuse_size(self) -> None:
        self.refusal = self.refusal or EntregentError(
            "too-much-brought", size=said_size(MOST_BYTES), files=MOST_FILES
        )

    def _fail(self, error: OSError) -> None:
        self.refusal = as_trouble(error) or EntregentError(
            "disk-failing", path=str(home()), reason=error.strerror
        )


def _write(out: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]


def taken(request: Any) -> Incoming:
    """Return what took the files of a request, once it was read."""
    request.FILES  # noqa: B018 - reads it
    handler: Incoming = next(h for h in request.upload_handlers if isinstance(h, Incoming))
    return handler
