"""What goes into the classifier and what comes out: one sentence with what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log

from wijktekst.types import CHALLENGES, BlockKind, MeasureKind, ThemeHit

#: Folder under models/ that holds the sentence model.
MODEL_ID = "wijktekst-zinnen"
#: Folder under models/ that holds the network of the default model.
NETWORK_ID = "wijktekst-zinnen-netwerk"
#: Folder under models/ that holds the encoder of the accurate mode and what weighs its scores.
ACCURATE_ID = "wijktekst-zinnen-nauwkeurig"
#: Folder under models/ that holds the model of instruments.
INSTRUMENT_ID = "wijktekst-instrument"
#: Characters of context that the model looks at, counted back from the sentence.
CONTEXT_LENGTH = 200
#: Kinds of block whose sentences are classified; headings, tables and captions state no measure.
CLASSIFIED: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "footnote"})
#: Place of each challenge in the order of `CHALLENGES`.
PLACE = {challenge: at for at, challenge in enumerate(CHALLENGES)}


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """A sentence, up to `CONTEXT_LENGTH` characters that stand before it, and the theme hits in both.

    Offsets of `hits` count in `text`, those of `context_hits` in `context`. `headings` stand above it, from
    high to low; `heading_hits` are theme hits in `heading_text(headings)`. `subject` is what its document
    speaks of, as `subject_of` tells it, and `document_kind` what sort of document that is; () and "" when
    there is none.
    """

    text: str
    context: str = ""
    hits: tuple[ThemeHit, ...] = ()
    context_hits: tuple[ThemeHit, ...] = ()
    headings: tuple[str, ...] = ()
    heading_hits: tuple[ThemeHit, ...] = ()
    subject: tuple[float, ...] = ()
    document_kind: str = ""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of a sentence.

    `challenge` is the best of the twelve or "geen" and is filled for every kind; `challenge_score` its
    probability. `theme_scores` holds twelve probabilities in the order of `CHALLENGES`, `instruments` what a
    network says of each of `INSTRUMENTS`, where it was asked.
    """

    kind: MeasureKind
    kind_score: float
    challenge: str
    challenge_score: float
    themes: tuple[str, ...]
    theme_scores: tuple[float, ...]
    instruments: tuple[float, ...] = ()


#: Levels of headings that are looked at, from below.
_LEVELS = 3
#: Added to the evidence of each challenge in a document, and to its number of sentences.
_PRIOR_EVIDENCE, _PRIOR_SENTENCES = 0.3, 10

#: Theme hits in a text, such as `TermFinder.find` over the whole of it.
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
    document_kind: str = "",
) -> list[SentenceInput]:
    """Inputs for the sentences at `spans` (ordered) of a document's text, with hits ordered by start.

    `headings` are those above each sentence, from high to low, none when they are not known; `find` tells the
    hits in them. The context of a sentence runs from the start of the sentence before it, at most
    `CONTEXT_LENGTH` characters, so that a heading in between is part of it.
    """
    starts = [hit.start for hit in hits]

    def within(start: int, end: int) -> tuple[ThemeHit, ...]:
        chosen = hits[bisect_left(starts, start) : bisect_left(starts, end)]
        return tuple(
            ThemeHit(
                one.start - start, min(one.end, end) - start, one.theme, one.challenge, one.term, one.weight
            )
            for one in chosen
        )

    in_headings = {path: find(heading_text(path)) for path in dict.fromkeys(headings)}
    owns = [within(start, end) for start, end in spans]
    subject = _subject(owns)
    items = []
    previous = 0
    for (start, end), own, above in zip(spans, owns, headings or [()] * len(spans), strict=True):
        left, right = max(previous, start - CONTEXT_LENGTH, 0), start
        while right > left and text[right - 1].isspace():
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        before, found = within(left, right), in_headings.get(above, ())
        items.append(
            SentenceInput(
                text[start:end], text[left:right], own, before, above, found, subject, document_kind
            )
        )
        previous = start
    return items


def with_subject(items: Sequence[SentenceInput]) -> list[SentenceInput]:
    """The sentences of one document, each with what that document speaks of."""
    subject = subject_of(items)
    return [replace(item, subject=subject) for item in items]


def subject_of(items: Sequence[SentenceInput]) -> tuple[float, ...]:
    """Per challenge how much more than another the sentences of a document speak of it, as a log ratio.

    Near 0 for a document of few sentences, () for one of none.
    """
    return _subject([item.hits for item in items])


def _subject(hits: Sequence[Sequence[ThemeHit]]) -> tuple[float, ...]:
    """As `subject_of`, from the hits of each sentence."""
    if not hits:
        return ()
    evidence = [_PRIOR_EVIDENCE] * len(CHALLENGES)
    for of_sentence in filter(None, hits):
        for at, weight in enumerate(evidence_by_challenge(of_sentence)):
            evidence[at] += min(weight, 1.0)
    trust = len(hits) / (len(hits) + _PRIOR_SENTENCES)
    mean = sum(evidence) / len(evidence)
    return tuple(trust * log(one / mean) for one in evidence)


def highest_by_challenge(hits: Iterable[ThemeHit]) -> list[float]:
    """Highest weight of hits per challenge, in the order of `CHALLENGES`."""
    found = [0.0] * len(CHALLENGES)
    for hit in hits:
        found[PLACE[hit.challenge]] = max(found[PLACE[hit.challenge]], hit.weight)
    return found


def evidence_by_challenge(hits: Iterable[ThemeHit]) -> list[float]:
    """Sum of the weights of hits per challenge, in the order of `CHALLENGES`."""
    found = [0.0] * len(CHALLENGES)
    for hit in hits:
        found[PLACE[hit.challenge]] += hit.weight
    return found
