"""From a sentence to what the instrument model sees, each feature with the words that it stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from wijktekst.language.tokens import Token, words_in
from wijktekst.measures.features import words_of
from wijktekst.measures.instrument_cues import cues
from wijktekst.measures.instrument_words import VAGUE, group_of

#: Channel names in the order of `InstrumentFeatures.channels`; the letters of words the model knows itself.
CHANNELS = ("woorden", "letters", "groepen", "wenken")
LETTERS = CHANNELS.index("letters")
#: Channels of which it does not matter how rare a feature is.
PLAIN = frozenset({"wenken"})
#: Sentences longer than this are cut: they are tables or text without full stops.
_MAX_CHARS = 2000

#: Different groups of a sentence that are paired.
_PAIRED = 14

#: A feature and the words [first, last) that it stands on; first == last when it stands on none.
Feature = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class InstrumentFeatures:
    """The words of a sentence with their places, and its features by channel.

    `telling` : whether there is a cue, an amount or a word of a group that is not vague; the other words tell
    the subject only.
    """

    tokens: Sequence[Token]
    channels: tuple[Sequence[Feature], ...]
    telling: bool


def features_of(text: str, *, has_amount: bool) -> InstrumentFeatures:
    """Features of a sentence; `has_amount` : whether an amount of money was found in it."""
    text = text[:_MAX_CHARS]
    tokens, words = words_in(text), words_of(text)
    single = [(word, at, at + 1) for at, word in enumerate(words)]
    pairs = [(f"{one} {other}", at, at + 2) for at, (one, other) in enumerate(pairwise(words))]
    groups = [group_of(word) for word in words]
    signs = [*_cues(text, tokens), *([("bedrag", 0, 0)] if has_amount else [])]
    telling = bool(signs) or any(group and group not in VAGUE for group in groups)
    return InstrumentFeatures(
        tokens, ([*single, *pairs], single, list(_groups(words, groups)), signs), telling
    )


def _cues(text: str, tokens: Sequence[Token]) -> Iterator[Feature]:
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for name, start, end in cues(text.lower()):
        first = bisect_left(ends, start + 1)
        yield name, first, max(first, bisect_left(starts, end))


def _groups(words: Sequence[str], groups: Sequence[str]) -> Iterator[Feature]:
    """Runs of one to three groups in order, groups that occur together, how often, and the word beside."""
    found = [(group, at, at + 1) for at, group in enumerate(groups) if group]
    framed = [("^", 0, 0), *found, ("$", len(words), len(words))]
    for size in (1, 2, 3):
        for at in range(len(framed) - size + 1):
            run = framed[at : at + size]
            inner = [one for one in run if one[1] < one[2]]
            yield " ".join(one[0] for one in run), *_around(inner)
    names = [group for group, _, _ in found]
    distinct = sorted(set(names))[:_PAIRED]
    for one, other in combinations(distinct, 2):
        yield f"{one}+{other}", 0, 0
    for name in distinct:
        at = names.index(name)
        yield f"#{name}{min(names.count(name), 3)}", found[at][1], found[at][2]
    for at in range(len(words) - 1):
        if groups[at] and not groups[at + 1]:
            yield f"{groups[at]}>{words[at + 1]}", at, at + 2
        elif groups[at + 1] and not groups[at]:
            yield f"{words[at]}>{groups[at + 1]}", at, at + 2


def _around(run: Sequence[Feature]) -> tuple[int, int]:
    return (run[0][1], run[-1][2]) if run else (0, 0)
