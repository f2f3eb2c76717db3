"""Corrections of a reader as something to learn from, and what they may not be held against."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wijktekst.corpus import LabelledSentence, fold
from wijktekst.corpus.corrections import labelled, read
from wijktekst.corpus.search import carries, plain_name
from wijktekst.errors import InputError

#: As how many sentences a correction counts. On the 18 documents that are kept out of training the model then
#: took over 227 of 257 corrections of its errors, against 193 when it counts once; its answers to the other
#: sentences of these documents were as good (measures: F1 .68, and .63 without corrections).
WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Corrections:
    """Sentences with what a reader made of them, Dutch `notes` about it, and SHA-256 of each file."""

    sentences: tuple[LabelledSentence, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def made(self) -> dict[str, object]:
        """For the manifest of a model: how many, and the files by their hash. No sentence."""
        return {"corrections": {"used": len(self.sentences), "files": list(self.files)}} if self.files else {}


NONE = Corrections()


def corrections_in(paths: Sequence[Path]) -> Corrections:
    """The corrections of these files; of two about one measure the last counts.

    Raises InputError when a file is missing or damaged.
    """
    found = {}
    hashes = []
    for path in paths:
        if not path.is_file():
            raise InputError(
                f"Het bestand met correcties '{path}' bestaat niet. Noem bij --correcties een bestand dat "
                "'wijktekst verken' schreef."
            )
        found.update({one.id: one for one in read(path)})
        hashes.append(hashlib.sha256(path.read_bytes()).hexdigest())
    if not paths:
        return Corrections()
    learnt = labelled(found.values())
    used = len(learnt.sentences)
    told = f"{used} van de {len(found)} eigen correcties {'is' if used == 1 else 'zijn'} gebruikt."
    return Corrections(learnt.sentences, (told, *learnt.notes), tuple(hashes))


def apart(
    corrections: Sequence[LabelledSentence], sentences: Sequence[LabelledSentence], folds: Sequence[int]
) -> list[frozenset[int]]:
    """Per correction the folds of labelled sentences that it may not teach the answers of.

    Those hold its document, as far as names tell, or the same sentence.
    """
    by_text: defaultdict[str, set[int]] = defaultdict(set)
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for sentence, number in zip(sentences, folds, strict=True):
        by_text[fold(sentence.text)].add(number)
        for name in _names(sentence.doc):
            by_name[name].add(number)
    return [
        frozenset(by_text.get(fold(one.text), set()).union(*_of_document(one.doc, by_name)))
        for one in corrections
    ]


def _of_document(doc: str, by_name: dict[str, set[int]]) -> Iterator[set[int]]:
    own = _names(doc)
    for name, numbers in by_name.items():
        if any(carries(one, name) for one in own):
            yield numbers


def _names(doc: str) -> set[str]:
    """A document with and without the folder before it and the ending behind it."""
    path = PurePosixPath(doc)
    return {plain_name(path.name), plain_name(path.stem)} - {""}
