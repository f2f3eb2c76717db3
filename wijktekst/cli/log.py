"""A log of a run: a line of JSON for each event, with names and figures and never text of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TextIO

from wijktekst.errors import InputError, WijktekstError, reason_of
from wijktekst.reports.csv_files import not_for_all
from wijktekst.running import Event, Finished, Reporting, Started, Summary, Watcher


@contextmanager
def logging(path: Path | None) -> Iterator[Log | None]:
    """A log at `path`, behind what is there; None without a path.

    Raises InputError when it cannot be written.
    """
    if path is None:
        yield None
        return
    try:
        stream = open(path, "a", encoding="utf-8", buffering=1, opener=not_for_all)  # noqa: SIM115, closed below
    except OSError as error:
        raise InputError(
            f"Het logboek '{path}' kan niet worden geschreven ({reason_of(error)}). Kies een andere plaats."
        ) from error
    with stream:
        log = Log(stream)
        try:
            yield log
        except WijktekstError as error:
            log.stopped(error)
            raise


def both(*watchers: Watcher | None) -> Watcher:
    """What tells an event to each of them."""

    def watch(event: Event) -> None:
        for watcher in watchers:
            if watcher is not None:
                watcher(event)

    return watch


class Log:
    """Writes events down as they come."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __call__(self, event: Event) -> None:
        if isinstance(event, Started):
            self._write("begonnen", hergebruikt=event.kept, te_doen=event.todo, bytes=event.size)
        elif isinstance(event, Finished):
            one = event.outcome
            self._write(
                "document",
                bestand=one.name,
                sha256=one.sha256,
                bytes=one.size,
                type=one.media_type,
                uitkomst=one.reason or "gelezen",
                seconden=one.seconds,
                paginas=one.pages,
                woorden=one.words,
                maatregelen=one.measures,
            )
        elif isinstance(event, Reporting):
            self._write("rapporten")

    def ended(self, summary: Summary) -> None:
        """The run ended well."""
        self._write(
            "klaar",
            documenten=summary.documents,
            niet_gelezen=dict(summary.unread),
            paginas=summary.pages,
            woorden=summary.words,
            maatregelen=summary.measures,
        )

    def stopped(self, error: WijktekstError) -> None:
        """The run did not end well."""
        self._write("gestopt", fout=type(error).__name__, melding=str(error))

    def _write(self, what: str, **values: Any) -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        self._stream.write(json.dumps({"tijd": now, "gebeurtenis": what, **values}) + "\n")
