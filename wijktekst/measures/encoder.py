"""The encoder of the accurate mode: a small transformer that reads a sentence behind its context.

It runs as int8 ONNX, one sentence at a time: quantisation looks at a whole batch, and a sentence's result may
not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wijktekst.errors import ModelError
from wijktekst.language.subwords import Subwords
from wijktekst.measures.items import SentenceInput
from wijktekst.measures.model import OUTPUTS, Floats
from wijktekst.measures.network import Network
from wijktekst.measures.pieces import PIECES, Pieces, Reading, pieces_of

if TYPE_CHECKING:
    import onnxruntime

#: File of the encoder in the folder of its model.
GRAPH = "encoder.onnx"
#: Its outputs: scores (1, 28), and what each piece adds to them (1, pieces, 28).
_OUT = ("scores", "shares")


class Encoder:
    """Scores of a sentence for the 28 outputs of the model, and what each word has to do with them. It was
    not taught to tell the instruments of measures: those are asked of the network.
    """

    def __init__(self, session: onnxruntime.InferenceSession, subwords: Subwords, network: Network) -> None:
        self._session, self._subwords, self._network = session, subwords, network

    @classmethod
    def load(cls, folder: Path, network: Network) -> Encoder:
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
            return cls(session, Subwords.read(folder / PIECES), network)
        # onnxruntime raises classes of its own, made in C++, without a common base.
        except Exception as error:
            raise ModelError(
                f"Het nauwkeurige model in '{folder.name}' ontbreekt of is beschadigd "
                f"({type(error).__name__}). Installeer wijktekst opnieuw."
            ) from error

    def read(self, items: Sequence[SentenceInput]) -> Reading:
        """Scores of the sentences, and what each piece added to them."""
        pieces = [pieces_of(item, self._subwords) for item in items]
        scores, added = np.zeros((len(items), OUTPUTS)), []
        for at, row in enumerate(pieces):
            scores[at], shares = self._run(row)
            added.append(shares)
        return Reading(scores, pieces, added, self._network.read(items).instruments)

    def _run(self, pieces: Pieces) -> tuple[Floats, Floats]:
        row: dict[str, np.ndarray[Any, Any]]
        row = {"ids": pieces.ids, "parts": pieces.parts, "terms": pieces.terms.astype(np.float32)}
        scores, shares = self._session.run(list(_OUT), {name: array[None] for name, array in row.items()})
        return np.asarray(scores)[0], np.asarray(shares, dtype=np.float64)[0]
