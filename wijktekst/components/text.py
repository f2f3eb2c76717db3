"""`wijk_zinnen` and `wijk_lemmas`: sentence borders by our rules, lemmas by lookup."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from wijktekst.language.lemmas import lemma
from wijktekst.language.sentences import split


@Language.factory("wijk_zinnen", assigns=["token.is_sent_start", "doc.sents"])
def wijk_zinnen(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets a border at each sentence and at each new line; put it before a parser, which then keeps to it."""
    return _set_sentences


@Language.factory("wijk_lemmas", assigns=["token.lemma"])
def wijk_lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets the most likely dictionary form of each token, in lower case; looks at no context."""
    return _set_lemmas


def _set_sentences(doc: Doc) -> Doc:
    starts = _starts(doc.text)
    border = next(starts, None)
    for token in doc:
        token.is_sent_start = token.i == 0 or (
            border is not None and token.idx >= border and not token.is_space
        )
        if token.is_sent_start:
            while border is not None and border <= token.idx:
                border = next(starts, None)
    return doc


def _starts(text: str) -> Iterator[int]:
    """Offsets from which the next token opens a sentence: where the one before it ends."""
    at = 0
    for line in text.splitlines(keepends=True):
        spans = split(text, at, at + len(line))
        yield from [at, *(end for _, end in spans[:-1])] if spans else []
        at += len(line)


def _set_lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = lemma(token.text) if token.is_alpha or "-" in token.text else token.lower_
    return doc
