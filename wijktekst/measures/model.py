"""The numbers of the sentence model: two linear layers and thresholds, stored without pickle.

Layer one turns sparse features into a score per output. Layer two weighs those scores and the lexicon's
evidence into probabilities of kind, challenge and themes. All arithmetic is per row, so that a sentence's
result does not depend on its neighbours in a batch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import scipy.sparse as sp

from wijktekst.errors import ModelError
from wijktekst.measures.features import CHANNELS
from wijktekst.measures.items import PLACE, SentenceInput
from wijktekst.measures.vectors import ChannelVocabulary, Vectors
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind, ThemeHit

KINDS: tuple[MeasureKind, ...] = ("maatregel", "ambitie", "overig")
CLASSES = (*CHALLENGES, NO_CHALLENGE)
#: Scores of a sentence: a kind, a challenge, and a theme each.
OUTPUTS = len(KINDS) + len(CLASSES) + len(CHALLENGES)
#: Raised when stored weights can no longer be read by this code.
FORMAT = 4

#: Kinds of documents of which few sentences are measures, because they describe or because they regulate, and
#: of which many are, because they list decisions.
WRITINGS = (
    ("onderzoek", "factsheet"),
    ("regeling", "consultatie", "vergunning"),
    ("besluitenlijst", "raadsbesluit", "collegebesluit", "besluit"),
)
_WRITING_OF = {kind: at for at, kinds in enumerate(WRITINGS) for kind in kinds}

#: File of a second layer that also weighs the scores of a network or an encoder.
STACK = "stapel.npz"

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Dense:
    """Columns of the second layer behind the scores: the lexicon's evidence per challenge.

    Sum (at most 2) and highest weight in the sentence, sum in the context; whether there is no hit; length;
    highest weight in the headings, whether there are none; what the document speaks of, and whether it is of
    each of `WRITINGS`.
    """

    _SIZE = len(CHALLENGES)
    SUM = slice(0, _SIZE)
    HIGHEST = slice(_SIZE, 2 * _SIZE)
    CONTEXT = slice(2 * _SIZE, 3 * _SIZE)
    NO_HIT, LENGTH = 3 * _SIZE, 3 * _SIZE + 1
    HEADING = slice(3 * _SIZE + 2, 4 * _SIZE + 2)
    NO_HEADING = 4 * _SIZE + 2
    SUBJECT = slice(4 * _SIZE + 3, 5 * _SIZE + 3)
    WRITING = slice(5 * _SIZE + 3, 5 * _SIZE + 3 + len(WRITINGS))
    WIDTH = 5 * _SIZE + 3 + len(WRITINGS)


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

    `thresholds`: of a measure, of an ambition against the rest, then of the twelve themes. `certain`:
    probabilities from which a measure and a challenge are right as often as the recipe asks for.
    """

    vectors: Vectors
    first: np.ndarray[Any, np.dtype[np.float32]]
    scale: Floats
    bias: Floats
    second: Floats
    thresholds: Floats
    certain: Floats

    @property
    def certainty(self) -> tuple[float, float]:
        """`certain`, as plain numbers."""
        return float(self.certain[0]), float(self.certain[1])

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
            kinds=softmax(logits[:, :kinds]),
            challenges=softmax(logits[:, kinds : kinds + challenges]),
            themes=1 / (1 + np.exp(-logits[:, kinds + challenges :])),
        )


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def dense_features(scores: Floats, items: Sequence[SentenceInput]) -> Floats:
    """What the second layer sees: scores, then what `Dense` names."""
    return np.hstack([scores, lexicon_features(items)])


def lexicon_features(items: Sequence[SentenceInput]) -> Floats:
    """What `Dense` names, of each sentence: (n, Dense.WIDTH)."""
    rows = np.zeros((len(items), Dense.WIDTH))
    sums, rows[:, Dense.HIGHEST] = _by_challenge([item.hits for item in items])
    rows[:, Dense.SUM] = np.minimum(sums, 2.0)
    sums, _ = _by_challenge([item.context_hits for item in items])
    rows[:, Dense.CONTEXT] = np.minimum(sums, 2.0)
    _, rows[:, Dense.HEADING] = _by_challenge([item.heading_hits for item in items])
    rows[:, Dense.NO_HIT] = [not item.hits for item in items]
    rows[:, Dense.LENGTH] = [min(len(item.text), 600) / 200 for item in items]
    rows[:, Dense.NO_HEADING] = [not item.headings for item in items]
    for row, item in zip(rows, items, strict=True):
        row[Dense.SUBJECT] = item.subject or 0.0
        if item.document_kind in _WRITING_OF:
            row[Dense.WRITING][_WRITING_OF[item.document_kind]] = 1.0
    return rows


def _by_challenge(hits: Sequence[Sequence[ThemeHit]]) -> tuple[Floats, Floats]:
    """Sum and highest of the weights of hits per sentence and challenge: (n, 12) each."""
    shape = len(hits), len(CHALLENGES)
    places = [at * shape[1] + PLACE[hit.challenge] for at, found in enumerate(hits) for hit in found]
    weights = [hit.weight for found in hits for hit in found]
    sums, highest = np.zeros(shape), np.zeros(shape)
    np.add.at(sums.reshape(-1), places, weights)
    np.maximum.at(highest.reshape(-1), places, weights)
    return sums, highest


def save(model: Model, folder: Path, manifest: dict[str, Any]) -> None:
    """Write weights.npz and manifest.json; the same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "first": model.first.astype(np.int8),
        "scale": model.scale,
        "bias": model.bias,
        "second": model.second,
        "thresholds": model.thresholds,
        "certain": model.certain,
    }
    for number, vocabulary in enumerate(model.vectors.vocabularies):
        arrays[f"hashes{number}"] = vocabulary.hashes
        arrays[f"idf{number}"] = vocabulary.idf.astype(np.float16)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs know one keyword
    manifest = {"format": FORMAT, "kinds": KINDS, "challenges": CLASSES, "channels": CHANNELS, **manifest}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")


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
            rest = (arrays[name] for name in ("scale", "bias", "second", "thresholds", "certain"))
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


def save_stack(model: Model, path: Path, beside: Path) -> None:
    """Write what weighs the scores of the first layer and of what `beside` holds: a network or an encoder."""
    marks = np.array([hash_of_first(model), hash_of_file(beside)])
    with path.open("wb") as file:
        np.savez_compressed(
            file, second=model.second, thresholds=model.thresholds, certain=model.certain, of=marks
        )


def with_stack(model: Model, path: Path, beside: Path) -> Model:
    """The model with the second layer that `save_stack` wrote.

    Raises ModelError when it is missing or damaged, or belongs to another first layer or another `beside`.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            marks = arrays["of"].tolist()
            parts = {name: arrays[name] for name in ("second", "thresholds", "certain")}
        fits = marks == [hash_of_first(model), hash_of_file(beside)]
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ModelError(
            f"De weging van het zinnenmodel in '{path.parent.name}' ontbreekt of is beschadigd "
            f"({type(error).__name__}). Installeer wijktekst opnieuw."
        ) from error
    if not fits:
        raise ModelError(
            f"De weging in '{path.parent.name}' hoort bij een ander zinnenmodel of een ander netwerk. "
            "Installeer wijktekst opnieuw of train het model met 'wijktekst train'."
        )
    return replace(model, **parts)


def hash_of_first(model: Model) -> str:
    """SHA-256 of the first layer: the stack weighs its scores and no others."""
    return hashlib.sha256(model.first.astype(np.int8).tobytes() + model.scale.tobytes()).hexdigest()


def hash_of_file(path: Path) -> str:
    """SHA-256 of what is in it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
