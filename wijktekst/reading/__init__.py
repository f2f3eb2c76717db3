"""Reads documents: a file becomes a `Document`, or an `Unread` that says why not and what to do.

Names load on first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.reading.advice import ADVICE
    from wijktekst.reading.container import Place, on_disk
    from wijktekst.reading.dispatch import document_from_text, read_file, source_of
    from wijktekst.reading.facts import complete
    from wijktekst.reading.folder import find_files
    from wijktekst.reading.pdf.picture import page_picture
    from wijktekst.reading.pdf.scan_tesseract import find_recogniser

__all__ = [
    "ADVICE",
    "Place",
    "complete",
    "document_from_text",
    "find_files",
    "find_recogniser",
    "on_disk",
    "page_picture",
    "read_file",
    "source_of",
]

_HOMES = {
    "ADVICE": "advice",
    "Place": "container",
    "complete": "facts",
    "document_from_text": "dispatch",
    "find_files": "folder",
    "find_recogniser": "pdf.scan_tesseract",
    "on_disk": "container",
    "page_picture": "pdf.picture",
    "read_file": "dispatch",
    "source_of": "dispatch",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
