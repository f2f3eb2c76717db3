"""The twelve challenges and their themes: the tables, checked and looked up. Standard library only."""

from __future__ import annotations

from wijktekst.taxonomy.lint import Finding, lint
from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Exclusion, Term, Theme
from wijktekst.taxonomy.taxonomy import Taxonomy

__all__ = ["Challenge", "CrosswalkEntry", "Exclusion", "Finding", "Taxonomy", "Term", "Theme", "lint"]
