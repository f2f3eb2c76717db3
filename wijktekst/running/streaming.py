"""Results one after the other, made by worker processes: nothing is kept, memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from wijktekst.reading import ADVICE, Place, find_files
from wijktekst.reading.sniff import UNKNOWN
from wijktekst.running.work import analysed, load
from wijktekst.running.workers import Failure, Workers, cores
from wijktekst.taxonomy.in_use import settled, taxonomy_of
from wijktekst.types import Analysis, Settings, Source, Unread

#: Documents that are under way or waiting for their turn, per worker.
_WINDOW = 16


def stream(path: str | Path, settings: Settings = Settings()) -> Iterator[Analysis | Unread]:
    """As `analyse` of a path, by worker processes (`settings.workers`, 0 is one per core), in the same order.

    A document that takes longer than `settings.timeout`, or more memory than `settings.max_memory`, or that
    stops its process, comes as `Unread` and the others go on. At most 16 results per worker are held. Whoever
    stops asking ends the workers. To keep results, and to go on after a stop: `wijktekst analyseer`.

    Raises InputError when the path does not exist.

    >>> results = stream("corpora/voorbeeld/gemeente", Settings(workers=2, language_model="geen"))
    >>> sum(len(result.measures) for result in results if isinstance(result, Analysis)) > 0
    True
    """
    return _streamed(find_files([Path(path)]), settled(settings))


def _streamed(files: list[tuple[Place, str]], settings: Settings) -> Iterator[Analysis | Unread]:
    start = partial(load, own=taxonomy_of(settings) if settings.taxonomy else None)
    source = iter(files)
    with Workers(settings, start) as workers:
        while window := list(islice(source, _WINDOW * (settings.workers or cores()))):
            found = {
                name: _failed(name, result) if isinstance(result, Failure) else result
                for (_, name), result in workers.map(_work, window)
            }
            yield from (found.pop(name) for _, name in window)


def _failed(name: str, failure: Failure) -> Unread:
    return Unread(Source(name, UNKNOWN, ""), failure.reason, failure.detail, ADVICE[failure.reason])


def _work(file: tuple[Place, str], settings: Settings) -> Analysis | Unread:
    return analysed(*file, settings)[0]
