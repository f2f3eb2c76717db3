"""Statistics of a run for research: data frames out of its reports, with intervals by document."""

from __future__ import annotations

from wijktekst.overviews.statistics.co_occurrence import CoOccurrence, co_occurrence
from wijktekst.overviews.statistics.figure_frames import figure_frame, overview_of
from wijktekst.overviews.statistics.keyness import keyness
from wijktekst.overviews.statistics.theme_shares import theme_shares
from wijktekst.overviews.statistics.trends import Trends, trends

__all__ = [
    "CoOccurrence",
    "Trends",
    "co_occurrence",
    "figure_frame",
    "keyness",
    "overview_of",
    "theme_shares",
    "trends",
]
