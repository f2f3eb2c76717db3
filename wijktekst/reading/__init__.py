"""Reads documents: a file becomes a `Document`, or an `Unread` that says why not and what to do.

Names load on first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.reading.advice import ADVICE
    from wijktekst.reading.dispatch import document_from_text, read_file
    from wijktekst.reading.facts import complete
    from wijktekst.reading.folder import find_files

__all__ = ["ADVICE", "complete", "document_from_text", "find_files", "read_file"]

_HOMES = {
    "ADVICE": "advice",
    "complete": "facts",
    "document_from_text": "dispatch",
    "find_files": "folder",
    "read_file": "dispatch",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
