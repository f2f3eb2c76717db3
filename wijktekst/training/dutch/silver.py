"""The teacher at work: learns from the treebanks and annotates text and older releases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from wijktekst.corpus.conllu import Word
from wijktekst.training.dutch.answers import Annotated
from wijktekst.training.dutch.e5 import E5Weights
from wijktekst.training.dutch.encoder import Teacher
from wijktekst.training.dutch.inventory import Inventory, morph_of
from wijktekst.training.dutch.older import chosen
from wijktekst.training.dutch.passages import MISSING, Passage
from wijktekst.training.dutch.stretches import Stretch
from wijktekst.training.dutch.teacher import Predicted, fit, predict

#: Share of passages that are also seen without the borders of their blocks.
_WITHOUT_BLOCKS = 0.35
_NO_LEMMA_CASE = ("PROPN", "SYM", "X")


@dataclass(frozen=True, slots=True)
class TeacherSettings:
    """Passes over the treebanks of the first teacher (only for the older release) and of each of the last."""

    first_epochs: int = 6
    epochs: int = 12
    teachers: int = 3
    rate: float = 1e-4
    pieces: int = 8000
    device: str = "cpu"


def annotate(
    treebank: Sequence[Stretch], older: Sequence[Stretch], texts: Sequence[Stretch],
    inventory: Inventory, weights: E5Weights, settings: TeacherSettings,
) -> tuple[list[Annotated], list[Annotated]]:  # fmt: skip
    """The older release in the new guidelines, and the texts with what the teachers say of them."""
    school = _School(weights, inventory, settings)
    known, dialect, unread = ([school.passage(s) for s in group] for group in (treebank, older, texts))
    bare = [_without_labels(passage) for passage in dialect]
    first = school.said([school.taught(known, settings.first_epochs, 7)], bare, known_starts=True)
    renewed = _renewed(older, first, inventory)
    relearned = [
        replace(school.passage(stretch), head=passage.head, relation=passage.relation)
        for stretch, passage in zip(renewed, bare, strict=True)
    ]
    teachers = [
        school.taught([*known, *relearned], settings.epochs, seed) for seed in range(settings.teachers)
    ]
    trees = school.said(teachers, bare, known_starts=True)
    read = school.said(teachers, unread, known_starts=False)
    return (
        [Annotated(_with_tree(s, p, inventory, s.starts)) for s, p in zip(renewed, trees, strict=True)],
        [
            Annotated(_with_tree(_with_labels(s, p, inventory), p, inventory, p.start), p)
            for s, p in zip(texts, read, strict=True)
        ],
    )


class _School:
    """Makes teachers; all share the subwords of the texts that were turned into passages before the first."""

    def __init__(self, weights: E5Weights, inventory: Inventory, settings: TeacherSettings) -> None:
        self._weights, self._inventory, self._settings = weights, inventory, settings
        #: Numbers of the subwords in use; the first two open and close a text.
        self._pieces = {weights.subwords.begin: 0, weights.subwords.end: 1}
        self._ends = (0, 1)

    def passage(self, stretch: Stretch) -> Passage:
        return self._inventory.passage(stretch, self._weights.subwords, self._pieces)

    def taught(self, passages: Sequence[Passage], epochs: int, seed: int) -> Teacher:
        settings = self._settings
        # Only the subwords in use: the whole table is most of the model.
        tensors = dict(self._weights.tensors)
        tensors["emb.word"] = tensors["emb.word"][list(self._pieces)]
        # Before the first weight is drawn: torch starts each process with another seed.
        torch.manual_seed(seed)
        teacher = Teacher(self._weights.shape, tensors, self._inventory.sizes).to(settings.device)
        fit(
            teacher, _also_without_blocks(passages), self._ends, epochs=epochs, rate=settings.rate,
            pieces=settings.pieces, seed=seed, device=settings.device,
        )  # fmt: skip
        return teacher

    def said(
        self, teachers: Sequence[Teacher], passages: Sequence[Passage], *, known_starts: bool
    ) -> list[Predicted]:
        settings = self._settings
        return predict(
            teachers, passages, self._ends, pieces=settings.pieces, device=settings.device,
            known_starts=known_starts,
        )  # fmt: skip


def _also_without_blocks(passages: Sequence[Passage]) -> list[Passage]:
    draws = np.random.default_rng(0).random(len(passages))
    plain = []
    for passage, draw in zip(passages, draws, strict=True):
        if draw < _WITHOUT_BLOCKS:
            block = np.zeros_like(passage.block)
            block[:1] = passage.block[:1]
            plain.append(replace(passage, block=block))
    return [*passages, *plain]


def _without_labels(passage: Passage) -> Passage:
    unknown = np.full(len(passage), MISSING, np.int64)
    return replace(passage, tag=unknown, morph=unknown, lemma=unknown, head=unknown, relation=unknown)


def _renewed(older: Sequence[Stretch], first: Sequence[Predicted], inventory: Inventory) -> list[Stretch]:
    """The older release with the tags, features and lemmas that suit both it and the teacher."""
    words = [word for stretch in older for word in stretch.words]
    labels = [word.tag or morph_of(word) for word in words]
    picks = {}
    for task in ("tag", "morph"):
        ids = np.concatenate([one.ids[task] for one in first])
        shares = np.concatenate([one.probabilities[task] for one in first]) / 255
        picks[task] = chosen(labels, ids, shares)
    trees = np.concatenate([one.ids["lemma"] for one in first])
    renewed = []
    for at, word in enumerate(words):
        pos, feats = inventory.morphs[picks["morph"][at]].split("|", 1)
        lemma = _lemma(word, pos, [inventory.lemma(int(tree), word.form) for tree in trees[at]])
        renewed.append(replace(word, tag=inventory.tags[picks["tag"][at]], pos=pos, feats=feats, lemma=lemma))
    found, at = [], 0
    for stretch in older:
        found.append(replace(stretch, words=tuple(renewed[at : at + len(stretch)])))
        at += len(stretch)
    return found


def _lemma(word: Word, pos: str, guesses: Sequence[str | None]) -> str:
    """The teacher's lemma where the older one differs in case only, else the older one."""
    guess = next((one for one in guesses if one), word.form)
    if guess.lower() == word.lemma.lower():
        return guess
    return word.lemma if pos in _NO_LEMMA_CASE else word.lemma.lower()


def _with_labels(stretch: Stretch, predicted: Predicted, inventory: Inventory) -> Stretch:
    words = []
    for at, word in enumerate(stretch.words):
        pos, feats = inventory.morphs[predicted.ids["morph"][at, 0]].split("|", 1)
        made = (inventory.lemma(int(tree), word.form) for tree in predicted.ids["lemma"][at])
        lemma = next((one for one in made if one), word.form)
        tag = inventory.tags[predicted.ids["tag"][at, 0]]
        words.append(replace(word, tag=tag, pos=pos, feats=feats, lemma=lemma))
    return replace(stretch, words=tuple(words))


def _with_tree(
    stretch: Stretch, predicted: Predicted, inventory: Inventory, starts: Sequence[bool] | NDArray[np.bool_]
) -> Stretch:
    words = []
    for at, word in enumerate(stretch.words):
        head = int(predicted.head[at])
        relation = inventory.relations[predicted.relation[at]]
        if head == at:
            relation = "ROOT"
        elif relation == "ROOT":
            relation = "dep"
        words.append(replace(word, head=head, relation=relation))
    return Stretch(tuple(words), tuple(bool(one) for one in starts), stretch.blocks)
