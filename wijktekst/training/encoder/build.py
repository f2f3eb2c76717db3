"""From labelled sentences and documents to the encoder of --nauwkeurig and the network of the default."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from wijktekst import reading, resources
from wijktekst.corpus import CROSSED, LabelledSentence, crossed, development, whole
from wijktekst.corpus.treebank import read_treebank
from wijktekst.language.subwords import Subwords
from wijktekst.measures import ACCURATE_ID, NETWORK_ID
from wijktekst.measures.model import OUTPUTS, Floats
from wijktekst.measures.network import TASKS, WEIGHTS, Network
from wijktekst.measures.pieces import PIECES
from wijktekst.themes import TermFinder, finder_of
from wijktekst.training.apart import Labelled, not_of
from wijktekst.training.documents import standing_in
from wijktekst.training.dutch.e5 import E5Weights, read_e5
from wijktekst.training.encoder.export import export
from wijktekst.training.encoder.imitate import imitate, main_directions
from wijktekst.training.encoder.learn import Lesson, chances_of, device_here, fit, scores_of, views_of
from wijktekst.training.encoder.network import SentenceEncoder
from wijktekst.training.encoder.quantise import Arrays, arrays_of, write
from wijktekst.training.encoder.small import SmallNetwork
from wijktekst.training.encoder.vocabulary import kept_pieces
from wijktekst.training.labels import inputs_of, labels_of
from wijktekst.training.recipe import BY_LANGUAGE_MODEL, GOLD, OWN_WRITING
from wijktekst.training.stack import write_cross_scores
from wijktekst.types import Document

LAYERS, EPOCHS = 12, 3
#: Times that the small network sees all sentences.
NETWORK_EPOCHS = 5
#: Seeds of the encoders whose mean the shipped one learns from; the first is its own too.
SEEDS = (1, 2, 3)
#: Most pieces of a text that the small network imitates e5 on, and every how many sentences show its numbers.
_TEXT, _SHOWN = 254, 40
#: Words of such a text, somewhat fewer than fit in it.
_WORDS = 120
#: Folder of a local copy that holds whole documents.
DOCUMENTS = "documents"
_WHY = "De encoder leert van alle gelabelde zinnen."


class _School:
    """Makes encoders of labelled sentences."""

    def __init__(self, weights: E5Weights, kept: Sequence[int], finder: TermFinder) -> None:
        self._weights, self._kept, self.finder = weights, kept, finder
        self.subwords: Subwords = weights.subwords.only(kept)
        self._device = device_here()

    def lesson(self, sentences: Sequence[LabelledSentence]) -> Lesson:
        """Sentences with their labels."""
        items = inputs_of(sentences, self.finder)
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

    def reader(self, texts: Iterable[str]) -> SmallNetwork:
        """A small network that reads texts as e5 does, and knows nothing of labels."""
        torch.manual_seed(SEEDS[0])
        network = SmallNetwork(main_directions(self._weights, self._kept), self.subwords.unknown)
        pieces = [self._pieces(text) for text in texts]
        imitate(network, self._weights, self._kept, pieces, seed=SEEDS[0], device=self._device)
        return network

    def network(self, reader: SmallNetwork, lessons: Sequence[Lesson]) -> Arrays:
        """A small network that learnt these lessons, in whole numbers."""
        torch.manual_seed(SEEDS[0])
        model = copy.deepcopy(reader)
        fit(model, lessons, epochs=NETWORK_EPOCHS, seed=SEEDS[0], device=self._device)
        return arrays_of(model, [row.whole for row in lessons[0].rows[::_SHOWN]])

    def _pieces(self, text: str) -> list[int]:
        inner = [piece for word in text.split() for piece in self.subwords.of(word)]
        return [self.subwords.begin, *inner[:_TEXT], self.subwords.end]


def train(bron: Path, e5: Path, models: Path) -> None:
    """Write encoder and network, each with its vocabulary and cross-scores, to their folders in `models`;
    `training.train` then fits the stacks.

    Raises InputError when sentences are missing.
    """
    out, network_out = models / ACCURATE_ID, models / NETWORK_ID
    gold = whole(resources.find("corpora", GOLD), bron, _WHY)
    own = [s for name in OWN_WRITING for s in whole(resources.find("corpora", name), None, _WHY)]
    labelled = whole(resources.find("corpora", BY_LANGUAGE_MODEL), bron, _WHY)
    weights = read_e5(e5)
    policy = (text for s in [*gold, *own] for text in (s.text, s.context))
    kept = kept_pieces(weights.subwords, [*policy, *_documents(bron)], _treebanks(bron))
    finder = finder_of()
    school = _School(weights, kept, finder)
    for folder in (out, network_out):
        folder.mkdir(parents=True, exist_ok=True)
        school.subwords.write(folder / PIECES)
    reader = school.reader([*_passages(bron, gold), *_passages_of(s.text for s in own)])
    by_encoder, by_network = _crossed(school, reader, gold, own, labelled)
    write_cross_scores(out, gold, by_encoder)
    write_cross_scores(network_out, gold, by_network)
    print("all", flush=True)
    known = school.lesson([*gold, *own, *labelled])
    others = school.lesson(labelled)
    teachers = (school.taught([known], seed) for seed in SEEDS)
    told = sum(chances_of(school.scores(teacher, others)) for teacher in teachers) / len(SEEDS)
    lessons = [known, Lesson(others.rows, np.asarray(told))]
    export(school.taught(lessons, SEEDS[0]).cpu(), out)
    write(school.network(reader, lessons), network_out / WEIGHTS)


def _crossed(
    school: _School,
    reader: SmallNetwork,
    gold: Sequence[LabelledSentence],
    own: Sequence[LabelledSentence],
    labelled: Sequence[LabelledSentence],
) -> tuple[Floats, Floats]:
    """Scores of the gold by encoders (n, 28), and by networks that these taught (n, 34), that saw nothing of
    its documents.
    """
    folds = crossed(gold, development(resources.find("corpora", GOLD)))
    by_encoder, by_network = np.zeros((len(gold), OUTPUTS)), np.zeros((len(gold), sum(TASKS)))
    for number in range(CROSSED):
        print(f"fold {number + 1}/{CROSSED}", flush=True)
        asked = [at for at in range(len(gold)) if folds[at] == number]
        out = [gold[at] for at in asked]
        learnt = [s for s, fold in zip(gold, folds, strict=True) if fold != number]
        others = not_of(out, labelled)
        known, unknown = school.lesson([*learnt, *own, *others]), school.lesson(others)
        model = school.taught([known], SEEDS[0])
        by_encoder[asked] = school.scores(model, school.lesson(out))[:, :OUTPUTS]
        chances = Lesson(unknown.rows, chances_of(school.scores(model, unknown)))
        network = Network(school.network(reader, [known, chances]), school.subwords)
        reading = network.read(inputs_of(out, school.finder))
        by_network[asked] = np.hstack([reading.scores, reading.instruments])
    return by_encoder, by_network


def _passages(bron: Path, gold: Sequence[LabelledSentence]) -> Iterator[str]:
    """Text of the documents under `bron` that hold no labelled sentence, a few sentences at a time."""
    labelled = Labelled(gold)
    for path, name in reading.find_files([bron / DOCUMENTS]):
        document = None if labelled.hold(name) else reading.read_file(path, name)
        if isinstance(document, Document):
            yield from _passages_of(one.text for one in standing_in(document))


def _passages_of(sentences: Iterable[str]) -> Iterator[str]:
    """Sentences that follow each other as texts of about a hundred words."""
    words: list[str] = []
    for sentence in sentences:
        words += sentence.split()
        if len(words) >= _WORDS:
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


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
