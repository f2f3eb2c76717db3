"""Cross-validation by document: each labelled sentence is answered by a model that never saw its document.

Sentences that a language model labelled are learnt from too, but none of the documents asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from wijktekst import resources
from wijktekst.corpus import CROSSED, LabelledSentence, crossed, development, whole
from wijktekst.corpus.references import sha1
from wijktekst.evaluation.held_out import by_kept
from wijktekst.evaluation.report import EvaluationReport
from wijktekst.evaluation.scoring import score
from wijktekst.measures import ACCURATE_ID, NETWORK_ID, Prediction
from wijktekst.measures.classifier import by_one, decided
from wijktekst.measures.model import Model
from wijktekst.themes import finder_of
from wijktekst.training.apart import apart, outside
from wijktekst.training.documents import in_documents
from wijktekst.training.fit import Fitted, fit
from wijktekst.training.labels import Ints
from wijktekst.training.lessons import Lessons
from wijktekst.training.recipe import CORPORA, GOLD, MORE, REAL, SEED, inner_folds
from wijktekst.training.stack import NETWORK_RATIO, cross_scores, stacked

_WHY = "De cijfers gelden voor alle gelabelde zinnen."


class CrossValidation:
    """Models of the folds, each fitted as `wijktekst train` does without the documents of its fold."""

    def __init__(self, bron: Path) -> None:
        """Reads and tags all sentences. Raises InputError when some are missing."""
        finder = finder_of()
        self.gold = in_documents(whole(resources.find("corpora", GOLD), bron, _WHY), bron)
        others = [resources.find("corpora", name) for name in CORPORA if name != GOLD]
        own = [sentence for folder in others for sentence in whole(folder, None, _WHY)]
        self._sentences = [*self.gold, *own]
        self._lessons = Lessons.of(self._sentences, finder)
        self._more = [s for name in MORE for s in whole(resources.find("corpora", name), bron, _WHY)]
        self._beside = Lessons.of(self._more, finder)
        self.folds = np.array(crossed(self.gold, development(resources.find("corpora", GOLD))))

    def fitted(self, number: int, *, share: float = 1.0, more: bool = True) -> tuple[Fitted, Ints]:
        """The model without a fold, and which of all sentences it learnt from: a share of each document, with
        what a language model labelled and wrote or, without `more`, labels of people alone.
        """
        asked = [self.gold[at] for at in np.flatnonzero(self.folds == number)]
        out = {(sentence.source, sentence.doc) for sentence in asked}
        known = [at for at, s in enumerate(self._sentences) if (s.source, s.doc) not in out]
        train = np.array(part_of_each(self._sentences, known, share))
        learnt = [self._sentences[at] for at in train]
        folds = inner_folds(learnt)
        # Those of the asked documents are in a fold of their own, which nothing learns from.
        kept = apart(self._more, [*learnt, *asked], [*folds, *[CROSSED] * len(asked)]) if more else []
        used = outside(kept, CROSSED)
        beside = self._beside.at(used)
        return fit(self._lessons.at(train), folds, SEED, beside, [kept[at] for at in used]), train

    def linear(self, number: int, model: Model) -> dict[int, Prediction]:
        """Answers of a linear model alone for the sentences of a fold, by their place in the gold."""
        test = np.flatnonzero(self.folds == number)
        asked = self._lessons.at(test)
        chances = by_one(model, model.scores(model.vectors.transform(asked.rows)), asked.items)
        return dict(zip(test.tolist(), decided(chances, model.thresholds), strict=True))

    def weighed(
        self, number: int, fitted: Fitted, train: Ints, *, accurate: bool = False
    ) -> dict[int, Prediction]:
        """Answers of a model of a fold with the network or the encoder beside it, as `linear` gives them."""
        beside = cross_scores(resources.find("models", ACCURATE_ID if accurate else NETWORK_ID), self.gold)
        test = np.flatnonzero(self.folds == number)
        model, asked = fitted.model, self._lessons.at(test)
        scores = model.scores(model.vectors.transform(asked.rows))
        real = np.flatnonzero(train < len(self.gold))
        told = self._lessons.at(train[real])
        folds = inner_folds([self.gold[at] for at in train[real]])
        held_out = fitted.held_out[real], beside[train[real]]
        ratio = None if accurate else NETWORK_RATIO
        both = stacked(model, *held_out, told.items, told.labels, folds, ratio)
        chances = by_kept(model, both, scores, beside[test], asked.items, always=accurate)
        return dict(zip(test.tolist(), decided(chances, both.thresholds), strict=True))

    def report(self, answers: Mapping[int, Prediction], source: str = "") -> EvaluationReport:
        """How good answers are, by their place in the gold: of a source, or of all."""
        rows = [at for at in sorted(answers) if source in ("", self.gold[at].source)]
        return score([self.gold[at] for at in rows], [answers[at] for at in rows])


def part_of_each(sentences: Sequence[LabelledSentence], places: Sequence[int], share: float) -> list[int]:
    """Places of a share of the sentences of each document, at least one, always the same; of a smaller share
    all are in a larger one.
    """
    documents: dict[tuple[str, str], list[int]] = {}
    for at in sorted(places, key=lambda at: sha1(sentences[at].id)):
        documents.setdefault((sentences[at].source, sentences[at].doc), []).append(at)
    return sorted(at for found in documents.values() for at in found[: max(1, round(share * len(found)))])


def cross_validate(
    bron: Path, *, accurate: bool = False, numbers: Sequence[int] = range(CROSSED)
) -> dict[str, EvaluationReport]:
    """Reports on the labelled sentences of these folds by source: "programma" and "overheid".

    The network's and, if `accurate`, the encoder's part is kept scores of others of their kind that did not
    see the documents either. Raises InputError when sentences are missing under `bron`.
    """
    validation = CrossValidation(bron)
    answers: dict[int, Prediction] = {}
    for number in numbers:
        answers |= validation.weighed(number, *validation.fitted(number), accurate=accurate)
    return {source: validation.report(answers, source) for source in REAL}
