"""The numbers of the sentence model: two linear layers and thresholds, stored without pickle.

Layer one turns sparse features into a score per output. Layer two weighs those scores and the lexicon's
evidence into probabilities of kind, challenge and themes. All arithmetic is per row, so that a sentence's
result does not depend on its neighbours in a batch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import scipy.sparse as sp

from wijktekst.errors import ModelError
from wijktekst.measures.features import CHANNELS
from wijktekst.measures.items import SentenceInput
from wijktekst.measures.vectors import ChannelVocabulary, Vectors
from wijktekst.types import CHALLENGES, NO_CHALLENGE

KINDS = ("maatregel", "ambitie", "overig")
CLASSES = (*CHALLENGES, NO_CHALLENGE)
#: Raised when stored weights can no longer be read by this code.
FORMAT = 2

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Of n sentences: kinds (n, 3), challenges (n, 13, ending with "geen"), themes (n, 12)."""

    kinds: Floats
    challenges: Floats
    themes: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """First layer (width, outputs), whole numbers of -127 to 127, with a scale per output; second layer
    (dense + 1, 28).

    `thresholds`: of a measure, of an ambition against the rest, then of the twelve themes.
    """

    vectors: Vectors
    first: np.ndarray[Any, np.dtype[np.float32]]
    scale: Floats
    bias: Floats
    second: Floats
    thresholds: Floats

    def scores(self, matrix: sp.csr_matrix) -> Floats:
        """First layer: (n, outputs)."""
        product = matrix @ self.first
        return np.asarray(product, dtype=np.float64) * self.scale + self.bias

    def probabilities(self, scores: Floats, items: Sequence[SentenceInput]) -> Probabilities:
        """Second layer over the scores of the first and the lexicon's evidence."""
        dense = dense_features(scores, items)
        logits = np.einsum("ij,jk->ik", dense, self.second[:-1]) + self.second[-1]
        kinds, challenges = len(KINDS), len(CLASSES)
        return Probabilities(
            kinds=_softmax(logits[:, :kinds]),
            challenges=_softmax(logits[:, kinds : kinds + challenges]),
            themes=1 / (1 + np.exp(-logits[:, kinds + challenges :])),
        )


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def dense_features(scores: Floats, items: Sequence[SentenceInput]) -> Floats:
    """What the second layer sees: scores, and per challenge the lexicon's evidence in sentence and context.

    Per challenge: the sum (at most 2) and the highest of the weights in the sentence, the sum in the context.
    """
    size = len(CHALLENGES)
    place = {challenge: i for i, challenge in enumerate(CHALLENGES)}
    evidence = np.zeros((len(items), 3 * size + 2))
    for row, item in zip(evidence, items, strict=True):
        for hit in item.hits:
            at = place[hit.challenge]
            row[at] = min(row[at] + hit.weight, 2.0)
            row[size + at] = max(row[size + at], hit.weight)
        for hit in item.context_hits:
            at = 2 * size + place[hit.challenge]
            row[at] = min(row[at] + hit.weight, 2.0)
        row[3 * size] = float(not item.hits)
        row[3 * size + 1] = min(len(item.text), 600) / 200
    return np.hstack([scores, evidence])


def save(model: Model, folder: Path, manifest: dict[str, Any]) -> None:
    """Write weights.npz and manifest.json; the same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "first": model.first.astype(np.int8),
        "scale": model.scale,
        "bias": model.bias,
        "second": model.second,
        "thresholds": model.thresholds,
    }
    for number, vocabulary in enumerate(model.vectors.vocabularies):
        arrays[f"hashes{number}"] = vocabulary.hashes
        arrays[f"idf{number}"] = vocabulary.idf.astype(np.float16)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs know one keyword
    manifest = {"format": FORMAT, "kinds": KINDS, "challenges": CLASSES, "channels": CHANNELS, **manifest}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def load(folder: Path) -> Model:
    """Read what `save` wrote. Raises ModelError when it is missing, damaged or of another version."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        expected = (FORMAT, list(KINDS), list(CLASSES), list(CHANNELS))
        found = tuple(manifest.get(key) for key in ("format", "kinds", "challenges", "channels"))
        if found != expected:
            raise ModelError(
                f"Het zinnenmodel in '{folder.name}' hoort bij een andere versie van wijktekst. "
                "Installeer wijktekst opnieuw of train het model met 'wijktekst train'."
            )
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            vocabularies = [
                ChannelVocabulary(arrays[f"hashes{n}"], arrays[f"idf{n}"].astype(np.float32))
                for n in range(len(CHANNELS))
            ]
            rest = (arrays[name] for name in ("scale", "bias", "second", "thresholds"))
            model = Model(Vectors(vocabularies), arrays["first"].astype(np.float32), *rest)
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ModelError(
            f"Het zinnenmodel in '{folder.name}' ontbreekt of is beschadigd ({type(error).__name__}). "
            "Installeer wijktekst opnieuw of train het model met 'wijktekst train'."
        ) from error
    if model.first.shape != (model.vectors.width, len(model.scale)):
        raise ModelError(
            f"De gewichten van het zinnenmodel in '{folder.name}' passen niet bij zijn woordenlijst."
        )
    return model
