"""Finds what loading lets through but what makes a taxonomy find too much, too little or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wijktekst.taxonomy.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark, with table and line; `severity` is "error" (mend it) or "warning" (look at it)."""

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str


def lint(taxonomy: Taxonomy) -> list[Finding]:
    """All remarks on the taxonomy, by file and line."""
    return []
