"""Work in processes that may hang, eat memory or die: an item gets a result or a `Failure`; the rest goes on.

What becomes of an item depends neither on other items nor on the number of workers: a worker that is out of
order takes only the item in hand with it, and a verdict that may be an earlier item's fault is left to a
worker that did nothing else.
"""

from __future__ import annotations

import atexit
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from wijktekst.running.crew import Answer, Crew, Verdict
from wijktekst.running.worker import Job, Start
from wijktekst.types import Settings

T = TypeVar("T")
R = TypeVar("R")

#: Items drawn and not yet given back, per worker.
_AHEAD = 4
_END = object()


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that was given up: `reason` is a `wijktekst.types.Reason`, `detail` a Dutch sentence.

    `seconds` is how long it was worked on, in all attempts together.
    """

    reason: Verdict
    detail: str
    seconds: float


def cores() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Worker processes for `map`, started when there is work for them; leaving the context ends them all.

    `start` runs once in every process before its first item, outside the limits (it loads models). It and the
    work are functions that can be imported.
    """

    def __init__(self, settings: Settings, start: Start | None = None) -> None:
        self._settings = settings
        self._start = start
        self._most = settings.workers or cores()
        self._crew: Crew | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def map(self, work: Callable[[T, Settings], R], items: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """`work` on every item; results as they complete. One call at a time.

        Items are drawn a few ahead per worker. Of what `work` raises, a WijktekstError stops all, MemoryError
        ends its process ("out_of_memory"), and anything else is a `Failure` of its item ("crashed"). Whoever
        stops asking (by closing, an exception, Ctrl-C) ends the workers at once.

        Raises what `work` or `start` raised of WijktekstError, ModelError when workers cannot start, and
        InputError when `max_memory` leaves no room beside what `start` loads.
        """
        if self._crew is None:
            self._crew = Crew(self._settings, self._start, self._most)
            atexit.register(self._stop)  # what is left open is closed when modules are gone already
        crew = self._crew
        source = iter(items)
        under_way, more = 0, True
        try:
            while more or under_way:
                if more and under_way < self._most * _AHEAD:
                    item = next(source, _END)
                    if item is _END:
                        more = False
                    else:
                        under_way += 1
                        crew.add(Job(work, item))
                elif done := crew.wait():
                    under_way -= 1
                    yield done[0].item, self._value(*done)
        except BaseException:
            self._stop()
            raise

    def _stop(self) -> None:
        atexit.unregister(self._stop)
        crew, self._crew = self._crew, None
        if crew:
            crew.stop()

    def _value(self, job: Job, answer: Answer) -> Any:
        how, what = answer
        if how == "done":
            return pickle.loads(what)  # noqa: S301, from a process of ours
        if how == "stop":
            raise pickle.loads(what)  # noqa: S301
        limits = self._settings
        if how == "timed_out":
            detail = f"Het lezen duurde langer dan {limits.timeout:g} seconden en is gestopt."
        elif how == "out_of_memory":
            detail = (
                f"Het lezen vroeg meer geheugen dan er is of mag ({limits.max_memory:g} MB) en is gestopt."
            )
        elif how == "crashed":
            detail = f"Het programma dat dit bestand las is twee keer onverwacht gestopt{what}."
        else:  # the name of an exception; not its message, which may hold the text of the document
            how, detail = "crashed", f"Bij het analyseren ging iets mis ({what})."
        return Failure(how, detail, job.seconds)
