"""One page for people about a run: a single file that needs nothing else, also not the network."""

from __future__ import annotations

from wijktekst.overviews.page.render import render, write_page

__all__ = ["render", "write_page"]
