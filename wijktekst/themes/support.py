"""Which hits are sure enough to report: a term that says enough alone, or one that its sentence bears out."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.types import Measure, ThemeHit

#: A term with this weight is reported whatever stands around it.
SURE = 0.9
#: Below this weight a term is a clue for the classifier and never reported.
CLUE = 0.6


def supported(hits: Sequence[ThemeHit], measures: Sequence[Measure]) -> tuple[ThemeHit, ...]:
    """The hits that are sure, or whose challenge is among the themes that the model sees in their sentence.

    Both sequences in order of the text; hits outside the measures' sentences (headings) must be sure.
    """
    kept = []
    sentences = iter(measures)
    current = next(sentences, None)
    for hit in hits:
        while current is not None and current.end <= hit.start:
            current = next(sentences, None)
        borne_out = current is not None and current.start <= hit.start and hit.challenge in current.themes
        if hit.weight >= SURE or (borne_out and hit.weight >= CLUE):
            kept.append(hit)
    return tuple(kept)
