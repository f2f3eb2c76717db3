"""From labelled sentences and documents to the folder of the accurate mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from wijktekst import reading, resources
from wijktekst.corpus import CROSSED, crossed, development, whole
from wijktekst.corpus.treebank import read_treebank
from wijktekst.language.subwords import Subwords
from wijktekst.measures import SentenceInput
from wijktekst.measures.model import OUTPUTS, Floats
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.training.documents import standing_in
from wijktekst.training.dutch.e5 import E5Weights, read_e5
from wijktekst.training.encoder.export import export
from wijktekst.training.encoder.learn import fit, scores_of, views_of
from wijktekst.training.encoder.network import SentenceEncoder
from wijktekst.training.encoder.vocabulary import kept_pieces
from wijktekst.training.labels import Labels, inputs_of, labels_of
from wijktekst.training.stack import write_cross_scores
from wijktekst.types import Document

LAYERS, EPOCHS, SEED = 6, 4, 1
#: Folder of a local copy that holds whole documents.
DOCUMENTS = "documents"
_WHY = "De encoder leert van alle gelabelde zinnen."


class _School:
    """Makes encoders of labelled sentences."""

    def __init__(self, weights: E5Weights, kept: Sequence[int], items: Sequence[SentenceInput]) -> None:
        self._weights, self._kept = weights, kept
        self.subwords: Subwords = weights.subwords.only(kept)
        self._views = [views_of(item, self.subwords) for item in items]

    def taught(self, rows: Sequence[int], labels: Labels) -> SentenceEncoder:
        """An encoder that learnt these rows."""
        torch.manual_seed(SEED)
        model = SentenceEncoder(self._weights, self._kept, LAYERS)
        chosen = [self._views[at] for at in rows]
        fit(model, chosen, labels.at(np.array(rows)), epochs=EPOCHS, seed=SEED)
        return model

    def scores(self, model: SentenceEncoder, rows: Sequence[int]) -> Floats:
        """What a model says of these rows, whole."""
        return scores_of(model, [self._views[at].whole for at in rows])


def train(bron: Path, e5: Path, out: Path) -> None:
    """Write encoder, vocabulary and cross-scores to `out`; `training.train` then fits the stack.

    Raises InputError when sentences are missing.
    """
    gold = whole(resources.find("corpora", "wijktekst-gold"), bron, _WHY)
    own = whole(resources.find("corpora", "eigen-zinnen"), None, _WHY)
    sentences, finder = [*gold, *own], TermFinder(Taxonomy.load())
    items = inputs_of(sentences, finder)
    weights, labels = read_e5(e5), labels_of(sentences)
    policy = (text for s in sentences for text in (s.text, s.context))
    kept = kept_pieces(weights.subwords, [*policy, *_documents(bron)], _treebanks(bron))
    school = _School(weights, kept, items)
    folds = crossed(gold, development(resources.find("corpora", "wijktekst-gold")))
    beside = np.zeros((len(gold), OUTPUTS))
    for number in range(CROSSED):
        print(f"fold {number + 1}/{CROSSED}", flush=True)
        rows = [at for at in range(len(items)) if at >= len(gold) or folds[at] != number]
        test = [at for at in range(len(gold)) if folds[at] == number]
        beside[test] = school.scores(school.taught(rows, labels), test)
    print("all", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    write_cross_scores(out, gold, beside)
    export(school.taught(range(len(items)), labels), school.subwords, out)


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
