"""Processes for items that come one by one, from several threads at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any

from wijktekst.running.worker import Start
from wijktekst.running.workers import Workers
from wijktekst.types import Settings

#: Seconds after which a process that has nothing to do ends: whoever asked for it may have been killed.
IDLE = 600.0


class Slots:
    """Processes for as many items as come at the same time; they stay for the next ones."""

    def __init__(self, settings: Settings, start: Start | None) -> None:
        self._settings = replace(settings, workers=1)
        self._start = start
        self._lock = Lock()
        self._idle: list[tuple[Workers, float]] = []
        self._closed = False

    def do(self, work: Callable[[Any, Settings], Any], item: Any) -> Any:
        """What `Workers.map` gives for the item. May be called by several threads at once."""
        with self._lock:
            slot = self._idle.pop()[0] if self._idle else Workers(self._settings, self._start)
        try:
            ((_, result),) = slot.map(work, [item])
        finally:
            with self._lock:
                stays = not self._closed
                if stays:
                    self._idle.append((slot, time.monotonic()))
            if not stays:
                _end(slot)
        return result

    def close(self) -> None:
        """End the processes; those at work end after their item."""
        with self._lock:
            self._closed = True
        self.tidy(0.0)

    def tidy(self, idle: float = IDLE) -> None:
        """End the processes that had nothing to do for so many seconds."""
        before = time.monotonic() - idle
        with self._lock:
            ending = [slot for slot, since in self._idle if since <= before]
            self._idle = [one for one in self._idle if one[1] > before]
        for slot in ending:
            _end(slot)


def _end(slot: Workers) -> None:
    slot.__exit__(None, None, None)
