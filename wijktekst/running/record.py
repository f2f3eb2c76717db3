"""What one document comes to, as lines of JSON: its rows of every report, and one line that it is done."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from wijktekst import measures, pipeline, reading, reports
from wijktekst.reports.columns import SEPARATOR, Table
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Row
from wijktekst.reports.tables import DOCUMENTS, PASSAGES
from wijktekst.types import Analysis, Document, Settings, Unread

#: The table that says what became of each document; its line is the last of a record.
OUTCOMES = "uitkomsten"
#: What a measure is compared by, beside the columns of its report.
STATEMENT = "uitspraak"
#: Text before and after a measure, and the lines of the page that it stands on, in points from the top left.
SURROUNDINGS, PLACES = "omgeving", "vakken"
#: Columns of measures that the store has beside those of the report.
HIDDEN = {
    STATEMENT: (
        "STRUCT(woorden VARCHAR[], namen VARCHAR[], bedragen DOUBLE[], erboven VARCHAR[], wijst BOOLEAN, "
        "opent BOOLEAN)"
    ),
    SURROUNDINGS: "STRUCT(voor VARCHAR, na VARCHAR)",
    PLACES: "STRUCT(pagina INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[]",
}
#: Characters of text that are kept before a measure and after it, to the next end of a word.
_AROUND = 400
#: Lines of a sentence that are kept; one that has more is no sentence.
_MOST_LINES = 100
#: Bytes of a line that the store can take in; no text that people wrote has a longer row.
LONGEST_LINE = 16_000_000
_TYPES = {"string": "VARCHAR", "date": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}
_SENTENCE, _HEADINGS, _START, _END = map(MEASURES.names.index, ("zin", "kop", "begin", "eind"))
_WORDS = DOCUMENTS.names.index("woorden")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document, in the order of `OUTCOME_COLUMNS`.

    `reason` is "" for a document that was read, `limit` the limit that an unread one ran into (seconds or MB)
    or 0, `made_by` the id of the origin; `pages` counts 1 for formats without pages.
    """

    key: str
    name: str
    sha256: str
    size: int
    media_type: str
    reason: str
    limit: float
    made_by: str
    seconds: float
    pages: int
    words: int
    passages: int
    measures: int


OUTCOME_COLUMNS = {
    "sleutel": "VARCHAR",
    "bestand": "VARCHAR",
    "sha256": "VARCHAR",
    "bytes": "BIGINT",
    "type": "VARCHAR",
    "reden": "VARCHAR",
    "grens": "DOUBLE",
    "herkomst": "VARCHAR",
    "seconden": "DOUBLE",
    "paginas": "INTEGER",
    "woorden": "INTEGER",
    "passages": "INTEGER",
    "maatregelen": "INTEGER",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A result ready to be stored: `lines` holds a line of JSON for each row of each report."""

    outcome: Outcome
    lines: bytes


def columns_of(table: Table) -> dict[str, str]:
    """Columns of a report with their types in the store."""
    columns = {column.name: _TYPES[column.type] for column in table.columns}
    return {**columns, **HIDDEN} if table is MEASURES else columns


def record_of(
    result: Analysis | Unread, key: str, made_by: str, settings: Settings, seconds: float, limit: float = 0.0
) -> Record:
    """The record of a result; `limit` is the limit that it ran into, if any."""
    read = isinstance(result, Analysis)
    if isinstance(result, Analysis):
        result = reports.focus(result, settings.challenges)
    rows = reports.rows_of(result, pipeline.labels(settings), settings.ambitions)
    source = result.document.source if isinstance(result, Analysis) else result.source
    outcome = Outcome(
        key=key,
        name=source.path,
        sha256=source.sha256,
        size=source.size,
        media_type=source.media_type,
        reason=result.reason if isinstance(result, Unread) else "",
        limit=limit,
        made_by=made_by,
        seconds=round(seconds, 3),
        pages=(result.document.pages or 1) if isinstance(result, Analysis) else 0,
        words=int(rows[DOCUMENTS.name][0][_WORDS] or 0) if read else 0,
        passages=len(rows.get(PASSAGES.name, ())),
        measures=len(rows.get(MEASURES.name, ())),
    )
    done = dict(zip(OUTCOME_COLUMNS, astuple(outcome), strict=True))
    document = result.document if isinstance(result, Analysis) else None
    lines = [*_lines(rows, key, document), _line(OUTCOMES, key, 0, done)]
    if read and max(map(len, lines)) > LONGEST_LINE:
        detail = "Er staat een zin in van tientallen megabytes; dat is geen tekst om te analyseren."
        too_long = Unread(source, "malformed", detail, reading.ADVICE["malformed"])
        return record_of(too_long, key, made_by, settings, seconds)
    return Record(outcome, b"".join(lines))


def _lines(rows: Mapping[str, list[Row]], key: str, document: Document | None) -> Iterator[bytes]:
    for table in reports.TABLES:
        for number, row in enumerate(rows.get(table.name, ())):
            values: dict[str, Any] = dict(zip(table.names, row, strict=True))
            if table is MEASURES and document is not None:
                values |= _hidden(row, document)
            yield _line(table.name, key, number, values)


def _hidden(row: Row, document: Document) -> dict[str, Any]:
    """What the store keeps of a measure beside its row: see `HIDDEN`."""
    start, end = int(row[_START] or 0), int(row[_END] or 0)
    return {
        STATEMENT: _statement(str(row[_SENTENCE]), str(row[_HEADINGS])),
        SURROUNDINGS: {"voor": _before(document.text, start), "na": _after(document.text, end)},
        PLACES: [
            {
                "pagina": box.page,
                "x0": round(box.x0, 1),
                "top": round(box.top, 1),
                "x1": round(box.x1, 1),
                "bottom": round(box.bottom, 1),
            }
            for box in document.boxes_of(start, end)[:_MOST_LINES]
        ],
    }


def _before(text: str, start: int) -> str:
    """The text before this place, from the beginning of a word."""
    first = max(start - _AROUND, 0)
    cut = text[first:start]
    return (cut if not first else f"… {cut.partition(' ')[2] or cut}").strip()


def _after(text: str, end: int) -> str:
    """The text after this place, to the end of a word."""
    cut = text[end : end + _AROUND]
    return (cut if end + _AROUND >= len(text) else f"{cut.rpartition(' ')[0] or cut} …").strip()


def _statement(sentence: str, headings: str) -> dict[str, Any]:
    said = measures.statement(sentence, headings.split(SEPARATOR))
    return {
        "woorden": sorted(said.words),
        "namen": sorted(said.names),
        "bedragen": sorted(said.euros),
        "erboven": sorted(said.above),
        "wijst": said.pointing,
        "opent": said.lead,
    }


def statement_of(said: Mapping[str, Any]) -> measures.Statement:
    """The statement that a row of the store holds."""
    return measures.Statement(
        frozenset(said["woorden"]),
        frozenset(said["namen"]),
        frozenset(said["bedragen"]),
        frozenset(said["erboven"]),
        said["wijst"],
        said["opent"],
    )


def _line(table: str, key: str, number: int, values: Mapping[str, Any]) -> bytes:
    content = {"tabel": table, "sleutel": key, "nummer": number, "waarden": values}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace") + b"\n"
