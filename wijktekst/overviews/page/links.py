"""Addresses that a page may lead to: files beside it, and the web. Anything else is text."""

from __future__ import annotations

import re

#: No scheme but these, no other computer, and nothing that a browser would leave out or read as a slash.
_WEB = re.compile(r"https?://[^\s\\\x00-\x20\x7f]+")
_RELATIVE = re.compile(r"(?![/\\])[^\s:/?#\\\x00-\x20\x7f]+(?:[/?#][^\s\\\x00-\x20\x7f]*)?")


def safe(link: str) -> str:
    """The link, or "" when it is not one that a reader can follow without surprise."""
    return link if _WEB.fullmatch(link) or _RELATIVE.fullmatch(link) else ""
