"""Which hits are sure enough to report: a term that says enough alone, or one that its sentence bears out."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.types import NO_CHALLENGE, Measure, ThemeHit

#: A term with this weight is reported whatever stands around it.
SURE = 0.9
#: Below this weight a term is a clue for the classifier and never reported.
CLUE = 0.6


def supported(hits: Sequence[ThemeHit], measures: Sequence[Measure]) -> tuple[ThemeHit, ...]:
    """The hits that are sure, or whose challenge is among the themes that the model sees in their sentence.

    A theme of the user's own may be of no challenge, and the model knows nothing of it: what its taxonomy
    says of the term is all there is to go by, so its hits are reported from `CLUE` on, wherever they stand.
    Of the others, hits outside the measures' sentences (headings) must be sure. Both sequences in order of
    the text.
    """
    kept = []
    sentences = iter(measures)
    current = next(sentences, None)
    for hit in hits:
        while current is not None and current.end <= hit.start:
            current = next(sentences, None)
        borne_out = hit.challenge == NO_CHALLENGE or (
            current is not None and current.start <= hit.start and hit.challenge in current.themes
        )
        if hit.weight >= SURE or (borne_out and hit.weight >= CLUE):
            kept.append(hit)
    return tuple(kept)
