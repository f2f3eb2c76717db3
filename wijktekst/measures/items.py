"""What goes into the classifier and what comes out: one sentence with what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijktekst.types import BlockKind, MeasureKind, ThemeHit

#: Folder under models/ that holds the sentence model.
MODEL_ID = "wijktekst-zinnen"
#: Characters of context that the model looks at, counted back from the sentence.
CONTEXT_LENGTH = 200
#: Kinds of block whose sentences are classified; headings, tables and captions state no measure.
CLASSIFIED: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "footnote"})


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """A sentence, up to `CONTEXT_LENGTH` characters that stand before it, and the theme hits in both.

    Offsets of `hits` count in `text`, those of `context_hits` in `context`.
    """

    text: str
    context: str = ""
    hits: tuple[ThemeHit, ...] = ()
    context_hits: tuple[ThemeHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of a sentence.

    `challenge` is the best of the twelve or "geen" and is filled for every kind; `challenge_score` its
    probability. `theme_scores` holds twelve probabilities in the order of `CHALLENGES`.
    """

    kind: MeasureKind
    kind_score: float
    challenge: str
    challenge_score: float
    themes: tuple[str, ...]
    theme_scores: tuple[float, ...]


def inputs(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[ThemeHit]) -> list[SentenceInput]:
    """Inputs for the sentences at `spans` (ordered) of a document's text, with hits ordered by start.

    The context of a sentence runs from the start of the sentence before it, at most `CONTEXT_LENGTH`
    characters, so that a heading in between is part of it.
    """
    starts = [hit.start for hit in hits]

    def within(start: int, end: int) -> tuple[ThemeHit, ...]:
        chosen = hits[bisect_left(starts, start) : bisect_left(starts, end)]
        return tuple(replace(hit, start=hit.start - start, end=min(hit.end, end) - start) for hit in chosen)

    items = []
    previous = 0
    for start, end in spans:
        left, right = max(previous, start - CONTEXT_LENGTH, 0), start
        while right > left and text[right - 1].isspace():
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        items.append(
            SentenceInput(text[start:end], text[left:right], within(start, end), within(left, right))
        )
        previous = start
    return items
