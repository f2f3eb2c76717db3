"""Which pieces of the multilingual vocabulary the encoder keeps: those of Dutch text, one in seventeen."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from wijktekst.language.subwords import Subwords

#: The padding, which no text holds.
PADDING = 1
#: How often a piece must occur in texts of policy, or in all texts together.
_IN_POLICY, _IN_ALL = 2, 3


def kept_pieces(subwords: Subwords, policy: Iterable[str], other: Iterable[str]) -> list[int]:
    """Ids of the pieces that are kept, in order; single letters and marks when they occur at all."""
    often = _count(subwords, policy)
    everywhere = often + _count(subwords, other)
    special = {subwords.begin, subwords.end, subwords.unknown, PADDING}
    return sorted(
        at
        for at, piece in enumerate(subwords.pieces)
        if at in special
        or often[at] >= _IN_POLICY
        or everywhere[at] >= _IN_ALL
        or (everywhere[at] and len(piece.lstrip("\u2581")) <= 1)
    )


def _count(subwords: Subwords, texts: Iterable[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for text in texts:
        for word in unicodedata.normalize("NFKC", text).split():
            counts.update(subwords.of(word))
    return counts
