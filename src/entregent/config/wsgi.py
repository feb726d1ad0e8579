"""The application that `entregent serve` runs: the pages, and the files they need."""

import gc
import logging
import os
from importlib import import_module
from pathlib import Path
from wsgiref.headers import Headers

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
STATIC = Path(__file__).resolve().parents[1] / "web" / "static"


def _let_the_worker_out(headers: Headers, path: str, _url: str) -> None:
    """Let the worker of an installed Entregent answer for every page, not for its folder alone."""
    if Path(path).name == "worker.js":
        headers["Service-Worker-Allowed"] = "/"


# Who is turned away, or asks for what is not there, is told so; the terminal tells of failures.
logging.getLogger("django.request").setLevel(logging.ERROR)
logging.getLogger("django.security").setLevel(logging.CRITICAL)
application = WhiteNoise(
    get_wsgi_application(),
    root=STATIC,
    prefix="static/",
    max_age=0,
    mimetypes={".webmanifest": "application/manifest+json"},
    add_headers_function=_let_the_worker_out,
)
import_module("entregent.config.urls")  # now, rather than for the first page
import_module("entregent.jobs.beside").begin_if_asked()
# What is loaded stays: looking through it for garbage would hold up one page in some.
gc.freeze()
