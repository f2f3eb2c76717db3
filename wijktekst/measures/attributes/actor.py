"""Who acts in a measure and who pays for it."""

from __future__ import annotations

from wijktekst.measures.attributes.acting import actor
from wijktekst.measures.attributes.payer import payer

__all__ = ["actor", "payer"]
