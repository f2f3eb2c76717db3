"""The twelve challenges and their themes: the tables, checked and looked up. Standard library only."""

from __future__ import annotations

from wijktekst.taxonomy.lint import Finding, lint
from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Decision, Exclusion, Term, Theme
from wijktekst.taxonomy.taxonomy import Taxonomy

__all__ = [
    "Challenge",
    "CrosswalkEntry",
    "Decision",
    "Exclusion",
    "Finding",
    "Taxonomy",
    "Term",
    "Theme",
    "lint",
]
