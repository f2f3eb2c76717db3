"""What a run came to, out of the store."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from wijktekst.errors import InputError
from wijktekst.overviews import Extras
from wijktekst.running.database import choose
from wijktekst.running.origin import shown_by
from wijktekst.running.record import OUTCOMES, Outcome
from wijktekst.running.report import outcomes_of
from wijktekst.running.store import Store

_SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Summary:
    """All documents of a run: those that were read, those that were not by reason, and what is in them.

    `done` were analysed in this run, the others before; `slowest` are of these, at most ten, and `seconds` is
    what all documents together took, wherever that was.
    """

    documents: int
    unread: Mapping[str, int]
    pages: int
    words: int
    passages: int
    measures: int
    done: int
    seconds: float
    slowest: tuple[Outcome, ...]

    @property
    def not_read(self) -> int:
        """Documents that were not read, for whatever reason."""
        return sum(self.unread.values())

    @property
    def total(self) -> int:
        """All documents."""
        return self.documents + self.not_read


def summary_of(store: Store, done: Collection[str] | None = None) -> Summary:
    """The summary of the documents in stock, of which those with these keys (default: all) were done now."""
    unread: Counter[str] = Counter()
    count = read = pages = words = passages = measures = 0
    seconds = 0.0
    slowest: list[tuple[float, str, Outcome]] = []
    with store.reading(OUTCOMES) as database:
        choose(database, store.files)
        for one in outcomes_of(database):
            count += 1
            seconds += one.seconds
            pages += one.pages
            words += one.words
            passages += one.passages
            measures += one.measures
            if one.reason:
                unread[one.reason] += 1
            else:
                read += 1
            if done is None or one.key in done:
                heapq.heappush(slowest, (one.seconds, one.name, one))
                if len(slowest) > _SLOWEST:
                    heapq.heappop(slowest)
    slow = tuple(one for _, _, one in sorted(slowest, key=lambda item: (-item[0], item[1])))
    return Summary(
        read,
        dict(sorted(unread.items())),
        pages,
        words,
        passages,
        measures,
        count if done is None else len(done),
        seconds,
        slow,
    )


def fingerprint(store: Store, documents: int, *, excel_nl: bool, extras: Extras) -> str:
    """Stands for what the reports of the documents in stock hold.

    Raises InputError when a result is not there: someone else has tidied up.
    """
    digest = sha256(repr((shown_by(), excel_nl, extras)).encode())
    with store.reading(OUTCOMES) as database:
        choose(database, store.files)
        chosen = [(one.key, one.reason) for one in outcomes_of(database)]
    if len(chosen) != documents:
        raise InputError(
            f"In de map '{store.out}' zijn intussen resultaten verwijderd. Geef dezelfde opdracht opnieuw."
        )
    digest.update(repr(chosen).encode())
    return digest.hexdigest()
