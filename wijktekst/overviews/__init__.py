"""What the reports of a run say together: coverage and blind spots, and what changed between two runs."""

from __future__ import annotations

from wijktekst.overviews.compare import Comparison, compare
from wijktekst.overviews.coverage import Coverage, coverage
from wijktekst.overviews.write import write_comparison, write_coverage

__all__ = ["Comparison", "Coverage", "compare", "coverage", "write_comparison", "write_coverage"]
