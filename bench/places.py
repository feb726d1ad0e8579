"""Where the bench keeps what it makes, and the program it measures."""

import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
DATA = Path(__file__).resolve().parent / "data"  # git-ignored, made again when deleted
SAMPLES = REPO.parent / "shared" / "samples"
TOOLS = DATA / "tools-venv"
ENTREGENT = Path(sys.executable).parent / "entregent"
