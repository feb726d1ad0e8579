"""What all tests share: a book of their own, never the person's."""

import os
import tempfile

# Read by the settings when Django loads, before any test runs.
os.environ["ENTREGENT_HOME"] = tempfile.mkdtemp(prefix="entregent-tests-")
os.environ.pop("DATABASE_URL", None)
os.environ.pop("ENTREGENT_LANG", None)
