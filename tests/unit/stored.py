"""Folders of small documents for the tests of runs, and what a run made of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

#: Said in every document, with a measure, a theme and an amount of its own.
_TEXT = """# Plan {number}

De gemeente bouwt in {year} {number} sociale huurwoningen in de wijk. Het college trekt € {number} miljoen
uit voor buurthuis {number}. Veel bewoners zijn eenzaam.
"""


def documents(folder: Path, count: int, first: int = 1) -> Path:
    """Write `count` documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        text = _TEXT.format(number=number, year=2025 + number % 5)
        (folder / f"plan-{number:03}.md").write_text(text, encoding="utf-8")
    return folder


def reports_in(out: Path) -> dict[str, bytes]:
    """The reports in a folder by the name of the file."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def command(*arguments: object) -> list[str]:
    """A command line of this version of wijktekst."""
    return [sys.executable, "-m", "wijktekst", *map(str, arguments)]


def started(*arguments: object) -> subprocess.Popen[str]:
    """A run in a process of its own."""
    return subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
