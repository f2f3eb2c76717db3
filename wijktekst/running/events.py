"""What a run tells while it goes on, to a progress bar or a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijktekst.running.record import Outcome


@dataclass(frozen=True, slots=True)
class Started:
    """The documents are known: `kept` have a result, `todo` follow, with their bytes together."""

    kept: int
    todo: int
    size: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A document is done and its result is kept; `size` is as it counted for `Started`."""

    outcome: Outcome
    size: int


@dataclass(frozen=True, slots=True)
class Reporting:
    """All documents are done; the reports are being written."""


Event = Started | Finished | Reporting
Watcher = Callable[[Event], None]
