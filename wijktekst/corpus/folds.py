"""Splits by document: no document is ever on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from wijktekst.corpus.labelled import LabelledSentence
from wijktekst.corpus.references import read_rows

#: Table in the folder of a corpus that names the documents that are kept out of training to measure on.
DEVELOPMENT = "development.csv"
#: Folds of the cross-validation.
CROSSED = 4


def development(folder: Path) -> frozenset[tuple[str, str]]:
    """(source, doc) of the development documents of a corpus; empty when it has no such list.

    Raises InputError when the list is damaged.
    """
    path = folder / DEVELOPMENT
    if not path.is_file():
        return frozenset()
    return frozenset((row["source"], row["doc"]) for row in read_rows(path, ("source", "doc")))


def by_document(sentences: Sequence[LabelledSentence], folds: int) -> list[int]:
    """Fold number (0 .. folds-1) of every sentence; the largest documents are dealt out first.

    Depends only on the documents' names and sizes. Sentences without a document are one document.
    """
    sizes = Counter((sentence.source, sentence.doc) for sentence in sentences)
    loads = [0] * folds
    fold_of: dict[tuple[str, str], int] = {}
    for key, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        lightest = loads.index(min(loads))
        fold_of[key] = lightest
        loads[lightest] += size
    return [fold_of[sentence.source, sentence.doc] for sentence in sentences]


def crossed(sentences: Sequence[LabelledSentence], held_out: Collection[tuple[str, str]]) -> list[int]:
    """Fold number (0 .. `CROSSED`-1) of every sentence for cross-validation.

    The development documents `held_out` are fold 0, so that what was learnt without them serves both.
    """
    rest = iter(by_document([s for s in sentences if (s.source, s.doc) not in held_out], CROSSED - 1))
    return [0 if (s.source, s.doc) in held_out else 1 + next(rest) for s in sentences]
