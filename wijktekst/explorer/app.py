"""The pages of the explorer, rendered here; a script makes them quicker and nothing needs it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from wijktekst.explorer.asking import asked
from wijktekst.explorer.gate import BROKEN
from wijktekst.explorer.index import Index
from wijktekst.explorer.measure_page import MeasurePages
from wijktekst.explorer.pictures import Pictures
from wijktekst.explorer.question import FACETS
from wijktekst.explorer.rendering import page, static
from wijktekst.explorer.verdicts import Verdicts
from wijktekst.explorer.views import (
    NAMES,
    PAGE_SIZE,
    SORTINGS,
    Chip,
    chips,
    facet_views,
    hidden_fields,
    hit_view,
    pages_of,
    value_view,
)
from wijktekst.reports.csv_files import CsvWriter
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, Row

#: Values of a facet on a page of their own, and rows of an export in a piece.
_MOST_VALUES, _BATCH = 200, 500
#: Filters that are tried out when nothing is found.
_MOST_TRIED = 8
_FILE = "maatregelen-selectie.csv"
_LOST = {
    404: ("Niet gevonden", "Deze pagina is er niet. Misschien is de map opnieuw geanalyseerd."),
    405: ("Niet mogelijk", "Dit kan hier niet."),
}


class Explorer:
    """The pages over one folder of reports."""

    def __init__(self, index: Index, out: Path, pictures: Pictures, labels: Labels) -> None:
        self._index, self._out, self._labels = index, out, labels
        self._measures = MeasurePages(index, Verdicts.of(out), pictures, labels)

    def routes(self) -> list[Route]:
        """Every page by its address."""
        return [
            Route("/", self.search),
            Route("/kies/{facet}", self.values),
            Route("/uitvoer.csv", self.export),
            Route("/static/{name}", self.static),
            *self._measures.routes(),
        ]

    def search(self, request: Request) -> Response:
        """Search field, filters and what was found."""
        given = asked(request.url.query)
        question = given.question
        found = self._index.find(question, (given.page - 1) * PAGE_SIZE, PAGE_SIZE)
        last = max((found.total + PAGE_SIZE - 1) // PAGE_SIZE, 1)
        if given.page > last:
            given = replace(given, page=last)
            found = self._index.find(question, (last - 1) * PAGE_SIZE, PAGE_SIZE)
        on = chips(question, found)
        return page(
            "zoeken",
            asked=given,
            question=question,
            total=found.total,
            size=self._index.size,
            hits=[hit_view(hit, self._labels, text=question.text) for hit in found.hits],
            first=(given.page - 1) * PAGE_SIZE + 1,
            facets=facet_views(question, found),
            chips=on,
            instead=[] if found.total else self._instead(on),
            pages=pages_of(found.total, given.page) if found.total > PAGE_SIZE else [],
            last=last,
            sortings=[one for one in SORTINGS.items() if question.text or one[0] != "relevantie"],
        )

    def _instead(self, on: list[Chip]) -> list[tuple[Chip, int]]:
        """Filters without which something is found, the most first."""
        tried = [(chip, self._index.find(chip.question, 0, 0).total) for chip in on[:_MOST_TRIED]]
        return sorted((one for one in tried if one[1]), key=lambda one: -one[1])

    def values(self, request: Request) -> Response:
        """All values of a facet, with a field to search in them."""
        facet = request.path_params["facet"]
        if facet not in FACETS:
            raise HTTPException(404)
        given = asked(request.url.query)
        begin = " ".join(request.query_params.get("begin", "").split())[:100]
        found = self._index.values(facet, begin, given.question, _MOST_VALUES + 1)
        chosen = given.question.values(facet)
        shown = [value_view(facet, value) for value in found[:_MOST_VALUES]]
        unseen = [value for value in chosen if value not in {one.value for one in found[:_MOST_VALUES]}]
        return page(
            "kies",
            facet=facet,
            label=NAMES[facet][0],
            plural=NAMES[facet][1],
            begin=begin,
            question=given.question,
            values=shown,
            more=len(found) > _MOST_VALUES,
            kept=hidden_fields(given, facet),
            unseen=unseen,
        )

    def export(self, request: Request) -> Response:
        """What was filtered, as CSV: for machines, or for a Dutch Excel."""
        excel = request.query_params.get("excel") == "1"
        rows = self._index.rows(asked(request.url.query).question)
        headers = {"Content-Disposition": f'attachment; filename="{_FILE}"'}
        return StreamingResponse(
            _csv(rows, excel_nl=excel), media_type="text/csv; charset=utf-8", headers=headers
        )

    def static(self, request: Request) -> Response:
        """A file of looks or script."""
        found = static(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return found


def application(index: Index, out: Path, pictures: Pictures, labels: Labels) -> Starlette:
    """The application without its gate: see `gate.Gate`."""
    explorer = Explorer(index, out, pictures, labels)
    handlers = {HTTPException: _lost, 500: _broken}
    return Starlette(routes=explorer.routes(), exception_handlers=handlers)


def _lost(request: Request, error: Exception) -> HTMLResponse:
    status = error.status_code if isinstance(error, HTTPException) else 404
    title, text = _LOST.get(status, _LOST[404])
    return page("fout", status, title=title, text=text)


def _broken(request: Request, error: Exception) -> HTMLResponse:
    return page("fout", 500, title="Er ging iets mis", text=BROKEN)


def _csv(rows: Iterable[Row], *, excel_nl: bool) -> Iterator[bytes]:
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, MEASURES, excel_nl=excel_nl)
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            writer.write(batch)
            batch.clear()
            yield _taken(stream)
    writer.write(batch)
    yield _taken(stream)


def _taken(stream: io.StringIO) -> bytes:
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text.encode("utf-8", "replace")
