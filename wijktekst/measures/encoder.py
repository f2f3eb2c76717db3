"""The encoder of the accurate mode: a small transformer that reads a sentence behind its context.

It runs as int8 ONNX, one sentence at a time: quantisation looks at a whole batch, and a sentence's result may
not depend on its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wijktekst.errors import ModelError
from wijktekst.language.subwords import Subwords
from wijktekst.measures.items import SentenceInput, highest_by_challenge
from wijktekst.measures.model import OUTPUTS, Floats, Ints
from wijktekst.types import CHALLENGES, ThemeHit

if TYPE_CHECKING:
    import onnxruntime

#: Files of the encoder in the folder of its model.
GRAPH, PIECES = "encoder.onnx", "woordstukken.tsv"
#: Most pieces of the context (the last ones) and of the sentence (the first).
CONTEXT_PIECES, TEXT_PIECES = 44, 140
#: Numbers of the parts of the input.
MARK, CONTEXT, TEXT = 0, 1, 2
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the encoder reads of one sentence, n pieces: `ids` and `parts` (n,), `terms` (n, 12) with the
    weight of the surest term of each challenge that the piece is part of, and `words` (n,): which word of the
    sentence, counted by white space, a piece belongs to, or -1.
    """

    ids: Ints
    parts: Ints
    terms: Floats
    words: Ints


#: A piece: its id, the word that it comes from, and the weights of the terms there.
_Piece = tuple[int, int, list[float]]
_NOTHING = [0.0] * len(CHALLENGES)


def pieces_of(item: SentenceInput, subwords: Subwords) -> Pieces:
    """`<s> </s> context </s> sentence </s>`."""
    context = _cut(item.context, item.context_hits, subwords)[-CONTEXT_PIECES:]
    text = _cut(item.text, item.hits, subwords)[:TEXT_PIECES]
    begin, end = (subwords.begin, -1, _NOTHING), (subwords.end, -1, _NOTHING)
    row = [begin, end, *context, end, *text, end]
    parts = [MARK, MARK, *[CONTEXT] * (len(context) + 1), *[TEXT] * len(text), MARK]
    at_text = np.array(parts) == TEXT
    return Pieces(
        ids=np.array([piece for piece, _, _ in row], dtype=np.int64),
        parts=np.array(parts, dtype=np.int64),
        terms=np.array([terms for _, _, terms in row]),
        words=np.where(at_text, [word for _, word, _ in row], -1),
    )


def _cut(text: str, hits: Sequence[ThemeHit], subwords: Subwords) -> list[_Piece]:
    found: list[_Piece] = []
    for number, word in enumerate(_WORD.finditer(text)):
        here = [hit for hit in hits if hit.start < word.end() and hit.end > word.start()]
        terms = highest_by_challenge(here) if here else _NOTHING
        for part in unicodedata.normalize("NFKC", word.group()).split():
            found.extend((piece, number, terms) for piece in subwords.of(part))
    return found


class Encoder:
    """Scores of a sentence for the 28 outputs of the model, and what each word has to do with them."""

    def __init__(self, session: onnxruntime.InferenceSession, subwords: Subwords) -> None:
        self._session, self._subwords = session, subwords

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Raises ModelError when onnxruntime is not installed or the files are missing or damaged."""
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(
                "Voor --nauwkeurig is onnxruntime nodig en dat is hier niet geïnstalleerd. "
                'Installeer het met: pip install "wijktekst[nauwkeurig]", of laat --nauwkeurig weg.'
            ) from error
        options = onnxruntime.SessionOptions()
        # One thread: the pipeline has a process per core, and more threads may add up in another order.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            graph = (folder / GRAPH).read_bytes()
            session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
            return cls(session, Subwords.read(folder / PIECES))
        # onnxruntime raises classes of its own, made in C++, without a common base.
        except Exception as error:
            raise ModelError(
                f"Het nauwkeurige model in '{folder.name}' ontbreekt of is beschadigd "
                f"({type(error).__name__}). Installeer wijktekst opnieuw."
            ) from error

    def scores(self, items: Sequence[SentenceInput]) -> Floats:
        """(n, 28), in the order of the first layer's outputs."""
        rows = [self._run(pieces_of(item, self._subwords), "scores") for item in items]
        return np.array(rows, dtype=np.float64).reshape(len(items), OUTPUTS)

    def shares(self, item: SentenceInput) -> Floats:
        """What each word of the sentence adds to each score: (words, 28); words are parted by white space."""
        pieces = pieces_of(item, self._subwords)
        found = self._run(pieces, "shares")
        total = np.zeros((len(_WORD.findall(item.text)), found.shape[1]))
        of_text = pieces.words >= 0
        np.add.at(total, pieces.words[of_text], found[of_text])
        return total

    def _run(self, pieces: Pieces, output: str) -> Floats:
        row: dict[str, np.ndarray[Any, Any]]
        row = {"ids": pieces.ids, "parts": pieces.parts, "terms": pieces.terms.astype(np.float32)}
        (found,) = self._session.run([output], {name: array[None] for name, array in row.items()})
        scores: Floats = np.asarray(found, dtype=np.float64)[0]
        return scores
