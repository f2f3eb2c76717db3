"""Labelled sentences: read, split by document, and fill in from their sources."""

from __future__ import annotations

from wijktekst.corpus.folds import by_document, development
from wijktekst.corpus.hydrate import Hydrated, hydrate
from wijktekst.corpus.labelled import LabelledSentence, read_jsonl
from wijktekst.corpus.references import Origin, Reference, fingerprint, fold, read_references

__all__ = [
    "Hydrated",
    "LabelledSentence",
    "Origin",
    "Reference",
    "by_document",
    "development",
    "fingerprint",
    "fold",
    "hydrate",
    "read_jsonl",
    "read_references",
]
