"""Ids and spans: what every finding has."""

from __future__ import annotations

import hashlib
from typing import Protocol


class Span(Protocol):
    """Whatever has characters [start, end) of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def content_id(prefix: str, *parts: object) -> str:
    """Stable id from content: ``prefix-`` and 12 hex digits of the SHA-256 over the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8')).hexdigest()[:12]}"


def check_span(start: int, end: int) -> None:
    """Raises ValueError unless [start, end) holds at least one character."""
    if not 0 <= start < end:
        raise ValueError(f"not a span: [{start}, {end})")
