"""Sentences that may be labelled, with what the sentence model makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst import language, measures, pipeline, themes
from wijktekst.annotation.task import Suggestion, plain
from wijktekst.types import Document, Settings, Unread

if TYPE_CHECKING:
    from wijktekst.measures.model import Floats

#: Fewer words are a fragment; more characters, or more figures than letters, a table.
FEWEST_WORDS, LONGEST = 4, 1000
_DUTCH = ("", "nl")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a document; `doubt` is how unsure the model is, from 0 (sure) to 2."""

    text: str
    context: str
    headings: tuple[str, ...]
    doc: str
    page: int | None
    source: str
    doubt: float
    suggestion: Suggestion


def candidates(
    source: str | Path,
    settings: Settings = Settings(),
    *,
    unread: Callable[[Unread], None] = lambda _: None,
    foreign: Callable[[str], None] = lambda _: None,
    begun: Callable[[str], None] = lambda _: None,
) -> Iterator[Candidate]:
    """The sentences of documents that the model classifies, in order; documents that are not Dutch have none.

    `unread` is told of each document that could not be read, `foreign` the name of each that is not Dutch,
    `begun` the name of each that could be read. Raises InputError when `source` is not there.
    """
    judge = _Judge(settings)
    for document in pipeline.read(source, settings):
        if isinstance(document, Unread):
            unread(document)
            continue
        begun(document.source.path)
        if document.language not in _DUTCH:
            foreign(document.source.path)
            continue
        yield from judge.candidates(document)


class _Judge:
    """Classifies the sentences of a document and tells how unsure the model is."""

    def __init__(self, settings: Settings) -> None:
        self._finder = themes.finder_of()  # the terms that the model learned from
        self._classifier = measures.SentenceClassifier.load(Path(settings.model) if settings.model else None)

    def candidates(self, document: Document) -> Iterator[Candidate]:
        text, blocks = document.text, document.blocks
        every = language.sentences_of(document)
        chosen = [one for one in every if blocks[one.block].kind in measures.CLASSIFIED]
        if not chosen:
            return
        hits = self._finder.find(text, [(one.start, one.end) for one in every])
        spans = [(one.start, one.end) for one in chosen]
        above = [blocks[one.block].heading_path for one in chosen]
        items = measures.inputs(text, spans, hits, above, self._finder.find_all, document.kind)
        chances = self._classifier.chances(items)
        doubts = _doubts(chances.kinds, chances.challenges)
        for sentence, item, doubt, said in zip(
            chosen, items, doubts, self._classifier.predictions(chances), strict=True
        ):
            if not _worth_reading(item.text):
                continue
            challenge = said.challenge if said.kind == "maatregel" else ""
            yield Candidate(
                plain(item.text),
                plain(item.context),
                item.headings,
                document.source.path,
                blocks[sentence.block].page_at(sentence.start),
                document.kind,
                doubt,
                Suggestion(said.kind, challenge, said.themes, said.kind_score),
            )


def _worth_reading(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    words = [one for one in language.tokenize(text) if one.text[0].isalpha()]
    return len(text) <= LONGEST and len(words) >= FEWEST_WORDS and 2 * letters >= len(text) - text.count(" ")


def _doubts(kinds: Floats, challenges: Floats) -> list[float]:
    """Entropy of the kind, and that of the challenge as far as it may be a measure; each from 0 to 1."""
    import numpy as np

    def entropy(chances: Floats) -> Floats:
        spread: Floats = -(chances * np.log(np.maximum(chances, 1e-12))).sum(axis=1)
        return spread / log(chances.shape[1])

    doubt: list[float] = np.round(entropy(kinds) + kinds[:, 0] * entropy(challenges), 6).tolist()
    return doubt
