"""From labelled sentences and documents to the folder of the accurate mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from wijktekst import reading, resources
from wijktekst.corpus import CROSSED, LabelledSentence, crossed, development, whole
from wijktekst.corpus.treebank import read_treebank
from wijktekst.language.subwords import Subwords
from wijktekst.measures.model import OUTPUTS, Floats
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.training.apart import not_of
from wijktekst.training.documents import standing_in
from wijktekst.training.dutch.e5 import E5Weights, read_e5
from wijktekst.training.encoder.export import export
from wijktekst.training.encoder.learn import Lesson, chances_of, device_here, fit, scores_of, views_of
from wijktekst.training.encoder.network import SentenceEncoder
from wijktekst.training.encoder.vocabulary import kept_pieces
from wijktekst.training.labels import inputs_of, labels_of
from wijktekst.training.recipe import BY_LANGUAGE_MODEL, GOLD, OWN_WRITING
from wijktekst.training.stack import write_cross_scores
from wijktekst.types import Document

LAYERS, EPOCHS = 12, 3
#: Seeds of the encoders whose mean the shipped one learns from; the first is its own too.
SEEDS = (1, 2, 3)
#: Folder of a local copy that holds whole documents.
DOCUMENTS = "documents"
_WHY = "De encoder leert van alle gelabelde zinnen."


class _School:
    """Makes encoders of labelled sentences."""

    def __init__(self, weights: E5Weights, kept: Sequence[int], finder: TermFinder) -> None:
        self._weights, self._kept, self._finder = weights, kept, finder
        self.subwords: Subwords = weights.subwords.only(kept)
        self._device = device_here()

    def lesson(self, sentences: Sequence[LabelledSentence]) -> Lesson:
        """Sentences with their labels."""
        items = inputs_of(sentences, self._finder)
        return Lesson([views_of(item, self.subwords) for item in items], labels_of(sentences))

    def taught(self, lessons: Sequence[Lesson], seed: int) -> SentenceEncoder:
        """An encoder that learnt these lessons."""
        torch.manual_seed(seed)
        model = SentenceEncoder(self._weights, self._kept, LAYERS)
        fit(model, lessons, epochs=EPOCHS, seed=seed, device=self._device)
        return model

    def scores(self, model: SentenceEncoder, lesson: Lesson) -> Floats:
        """What a model says of sentences, whole: (n, 34)."""
        return scores_of(model, [row.whole for row in lesson.rows], self._device)


def train(bron: Path, e5: Path, out: Path) -> None:
    """Write encoder, vocabulary and cross-scores to `out`; `training.train` then fits the stack.

    Raises InputError when sentences are missing.
    """
    gold = whole(resources.find("corpora", GOLD), bron, _WHY)
    own = [s for name in OWN_WRITING for s in whole(resources.find("corpora", name), None, _WHY)]
    labelled = whole(resources.find("corpora", BY_LANGUAGE_MODEL), bron, _WHY)
    weights = read_e5(e5)
    policy = (text for s in [*gold, *own] for text in (s.text, s.context))
    kept = kept_pieces(weights.subwords, [*policy, *_documents(bron)], _treebanks(bron))
    school = _School(weights, kept, TermFinder(Taxonomy.load()))
    out.mkdir(parents=True, exist_ok=True)
    write_cross_scores(out, gold, _crossed(school, gold, own, labelled))
    print("all", flush=True)
    known = school.lesson([*gold, *own, *labelled])
    others = school.lesson(labelled)
    teachers = (school.taught([known], seed) for seed in SEEDS)
    told = sum(chances_of(school.scores(teacher, others)) for teacher in teachers) / len(SEEDS)
    model = school.taught([known, Lesson(others.rows, np.asarray(told))], SEEDS[0])
    export(model.cpu(), school.subwords, out)


def _crossed(
    school: _School,
    gold: Sequence[LabelledSentence],
    own: Sequence[LabelledSentence],
    labelled: Sequence[LabelledSentence],
) -> Floats:
    """Scores (n, 28) of the gold by encoders that saw nothing of its documents."""
    folds = crossed(gold, development(resources.find("corpora", GOLD)))
    found = np.zeros((len(gold), OUTPUTS))
    for number in range(CROSSED):
        print(f"fold {number + 1}/{CROSSED}", flush=True)
        asked = [at for at in range(len(gold)) if folds[at] == number]
        out = [gold[at] for at in asked]
        learnt = [s for s, fold in zip(gold, folds, strict=True) if fold != number]
        model = school.taught([school.lesson([*learnt, *own, *not_of(out, labelled)])], SEEDS[0])
        found[asked] = school.scores(model, school.lesson(out))[:, :OUTPUTS]
    return found


def _documents(bron: Path) -> Iterator[str]:
    """Sentences of the documents under `bron`, and the headings above them."""
    for path, name in reading.find_files([bron / DOCUMENTS]):
        document = reading.read_file(path, name)
        if isinstance(document, Document):
            for one in standing_in(document):
                yield from (one.text, *one.headings[-1:])


def _treebanks(bron: Path) -> Iterator[str]:
    bank = read_treebank(bron)
    for sentence in (*bank.train, *bank.older):
        yield " ".join(word.form for word in sentence.words)
