"""A sentence as one annotator labelled it."""

from __future__ import annotations

from dataclasses import dataclass

from wijktekst.corpus.labelled import LabelledSentence


@dataclass(frozen=True, slots=True)
class Annotation:
    """What `annotator` made of a sentence; sentences with the same id are the same task.

    Parts that were not asked for do not count: themes by `sentence.themes_optional`, and `note` is what the
    annotator wrote beside it.
    """

    annotator: str
    sentence: LabelledSentence
    note: str = ""
