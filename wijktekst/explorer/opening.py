"""The file of an index, UIT/.wijktekst/verken/<id>.duckdb: found, or made when it does not fit the last run.

It is made under another name and then renamed, under the lock of the store: two explorers make it once, and
of one that was killed nothing is taken for whole.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.errors import InputError, reason_of
from wijktekst.explorer.building import Progress, build, made_by
from wijktekst.overviews import Extras
from wijktekst.running.database import OPTIONS
from wijktekst.running.last import LastRun
from wijktekst.running.stock import read_stock
from wijktekst.running.store import Store
from wijktekst.running.summary import fingerprint

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FOLDER = "verken"


def opened(out: Path, watch: Progress) -> DuckDBPyConnection:
    """The index of the last run into `out`, for reading. Raises InputError as `Index.open` says."""
    import duckdb

    store = Store(out)
    if not store.exists():
        raise InputError(
            f"In '{out}' is nog niets geanalyseerd. Begin met: wijktekst analyseer MAP --uit {out}"
        )
    try:
        with store.lock():
            path = store.folder / _FOLDER / f"{_name(store)}.duckdb"
            if path.exists():
                with suppress(duckdb.Error):  # a damaged one is made again
                    return _connected(path)
            _make(store, path, watch)
            return _connected(path)
    except (OSError, duckdb.Error) as error:
        raise InputError(
            f"In de map '{store.folder}' kan geen zoekindex worden gemaakt of gelezen ({reason_of(error)}). "
            "Zorg dat u daar mag schrijven en dat er ruimte is, en geef dezelfde opdracht opnieuw."
        ) from error


def _name(store: Store) -> str:
    """Stands for what is in the store and how an index is made of it."""
    again = f"Geef opnieuw: wijktekst analyseer MAP --uit {store.out}"
    if not store.last.exists():
        raise InputError(f"In '{store.out}' is nog geen analyse afgemaakt. {again}")
    if LastRun.read(store.last) is None or not store.shards():
        raise InputError(f"De resultaten in '{store.out}' zijn van een andere versie van wijktekst. {again}")
    count = sum(map(len, read_stock(store.files).values()))
    state = fingerprint(store, count, excel_nl=False, extras=Extras())
    return sha256(f"{state}{made_by()}".encode()).hexdigest()[:16]


def _make(store: Store, path: Path, watch: Progress) -> None:
    """Make the index, and remove earlier ones and what was left of those that were not finished."""
    path.parent.mkdir(mode=0o770, exist_ok=True)
    for left in path.parent.glob(".*"):
        _remove(left)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        build(store, temporary, watch)
        temporary.replace(path)
    finally:
        for left in path.parent.iterdir():
            if left != path:
                _remove(left)


def _remove(path: Path) -> None:
    with suppress(OSError):  # where a system keeps what somebody has open, it goes next time
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _connected(path: Path) -> DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(str(path), read_only=True, config={**OPTIONS, "temp_directory": ""})
    connection.execute("SET enable_external_access = false")
    connection.execute("SELECT count(*) FROM postings")
    return connection
