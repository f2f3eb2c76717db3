"""Reports out of the store: every row comes from a query in `sql/`, a few thousand at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijktekst import measures, pipeline, reports
from wijktekst.overviews import Extras, Link, Tally, write_report
from wijktekst.reports.columns import Table
from wijktekst.reports.groups import with_group
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Row
from wijktekst.running.database import SCHEMA, choose, query
from wijktekst.running.record import Outcome, statement_of
from wijktekst.running.store import Store
from wijktekst.types import Settings, Source

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 2000
#: Documents whose rows are sorted together.
_STRETCH = 1000


def write_reports(
    store: Store,
    out: Path,
    settings: Settings,
    link: Link,
    *,
    excel_nl: bool = False,
    extras: Extras = Extras(),
) -> None:
    """Write the reports of the documents in stock into `out`, linked to these by `link`.

    `settings` are settled ones (`taxonomy.in_use.settled`).
    Raises InputError when it cannot be written.
    """
    labels = pipeline.labels(settings)
    tally = Tally(labels, link)
    with store.reading(*SCHEMA) as database:
        choose(database, store.files)

        def rows(table: Table) -> Iterable[Row]:
            found = rows_of(database, table.name)
            return tally.watch(table, _grouped(found, database) if table is MEASURES else found)

        sources = (Source(one.name, one.media_type, one.sha256, one.size) for one in outcomes_of(database))
        provenance = pipeline.provenance(settings)
        own = labels if settings.taxonomy else None
        reports.write(out, rows, sources, provenance, settings, own=own, excel_nl=excel_nl)
    write_report(out, tally.overview(), partial(reports.read_rows, out), labels, link, extras)


def outcomes_of(database: DuckDBPyConnection) -> Iterator[Outcome]:
    """What became of the documents of this run, in order of their names."""
    return (Outcome(*row) for row in rows_of(database, "uitkomsten"))


def rows_of(database: DuckDBPyConnection, name: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query in `sql/`, drawn as they are asked for.

    One that asks for a stretch of documents is put for one stretch after the other: sorting all rows of a
    large run at once takes more memory than there is.
    """
    text, cursor = query(name), database.cursor()
    if "$first" not in text:
        yield from _drawn(cursor.execute(text))
        return
    first, last = cursor.execute("SELECT min(volgorde), max(volgorde) FROM nu").fetchall()[0]
    for at in range(first or 0, (-1 if last is None else last) + 1, _STRETCH):
        yield from _drawn(cursor.execute(text, {"first": at, "last": at + _STRETCH - 1}))


def _drawn(cursor: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows


def measures_of(database: DuckDBPyConnection) -> Iterator[tuple[Row, str, str, list[Mapping[str, Any]]]]:
    """The measures of this run: row of the report, text around it, and the lines it stands on.

    A line is a mapping of `pagina`, `x0`, `top`, `x1` and `bottom`, in points from the top left.
    """
    found = _grouped(rows_of(database, MEASURES.name), database)
    for row, (before, after, places) in zip(found, rows_of(database, "omgeving"), strict=True):
        yield row, before, after, places


def _grouped(rows: Iterator[Row], database: DuckDBPyConnection) -> Iterator[Row]:
    """The rows of the measures with their groups."""
    ((count,),) = rows_of(database, "aantal")
    repeats = measures.Repeats(measures.weights_of(rows_of(database, "woorden"), count))
    ids: list[str] = []
    for at, (row, (own, said)) in enumerate(zip(rows, rows_of(database, "uitspraken"), strict=True)):
        ids.append(own)
        first = repeats.add(statement_of(said))
        yield with_group(row, ids[first], first == at)
