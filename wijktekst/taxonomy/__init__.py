"""The twelve challenges and their themes, or somebody's own: checked, looked up, read and written.

Standard library only, but for SKOS files: those take rdflib, loaded when there is one to read or write.
"""

from __future__ import annotations

from wijktekst.taxonomy.lint import Finding, lint
from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Decision, Exclusion, Label, Term, Theme
from wijktekst.taxonomy.skos_write import write_taxonomy
from wijktekst.taxonomy.taxonomy import Taxonomy

__all__ = [
    "Challenge",
    "CrosswalkEntry",
    "Decision",
    "Exclusion",
    "Finding",
    "Label",
    "Taxonomy",
    "Term",
    "Theme",
    "lint",
    "write_taxonomy",
]
