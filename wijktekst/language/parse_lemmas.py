"""Lemmas of the few words of a sentence that its facts ask for.

A trained lemmatizer reads the lemma off the vector of each word by itself, and weighs a thousand endings for
it: it need not do so for the words that nobody asks after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from wijktekst.language.labels import universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EditTreeLemmatizer
    from spacy.tokens import Doc, Token

#: Relations of verbs, by how they begin, and of the heads of phrases, of which `ParseFacts` gives the lemma.
_VERBS = ("aux", "cop", "xcomp")
_HEADS = frozenset(("nsubj", "nsubj:pass", "obl:agent", "obj", "ccomp"))


def taken_apart(nlp: Language) -> EditTreeLemmatizer | None:
    """The lemmatizer, taken out of the pipeline; None, and all as it was, where words hang together for it.

    They do not where it is trained and listens to the vectors of the pipeline; nor may a rule come behind it.
    """
    from spacy.pipeline import AttributeRuler, EditTreeLemmatizer

    rulers = [part for _, part in nlp.pipeline if isinstance(part, AttributeRuler)]
    rules: list[Any] = [rule for part in rulers for rule in part.patterns]
    ruled = any("LEMMA" in rule["attrs"] for rule in rules)
    for name, part in nlp.pipeline if not ruled else ():
        if isinstance(part, EditTreeLemmatizer) and _listens(part):
            nlp.disable_pipe(name)
            return part
    return None


def _listens(part: EditTreeLemmatizer) -> bool:
    """Whether all that it knows of a word is the vector that the pipeline made."""
    return [layer.name for layer in part.model.layers[:1]] == ["tok2vec-listener"]


def add_lemmas(lemmatizer: EditTreeLemmatizer, docs: Iterable[Doc]) -> None:
    """Set the lemmas of the words of each sentence that are asked after, as the lemmatizer would."""
    import numpy as np
    from spacy.tokens import Doc

    asked = [token for doc in docs for token in _asked(doc)]
    if not asked:
        return
    words = Doc(lemmatizer.vocab, words=[token.text for token in asked])
    words.tensor = np.stack([token.doc.tensor[token.i] for token in asked])
    for token, word in zip(asked, lemmatizer(words), strict=True):
        token.lemma = word.lemma


def _asked(doc: Doc) -> Iterator[Token]:
    """The root, and what is asked of what hangs on it or on a verb that it governs ("gaan ... bouwen")."""
    root = next((token for token in doc if token.head.i == token.i), None)
    if root is None:
        return
    yield root
    for child in root.children:
        if _may_be_asked(child):
            yield child
        if universal(child.dep_) == "xcomp":
            yield from filter(_may_be_asked, child.children)


def _may_be_asked(token: Token) -> bool:
    """Verbs, and heads of phrases that are no noun: of a noun the word list tells the lemma."""
    label = universal(token.dep_)
    return label.startswith(_VERBS) or (label in _HEADS and token.pos_ not in ("NOUN", ""))
