"""DuckDB as it is used here: in memory, within bounds, without network or extensions from elsewhere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.reports.tables import TABLES
from wijktekst.running.record import LONGEST_LINE, OUTCOME_COLUMNS, OUTCOMES, columns_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Tables of the store with their columns: what became of every document, and the rows of every report.
SCHEMA: Mapping[str, Mapping[str, str]] = {
    OUTCOMES: OUTCOME_COLUMNS,
    **{table.name: {"sleutel": "VARCHAR", "nummer": "INTEGER", **columns_of(table)} for table in TABLES},
}
#: Stands for these tables and columns; a shard that another version wrote is not read.
FORMAT = sha256(repr(SCHEMA).encode()).hexdigest()[:6]
#: What sorting may take is bounded; the rest goes to disk: a large run needs no more than a small one.
OPTIONS: Mapping[str, str] = {
    "memory_limit": "256MB",
    "threads": "2",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "true",
}


@contextmanager
def connected(folder: Path) -> Iterator[DuckDBPyConnection]:
    """A database that spills into a folder of its own below `folder`, which is gone afterwards."""
    import duckdb

    spill = tempfile.mkdtemp(prefix="tijdelijk-", dir=folder)
    connection = duckdb.connect(config={**OPTIONS, "temp_directory": spill})
    try:
        yield connection
    finally:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)


def view(connection: DuckDBPyConnection, name: str, files: Sequence[Path]) -> None:
    """A view `name` on a table of the store that lies in these files; without files it is empty."""
    columns = ", ".join(f'"{column}" {kind}' for column, kind in SCHEMA[name].items())
    if files:
        listed = ", ".join(map(_literal, files))
        connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')
    else:
        connection.execute(f'CREATE TABLE "{name}" (deel VARCHAR, {columns})')


def seal(connection: DuckDBPyConnection, journal: Path, shard: str, into: Path) -> None:
    """Write the rows of a journal as the Parquet files of a shard, a file a table."""
    for table, columns in SCHEMA.items():
        outer = [name for name in ("sleutel", "nummer") if name in columns and table != OUTCOMES]
        inner = {name: kind for name, kind in columns.items() if name not in outer}
        shape = ", ".join(f'"{name}" {kind}' for name, kind in inner.items())
        chosen = ", ".join([*outer, *(f'waarden."{name}"' for name in inner)])
        connection.execute(
            f"""
            COPY (
                SELECT '{shard}' AS deel, {chosen}
                FROM (
                    SELECT sleutel, nummer, CAST(waarden AS STRUCT({shape})) AS waarden
                    FROM read_json({_literal(journal)}, format = 'newline_delimited',
                        maximum_object_size = {LONGEST_LINE},
                        columns = {{tabel: 'VARCHAR', sleutel: 'VARCHAR', nummer: 'INTEGER', waarden: 'JSON'}}
                    )
                    WHERE tabel = '{table}'
                )
            ) TO {_literal(into / f"{table}.parquet")} (FORMAT parquet, COMPRESSION zstd)
            """
        )


def choose(connection: DuckDBPyConnection, stock: Path | None) -> None:
    """Make the table `nu`: the documents that `stock` lists, each with the shard of its result; else all."""
    connection.execute(f"CREATE VIEW bewaard AS {query('bewaard')}")
    if stock is None:
        connection.execute(
            "CREATE TABLE nu AS SELECT row_number() OVER () AS volgorde, sleutel, deel FROM bewaard"
        )
    else:
        connection.execute(query("nu"), {"stock": str(stock)})


def copy(connection: DuckDBPyConnection, shard: str, into: Path) -> None:
    """Write the rows of what was chosen as the Parquet files of a shard."""
    for table in SCHEMA:
        connection.execute(
            f"""
            COPY (
                SELECT {table}.* REPLACE ('{shard}' AS deel)
                FROM {table}
                JOIN nu ON nu.sleutel = {table}.sleutel AND nu.deel = {table}.deel
            ) TO {_literal(into / f"{table}.parquet")} (FORMAT parquet, COMPRESSION zstd)
            """
        )


def merged_id(connection: DuckDBPyConnection) -> str:
    """An id for what was chosen, of the same length as that of other shards."""
    digest = sha256()
    for key, shard in connection.execute("SELECT sleutel, deel FROM nu ORDER BY sleutel").fetchall():
        digest.update(f"{key}{shard}\n".encode())
    return digest.hexdigest()[:16]


@contextmanager
def attached(connection: DuckDBPyConnection, file: Path, name: str) -> Iterator[None]:
    """The database in a file is open beside the one at hand, as `name`; it is made when it is not there."""
    connection.execute(f'ATTACH {_literal(file)} AS "{name}"')
    try:
        yield
    finally:
        connection.execute(f'DETACH "{name}"')


def query(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _literal(path: Path) -> str:
    quoted = str(path).replace("'", "''")
    return f"'{quoted}'"
