"""From labelled sentences to a model folder: hydrate, fit, write."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, by_document, hydrate
from wijktekst.errors import InputError
from wijktekst.measures import MODEL_ID
from wijktekst.measures.model import Model, save
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import ThemeTagger
from wijktekst.training.fit import INNER_FOLDS, fit
from wijktekst.training.labels import inputs_of, labels_of

#: Corpora that the shipped model is trained on, folders under corpora/.
CORPORA = ("wijktekst-gold", "eigen-zinnen")
#: Sentences whose kind was labelled by a larger model (docs/decisions/0009-silver-kinds.md).
SILVER = "wijktekst-zilver"


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What a training run did: sentences used per corpus, and what the user should know."""

    sentences: dict[str, int]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        used = ", ".join(f"{number} uit {name}" for name, number in self.sentences.items() if number)
        return "\n".join([f"Getraind op {sum(self.sentences.values())} zinnen: {used}.", *self.notes])


def train(
    out: Path,
    bron: Path | None = None,
    *,
    online: bool = False,
    corpora: Sequence[str] = CORPORA,
    seed: int = 1,
) -> TrainingReport:
    """Fit the sentence model and write weights.npz and manifest.json to `out`.

    `bron` is a folder with the sources of sentences that are held by reference. The same inputs give the same
    bytes on the same platform. Raises InputError when there is nothing to train on.
    """
    used: dict[str, int] = {}
    notes: list[str] = []
    found: dict[str, tuple[LabelledSentence, ...]] = {}
    for name in (*corpora, SILVER):
        filled = hydrate(resources.find("corpora", name), bron, online=online)
        found[name] = filled.sentences
        used[name] = len(filled.sentences)
        notes.extend(filled.notes)
    silver = found.pop(SILVER)
    sentences = [sentence for part in found.values() for sentence in part]
    if len({s.doc for s in sentences}) < 2:
        raise InputError("Er zijn geen gelabelde zinnen uit twee of meer documenten om op te trainen.")
    taxonomy = Taxonomy.load()
    model = fit_sentences(sentences, silver, ThemeTagger(taxonomy), seed)
    save(
        model,
        out,
        {
            "id": MODEL_ID,
            "sentences": used,
            "data": hash_of_sentences([*sentences, *silver]),
            "taxonomy": taxonomy.hash,
            "seed": seed,
        },
    )
    return TrainingReport(used, tuple(notes))


def fit_sentences(
    sentences: Sequence[LabelledSentence], silver: Sequence[LabelledSentence], tagger: ThemeTagger, seed: int
) -> Model:
    """The sentence model of labelled sentences; of `silver` only the kinds count."""
    return fit(
        inputs_of(sentences, tagger),
        labels_of(sentences),
        by_document(sentences, INNER_FOLDS),
        seed,
        silver=(inputs_of(silver, tagger), labels_of(silver).kinds_only()),
    )


def hash_of_sentences(sentences: Sequence[LabelledSentence]) -> str:
    """SHA-256 over texts and labels, in order."""
    digest = hashlib.sha256()
    for sentence in sentences:
        digest.update(
            json.dumps(asdict(sentence), ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
        )
    return digest.hexdigest()
