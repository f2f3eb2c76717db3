"""One worker: a process in a pool of its own (pebble), and what runs inside it.

A pool for each process, since a process that dies can leave the pipe and the locks of its pool in disorder:
now they go with it, and no neighbour notices. A pool is thrown away with its first process.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnContext
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from threading import Lock
from time import monotonic
from typing import Any, Literal

from wijktekst.errors import WijktekstError
from wijktekst.running.imports import own_modules_only
from wijktekst.running.limits import OUT_OF_MEMORY, Tree, end_with_parent, limit_claims
from wijktekst.types import Settings

Start = Callable[[Settings], None]
Work = Callable[[Any, Settings], Any]
#: What a worker says of a job or of its start: "done" with the pickled result, "stop" with a pickled
#: WijktekstError, "failed" with the name of another exception.
Said = tuple[Literal["done", "stop", "failed"], Any]

#: One document per core is what parallelises here; more threads inside a worker only get in each other's way.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
#: Where the programs that a worker starts look for the folder of temporary files.
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
#: One start at a time: what a new process inherits is set for all threads of this one.
_STARTING = Lock()


@dataclass(eq=False, slots=True)
class Job:
    """An item on its way; `crashes` counts the workers that died under it."""

    work: Work
    item: Any
    crashes: int = 0
    seconds: float = 0.0


class Worker:
    """A process that starts by itself and then takes one job at a time."""

    def __init__(self, settings: Settings, start: Start | None) -> None:
        from pebble import ProcessPool

        self.tree: Tree | None = None  # None as long as it starts
        self.job: Job | None = None
        self.jobs = 0
        self.fit = True  # for another job
        self.since = monotonic()
        self.looks_gone = 0
        self._settings = settings
        self._folder = Path(tempfile.gettempdir()) / f"wijktekst-{token_hex(8)}"  # made by the process
        with _STARTING, own_modules_only(), _inherited():
            self._pool = ProcessPool(max_workers=1, context=_OneProcess())  # type: ignore[arg-type, unused-ignore]
            self.starting: Future[Said] = self._pool.schedule(
                _begin, args=(start, settings, str(self._folder))
            )

    def give(self, job: Job) -> Future[Said] | None:
        """Hand it a job; None when the process turns out to have died since its last one."""
        self.job, self.since = job, monotonic()
        self.jobs += 1
        try:
            future: Future[Said] = self._pool.schedule(_do, args=(job.work, job.item, self._settings))
        except RuntimeError:
            return None
        return future

    def kill(self) -> None:
        """End the process and what it started, at once."""
        self.fit = False
        self._pool.stop()  # type: ignore[no-untyped-call]
        if self.tree:
            self.tree.kill()

    def close(self) -> None:
        """Wait for the end of a worker that was killed, and clean up after it."""
        self._pool.join()
        rmtree(self._folder, ignore_errors=True)


class _OneProcess(SpawnContext):
    """Makes a single process: pebble would replace one that dies by one that did not `_begin`."""

    _made = False

    def Process(self, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # noqa: N802
        if self._made:
            raise OSError("this pool had its process")
        self._made = True
        return super().Process(*args, **kwargs)


@contextmanager
def _inherited() -> Iterator[None]:
    """Processes that are made meanwhile keep libraries to one thread, and leave Ctrl-C to who made them."""
    added = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    if sys.platform != "win32":
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for name in added:
            os.environ.pop(name, None)


def _begin(start: Start | None, settings: Settings, folder: str) -> Said:
    """Make the process ready for its first job; "done" comes with its number."""
    Path(folder).mkdir(0o700)
    end_with_parent(folder)
    tempfile.tempdir = folder
    os.environ.update(dict.fromkeys(_TEMPORARY, folder))
    try:
        if start:
            start(settings)
    except WijktekstError as error:
        return "stop", pickle.dumps(error)
    except Exception as error:  # whoever asked for it hears what
        return "failed", f"{type(error).__name__}: {error}"
    limit_claims(settings.max_memory)
    return "done", os.getpid()


def _do(work: Work, item: Any, settings: Settings) -> Said:
    """One job. Only names and bytes go back, so that no result can upset the process that receives it."""
    try:
        result = work(item, settings)
        return "done", pickle.dumps(result)
    except MemoryError:  # what it left behind is not to be trusted with another document
        os._exit(OUT_OF_MEMORY)
    except WijktekstError as error:
        return "stop", pickle.dumps(error)
    except (Exception, SystemExit) as error:  # whatever one document does to us, the others go on
        return "failed", type(error).__name__
