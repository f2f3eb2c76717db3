"""From text to theme hits: the taxonomy's terms, marked where they stand."""

from __future__ import annotations

from wijktekst.themes.finder import TermFinder, finder_of
from wijktekst.themes.judge import JUDGE_ID, Judge, Place
from wijktekst.themes.support import supported

__all__ = ["JUDGE_ID", "Judge", "Place", "TermFinder", "finder_of", "supported"]
