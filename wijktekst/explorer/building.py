"""Makes an index out of a store: a stream of measures becomes tables, postings and facets in one file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijktekst.explorer.search import POSITION_BITS
from wijktekst.explorer.words import places_of, terms_of
from wijktekst.language import compounds, lemmas, tokens
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Row
from wijktekst.running.database import FORMAT, SCHEMA, attached, choose, connected
from wijktekst.running.report import measures_of, rows_of
from wijktekst.running.store import Store
from wijktekst.types import FIRMNESS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Told how many measures of how many were taken in.
Progress = Callable[[int, int], None]
#: A measure of the store with its surroundings, as `running.report.measures_of` gives them.
_Measure = tuple[Row, str, str, Sequence[Mapping[str, Any]]]

_BATCH = 2000
_HERE = Path(__file__).parent
_DTYPES = {"string": "string", "date": "string", "integer": "Int64", "number": "Float64"}
_SENTENCE, _HEADINGS = map(MEASURES.names.index, ("zin", "kop"))
_LINE = {"page": "pagina", "x0": "x0", "top": "top", "x1": "x1", "bottom": "bottom"}


def made_by() -> str:
    """Stands for how an index is made; one that was made in another way is not used."""
    digest = sha256(FORMAT.encode())
    sources = [Path(str(room.__file__)) for room in (compounds, lemmas, tokens)]
    sources += [_HERE / name for name in ("building.py", "search.py", "words.py")]
    sources += [*(_HERE / "sql").iterdir(), *(Path(str(lemmas.__file__)).parent / "data").iterdir()]
    for path in sorted(sources):
        digest.update(path.name.encode() + path.read_bytes())
    for package in ("duckdb", "simplemma", "snowballstemmer"):
        digest.update(version(package).encode())
    return digest.hexdigest()


def build(store: Store, into: Path, watch: Progress) -> None:
    """Write the index of the documents in stock. To be called under the lock of the store.

    What is written goes through a database of its own: sorting takes all that the other may use.
    """
    with store.reading(*SCHEMA) as source:
        choose(source, store.files)
        with attached(source, into, "made"):
            source.execute(_query("tables"))
        ((total,),) = rows_of(source, "aantal")
        with connected(store.folder) as database, attached(database, into, "made"):
            database.execute(_query("tokens"))
            _Filling(database).take_in(measures_of(source), total, watch)
            database.execute(_query("postings"))
        with attached(source, into, "made"):
            source.execute("SET VARIABLE firmness = ?", [list(FIRMNESS)])
            source.execute("SET VARIABLE separator = ?", [SEPARATOR])
            source.execute(_query("facets"))


class _Filling:
    """Fills the tables of an index, a few thousand measures at a time."""

    def __init__(self, database: DuckDBPyConnection) -> None:
        self._cursor = database.cursor()
        self._words: dict[str, int] = {}

    def take_in(self, measures: Iterator[_Measure], total: int, watch: Progress) -> None:
        """Fill them with all measures, then with the terms of all their words."""
        done = 0
        watch(done, total)
        while batch := list(islice(measures, _BATCH)):
            self._measures(batch, done)
            self._surroundings(batch, done)
            self._tokens(batch, done)
            done += len(batch)
            watch(done, total)
        words = iter(self._words.items())
        while some := list(islice(words, _BATCH)):
            pairs = [(at, term) for word, at in some for term in terms_of(word)]
            numbers, terms = zip(*pairs, strict=True)
            self._insert("words", {"word": ("int32", numbers), "term": ("string", terms)})

    def _measures(self, batch: Sequence[_Measure], first: int) -> None:
        columns = zip(*(row for row, *_ in batch), strict=True)
        types = [_DTYPES[column.type] for column in MEASURES.columns]
        filled = {
            name: (type, values) for name, type, values in zip(MEASURES.names, types, columns, strict=True)
        }
        self._insert("made.measures", {"number": ("int32", range(first, first + len(batch))), **filled})

    def _surroundings(self, batch: Sequence[_Measure], first: int) -> None:
        self._insert(
            "made.surroundings",
            {
                "number": ("int32", range(first, first + len(batch))),
                "before": ("string", [before for _, before, _, _ in batch]),
                "after": ("string", [after for _, _, after, _ in batch]),
            },
        )
        lines = [(at, line) for at, (*_, lines) in enumerate(batch, first) for line in lines]
        values = {name: ("float64", [line[own] for _, line in lines]) for name, own in _LINE.items()}
        self._insert("made.lines", {"number": ("int32", [at for at, _ in lines]), **values})

    def _tokens(self, batch: Sequence[_Measure], first: int) -> None:
        words, places = array("i"), array("q")
        for number, (row, *_) in enumerate(batch, first):
            for position, word in places_of(str(row[_SENTENCE]), str(row[_HEADINGS]).split(SEPARATOR)):
                words.append(self._words.setdefault(word, len(self._words)))
                places.append(number << POSITION_BITS | position)
        self._insert("tokens", {"word": ("int32", words), "place": ("int64", places)})

    def _insert(self, table: str, columns: Mapping[str, tuple[str, Sequence[Any]]]) -> None:
        import pandas as pd

        array_of: Any = pd.array  # its types depend on what the name of a type is
        frame = pd.DataFrame({name: array_of(values, dtype=type) for name, (type, values) in columns.items()})
        if len(frame):
            self._cursor.from_df(frame).insert_into(table)


def _query(name: str) -> str:
    return (_HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8")
