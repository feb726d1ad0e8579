"""Django's settings. What a person may choose comes from the environment and is named here:
ENTREGENT_HOME (the folder of the book), DATABASE_URL (PostgreSQL instead of SQLite).
"""

import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tzlocal import get_localzone_name

from entregent.services.errors import EntregentError
from entregent.storage import database
from entregent.storage.home import book_file, secret_key

PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = secret_key()
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = ["entregent.storage.apps.StorageConfig"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _database() -> dict[str, Any]:
    """Return the database that DATABASE_URL names, else the file in the book's folder."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return database.sqlite_file(book_file())
    try:
        return database.postgresql(url)
    except ValueError as error:
        raise EntregentError("bad-database-url") from error
    except ModuleNotFoundError as error:
        raise EntregentError("postgresql-missing") from error


DATABASES = {"default": _database()}


def _time_zone_of_machine() -> str:
    """Return the zone the machine lives in, UTC where it tells none that is known."""
    try:
        name = get_localzone_name()
        ZoneInfo(name or "")
    except (ValueError, LookupError):
        return "UTC"
    return name


USE_TZ = True
MACHINE_TIME_ZONE = _time_zone_of_machine()  # asked first: Django sets TZ to its own, below
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]

ROOT_URLCONF = "entregent.config.urls"
WSGI_APPLICATION = "entregent.config.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "entregent.web.owner.OwnerOnly",
    "entregent.web.language.BookLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
            ],
            "builtins": [
                "django.templatetags.static",
                "entregent.web.tags.common",
                "entregent.web.tags.asking",
                "entregent.web.tags.keeping",
                "entregent.web.tags.introductions",
                "entregent.web.tags.events",
                "entregent.web.tags.noted",
                "entregent.web.tags.opportunities",
                "entregent.web.tags.preparing",
                "entregent.web.tags.bringing",
                "entregent.web.tags.reach",
                "entregent.web.tags.review",
                "entregent.web.tags.writing",
                "entregent.web.tags.mapping",
            ],
        },
    }
]
STATIC_URL = "/static/"
# The first takes what is sent to the import page, any number of files; their limits are its own.
FILE_UPLOAD_HANDLERS = [
    "entregent.web.incoming.Incoming",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = None
# Well above services.many.MOST: whoever ticks too many people is told so, and keeps the ticks.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
CSRF_COOKIE_NAME = "entregent-csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
LOGGING_CONFIG = None
