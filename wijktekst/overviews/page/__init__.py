"""One page for people about a run: a single file that needs nothing else, also not the network."""

from __future__ import annotations

from wijktekst.overviews.page.render import escaping, render, write_page

__all__ = ["escaping", "render", "write_page"]
