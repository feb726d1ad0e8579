"""Sets the clock of a server as many days on as DAYS_LATER says, in each of its processes."""

import os
from datetime import timedelta

from django.utils import timezone

_now = timezone.now
timezone.now = lambda: _now() + timedelta(days=int(os.environ["DAYS_LATER"]))
