"""A folder from documents to reports: only what is new or changed is done, and what is done is kept."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from wijktekst.errors import InputError, reason_of
from wijktekst.overviews import Extras
from wijktekst.reading import ADVICE, Member, Place, Remote, documents_in, files_under
from wijktekst.reading.sniff import UNKNOWN
from wijktekst.running.events import Finished, Reporting, Started, Watcher
from wijktekst.running.last import LastRun, looks_of
from wijktekst.running.links import Links, links_of_stock
from wijktekst.running.origin import key_of, origin, origin_id
from wijktekst.running.record import Record, record_of
from wijktekst.running.report import write_reports
from wijktekst.running.stock import Stocked, read_stock, take_stock, write_stock
from wijktekst.running.store import Kept, Store
from wijktekst.running.summary import Summary, fingerprint, summary_of
from wijktekst.running.work import analysed, load
from wijktekst.running.workers import Failure
from wijktekst.running.workforce import Workforce, workforce
from wijktekst.taxonomy.in_use import settled, taxonomy_of
from wijktekst.types import Analysis, Settings, Source, Unread

#: Every run with something new adds one; with more than this, reading them takes longer than it should.
_MOST_SHARDS = 50
#: Limit of a document that could not be fetched: below every limit, so that the next run tries again.
_TRY_AGAIN = -1.0


def analyse_folder(
    paths: Sequence[Path | Remote],
    out: Path,
    settings: Settings = Settings(),
    *,
    excel_nl: bool = False,
    extras: Extras = Extras(),
    fresh: bool = False,
    leave_out: Path | None = None,
    cluster: str = "",
    watch: Watcher = lambda event: None,
) -> Summary:
    """Analyse the documents under `paths` and write the reports into `out`, where results are kept as well.

    Results of an earlier run into `out` are used again where document, code, models and settings are the
    same, unless `fresh` asks otherwise. What is in `leave_out` (default `out`) is no document. Killed at any
    moment it loses the documents in hand; called again, it goes on. `extras` says what comes beside the
    tables and the page. With a `cluster` (as
    `running.cluster.Cluster` takes it) the documents are read there. `watch` is told how far it is. Raises
    InputError when a path does not exist, when there is nothing to read, when `out` cannot be written, or
    when the cluster cannot do it.
    """
    began = time.time()
    asked, settings = settings, settled(settings)
    if cluster:  # its workers stand in another folder
        paths = [path.absolute() if isinstance(path, Path) else path for path in paths]
    if next(files_under(paths, leave_out or out), None) is None:
        raise InputError(f"In '{paths[0]}' staan geen bestanden. Noem een map met documenten.")
    store, made_by = Store(out), origin(settings)
    name = origin_id(made_by)
    with _writable(out):
        store.open()
        store.add_origin(name, made_by)
        start = partial(load, own=taxonomy_of(settings) if settings.taxonomy else None)
        with workforce(settings, start, cluster, made_by, paths) as workers:
            stock = _stock(paths, leave_out or out, store, name, workers)
            kept = store.kept()
            todo = [one for one in stock if fresh or not usable(one, kept.get(one.key), settings)]
            todo.sort(key=lambda one: -one.size)  # or the last and largest keeps one worker busy alone
            watch(Started(len(stock) - len(todo), len(todo), sum(one.size for one in todo)))
            with store.writing() as add:
                for one, result in workers.map(partial(_analysed, made_by=name), todo):
                    record = _failed(one, result, name, settings) if isinstance(result, Failure) else result
                    add(record)
                    watch(Finished(record.outcome, one.size))
        with store.lock():
            write_stock(stock, store.files)
            last = LastRun.read(store.last)
            extras = extras.with_those_in(out)
            state = fingerprint(store, len(stock), excel_nl=excel_nl, extras=extras)
            if last is None or (last.state, last.looks) != (state, looks_of(out)):
                watch(Reporting())
                links = links_of_stock(out, stock)
                write_reports(store, out, settings, links, excel_nl=excel_nl, extras=extras)
            seconds = time.time() - began
            LastRun.of(paths, out, asked, name, state, began, seconds, len(todo)).write(store.last)
            if len(store.shards()) > _MOST_SHARDS and not any(store.runs()):
                store.merge(unused=True)
            return summary_of(store, {one.key for one in todo})


def write_results(
    results: Iterable[Analysis | Unread],
    out: Path,
    settings: Settings = Settings(),
    *,
    excel_nl: bool = False,
) -> None:
    """Write the reports of results that these settings made, in their order; nothing else is kept.

    Raises InputError when `out` cannot be written.
    """
    settings = settled(settings)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.open()
        stock = []
        with store.writing() as add:
            for number, result in enumerate(results):
                record = record_of(result, f"{number:012}", "", settings, 0.0)
                add(record)
                name = record.outcome.name
                stock.append(Stocked(Path(name), name, "", 0, name, None, record.outcome.key))
        write_stock(stock, store.files)
        write_reports(store, out, settings, Links(out, []), excel_nl=excel_nl)


def _stock(
    paths: Sequence[Path | Remote], leave_out: Path, store: Store, made_by: str, workers: Workforce
) -> list[Stocked]:
    """The documents with their keys; containers are opened by workers, for they may do harm."""
    last = LastRun.read(store.last)
    same_code = last is not None and last.made_by == made_by

    def listed(files: Sequence[tuple[Path | Remote, str]]) -> Iterator[tuple[str, list[tuple[Place, str]]]]:
        for (path, shown), holds in workers.map(_documents_in, files):
            yield shown, [(path, shown)] if isinstance(holds, Failure) else holds

    stock = take_stock(paths, leave_out, read_stock(store.files), listed, trust_lists=same_code)
    return [replace(one, key=key_of(one.content, one.name, made_by)) for one in stock]


def usable(one: Stocked, kept: Kept | None, settings: Settings) -> bool:
    """Whether a result need not be made again: there is one, and a higher limit would not change it."""
    if kept is None or not one.content:
        return False
    return _limit(kept.reason, settings) <= kept.limit


def _limit(reason: str, settings: Settings) -> float:
    """The limit, in seconds or megabytes, that a document with this reason ran into; 0 when it was none."""
    return {"timed_out": settings.timeout, "out_of_memory": settings.max_memory}.get(reason, 0.0)


def _failed(one: Stocked, failure: Failure, made_by: str, settings: Settings) -> Record:
    size = 0 if isinstance(one.place, Member) else one.size
    source = Source(one.name, UNKNOWN, one.sha256, size)
    limit = _limit(failure.reason, settings)
    unread = Unread(source, failure.reason, failure.detail, ADVICE[failure.reason])
    return record_of(unread, one.key, made_by, settings, failure.seconds, limit)


@contextmanager
def _writable(out: Path) -> Iterator[None]:
    import duckdb

    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise InputError(
            f"In de map '{out}' kan niet worden geschreven ({reason_of(error)}). Maak ruimte, sluit wat "
            "ervan openstaat of kies met --uit een andere map, en geef dezelfde opdracht opnieuw: wat klaar "
            "is, blijft bewaard."
        ) from error


# What follows runs in a worker.


def _documents_in(file: tuple[Path | Remote, str], settings: Settings) -> list[tuple[Place, str]]:
    return documents_in(*file)


def _analysed(one: Stocked, settings: Settings, made_by: str) -> Record:
    start = time.monotonic()
    result, opened = analysed(one.place, one.name, settings)
    limit = 0.0 if opened else _TRY_AGAIN
    return record_of(result, one.key, made_by, settings, time.monotonic() - start, limit)
