"""What the reports of a run say together: a page for people, coverage and blind spots, what changed between
runs, and statistics for research.
"""

from __future__ import annotations

from wijktekst.overviews.cards import Link
from wijktekst.overviews.compare import Comparison, compare
from wijktekst.overviews.coverage import Coverage, coverage
from wijktekst.overviews.report import FIGURES, PAGE, WORKBOOK, Extras, report, write_report
from wijktekst.overviews.statistics import (
    CoOccurrence,
    Trends,
    co_occurrence,
    figure_frame,
    keyness,
    overview_of,
    theme_shares,
    trends,
)
from wijktekst.overviews.tally import Tally
from wijktekst.overviews.write import write_comparison, write_coverage

__all__ = [
    "FIGURES",
    "PAGE",
    "WORKBOOK",
    "CoOccurrence",
    "Comparison",
    "Coverage",
    "Extras",
    "Link",
    "Tally",
    "Trends",
    "co_occurrence",
    "compare",
    "coverage",
    "figure_frame",
    "keyness",
    "overview_of",
    "report",
    "theme_shares",
    "trends",
    "write_comparison",
    "write_coverage",
    "write_report",
]
