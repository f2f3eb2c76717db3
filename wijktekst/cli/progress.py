"""Progress of a run: a bar in a terminal, plain lines elsewhere; on stderr, so that stdout stays clean."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wijktekst.running import Progress
from wijktekst.types import Analysis, Unread

Result = Analysis | Unread
Shown = Callable[[Iterable[tuple[Progress, Result]]], Iterator[Result]]
#: Seconds between two plain lines.
_EVERY = 10.0


@contextmanager
def show_progress(files: int, *, quiet: bool = False) -> Iterator[Shown]:
    """A function that passes results on while it shows how far the run is."""
    if quiet:
        yield _pass_on
    elif sys.stderr.isatty():
        with _bar(files) as shown:
            yield shown
    else:
        yield _plain_lines


def _pass_on(results: Iterable[tuple[Progress, Result]]) -> Iterator[Result]:
    for _, result in results:
        yield result


def _plain_lines(results: Iterable[tuple[Progress, Result]]) -> Iterator[Result]:
    start = last = time.monotonic()
    for progress, result in results:
        now = time.monotonic()
        if now - last >= _EVERY or progress.done == progress.files:
            last = now
            print(_line(progress, now - start), file=sys.stderr, flush=True)
        yield result


def _line(progress: Progress, seconds: float) -> str:
    return (
        f"{progress.done} van {progress.files} bestanden, "
        f"{_rate(progress.pages, seconds)} pagina's per seconde"
    )


def _rate(pages: int, seconds: float) -> str:
    return f"{pages / max(seconds, 1e-9):.1f}".replace(".", ",")


@contextmanager
def _bar(files: int) -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} pagina's/s, nog"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Bezig", total=files, rate="0,0")

        def shown(results: Iterable[tuple[Progress, Result]]) -> Iterator[Result]:
            for progress, result in results:
                rate = _rate(progress.pages, time.monotonic() - start)
                bar.update(task, completed=progress.done, rate=rate, description=progress.name[-40:])
                yield result

        yield shown
