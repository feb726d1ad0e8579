"""Mail through a real Postfix into a real Dovecot: `python -m tests.real_mail`, by `make mail`.

Both run in a folder of their own, on ports of 127.0.0.1, for the time of these tests; no mail
leaves the machine. Exits 3 where they are not installed, 4 where the account may not run them.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.real_mail.post_office import PATIENCE, PROGRAMS

AT_MOST = 300  # seconds for everything
NOT_INSTALLED, NOT_ALLOWED = 3, 4


def main() -> int:
    """Run the tests where the programs are; return what make is to end with."""
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        sys.stderr.write(
            f"Not installed: {', '.join(map(str, missing))}. On Debian:"
            " apt install --no-install-recommends postfix dovecot-core dovecot-lmtpd"
            " (choose “No configuration” for Postfix: it is run from a folder of its own)\n"
        )
        return NOT_INSTALLED
    if os.geteuid() != 0:
        sys.stderr.write("Postfix lets nobody but root start it. Run: sudo make mail\n")
        return NOT_ALLOWED
    tests = Path(__file__).with_name("through_postfix.py")
    words = ("-q", "-p", "no:cacheprovider", str(tests))
    running = subprocess.Popen([sys.executable, "-m", "pytest", *words])
    try:
        return running.wait(timeout=AT_MOST)
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"It took longer than {AT_MOST} seconds, and is ended.\n")
        running.send_signal(signal.SIGINT)  # so that it stops what it started
        running.wait(timeout=PATIENCE + 10)
        return 1


if __name__ == "__main__":
    sys.exit(main())
