"""Fills in what a reader left empty: title, date, kind and language of a document."""

from __future__ import annotations

from wijktekst.types import Document


def complete(document: Document) -> Document:
    """The document with title, date, kind and language filled where its reader left them empty."""
    return document
