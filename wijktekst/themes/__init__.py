"""From text to theme hits: the taxonomy's terms, marked where they stand."""

from __future__ import annotations

from wijktekst.themes.support import supported
from wijktekst.themes.tagger import ThemeTagger

__all__ = ["ThemeTagger", "supported"]
