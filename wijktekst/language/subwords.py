"""Pieces of words by the unigram model of SentencePiece: the most likely way to cut a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0
#: Words that are kept with their pieces; policy documents repeat themselves.
_REMEMBERED = 200_000


class Subwords:
    """Cuts a word into pieces of a vocabulary; `begin`, `end` and `unknown` are ids of special pieces."""

    def __init__(
        self, pieces: Sequence[str], scores: Sequence[float], begin: int, end: int, unknown: int
    ) -> None:
        self.pieces, self.scores = tuple(pieces), tuple(scores)
        self.begin, self.end, self.unknown = begin, end, unknown
        self._known = {
            piece: (score, at) for at, (piece, score) in enumerate(zip(pieces, scores, strict=True))
        }
        self._longest = max(map(len, pieces))
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """Ids of the pieces of a word that stands after a space; at least one."""
        text = _SPACE + word
        best: list[tuple[float, int, int]] = [(0.0, 0, self.unknown)]
        for stop in range(1, len(text) + 1):
            options = [(best[stop - 1][0] + self._unknown_score, stop - 1, self.unknown)]
            for start in range(max(0, stop - self._longest), stop):
                known = self._known.get(text[start:stop])
                if known is not None:
                    options.append((best[start][0] + known[0], start, known[1]))
            best.append(max(options))
        ids, at = [], len(text)
        while at:
            ids.append(best[at][2])
            at = best[at][1]
        return tuple(reversed(ids))

    def only(self, kept: Sequence[int]) -> Subwords:
        """The same model with some of its pieces, renumbered in this order; the special ones are kept."""
        place = {old: new for new, old in enumerate(kept)}
        return Subwords(
            [self.pieces[at] for at in kept],
            [self.scores[at] for at in kept],
            place[self.begin],
            place[self.end],
            place[self.unknown],
        )

    def write(self, path: Path) -> None:
        """A line per piece with its score; the special ones are named in the first line."""
        lines = [f"{self.begin}\t{self.end}\t{self.unknown}"]
        lines += [f"{piece}\t{score!r}" for piece, score in zip(self.pieces, self.scores, strict=True)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, path: Path) -> Subwords:
        """What `write` wrote. Raises ValueError when it is damaged."""
        first, *rest = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        begin, end, unknown = map(int, first.split("\t"))
        rows = [line.rsplit("\t", 1) for line in rest]
        return cls([piece for piece, _ in rows], [float(score) for _, score in rows], begin, end, unknown)
