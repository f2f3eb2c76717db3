"""What was found in a folder of reports, ready to be searched: `Index.open(UIT)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from wijktekst.explorer.building import Progress
from wijktekst.explorer.facets import Facet, Facets, Filtered
from wijktekst.explorer.opening import opened
from wijktekst.explorer.question import FACETS, FacetValue, Found, Hit, Mark, Question, Shown
from wijktekst.explorer.search import Matches, Places, Term, clauses_of
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EVERYTHING = Question()
#: Rows of an export that are fetched at a time, and sentences of one measure that are told of.
_BATCH, _MOST_SAME = 2000, 100
_COLUMNS = """
SELECT
    telt_mee = 'ja' AS counts,
    coalesce(bedrag_eur, bedrag_min, bedrag_max, CAST('nan' AS DOUBLE)) AS low,
    coalesce(bedrag_eur, bedrag_max, bedrag_min, CAST('nan' AS DOUBLE)) AS high,
    coalesce(score, 0) AS score
FROM measures
ORDER BY number
"""
_VALUES = "SELECT value, label FROM facet_values WHERE facet = ? ORDER BY code"
_MEMBERS = "SELECT number, code FROM members WHERE facet = ? ORDER BY number, code"
_TERM = "SELECT number, number FROM terms WHERE term = ?"
_TERMS = "SELECT min(number), max(number) FROM terms WHERE starts_with(term, ?)"
_POSTINGS = "SELECT place FROM postings WHERE term BETWEEN ? AND ? ORDER BY term, place"
_ROWS = "SELECT * FROM measures WHERE number IN (SELECT unnest(CAST(? AS INTEGER[])))"
_NUMBER = "SELECT number FROM measures WHERE maatregel_id = ?"
_SURROUNDINGS = "SELECT before, after FROM surroundings WHERE number = ?"
_LINES = "SELECT page, x0, top, x1, bottom FROM lines WHERE number = ?"
_SAME = """
SELECT maatregel_id, bestand, pagina FROM measures
WHERE maatregel_groep = ? AND number <> ?
ORDER BY number
LIMIT ?
"""
_BESIDE = "SELECT maatregel_id FROM measures WHERE document_id = ? AND number = ?"


class Index:
    """The measures of the last run in a folder of reports. Reads only; several threads may ask at once.

    Numbers of measures count in the order of the report. What is filtered and counted on is in memory, some
    hundred bytes a measure; texts and postings stay in the file.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Use `open`."""
        self._connection = connection
        columns = connection.execute(_COLUMNS).fetchnumpy()
        self.size = len(columns["counts"])
        high = np.asarray(columns["high"], dtype=np.float64)
        low = np.asarray(columns["low"], dtype=np.float64)
        facets = {name: self._facet(name) for name in FACETS}
        self._facets = Facets(facets, low, high, np.asarray(columns["counts"], dtype=np.bool_))
        self._orders = {
            "bedrag": np.argsort(-high, kind="stable"),
            "score": np.argsort(-np.asarray(columns["score"], dtype=np.float64), kind="stable"),
        }

    @classmethod
    def open(cls, out: Path, watch: Progress = lambda done, total: None) -> Index:
        """The index of the last run into `out`, made when it is not there yet (`watch` hears how far).

        Raises InputError when nothing was analysed into `out`, when no analysis was finished, when another
        version made what is there, or when the folder cannot be written.
        """
        index = cls(opened(out, watch))
        index.find(Question("huis"), 0, 1)  # the dictionary is read now, not while the first reader waits
        return index

    def find(self, question: Question, start: int = 0, count: int = 25) -> Found:
        """`count` measures from number `start` (from 0) in the order asked for, the total, and the facets.

        Any text is a question: what makes no sense in it is left out.
        """
        matches, filtered = self._matches(question)
        numbers = self._ordered(question, matches, filtered)
        start, count = max(start, 0), max(count, 0)
        page: list[int] = numbers[start : start + count].tolist()
        rows = self._rows(page)
        hits = tuple(_hit(rows[number], number, matches) for number in page)
        return Found(hits, len(numbers), *filtered.shown())

    def measure(self, id: str, question: Question = EVERYTHING) -> Shown | None:
        """A measure with its surroundings; None when there is none with this id (maatregel_id).

        The words that `question` asks for are marked.
        """
        number = self._one(_NUMBER, id)
        if number is None:
            return None
        matches = self._search(question.text)
        hit = _hit(self._rows([number])[number], number, matches)
        document = hit.row["document_id"]
        ((before, after),) = self._ask(_SURROUNDINGS, number)
        return Shown(
            hit=hit,
            title=next(iter(self._facets["document"].of(number)), ""),
            themes=self._facets["thema"].of(number),
            before=before or "",
            after=after or "",
            places=tuple(Mark(*line) for line in self._ask(_LINES, number)),
            same=tuple(self._ask(_SAME, hit.row["maatregel_groep"], number, _MOST_SAME)),
            previous=self._one(_BESIDE, document, number - 1) or "",
            following=self._one(_BESIDE, document, number + 1) or "",
        )

    def rows(self, question: Question) -> Iterator[Row]:
        """Everything that is found, in order, as rows of maatregelen.csv (`reports.MEASURES.columns`)."""
        numbers = self._ordered(question, *self._matches(question))
        for first in range(0, len(numbers), _BATCH):
            some: list[int] = numbers[first : first + _BATCH].tolist()
            rows = self._rows(some)
            yield from (rows[number] for number in some)

    def values(
        self, facet: str, begins_with: str = "", question: Question = EVERYTHING, count: int = 100
    ) -> tuple[FacetValue, ...]:
        """Values of a facet of which a word begins so, the most frequent first, counted as `find` does.

        None of a facet that does not exist.
        """
        if facet not in FACETS:
            return ()
        _, filtered = self._matches(question)
        found = filtered.but_for(facet)
        return self._facets[facet].beginning(begins_with, found, question.values(facet), count)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _matches(self, question: Question) -> tuple[Matches, Filtered]:
        matches = self._search(question.text)
        return matches, self._facets.filtered(question, matches.found)

    def _search(self, text: str) -> Matches:
        return Matches(clauses_of(text), self._postings, self.size)

    def _ordered(self, question: Question, matches: Matches, filtered: Filtered) -> NDArray[np.int64]:
        """The numbers of what was found, in the order that was asked for; equals in that of the report."""
        if question.sorting in self._orders:
            order = self._orders[question.sorting]
            return order[filtered.found[order]]
        numbers = np.flatnonzero(filtered.found)
        if question.sorting == "relevantie":
            numbers = numbers[np.argsort(-matches.scores()[numbers], kind="stable")]
        return numbers

    def _postings(self, term: Term) -> Places:
        found = [np.zeros(0, dtype=np.int64)]
        for text in term.texts:
            for first, last in self._ask(_TERMS if term.prefix else _TERM, text):
                places = self._connection.cursor().execute(_POSTINGS, [first, last]).fetchnumpy()["place"]
                found.append(np.asarray(places, dtype=np.int64))
        several = term.prefix or len(found) > 2
        return np.unique(np.concatenate(found)) if several else found[-1]

    def _rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        return {row[0]: row[1:] for row in self._ask(_ROWS, numbers)}

    def _facet(self, name: str) -> Facet:
        values = self._ask(_VALUES, name)
        members = self._connection.cursor().execute(_MEMBERS, [name]).fetchnumpy()
        numbers, codes = (np.asarray(members[column], dtype=np.int32) for column in ("number", "code"))
        return Facet(name, [value for value, _ in values], [label for _, label in values], numbers, codes)

    def _one(self, query: str, *values: Any) -> Any:
        """The one value that a query gives, None when it gives no row."""
        return next((value for (value,) in self._ask(query, *values)), None)

    def _ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, over a cursor of its own: threads may ask at once."""
        return self._connection.cursor().execute(query, list(values)).fetchall()


def _hit(row: Row, number: int, matches: Matches) -> Hit:
    values = dict(zip(MEASURES.names, row, strict=True))
    return Hit(str(values["maatregel_id"]), values, matches.marks(number, str(values["zin"])))
