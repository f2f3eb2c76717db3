"""The default model as it would be without some documents, for measuring it on those."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijktekst import resources
from wijktekst.corpus import LabelledSentence, whole
from wijktekst.measures import NETWORK_ID, Prediction, SentenceInput
from wijktekst.measures.classifier import by_both, by_one, decided, worth_asking
from wijktekst.measures.features import channels
from wijktekst.measures.model import Floats, Model, Probabilities
from wijktekst.themes import TermFinder, finder_of
from wijktekst.training.apart import not_of
from wijktekst.training.labels import inputs_of
from wijktekst.training.recipe import GOLD, MORE, fit_sentences, inner_folds
from wijktekst.training.stack import NETWORK_RATIO, cross_scores, with_kept

_WHY = "De cijfers gelden voor alle gelabelde zinnen."


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The linear model, and the same with a second layer that weighs the network too."""

    finder: TermFinder
    linear: Model
    both: Model

    def answers(self, gold: Sequence[LabelledSentence]) -> list[tuple[Prediction, tuple[str, ...]]]:
        """Of labelled sentences, by kept scores of networks that did not see their documents either; without
        evidence.
        """
        items = inputs_of(gold, self.finder)
        matrix = self.linear.vectors.transform([channels(item) for item in items])
        beside = cross_scores(resources.find("models", NETWORK_ID), gold)
        scores = self.linear.scores(matrix)
        chances = by_kept(self.linear, self.both, scores, beside, items)
        return [(prediction, ()) for prediction in decided(chances, self.both.thresholds)]


def by_kept(
    linear: Model,
    both: Model,
    scores: Floats,
    beside: Floats,
    items: Sequence[SentenceInput],
    *,
    always: bool = False,
) -> Probabilities:
    """Probabilities as the classifier gives them, where what it would ask is kept: `beside` (n, 28)."""
    chances = by_one(linear, scores, items)
    rows = worth_asking(chances, always=always)
    return by_both(both, chances, rows, scores, beside[rows], items)


def learnt(
    bron: Path, held_out: Collection[tuple[str, str]], sentences: Sequence[LabelledSentence]
) -> HeldOut:
    """Learns these sentences as `wijktekst train` does, and nothing of the held-out documents, whoever
    labelled it. Raises InputError when sentences are missing under `bron`, ValueError when none of
    `sentences` is of the gold.
    """
    gold = whole(resources.find("corpora", GOLD), bron, _WHY)
    others = others_than(bron, [s for s in gold if (s.source, s.doc) in held_out])
    finder = finder_of()
    fitted = fit_sentences(sentences, others, finder)
    network = resources.find("models", NETWORK_ID)
    model = with_kept(fitted, sentences, inner_folds(sentences), finder, network, NETWORK_RATIO)
    if model is None:
        raise ValueError("no sentence has kept scores of the network")
    return HeldOut(finder, fitted.model, model)


def others_than(bron: Path, held_out: Sequence[LabelledSentence]) -> list[LabelledSentence]:
    """What a language model labelled and wrote, without the documents of these sentences.

    Raises InputError when sentences are missing under `bron`.
    """
    more = [s for name in MORE for s in whole(resources.find("corpora", name), bron, _WHY)]
    return not_of(held_out, more)
