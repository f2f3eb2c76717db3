"""Keeps new Python processes from importing what lies in the user's folder, and the user's own script.

A worker is started with `python -c`, and that looks for modules in the current folder first: a document
called `struct.py` would run as a program. Then it imports the program that started it, which a script without
`if __name__ == "__main__"` does not survive; nothing that a worker needs is in there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijktekst.errors import InputError

_SAFE = "PYTHONSAFEPATH"
#: What tells a new process which program to import.
_PROGRAM = ("__file__", "__spec__")


@contextmanager
def own_modules_only() -> Iterator[None]:
    """Processes made meanwhile import nothing from the current folder, nor the program that made them.

    Python 3.10 has no such switch: it raises InputError when a file there has the name of one of its modules.
    """
    if sys.version_info < (3, 11):
        refuse_shadows(Path.cwd())
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    main = sys.modules["__main__"].__dict__
    hidden = {name: main[name] for name in _PROGRAM if name in main}
    main.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        main.update(hidden)
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
