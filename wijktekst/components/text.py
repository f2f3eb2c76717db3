"""`wijk_zinnen` and `wijk_lemmas`: sentence borders by our rules, lemmas by lookup."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from wijktekst.errors import ModelError
from wijktekst.language.lemmas import lemma
from wijktekst.language.sentences import split


@Language.factory("wijk_zinnen", assigns=["token.is_sent_start", "doc.sents"])
def wijk_zinnen(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets a border at each sentence and at each new line; put it before a parser, which then keeps to it.

    Behind a parser it raises ModelError at the first text: a parsed `Doc` has its borders.
    """
    return _set_sentences


@Language.factory("wijk_lemmas", assigns=["token.lemma"])
def wijk_lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets the most likely dictionary form of each token, in lower case; looks at no context."""
    return _set_lemmas


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a plain text, in order; none runs over a new line."""
    return [span for line in _lines(text) for span in split(text, *line)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _set_sentences(doc: Doc) -> Doc:
    if len(doc) and doc.has_annotation("DEP"):
        raise ModelError(
            "'wijk_zinnen' staat achter een parser, die zijn eigen zinsgrenzen al heeft gezet. Zet het "
            "vooraan met: nlp.add_pipe('wijk_zinnen', first=True)"
        )
    starts = _starts(doc.text)
    border = next(starts, None)
    words = False  # white space in front belongs to the first sentence
    for token in doc:
        due = border is not None and token.idx >= border and not token.is_space
        token.is_sent_start = token.i == 0 or (due and words)
        words = words or not token.is_space
        while due and border is not None and border <= token.idx:
            border = next(starts, None)
    return doc


def _starts(text: str) -> Iterator[int]:
    """Offsets from which the next token opens a sentence: where the one before it ends."""
    for start, end in _lines(text):
        if spans := split(text, start, end):
            yield start
            yield from (stop for _, stop in spans[:-1])


def _set_lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = lemma(token.text) if token.is_alpha or "-" in token.text else token.lower_
    return doc
