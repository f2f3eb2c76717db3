"""Reads documents: a file becomes a `Document`, or an `Unread` that says why not and what to do.

Names load on first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.reading.advice import ADVICE
    from wijktekst.reading.container import Member, Place, documents_in, is_container, on_disk
    from wijktekst.reading.dispatch import document_from_text, read_file, source_of
    from wijktekst.reading.facts import complete
    from wijktekst.reading.folder import files_under, find_files, unique
    from wijktekst.reading.pdf.picture import page_picture
    from wijktekst.reading.pdf.scan_tesseract import find_recogniser
    from wijktekst.reading.remote import Remote, location

__all__ = [
    "ADVICE",
    "Member",
    "Place",
    "Remote",
    "complete",
    "document_from_text",
    "documents_in",
    "files_under",
    "find_files",
    "find_recogniser",
    "is_container",
    "location",
    "on_disk",
    "page_picture",
    "read_file",
    "source_of",
    "unique",
]

_HOMES = {
    "ADVICE": "advice",
    "Member": "container",
    "Place": "container",
    "Remote": "remote",
    "complete": "facts",
    "document_from_text": "dispatch",
    "documents_in": "container",
    "files_under": "folder",
    "find_files": "folder",
    "find_recogniser": "pdf.scan_tesseract",
    "is_container": "container",
    "location": "remote",
    "on_disk": "container",
    "page_picture": "pdf.picture",
    "read_file": "dispatch",
    "source_of": "dispatch",
    "unique": "folder",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
