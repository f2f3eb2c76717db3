"""Labelled sentences: read, split by document, and fill in from their sources."""

from __future__ import annotations

from wijktekst.corpus.folds import CROSSED, by_document, crossed, development
from wijktekst.corpus.hydrate import Hydrated, hydrate, whole
from wijktekst.corpus.labelled import LabelledSentence, read_jsonl
from wijktekst.corpus.references import Origin, Reference, fingerprint, fingerprint_of, fold, read_references

__all__ = [
    "CROSSED",
    "Hydrated",
    "LabelledSentence",
    "Origin",
    "Reference",
    "by_document",
    "crossed",
    "development",
    "fingerprint",
    "fingerprint_of",
    "fold",
    "hydrate",
    "read_jsonl",
    "read_references",
    "whole",
]
