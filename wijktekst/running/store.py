"""The result store of a folder of reports: immutable Parquet shards, and journals that become shards.

    UIT/.wijktekst/
      delen/<id>/<table>.parquet    a shard: rows of some documents; never changed, its id from its content
      journaal/<id>.jsonl           what a run has done since its last shard
      herkomst/<id>.json            what made a result
      bestanden.jsonl               the documents of the last run: their keys, and how their files looked
      laatste.json                  how the last run went
      slot                          held while reports are written or shards are put together

A shard appears whole, by the renaming of its folder. So a run may be killed at any moment, and two runs may
write into one store; a result that both made lies there twice and counts once.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from wijktekst.errors import InputError
from wijktekst.reports.csv_files import replacing
from wijktekst.resources import hash_of
from wijktekst.running.database import FORMAT, SCHEMA, choose, connected, copy, merged_id, query, seal, view
from wijktekst.running.journal import Journal, cut_off, left_behind
from wijktekst.running.record import OUTCOMES, Record

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STORE = ".wijktekst"
#: Bytes of a journal from which it is sealed: about a thousand documents.
_SEAL_FROM = 64_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A result in the store: why a document was not read ("" when it was), and the limit it ran into."""

    reason: str
    limit: float


class Store:
    """The store in the folder of reports `out`. Raises OSError when it cannot be written."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / STORE
        self.files = self.folder / "bestanden.jsonl"
        self.last = self.folder / "laatste.json"
        self._shards, self._journals = self.folder / "delen", self.folder / "journaal"
        self._origins = self.folder / "herkomst"

    def exists(self) -> bool:
        """Whether a run was ever made here."""
        return self._shards.is_dir()

    def open(self) -> None:
        """Make the store when it is not there, and take in what runs that were killed have left.

        What another version left is of no use, and goes.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o770, exist_ok=True)  # it holds sentences; others have no business here
        for folder in (self._shards, self._journals, self._origins):
            folder.mkdir(exist_ok=True)
        for journal in left_behind(self._journals):
            if journal.name.startswith(FORMAT):
                cut_off(journal)
                self._seal(journal)
            journal.unlink()

    def lock(self) -> FileLock:
        """Held by who writes reports or puts shards together, so that one does so at a time."""
        return FileLock(self.folder / "slot")

    def shards(self) -> list[Path]:
        """The shards that this version can read, in order of their ids."""
        return sorted(self._shards.glob(f"{FORMAT}-*"))

    def runs(self) -> tuple[int, int]:
        """How many runs are going on, and how many were killed and not taken up again."""
        dead = sum(1 for _ in left_behind(self._journals))
        return len(list(self._journals.glob("*.jsonl"))) - dead, dead

    def kept(self) -> dict[str, Kept]:
        """Every result that is there, by its key; of two with one key the one that got furthest."""
        with self.reading(OUTCOMES) as database:
            rows = database.execute(query("bewaard")).fetchall()
        return {key: Kept(reason, limit) for key, _, reason, limit in rows}

    @contextmanager
    def writing(self) -> Iterator[Callable[[Record], None]]:
        """A function that takes records in; what it took is kept, whatever happens then."""
        journal = Journal(self._journals, FORMAT)

        def add(record: Record) -> None:
            nonlocal journal
            journal.add(record)
            if journal.size > _SEAL_FROM:
                self._seal_own(journal)
                journal = Journal(self._journals, FORMAT)

        try:
            yield add
        finally:
            self._seal_own(journal)

    def _seal_own(self, journal: Journal) -> None:
        try:
            journal.close()
            self._seal(journal.path)
            journal.path.unlink()
        finally:
            journal.release()  # what could not be sealed is taken in by the next run

    def _seal(self, journal: Path) -> None:
        """Make a shard of what is in a journal."""
        if journal.stat().st_size:
            name = f"{FORMAT}-{hash_of(journal)[:16]}"
            with connected(self.folder) as database, self._appearing(name) as shard:
                seal(database, journal, name, shard)

    @contextmanager
    def _appearing(self, name: str) -> Iterator[Path]:
        """A folder that becomes the shard `name` when all is in it and on the disk; equal ones are one."""
        temporary = self._shards / f".{name}.{os.getpid()}"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        try:
            yield temporary
            for path in temporary.iterdir():
                _sync(path)
            if not (self._shards / name).exists():
                temporary.rename(self._shards / name)
                _sync(self._shards)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    @contextmanager
    def reading(self, *tables: str) -> Iterator[DuckDBPyConnection]:
        """A database with a view on these tables of the store."""
        shards = self.shards()
        with connected(self.folder) as database:
            for table in tables:
                view(database, table, [shard / f"{table}.parquet" for shard in shards])
            yield database

    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def merge(self, *, unused: bool) -> None:
        """Put all shards together in one, with or without the results that the last run did not use.

        To be called under the lock. Raises InputError while a run is going on: it may be about to use them.
        """
        if self.runs()[0]:
            raise InputError(
                "Er loopt een analyse in deze map. Wacht tot die klaar is en probeer het opnieuw."
            )
        before = list(self._shards.iterdir())
        with self.reading(*SCHEMA) as database:
            choose(database, None if unused else self.files)
            name = f"{FORMAT}-{merged_id(database)}"
            with self._appearing(name) as shard:
                copy(database, name, shard)
        for shard in before:
            if shard.name != name:
                shutil.rmtree(shard)

    def add_origin(self, name: str, parts: Mapping[str, str]) -> None:
        """Write down what the results with this origin are made by."""
        path = self._origins / f"{name}.json"
        if not path.exists():
            with replacing(path) as stream:
                stream.write(json.dumps(parts, ensure_ascii=False, indent=2) + "\n")

    def origins(self) -> dict[str, dict[str, str]]:
        """Every origin by its id."""
        return {
            path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(self._origins.glob("*.json"))
        }


def _sync(path: Path) -> None:
    """What was written is on the disk, also when the power fails; where a system can do this."""
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(number)
    except OSError:
        pass
    finally:
        os.close(number)
