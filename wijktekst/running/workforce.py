"""Who does the work of a run: processes on this computer, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from wijktekst.reading import Remote
from wijktekst.running.worker import Start
from wijktekst.running.workers import Failure, Workers
from wijktekst.types import Settings

T = TypeVar("T")
R = TypeVar("R")


class Workforce(Protocol):
    """Does work that may hang, eat memory or kill its process; leaving the context ends it."""

    def __enter__(self) -> Workforce: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def map(self, work: Callable[[T, Settings], R], items: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """`work` on every item, drawn a few ahead; results as they complete. A WijktekstError stops all."""


def workforce(
    settings: Settings,
    start: Start,
    cluster: str,
    made_by: Mapping[str, str],
    roots: Sequence[Path | Remote],
) -> Workforce:
    """The workforce of a run: that of `cluster` (as `Cluster` takes it), or of this computer for "".

    The workers of a cluster must make results of the origin `made_by` and see the `roots`.
    """
    if not cluster:
        return Workers(settings, start)
    from wijktekst.running.cluster import Cluster

    return Cluster(cluster, settings, start, made_by, roots)
