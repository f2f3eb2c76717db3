"""The labels that the teacher chooses from, and texts in those numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.vocab import Vocab

from wijktekst.corpus.conllu import Word
from wijktekst.language.subwords import Subwords
from wijktekst.training.dutch.passages import MISSING, Passage
from wijktekst.training.dutch.stretches import Stretch

_RARE_TREE = 3
_PIECES_PER_WORD = 12
_MOST_PIECES = 500


def morph_of(word: Word) -> str:
    """Part of speech and features in one label."""
    return f"{word.pos}|{word.feats}"


class Inventory:
    """Numbers of tags, parts of speech with features, relations and ways to make a lemma.

    A lemma is made by an edit tree, as in spaCy's lemmatizer; trees seen fewer than three times are left out.
    """

    def __init__(self, stretches: Iterable[Stretch], vocab: Vocab) -> None:
        words = [word for stretch in stretches for word in stretch.words if word.tag]
        self.tags = sorted({word.tag for word in words})
        self.morphs = sorted({morph_of(word) for word in words})
        self.relations = sorted({word.relation for word in words})
        self._trees = EditTrees(vocab.strings)
        times = Counter(self._trees.add(word.form, word.lemma) for word in words)
        self.trees = sorted(tree for tree, count in times.items() if count >= _RARE_TREE)
        self._numbers = {
            name: {label: at for at, label in enumerate(labels)}
            for name, labels in (("tag", self.tags), ("morph", self.morphs), ("relation", self.relations))
        }
        self._tree_numbers = {tree: at for at, tree in enumerate(self.trees)}
        self.lemma = lru_cache(maxsize=None)(self._lemma)

    @property
    def sizes(self) -> dict[str, int]:
        """Number of labels per task."""
        return {
            "tag": len(self.tags), "morph": len(self.morphs), "lemma": len(self.trees),
            "relation": len(self.relations), "start": 2,
        }  # fmt: skip

    def _lemma(self, tree: int, form: str) -> str | None:
        """The lemma that a tree makes of a form; None where it does not fit."""
        return self._trees.apply(self.trees[tree], form)

    def tree_of(self, form: str, lemma: str) -> int:
        """Number of the tree from form to lemma, -100 when it is rare."""
        return self._tree_numbers.get(self._trees.add(form, lemma), MISSING)

    def passage(self, stretch: Stretch, subwords: Subwords, pieces: dict[int, int]) -> Passage:
        """The stretch in numbers. `pieces` renumbers the ids of subwords and grows with new ones.

        Words without annotation get -100; of long words only the first pieces count.
        """
        ids = [subwords.of(word.form)[:_PIECES_PER_WORD] for word in stretch.words]
        for most in (4, 2, 1):
            if sum(map(len, ids)) > _MOST_PIECES:
                ids = [one[:most] for one in ids]
        flat = [pieces.setdefault(piece, len(pieces)) for one in ids for piece in one]
        words = stretch.words
        return Passage(
            pieces=np.array(flat, np.int32),
            lengths=np.array([len(one) for one in ids], np.int16),
            block=np.array(stretch.blocks, np.int8),
            start=np.array(stretch.starts, np.int64),
            tag=self._column("tag", [word.tag for word in words]),
            morph=self._column("morph", [morph_of(word) if word.tag else "" for word in words]),
            lemma=np.array([self.tree_of(w.form, w.lemma) if w.tag else MISSING for w in words], np.int64),
            head=np.array([word.head if word.relation else MISSING for word in words], np.int64),
            relation=self._column("relation", [word.relation for word in words]),
        )

    def _column(self, task: str, labels: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        numbers = self._numbers[task]
        return np.array([numbers.get(label, MISSING) for label in labels], np.int64)
