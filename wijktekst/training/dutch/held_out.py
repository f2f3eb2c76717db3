"""Policy text annotated by hand, which a Dutch pipeline is measured on: training stays away from it."""

from __future__ import annotations

from pathlib import Path

from wijktekst import resources
from wijktekst.corpus.annotated import AnnotatedPassage, read_annotated
from wijktekst.reading import read_file
from wijktekst.types import Document


def policy_test(source: Path | None) -> tuple[list[AnnotatedPassage], list[str]]:
    """The hand-annotated policy passages; those of real documents need a copy of them in `source`."""
    corpora = resources.find("corpora", "beleidszinnen").parent
    roots = {"corpora": corpora} | ({"bron": source} if source is not None else {})

    def read(path: Path) -> Document | None:
        document = read_file(path)
        return document if isinstance(document, Document) else None

    return read_annotated(corpora / "beleidszinnen", roots, read)
