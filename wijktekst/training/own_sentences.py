"""Sentences of the user as something to learn from, besides the shipped corpora."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst.corpus import LabelledSentence


@dataclass(frozen=True, slots=True)
class OwnSentences:
    """Labelled sentences of which each counts as `weight`, Dutch `notes` about them, SHA-256 of each file.

    `name` is what a manifest calls them, `told` what the user does.
    """

    name: str
    told: str
    weight: int
    sentences: tuple[LabelledSentence, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def counted(self) -> list[LabelledSentence]:
        """Every sentence as often as it counts."""
        return [one for one in self.sentences for _ in range(self.weight)]

    @property
    def made(self) -> dict[str, object]:
        """For the manifest of a model: how many, and the files by their hash. No sentence."""
        return {self.name: {"used": len(self.sentences), "files": list(self.files)}} if self.files else {}


def hashes_of(paths: Sequence[Path]) -> tuple[str, ...]:
    """SHA-256 of each file."""
    return tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
