"""A sentence as pieces of words, behind those of what precedes it: what the network and the encoder read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wijktekst.language.subwords import Subwords
from wijktekst.measures.items import SentenceInput, highest_by_challenge
from wijktekst.measures.model import Floats, Ints
from wijktekst.types import CHALLENGES, ThemeHit

#: File of the vocabulary.
PIECES = "woordstukken.tsv"
#: Most pieces of the context (the last ones) and of the sentence (the first).
CONTEXT_PIECES, TEXT_PIECES = 44, 140
#: Numbers of the parts of the input.
MARK, CONTEXT, TEXT = 0, 1, 2
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is read of one sentence, n pieces: `ids` and `parts` (n,), `terms` (n, 12) with the
    weight of the surest term of each challenge that the piece is part of, and `words` (n,): which word of the
    sentence, counted by white space, a piece belongs to, or -1.
    """

    ids: Ints
    parts: Ints
    terms: Floats
    words: Ints


#: A piece: its id, and the number of the word that it comes from.
_Piece = tuple[int, int]


def pieces_of(item: SentenceInput, subwords: Subwords) -> Pieces:
    """`<s> </s> context </s> sentence </s>`."""
    context = _cut(item.context, subwords)[-CONTEXT_PIECES:]
    text = _cut(item.text, subwords)[:TEXT_PIECES]
    begin, end = (subwords.begin, -1), (subwords.end, -1)
    ids, words = np.array([begin, end, *context, end, *text, end], dtype=np.int64).T
    first = 3 + len(context)
    parts = np.full(len(ids), TEXT, dtype=np.int64)
    parts[:first], parts[[0, 1, -1]] = CONTEXT, MARK
    terms = np.zeros((len(ids), len(CHALLENGES)))
    for part, written, hits in (
        (slice(2, 2 + len(context)), item.context, item.context_hits),
        (slice(first, len(ids) - 1), item.text, item.hits),
    ):
        for number, evidence in _evidence(written, hits):
            terms[part][words[part] == number] = evidence
    words[:first] = -1
    return Pieces(ids, parts, terms, words)


def _cut(text: str, subwords: Subwords) -> list[_Piece]:
    found: list[_Piece] = []
    for number, word in enumerate(_WORD.findall(text)):
        written = (word,) if word.isascii() else unicodedata.normalize("NFKC", word).split()
        for part in written:
            found.extend([(piece, number) for piece in subwords.of(part)])
    return found


def _evidence(text: str, hits: Sequence[ThemeHit]) -> Iterator[tuple[int, list[float]]]:
    """Numbers of the words that terms lie on, with the weight of the surest term per challenge."""
    if not hits:
        return
    for number, (_, here) in enumerate(words_with_hits(text, hits)):
        if here:
            yield number, highest_by_challenge(here)


def words_with_hits(text: str, hits: Sequence[ThemeHit]) -> Iterator[tuple[str, list[ThemeHit]]]:
    """The words, parted by white space, each with the hits that it is part of."""
    for word in _WORD.finditer(text):
        yield word.group(), [hit for hit in hits if hit.start < word.end() and hit.end > word.start()]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in n sentences: `scores` (n, 28), in the order of the first layer's outputs; per sentence
    what each of its `pieces` added to them (pieces, 28); and scores of `instruments` (n, 6).
    """

    scores: Floats
    pieces: Sequence[Pieces]
    added: Sequence[Floats]
    instruments: Floats

    def by_word(self, at: int, item: SentenceInput) -> Floats:
        """What each word, parted by white space, of the sentence at this place added: (words, 28)."""
        pieces, added = self.pieces[at], self.added[at]
        total = np.zeros((len(_WORD.findall(item.text)), added.shape[1]))
        of_text = pieces.words >= 0
        np.add.at(total, pieces.words[of_text], added[of_text])
        return total
