"""A service that rewords, on this machine: it notes what it is asked, and answers as it is told."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

NOBODY = Path(__file__).with_name("nobody.pem")  # a certificate that nobody vouches for
KEY = "sk-of-paul"


class Asked(NamedTuple):
    """One request: where, with which headers, and what it holds."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def words(self) -> list[str]:
        """Return the instruction and the message."""
        return [message["content"] for message in self.body["messages"]]


@dataclass
class Service:
    """What is answered: these words for a message, unless it is told otherwise."""

    words: Callable[[str], Any] = "In other words: {}".format
    status: int = 200
    ended: str = "stop"
    raw: bytes | None = None
    leads_to: str = ""
    waits: bool = False
    drips: bool = False
    mumbles: bool = False  # a header that never ends
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    @property
    def address(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def host(self) -> str:
        """Return what it is called."""
        return f"127.0.0.1:{self.port}"

    def answer(self, message: str) -> bytes:
        """Return the bytes of an answer to a message."""
        if self.raw is not None:
            return self.raw
        content = {"message": {"content": self.words(message)}, "finish_reason": self.ended}
        return json.dumps({"choices": [content]}).encode()


@contextmanager
def a_service(*, secret: bool = False) -> Iterator[Service]:
    """Give a service that runs; a secret one speaks TLS, with a certificate nobody vouches for."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append(Asked(self.path, dict(self.headers), body))
            if service.waits:
                service.over.wait()
                return
            if service.mumbles:
                self.send_response_only(200)
                self.flush_headers()
                with suppress(OSError):
                    while not service.over.wait(0.01):
                        self.wfile.write(b"X")
                return
            data = service.answer(body["messages"][-1]["content"])
            self.send_response(service.status)
            if service.leads_to:
                self.send_header("Location", service.leads_to)
            self.end_headers()
            with suppress(OSError):  # whoever asked may have left
                self.wfile.write(data)
                while service.drips and not service.over.wait(0.01):
                    self.wfile.write(b" ")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # whoever asked did not trust it

    server = Server(("127.0.0.1", 0), Handler)
    if secret:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(NOBODY)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    service.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


# Each way of not answering, and what it is called.
FAILURES: dict[str, dict[str, Any]] = {
    "rewording-key-refused": {"status": 401},
    "rewording-no-model": {"status": 404},
    "rewording-busy": {"status": 429},
    "rewording-failed": {"status": 503},
    "rewording-refused": {"status": 400, "raw": b'{"error": {"message": "No such thing"}}'},
    "rewording-redirected": {"status": 307, "leads_to": "http://elsewhere.example/v1"},
    "rewording-not-understood": {"raw": b"<html>Hello</html>"},
    "rewording-empty": {"words": lambda _message: " \n"},
    "rewording-too-long": {"words": lambda message: message * 99},
    "rewording-lost": {"words": lambda _message: "Hello, in other words."},
    "rewording-added": {"words": "{} See https://evil.example/".format},
}
# What each of them says of itself, beside the host.
FACTS: dict[str, dict[str, object]] = {
    "rewording-no-model": {"model": "llama3.2"},
    "rewording-failed": {"status": 503},
    "rewording-refused": {"status": 400, "reason": "No such thing"},
    "rewording-redirected": {"to": "elsewhere.example"},
}
