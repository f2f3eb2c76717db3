"""From labelled sentences to a model folder: hydrate, fit, write."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import CROSSED, LabelledSentence, by_document, crossed, development, hydrate
from wijktekst.errors import InputError
from wijktekst.measures import MODEL_ID
from wijktekst.measures.model import save
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.training.corrections import NONE, WEIGHT, Corrections, apart, corrections_in
from wijktekst.training.documents import with_headings
from wijktekst.training.fit import INNER_FOLDS, Fitted, fit
from wijktekst.training.lessons import Lessons
from wijktekst.training.own_labels import NO_LABELS, OwnLabels, labels_in, marks
from wijktekst.training.own_labels import WEIGHT as LABELS_WEIGHT
from wijktekst.training.stack import write_stack

#: Corpora that the shipped model is trained on, folders under corpora/.
GOLD = "wijktekst-gold"
CORPORA = (GOLD, "eigen-zinnen")
#: In the manifest: marks of sentences of the user that the model learnt from.
OWN_SENTENCES = "own_sentences"
#: What the labels of real documents call their source.
REAL = ("programma", "overheid")
SEED = 1
#: Sentences whose kind was labelled by a larger model (docs/decisions/0009-silver-kinds.md).
SILVER = "wijktekst-zilver"
#: Sentences that a language model labelled and wrote (docs/decisions/0024-labels-by-a-language-model.md).
BY_LANGUAGE_MODEL = "wijktekst-taalmodel"
#: Those of our own writing, whose text is in the package.
OWN_WRITING = ("eigen-zinnen", "eigen-beleid")


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
    seed: int = SEED,
    accurate: Path | None = None,
    corrections: Sequence[Path] = (),
    extra: Sequence[Path] = (),
) -> TrainingReport:
    """Fit the sentence model and write weights.npz and manifest.json to `out`.

    `bron` is a folder with the sources of sentences that are held by reference. `accurate` is the folder of
    an encoder, whose stack is fitted again for the new model. `corrections` are files of a reader's own,
    `extra` files of sentences that people labelled themselves. The same inputs give the same bytes on the
    same platform. Raises InputError when there is nothing to train on, or one of these files is missing or
    damaged.
    """
    own, labels = corrections_in(corrections), labels_in(extra)
    used: dict[str, int] = {}
    notes: list[str] = []
    found: dict[str, tuple[LabelledSentence, ...]] = {}
    for name in (*corpora, SILVER):
        filled = hydrate(resources.find("corpora", name), bron, online=online)
        found[name] = with_headings(filled.sentences, bron) if bron and name == GOLD else filled.sentences
        used[name] = len(filled.sentences)
        notes.extend(filled.notes)
    silver = found.pop(SILVER)
    sentences = [sentence for part in found.values() for sentence in part]
    if len({s.doc for s in sentences}) < 2:
        raise InputError("Er zijn geen gelabelde zinnen uit twee of meer documenten om op te trainen.")
    taxonomy = Taxonomy.load()
    finder = TermFinder(taxonomy)
    fitted = fit_sentences(sentences, silver, finder, seed, own, labels)
    data = hash_of_sentences([*sentences, *silver, *own.sentences, *labels.sentences])
    made: dict[str, object] = {"id": MODEL_ID, "sentences": used, "data": data, **own.made, **labels.made}
    if known := marks([*own.sentences, *labels.sentences]):
        made[OWN_SENTENCES] = known
    save(fitted.model, out, {**made, "taxonomy": taxonomy.hash, "seed": seed})
    if accurate is not None:
        write_stack(fitted, sentences, inner_folds(sentences), finder, accurate, REAL)
    told = {
        **used,
        "uw eigen correcties": len(own.sentences),
        "uw eigen labels": len(labels.sentences),
    }
    return TrainingReport(told, (*own.notes, *labels.notes, *notes))


def fit_sentences(
    sentences: Sequence[LabelledSentence],
    silver: Sequence[LabelledSentence],
    finder: TermFinder,
    seed: int = SEED,
    own: Corrections = NONE,
    labels: OwnLabels = NO_LABELS,
) -> Fitted:
    """The sentence model of labelled sentences; of `silver` only the kinds count.

    What a reader corrected or people labelled themselves is learnt from and never measured on: these
    sentences are those that the model found or doubted, so that they say nothing about the rest.
    """
    lessons, more = Lessons.of(sentences, finder), Lessons.of(silver, finder).kinds_only()
    folds = inner_folds(sentences)
    counted = [one for one in own.sentences for _ in range(WEIGHT)]
    counted += [one for one in labels.sentences for _ in range(LABELS_WEIGHT)]
    if not counted:
        return fit(lessons, folds, seed, more)
    kept = [frozenset[int]()] * len(more) + apart(counted, sentences, folds)
    return fit(lessons, folds, seed, more.followed_by(Lessons.of(counted, finder)), kept)


def not_of(
    sentences: Sequence[LabelledSentence], others: Sequence[LabelledSentence]
) -> list[LabelledSentence]:
    """Those of `others` that stand in no document of `sentences`, as far as names tell."""
    found = apart(others, sentences, [0] * len(sentences))
    return [sentence for sentence, shared in zip(others, found, strict=True) if not shared]


def inner_folds(sentences: Sequence[LabelledSentence]) -> list[int]:
    """Fold of every sentence for the second layer, by document.

    Those of real documents are the folds of the cross-validation: an encoder's kept scores fit beside them.
    """
    real, own = [s for s in sentences if s.source in REAL], [s for s in sentences if s.source not in REAL]
    of_real = iter(crossed(real, development(resources.find("corpora", GOLD))))
    of_own = iter(by_document(own, CROSSED if real else INNER_FOLDS))
    return [next(of_real if s.source in REAL else of_own) for s in sentences]


def hash_of_sentences(sentences: Sequence[LabelledSentence]) -> str:
    """SHA-256 over texts and labels, in order."""
    digest = hashlib.sha256()
    for sentence in sentences:
        digest.update(
            json.dumps(asdict(sentence), ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
        )
    return digest.hexdigest()
