"""Which hits are sure enough to report: a term that says enough alone, or one that its sentence bears out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from wijktekst.types import NO_CHALLENGE, Measure, ThemeHit

#: A term with this weight is reported whatever stands around it.
SURE = 0.9
#: Below this weight a term is a clue for the classifier and never reported.
CLUE = 0.6


class Spanned(Protocol):
    """Something at characters [start, end)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Span = TypeVar("_Span", bound=Spanned)


def placed(hits: Iterable[ThemeHit], spans: Sequence[_Span]) -> Iterator[tuple[ThemeHit, _Span | None]]:
    """Each hit with the span that it begins in, None where there is none; both in order of the text."""
    rest = iter(spans)
    current = next(rest, None)
    for hit in hits:
        while current is not None and current.end <= hit.start:
            current = next(rest, None)
        yield hit, current if current is not None and current.start <= hit.start else None


def supported(hits: Sequence[ThemeHit], measures: Sequence[Measure]) -> tuple[ThemeHit, ...]:
    """The hits that are sure, or whose challenge is among the themes that the model sees in their sentence.

    A theme of the user's own may be of no challenge, and the model knows nothing of it: what its taxonomy
    says of the term is all there is to go by, so its hits are reported from `CLUE` on, wherever they stand.
    Of the others, hits outside the measures' sentences (headings) must be sure. Both sequences in order of
    the text.
    """
    kept = []
    for hit, sentence in placed(hits, measures):
        borne_out = hit.challenge == NO_CHALLENGE or (
            sentence is not None and hit.challenge in sentence.themes
        )
        if hit.weight >= SURE or (borne_out and hit.weight >= CLUE):
            kept.append(hit)
    return tuple(kept)
