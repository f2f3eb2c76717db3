"""The twelve challenges and their themes: the tables, checked and looked up. Standard library only."""

from __future__ import annotations

from wijktekst.taxonomy.lint import Finding, lint
from wijktekst.taxonomy.model import Challenge, Exclusion, Mapping, Term, Theme
from wijktekst.taxonomy.taxonomy import Taxonomy

__all__ = ["Challenge", "Exclusion", "Finding", "Mapping", "Taxonomy", "Term", "Theme", "lint"]
