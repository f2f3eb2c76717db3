"""Progress of a run: a bar in a terminal, plain lines elsewhere; on stderr, so that stdout stays clean.

How far a run is goes by bytes, not by documents: a budget takes as long as a hundred letters.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from wijktekst.language.numbers import counted
from wijktekst.reading.names import printable
from wijktekst.running import Event, Finished, Reporting, Started, Watcher

#: Seconds between two plain lines.
_EVERY = 10.0


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Watcher]:
    """What tells the user how far a run is."""
    if quiet:
        yield lambda event: None
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _Lines()


class _Lines:
    def __init__(self) -> None:
        self._start = self._last = time.monotonic()
        self._done = self._todo = self._pages = 0

    def __call__(self, event: Event) -> None:
        if isinstance(event, Started):
            self._todo = event.todo
            if event.kept and event.todo:
                _say(f"{counted(event.kept, 'document', 'documenten')} waren al klaar")
            return
        if isinstance(event, Reporting):
            return
        self._done += 1
        self._pages += event.outcome.pages
        now = time.monotonic()
        if now - self._last >= _EVERY or self._done == self._todo:
            self._last = now
            rate = _rate(self._pages, now - self._start)
            _say(f"{self._done} van {self._todo} documenten, {rate} pagina's per seconde")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _rate(pages: int, seconds: float) -> str:
    return f"{pages / max(seconds, 1e-9):.1f}".replace(".", ",")


@contextmanager
def _bar() -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[done]} van {task.fields[todo]}, {task.fields[rate]} pagina's/s, nog"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    done = pages = 0
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Documenten zoeken", total=None, done=0, todo="?", rate="0,0")

        def watch(event: Event) -> None:
            nonlocal done, pages
            if isinstance(event, Started):
                bar.update(task, total=max(event.size, 1), todo=event.todo)
            elif isinstance(event, Finished):
                done, pages = done + 1, pages + event.outcome.pages
                shown = printable(event.outcome.name)[-40:]
                rate = _rate(pages, time.monotonic() - start)
                bar.update(task, advance=event.size, description=shown, done=done, rate=rate)
            else:
                bar.update(task, description="Rapporten schrijven")

        yield watch
