"""Policy text that the teacher annotates: documents in a copy of the sources and the labelled sentences."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from wijktekst import resources
from wijktekst.corpus import fold, hydrate
from wijktekst.pipeline import read
from wijktekst.training.dutch.held_out import policy_test
from wijktekst.training.dutch.stretches import Stretch, plain
from wijktekst.types import Document

_RUNNING = ("paragraph", "heading", "list_item")
_LABELLED = "wijktekst-gold"
_TEST = "beleidszinnen"


def policy_texts(source: Path, nlp: Language) -> list[Stretch]:
    """Stretches of the Dutch documents under `source`/documents and of the labelled sentences.

    A labelled sentence comes with its context. Documents of which a passage stands in the hand-annotated test
    are left out, and sentences that stand in such a passage: labels name their documents otherwise.
    """
    folder = resources.find("corpora", _TEST)
    with (folder / "passages.csv").open(encoding="utf-8", newline="") as file:
        tested = {Path(row["file"]).name for row in csv.DictReader(file)}
    passages, _ = policy_test(source)
    test = [fold(passage.text()) for passage in passages]
    found: list[Stretch] = []
    for document in read(source / "documents"):
        if not isinstance(document, Document) or document.language not in ("nl", ""):
            continue
        name = Path(document.source.path).name
        if name in tested or name.endswith(".reference.txt"):
            continue
        found.extend(plain(_words(nlp, _blocks(document))))
    for sentence in hydrate(resources.find("corpora", _LABELLED), source).sentences:
        texts = [text for text in (sentence.context, sentence.text) if text]
        if not any(fold(text) in passage for text in texts for passage in test):
            found.extend(plain(_words(nlp, texts)))
    return found


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind in _RUNNING and block.note != "contents":
            yield document.text[block.start : block.end]


def _words(nlp: Language, texts: Iterator[str] | list[str]) -> Iterator[list[tuple[str, bool]]]:
    for text in texts:
        words = [
            (t.text, bool(t.whitespace_)) for t in nlp.make_doc(" ".join(text.split())) if not t.is_space
        ]
        if words:
            yield words
