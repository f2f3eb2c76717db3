"""Reads and analyses files in worker processes that may hang or die without stopping the run.

Results come back in the order of the files, whatever the number of workers, and one at a time: memory holds
the few documents in flight.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijktekst.errors import WijktekstError
from wijktekst.types import Analysis, Document, Settings, Unread

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

    from wijktekst.reading import Place

Work = Callable[["Place", str, Settings], Analysis | Unread]

#: Documents handed out ahead of the one that is waited for, per worker.
_AHEAD = 4
#: A worker is replaced after this many documents, so that a leak in a C library stays small.
_DOCUMENTS_PER_WORKER = 200
#: One document per core is what parallelises here; more threads inside a worker only get in each other's way.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files done of `files`, and the pages read so far."""

    done: int
    files: int
    pages: int
    name: str


def cores() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    files: Sequence[tuple[Place, str]], settings: Settings = Settings(), work: Work | None = None
) -> Iterator[tuple[Progress, Analysis | Unread]]:
    """Analyse the (place, display name) pairs; yields progress and result per file, in the given order.

    A document that takes longer than `settings.timeout` seconds, or that takes its process down, comes back
    as `Unread` ("timed_out", "crashed"); its worker is replaced and the run goes on. `work` is what a worker
    does with one file, a function that can be imported; by default it reads and analyses.
    """
    if not files:
        return
    workers = min(settings.workers or cores(), len(files))
    waiting: deque[tuple[Place, str, ProcessFuture[Analysis | Unread]]] = deque()
    todo = iter(files)
    pages = 0
    with _pool(workers, _start if work is None else None, settings) as pool:
        try:
            for done in range(1, len(files) + 1):
                while len(waiting) < workers * _AHEAD and (following := next(todo, None)):
                    path, name = following
                    task = (path, name, settings)
                    future = pool.schedule(work or _work, args=task, timeout=settings.timeout)
                    waiting.append((path, name, future))
                path, name, future = waiting.popleft()
                result = _outcome(path, name, future, settings)
                if isinstance(result, Analysis):
                    pages += result.document.pages or 1
                yield Progress(done, len(files), pages, name), result
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _pool(workers: int, start: Callable[[Settings], None] | None, settings: Settings) -> ProcessPool:
    from multiprocessing import get_context

    from pebble import ProcessPool

    for name in _THREADS:
        os.environ.setdefault(name, "1")
    return ProcessPool(
        max_workers=workers,
        max_tasks=_DOCUMENTS_PER_WORKER,
        initializer=start,
        initargs=(settings,),
        context=get_context("spawn"),
    )


def _start(settings: Settings) -> None:
    """Load the models before the first document, so that its time limit counts the document alone."""
    from wijktekst.pipeline import engine

    engine(settings)


def _work(path: Place, name: str, settings: Settings) -> Analysis | Unread:
    from wijktekst.pipeline import engine
    from wijktekst.reading import read_file

    document = read_file(
        path, name, max_megabytes=settings.max_megabytes, ocr=settings.ocr, seconds=settings.timeout
    )
    return engine(settings).analyse(document) if isinstance(document, Document) else document


def _outcome(
    path: Place, name: str, future: ProcessFuture[Analysis | Unread], settings: Settings
) -> Analysis | Unread:
    from pebble import ProcessExpired

    from wijktekst.reading import ADVICE, source_of

    try:
        return future.result()
    except FutureTimeout:
        detail = f"Het lezen duurde langer dan {settings.timeout:g} seconden en is gestopt."
        return Unread(source_of(path, name), "timed_out", detail, ADVICE["timed_out"])
    except ProcessExpired:
        detail = "Het programma dat dit bestand las is onverwacht gestopt."
        return Unread(source_of(path, name), "crashed", detail, ADVICE["crashed"])
    except WijktekstError:
        raise
    except Exception as error:  # whatever one document does to us, the others go on
        detail = f"Bij het analyseren ging iets mis ({type(error).__name__}: {error})."
        return Unread(source_of(path, name), "crashed", detail, ADVICE["crashed"])
