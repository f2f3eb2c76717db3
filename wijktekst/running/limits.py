"""What a worker process may use, with the programs that it starts (tesseract, soffice).

It is watched from outside, since a thread inside stands still while a C library holds Python's lock. On Linux
a worker moreover cannot claim far more than its limit, not even all at once; `memory_note` says what that
means elsewhere.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from shutil import rmtree
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

MEGABYTE = 1_000_000
#: Seconds between two looks at a worker.
INTERVAL = 0.05
#: Exit code of a worker that was refused memory; no signal and no error number of a system is this high.
OUT_OF_MEMORY = 213

#: Finding the programs that a process started reads the whole list of processes: not at every look.
_LOOKS_PER_SEARCH = 10
#: What a worker may claim above what it has when its models are loaded, in times the limit. Far above it,
#: since a library that is refused memory may crash, or go on with less.
_CLAIM = 2


class Tree:
    """A process and whatever it started, from outside. A process that is gone takes no memory.

    Raises ProcessLookupError when there is no such process.
    """

    def __init__(self, pid: int) -> None:
        import psutil

        try:
            self._process = psutil.Process(pid)
        except psutil.NoSuchProcess as error:
            raise ProcessLookupError from error
        self._started: list[psutil.Process] = []
        self._looks = 0

    def own(self) -> float:
        """Megabytes that the process itself has in memory; 0 when it is gone."""
        return _resident(self._process)

    def total(self) -> float:
        """Megabytes in memory, with what it started."""
        if self._looks % _LOOKS_PER_SEARCH == 0:
            self._started = _started_by(self._process)
        self._looks += 1
        return self.own() + sum(_resident(one) for one in self._started)

    def kill(self) -> None:
        """End all of it at once, also what was left alone by a process that died already."""
        started = {*self._started, *_started_by(self._process)}
        for one in (self._process, *started):  # first the process, before it sees that another has ended
            _kill(one)


def limit_claims(megabytes: float) -> None:
    """Refuse this process memory far above its limit (MemoryError, or NULL in C), where a system can."""
    if sys.platform == "linux" and _can_limit():
        import resource

        import psutil

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = psutil.Process().memory_info().data + int(_CLAIM * megabytes * MEGABYTE)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        with suppress(OSError, ValueError):  # of a system that allows no limits: it is watched all the same
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def memory_note() -> str:
    """What a user should know where memory is only watched from outside; "" where it can be refused."""
    if _can_limit():
        return ""
    return (
        "Op dit systeem wordt het geheugen van werkprocessen alleen van buitenaf bewaakt. Een document dat "
        "in één keer heel veel geheugen vraagt, wordt gestopt (--max-geheugen), maar kan de computer even "
        "vertragen."
    )


def _can_limit() -> bool:
    return sys.platform == "linux" and find_spec("resource") is not None


def end_with_parent(folder: str) -> None:
    """Let this process end, with what it started and its `folder`, when the process that made it is gone."""
    from multiprocessing import parent_process
    from multiprocessing.util import Finalize

    import psutil

    parent = parent_process()
    if parent is None:
        return
    # An idle process finds its pipe closed and leaves by itself, perhaps before the thread below looks up.
    Finalize(None, rmtree, args=(folder, True), exitpriority=0)

    def wait() -> None:
        parent.join()
        for one in _started_by(psutil.Process()):
            _kill(one)
        rmtree(folder, ignore_errors=True)
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def _started_by(process: psutil.Process) -> list[psutil.Process]:
    import psutil

    try:
        found: list[psutil.Process] = process.children(recursive=True)
    except psutil.Error:
        return []
    return found


def _resident(process: psutil.Process) -> float:
    import psutil

    try:
        return float(process.memory_info().rss) / MEGABYTE
    except psutil.Error:
        return 0.0


def _kill(process: psutil.Process) -> None:
    import psutil

    try:
        process.kill()
    except psutil.Error:
        return
