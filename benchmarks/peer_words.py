"""A plain count of dictionary words: the terms of our taxonomy in lower case, and nothing that we do with
them.

No inflection, no parts of words, no conditions, no exclusions, no model: a challenge is found when one of
its terms stands in the sentence as it stands in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wijktekst.corpus import LabelledSentence
from wijktekst.taxonomy import Taxonomy
from wijktekst.types import CHALLENGES

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
#: Which terms join in is chosen on the training sentences.
CERTAINTIES = (0.0, 0.3, 0.5, 0.6, 0.75, 0.9)


class WordCount:
    """Finds the challenges of a sentence by looking up its words, and runs of its words."""

    def __init__(self, taxonomy: Taxonomy, least: float) -> None:
        self.least = least
        self._rest: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in taxonomy.terms:
            first, *rest = words(term.text)
            if term.certainty >= least:
                challenge = taxonomy.theme(term.theme).challenge
                self._rest.setdefault(first, []).append((tuple(rest), challenge))

    def find(self, text: str) -> tuple[str, ...]:
        """Challenges in the order of the codebook."""
        there = words(text)
        found = {
            challenge
            for at, word in enumerate(there, 1)
            for rest, challenge in self._rest.get(word, ())
            if tuple(there[at : at + len(rest)]) == rest
        }
        return tuple(one for one in CHALLENGES if one in found)


def words(text: str) -> list[str]:
    """Lower-case words; a hyphen or apostrophe within a word is part of it."""
    return _WORD.findall(text.lower())


def fitted(taxonomy: Taxonomy, train: Sequence[LabelledSentence]) -> WordCount:
    """The count with the terms that do best on the training sentences, by micro-F1."""

    def quality(count: WordCount) -> float:
        return micro_f1((set(s.themes), set(count.find(s.text)), set(s.themes_optional)) for s in train)

    return max((WordCount(taxonomy, least) for least in CERTAINTIES), key=quality)


def micro_f1(rows: Iterable[tuple[set[str], set[str], set[str]]]) -> float:
    """F1 of (labelled, found, optional) sets together; what is optional counts neither way."""
    hits = total = 0
    for labelled, found, optional in rows:
        hits += len((labelled & found) - optional)
        total += len(labelled - optional) + len(found - optional)
    return 2 * hits / total if total else 0.0
