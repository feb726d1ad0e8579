"""The application that `entregent serve` runs: the pages, and the files they need."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
STATIC = Path(__file__).resolve().parents[1] / "web" / "static"

application = WhiteNoise(get_wsgi_application(), root=STATIC, prefix="static/", max_age=0)
