"""What each feature of a sentence gave to the score of an answer.

Both layers are linear, so a score is a sum with a part for every number in the row of a sentence, and those
parts are put to the features that the numbers come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from wijktekst.measures.features import CHANNELS, Features
from wijktekst.measures.model import Floats, Ints, Model
from wijktekst.measures.vectors import Channels

LETTERS = CHANNELS.index("letters")
#: Channels of which every feature gets its part; of the others only the sum is taken.
_APART = tuple(map(CHANNELS.index, ("woorden", "letters", "vorm", "termen")))
_BUILD = frozenset({"skelet"})
_CONTEXT = frozenset(name for name in CHANNELS if name.startswith("v-"))


@dataclass(frozen=True, slots=True)
class Contributions:
    """Of one sentence: what was given to each of its answers (columns), by word, sign, term and in whole.

    `runs`, `form` and `terms` have a row for each feature of their channel, `letters` one for each distinct
    word; `build` and `context` are the sums of all that tells of them.
    """

    runs: Floats
    letters: Floats
    form: Floats
    terms: Floats
    build: Floats
    context: Floats


def contributions(
    model: Model, rows: Sequence[Channels], matrix: sp.csr_matrix, directions: Sequence[Floats]
) -> list[Contributions]:
    """Per sentence what its features gave to its answers.

    `rows` are the features of the sentences, `matrix` what the vectors of the model make of them, and
    `directions` (answers, outputs) what the second layer adds to an answer for each output of the first.
    """
    if not rows:
        return []
    owners = np.repeat(np.arange(len(rows)), np.diff(matrix.indptr))
    given = _given(model, matrix, directions)
    apart = [_of_features(model, number, rows, owners, matrix, given) for number in _APART]
    wholes = [_of_channels(model, names, owners, matrix, given) for names in (_BUILD, _CONTEXT)]
    return [Contributions(*parts) for parts in zip(*apart, *wholes, strict=True)]


def distinct(words: Features) -> list[str]:
    """The words, each once, in order: runs of letters do not count again when a word comes back."""
    return list(dict.fromkeys(words))


def _given(model: Model, matrix: sp.csr_matrix, directions: Sequence[Floats]) -> Floats:
    """What each number of the matrix gives to each answer of its sentence: (numbers, most answers)."""
    given = np.zeros((matrix.nnz, max(map(len, directions))))
    borders = matrix.indptr.tolist()
    for one, start, end in zip(directions, borders, borders[1:], strict=False):
        of_columns = model.first[matrix.indices[start:end]] @ (one * model.scale).T
        given[start:end, : len(one)] = of_columns * matrix.data[start:end, None]
    return given


def _of_features(
    model: Model, number: int, rows: Sequence[Channels], owners: Ints, matrix: sp.csr_matrix, given: Floats
) -> list[Floats]:
    """Per sentence (features, answers) of one channel; features that share a column share what it gives."""
    features = [distinct(row[number]) if number == LETTERS else row[number] for row in rows]
    lengths = [len(one) for one in features]
    columns, counts = model.vectors.columns(number, features)
    of_row = np.repeat(np.repeat(np.arange(len(rows)), lengths), counts)
    width = model.vectors.width
    places = np.searchsorted(owners * width + matrix.indices, of_row * width + columns)
    shares = given[places] / np.bincount(places)[places, None]
    owned = np.repeat(np.arange(len(counts)), counts)
    sums = np.array([np.bincount(owned, one, len(counts)) for one in shares.T]).T
    return np.split(sums, np.cumsum(lengths)[:-1])


def _of_channels(
    model: Model, names: frozenset[str], owners: Ints, matrix: sp.csr_matrix, given: Floats
) -> Sequence[np.ndarray[Any, Any]]:
    """Per sentence (answers,) what these channels give together."""
    within = model.vectors.columns_of(names)[matrix.indices]
    parts = [np.bincount(owners[within], one, matrix.shape[0]) for one in given[within].T]
    return list(np.array(parts).T)
