"""Keeps new Python processes from importing what lies in the folder in which the user stands.

A worker is started with `python -c`, and that looks for modules in the current folder first: a document
called `struct.py` would run as a program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijktekst.errors import InputError

_SAFE = "PYTHONSAFEPATH"


@contextmanager
def own_modules_only() -> Iterator[None]:
    """Processes that are made meanwhile import nothing from the current folder.

    Python 3.10 has no such switch: it raises InputError when a file there has the name of one of its modules.
    """
    if sys.version_info < (3, 11):
        refuse_shadows(Path.cwd())
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


def refuse_shadows(folder: Path) -> None:
    """Raises InputError when a file or folder would be imported instead of a module of Python itself."""
    for path in sorted(folder.iterdir()):
        if path.name.partition(".")[0] in sys.stdlib_module_names:
            raise InputError(
                f"In de map waar u staat ligt '{path.name}', en Python 3.10 zou dat uitvoeren als programma. "
                "Ga naar een andere map, of gebruik Python 3.11 of nieuwer."
            )
