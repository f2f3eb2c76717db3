"""Sentences that people labelled themselves as something to learn from, besides the shipped corpora."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from wijktekst.corpus import LabelledSentence, fold
from wijktekst.corpus.adjudicated import Tasks, adjudicated, read_together
from wijktekst.corpus.corrections import holds_corrections
from wijktekst.corpus.references import sha1
from wijktekst.errors import InputError
from wijktekst.language.numbers import counted
from wijktekst.training.own_sentences import OwnSentences, hashes_of

#: As how many sentences an own label counts. With labels of half the sentences (1,295) of the 18 documents
#: that are kept out of training the model found the measures in the other half with F1 .72, against .67
#: without; with 300 of these labels .70. Challenges and themes changed by less than .01. Counted three times,
#: as corrections are, it was .73 and .70; as sentences of the corpora, so that they also weigh in the second
#: layer, .72 and .71 (challenges .82, against .80 and .81 without; p .06). With labels of half the documents
#: the measures in the others gained .00 and .01.
WEIGHT = 1
_NAME, _TOLD = "extra", "uw eigen labels"
#: Characters of the hash of a sentence in a manifest: by them it is recognised, not read.
_MARK = 10


def labels_in(paths: Sequence[Path]) -> OwnSentences:
    """The labels of these files, together; where annotators differ the majority counts.

    A sentence on which there is none is left out with a note. Raises InputError when a file is missing or
    damaged, or holds corrections.
    """
    if not paths:
        return OwnSentences(_NAME, _TOLD, WEIGHT)
    for path in paths:
        if not path.is_file():
            raise InputError(
                f"Het bestand met labels '{path}' bestaat niet. Noem bij --extra een bestand met gelabelde "
                "zinnen, zoals 'wijktekst annoteer lees' het schrijft."
            )
        if holds_corrections(path):
            raise InputError(
                f"In '{path}' staan correcties uit 'wijktekst verken'. Noem het bij --correcties."
            )
    found = adjudicated(Tasks.of(read_together(paths)).tasks)
    notes = []
    if found.undecided:
        number = len(found.undecided)
        notes.append(
            f"{counted(number, 'eigen zin is', 'eigen zinnen zijn')} overgeslagen: over soort of opgave is "
            "men het niet eens. Beslis met 'wijktekst annoteer overeenstemming --verschillen' en 'beslis'."
        )
    return OwnSentences(_NAME, _TOLD, WEIGHT, found.sentences, tuple(notes), hashes_of(paths))


def marks(sentences: Iterable[LabelledSentence]) -> list[str]:
    """Short hashes of the sentences, by which a later evaluation sees that a model learnt from them."""
    return sorted({mark(one.text) for one in sentences})


def mark(text: str) -> str:
    """The mark of one sentence; line breaks and punctuation do not matter."""
    return sha1(fold(text))[:_MARK]
