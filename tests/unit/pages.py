"""Overviews and pages for tests, out of rows of which only what matters is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wijktekst.overviews import Tally
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.page import render
from wijktekst.reports import TABLES, Labels
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.tables import DOCUMENTS, UNREAD

LABELS = Labels({"huur": "Huur"}, {"wonen": "Betaalbaar en passend wonen", "zorg": "Zorg dichtbij"})
MADE_BY = {
    "wijktekst": "1.2.3",
    "taxonomie_sha256": "ab" * 32,
    "modellen": {"wijktekst-zinnen": "cd" * 32},
    "instellingen": {"taalmodel": "", "opgaven": [], "ambities": False, "max_megabytes": 200.0},
    "instellingen_sha256": "ef" * 32,
}


def measure(number: int = 1, **cells: Any) -> dict[str, Any]:
    """A row of maatregelen.csv; measures of different numbers are different."""
    return {
        "maatregel_id": f"mtr-{number}",
        "document_id": "doc-1",
        "bestand": "plan.pdf",
        "pagina": 1,
        "zin": f"De gemeente bouwt {number} woningen.",
        "soort": "maatregel",
        "opgave": "wonen",
        "opgave_label": "Betaalbaar en passend wonen",
        "score": 0.9,
        "opgave_score": 0.8,
        "maatregel_groep": f"grp-{number}",
        "telt_mee": "ja",
        **cells,
    }


def document(number: int = 1, **cells: Any) -> dict[str, Any]:
    """A row of documenten.csv."""
    return {
        "document_id": f"doc-{number}",
        "bestand": "plan.pdf" if number == 1 else f"plan-{number}.pdf",
        "titel": "Woonplan",
        "taal": "nl",
        "paginas": 4,
        "woorden": 900,
        "zinnen": 60,
        "maatregelen": 1,
        "kwaliteit": 1.0,
        **cells,
    }


def overview_of(
    measures: Iterable[Mapping[str, Any]] = (),
    documents: Iterable[Mapping[str, Any]] = (),
    unread: Iterable[Mapping[str, Any]] = (),
    link: Any = lambda file, page: "",
) -> Overview:
    """The overview of these rows; a document is there when none is given."""
    rows = {
        DOCUMENTS.name: list(documents) or [document()],
        MEASURES.name: measures,
        UNREAD.name: unread,
    }
    tally = Tally(LABELS, link)
    for table in TABLES:
        given = (tuple(row.get(name) for name in table.names) for row in rows.get(table.name, ()))
        for _ in tally.watch(table, given):
            pass
    return tally.overview()


def page_of(
    overview: Overview,
    standing_out: Sequence[str] = ("Er is één maatregel.",),
    figures: Sequence[Any] = (),
    made_by: Mapping[str, Any] = MADE_BY,
) -> str:
    """The page about an overview."""
    return "".join(render(overview, figures, standing_out, made_by, LABELS))
