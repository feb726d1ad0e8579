"""A service that speaks as OpenAI does, asked once: one request, one answer, nobody else.

No proxy is gone through and no redirection followed: what is sent goes to the host that was shown.
"""

import json
import ssl
from concurrent.futures import Future
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Lock, Thread
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from entregent.services.errors import EntregentError
from entregent.services.rewording_service import Service

LIMIT = 60.0  # seconds, from asking where the host is to the last byte read
LARGEST = 1_000_000  # bytes of an answer
THREAD = "rewording"  # what waits for one
_LONGEST_SAID = 200  # characters of a reason that a service gives


class _Answer(NamedTuple):
    status: int
    leads_to: str
    data: bytes


def completed(service: Service, instruction: str, message: str) -> str:
    """Return what a service answers to an instruction and a message; it may be empty.

    Raises EntregentError where it cannot be asked, refuses, or answers what cannot be read.
    """
    answer = _posted(service, as_sent(service, instruction, message))
    _refuse(service, answer)
    return _content(service, answer.data)


def as_sent(service: Service, instruction: str, message: str) -> bytes:
    """Return the request as it leaves."""
    asked = {
        "model": service.model,
        "messages": [
            {"role": "system", "content": instruction},
            {"role": "user", "content": message},
        ],
        "stream": False,
    }
    return json.dumps(asked, ensure_ascii=False).encode()


class _Way:
    """The way to a service, which whoever waits may cut: nothing goes over it from then on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._socket: socket | None = None
        self._is_cut = False

    def open(self, way: socket) -> None:
        """Keep the socket that was connected; raises TimeoutError where nobody waits any more."""
        with self._lock:
            if self._is_cut:
                raise TimeoutError
            self._socket = way

    def cut(self) -> None:
        """Let whatever waits on it end, and nothing be sent by what is not connected yet."""
        with self._lock:
            self._is_cut = True
            if self._socket is not None:
                with suppress(OSError):  # the other side may have closed it
                    socket.shutdown(self._socket, SHUT_RDWR)


def _posted(service: Service, asked: bytes) -> _Answer:
    """Return the answer, waited for no longer than LIMIT, however slowly a name, a handshake or a
    header comes: the thread that waits for one ends then, or as soon as the name is told.
    """
    answer: Future[_Answer] = Future()
    way = _Way()

    def ask() -> None:
        try:
            answer.set_result(_asked(service, asked, way))
        except Exception as error:
            answer.set_exception(error)

    Thread(target=ask, name=THREAD, daemon=True).start()
    try:
        return answer.result(timeout=LIMIT)
    except TimeoutError as error:
        way.cut()
        raise EntregentError(
            "rewording-timed-out", host=service.host, seconds=round(LIMIT)
        ) from error


def _asked(service: Service, asked: bytes, known: _Way) -> _Answer:
    ends = monotonic() + LIMIT
    connection = _connection(service)
    try:
        _connect(service, connection)
        way: socket = connection.sock  # the answer takes it over, its limit of time with it
        known.open(way)
        connection.request("POST", urlsplit(service.url).path, asked, _headers(service))
        with connection.getresponse() as response:
            leads_to = response.headers.get("Location", "")
            return _Answer(response.status, leads_to, _read(service, response, way, ends))
    except TimeoutError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EntregentError("rewording-unreachable", host=service.host, reason=reason) from error
    except HTTPException as error:
        raise EntregentError("rewording-not-understood", host=service.host) from error
    finally:
        connection.close()


def _connect(service: Service, connection: HTTPConnection) -> None:
    """Connect; nothing has left before the service proved who it is."""
    try:
        connection.connect()
    except ssl.SSLError as error:
        raise EntregentError("rewording-not-secure", host=service.host) from error


def _connection(service: Service) -> HTTPConnection:
    parts = urlsplit(service.address)
    host = parts.hostname or ""
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=LIMIT)
    return HTTPSConnection(host, parts.port, timeout=LIMIT, context=ssl.create_default_context())


def _headers(service: Service) -> dict[str, str]:
    known = {"Content-Type": "application/json", "User-Agent": "Entregent", "Connection": "close"}
    return known | ({"Authorization": f"Bearer {service.key}"} if service.key else {})


def _read(service: Service, response: HTTPResponse, way: socket, ends: float) -> bytes:
    """Return an answer, bounded by its size and, however slowly it comes, by the time it takes."""
    data = bytearray()
    while not response.isclosed():
        left = ends - monotonic()
        if left <= 0:
            raise TimeoutError
        way.settimeout(left)
        piece = response.read1(1 << 16)
        if not piece:
            break
        data += piece
        if len(data) > LARGEST:
            raise EntregentError("rewording-too-long", host=service.host)
    return bytes(data)


def _refuse(service: Service, answer: _Answer) -> None:
    """Refuse an answer that is none, each for its reason."""
    host, status = service.host, answer.status
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        to = _host_of(answer.leads_to)
        raise EntregentError("rewording-redirected", host=host, to=to[:_LONGEST_SAID] or "?")
    if status in (401, 403):
        raise EntregentError("rewording-key-refused", host=host)
    if status == 404:
        raise EntregentError("rewording-no-model", host=host, model=service.model, url=service.url)
    if status == 429:
        raise EntregentError("rewording-busy", host=host)
    if status >= 500:
        raise EntregentError("rewording-failed", host=host, status=status)
    said = _said(answer.data, service.key)
    raise EntregentError("rewording-refused", host=host, status=status, reason=said or "?")


def _host_of(address: str) -> str:
    """Return where an answer leads to, as it says it where that is no address."""
    try:
        return urlsplit(address).netloc or address
    except ValueError:
        return address


def _said(data: bytes, key: str) -> str:
    """Return the reason that an answer gives, without the key in it; "" where it gives none."""
    told = _json(data)
    error = told.get("error") if isinstance(told, dict) else None
    words = error.get("message") if isinstance(error, dict) else error
    if not isinstance(words, str):
        return ""
    told = words.encode(errors="replace").decode()  # half an emoji is nothing to show
    told = told.replace(key, "…") if key else told
    return " ".join(told.split())[:_LONGEST_SAID]


def _content(service: Service, data: bytes) -> str:
    """Return the words of an answer; one that was cut short is none."""
    told = _json(data)
    try:
        choice = told["choices"][0]
        content = choice["message"]["content"]
        ended = choice.get("finish_reason")
    except (TypeError, LookupError, AttributeError):
        raise EntregentError("rewording-not-understood", host=service.host) from None
    if ended == "length":
        raise EntregentError("rewording-too-long", host=service.host)
    if content is not None and not isinstance(content, str):
        raise EntregentError("rewording-not-understood", host=service.host)
    return content or ""


def _json(data: bytes) -> Any:
    """Return what JSON says, None where it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
