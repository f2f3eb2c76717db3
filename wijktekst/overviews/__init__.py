"""What the reports of a run say together: a page for people, coverage and blind spots, what changed between
runs.
"""

from __future__ import annotations

from wijktekst.overviews.cards import Link
from wijktekst.overviews.compare import Comparison, compare
from wijktekst.overviews.coverage import Coverage, coverage
from wijktekst.overviews.report import FIGURES, PAGE, WORKBOOK, Extras, report, write_report
from wijktekst.overviews.tally import Tally
from wijktekst.overviews.write import write_comparison, write_coverage

__all__ = [
    "FIGURES",
    "PAGE",
    "WORKBOOK",
    "Comparison",
    "Coverage",
    "Extras",
    "Link",
    "Tally",
    "compare",
    "coverage",
    "report",
    "write_comparison",
    "write_coverage",
    "write_report",
]
