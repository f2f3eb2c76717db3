"""What a text refers to: papers of parliament, motions, acts, European law, rulings, grants, programmes."""

from __future__ import annotations

from wijktekst.language.references.finding import references_of
from wijktekst.language.references.reference import Kind, Reference

__all__ = ["Kind", "Reference", "references_of"]
