"""What goes into the classifier and what comes out: one sentence with what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log

from wijktekst.types import CHALLENGES, BlockKind, MeasureKind, ThemeHit

#: Folder under models/ that holds the sentence model.
MODEL_ID = "wijktekst-zinnen"
#: Folder under models/ that holds the encoder of the accurate mode and what weighs its scores.
ACCURATE_ID = "wijktekst-zinnen-nauwkeurig"
#: Folder under models/ that holds the model of instruments.
INSTRUMENT_ID = "wijktekst-instrument"
#: Characters of context that the model looks at, counted back from the sentence.
CONTEXT_LENGTH = 200
#: Kinds of block whose sentences are classified; headings, tables and captions state no measure.
CLASSIFIED: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "footnote"})
_PLACE = {challenge: at for at, challenge in enumerate(CHALLENGES)}


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """A sentence, up to `CONTEXT_LENGTH` characters that stand before it, and the theme hits in both.

    Offsets of `hits` count in `text`, those of `context_hits` in `context`. `headings` stand above it, from
    high to low; `heading_hits` are theme hits in `heading_text(headings)`. `subject` is what its document
    speaks of, as `subject_of` tells it; () when there is no document.
    """

    text: str
    context: str = ""
    hits: tuple[ThemeHit, ...] = ()
    context_hits: tuple[ThemeHit, ...] = ()
    headings: tuple[str, ...] = ()
    heading_hits: tuple[ThemeHit, ...] = ()
    subject: tuple[float, ...] = ()


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


#: Levels of headings that are looked at, from below.
_LEVELS = 3
#: Added to the evidence of each challenge in a document, and to its number of sentences.
_PRIOR_EVIDENCE, _PRIOR_SENTENCES = 0.3, 10

#: Theme hits in a text, such as `ThemeTagger.find` over the whole of it.
Find = Callable[[str], tuple[ThemeHit, ...]]


def heading_text(headings: Sequence[str]) -> str:
    """The nearest headings as one text."""
    return " > ".join(headings[-_LEVELS:])


def inputs(
    text: str,
    spans: Sequence[tuple[int, int]],
    hits: Sequence[ThemeHit],
    headings: Sequence[tuple[str, ...]] = (),
    find: Find = lambda _: (),
) -> list[SentenceInput]:
    """Inputs for the sentences at `spans` (ordered) of a document's text, with hits ordered by start.

    `headings` are those above each sentence, from high to low, none when they are not known; `find` tells the
    hits in them. The context of a sentence runs from the start of the sentence before it, at most
    `CONTEXT_LENGTH` characters, so that a heading in between is part of it.
    """
    starts = [hit.start for hit in hits]

    def within(start: int, end: int) -> tuple[ThemeHit, ...]:
        chosen = hits[bisect_left(starts, start) : bisect_left(starts, end)]
        return tuple(replace(hit, start=hit.start - start, end=min(hit.end, end) - start) for hit in chosen)

    in_headings = {path: find(heading_text(path)) for path in dict.fromkeys(headings)}
    items = []
    previous = 0
    for (start, end), above in zip(spans, headings or [()] * len(spans), strict=True):
        left, right = max(previous, start - CONTEXT_LENGTH, 0), start
        while right > left and text[right - 1].isspace():
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        own, before = within(start, end), within(left, right)
        found = in_headings.get(above, ())
        items.append(SentenceInput(text[start:end], text[left:right], own, before, above, found))
        previous = start
    return with_subject(items)


def with_subject(items: Sequence[SentenceInput]) -> list[SentenceInput]:
    """The sentences of one document, each with what that document speaks of."""
    subject = subject_of(items)
    return [replace(item, subject=subject) for item in items]


def subject_of(items: Sequence[SentenceInput]) -> tuple[float, ...]:
    """Per challenge how much more than another the sentences of a document speak of it, as a log ratio.

    Near 0 for a document of few sentences, () for one of none.
    """
    if not items:
        return ()
    evidence = [_PRIOR_EVIDENCE] * len(CHALLENGES)
    for item in items:
        for at, weight in enumerate(evidence_by_challenge(item.hits)):
            evidence[at] += min(weight, 1.0)
    trust = len(items) / (len(items) + _PRIOR_SENTENCES)
    mean = sum(evidence) / len(evidence)
    return tuple(trust * log(one / mean) for one in evidence)


def highest_by_challenge(hits: Iterable[ThemeHit]) -> list[float]:
    """Highest weight of hits per challenge, in the order of `CHALLENGES`."""
    found = [0.0] * len(CHALLENGES)
    for hit in hits:
        found[_PLACE[hit.challenge]] = max(found[_PLACE[hit.challenge]], hit.weight)
    return found


def evidence_by_challenge(hits: Iterable[ThemeHit]) -> list[float]:
    """Sum of the weights of hits per challenge, in the order of `CHALLENGES`."""
    found = [0.0] * len(CHALLENGES)
    for hit in hits:
        found[_PLACE[hit.challenge]] += hit.weight
    return found
