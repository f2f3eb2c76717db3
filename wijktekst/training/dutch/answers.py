"""From annotated texts to lessons: labels of treebank and teacher as the numbers of spaCy's components."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

from wijktekst.training.dutch.docs import Damage, Marked, marked
from wijktekst.training.dutch.inventory import Inventory
from wijktekst.training.dutch.lessons import Candidates, Lesson, Lexicon, lesson
from wijktekst.training.dutch.stretches import Stretch
from wijktekst.training.dutch.student import SENTER, SENTER_SHAPE, Architecture
from wijktekst.training.dutch.teacher import Predicted

#: Texts are seen with most of their blocks set apart, treebanks once more with few.
DAMAGES = (Damage(block_space=0.75), Damage(block_space=0.3))
_LEAST = 0.3
#: Labels of one word with their weight, best first.
Options = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its labels; `predicted` holds the teacher's further guesses, None for a treebank."""

    stretch: Stretch
    predicted: Predicted | None = None


def examples(nlp: Language, texts: Iterable[Annotated], seed: int) -> list[Example]:
    """Documents from which the components take their labels."""
    rng = random.Random(seed)
    found = []
    for text in texts:
        gold = marked(nlp.vocab, text.stretch, rng, DAMAGES[0]).doc
        plain = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
        found.append(Example(plain, gold))
    return found


class Taught(NamedTuple):
    """A text with its answers: as a document, for the pipeline, and for the sentence recogniser."""

    doc: Doc
    lesson: Lesson
    sentences: Lesson


class Answers:
    """Makes lessons for a pipeline whose components know their labels.

    `lemmas` are those of the treebanks by form and part of speech: people's lemmas go before the teacher's.
    """

    def __init__(
        self, nlp: Language, inventory: Inventory, shape: Architecture, lemmas: Mapping[tuple[str, str], str]
    ) -> None:
        self._nlp, self._inventory, self._lemmas = nlp, inventory, lemmas
        self.lexicon, self.senter_lexicon = Lexicon(nlp, shape), Lexicon(nlp, SENTER_SHAPE)
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._parser: Any = nlp.get_pipe("parser")
        self._tags, self._morphs, self._senter = (
            _numbers(nlp.get_pipe(name)) for name in ("tagger", "morphologizer", SENTER)
        )
        self._morph = lru_cache(maxsize=None)(self._morph_number)
        self._lemma = lru_cache(maxsize=None)(self._lemma_number)

    @property
    def sizes(self) -> dict[str, int]:
        """Number of labels of each component that shares tok2vec."""
        return {
            "morphologizer": len(self._morphs),
            "tagger": len(self._tags),
            "lemmatizer": len(self._lemmatizer.labels),
            "parser": len(self._parser.move_names),
        }

    def lessons(self, texts: Iterable[Annotated], seed: int, damage: Damage) -> Iterator[Taught]:
        """The texts in order, each with the damage that the seed gives it."""
        rng = random.Random(seed)
        for text in texts:
            made = marked(self._nlp.vocab, text.stretch, rng, damage)
            starts = [[(self._senter["S" if token.is_sent_start else "I"], 1.0)] for token in made.doc]
            yield Taught(
                made.doc,
                lesson(self.lexicon, made.doc, self._candidates(made, text), self._parser),
                lesson(self.senter_lexicon, made.doc, {SENTER: starts}),
            )

    def _candidates(self, made: Marked, text: Annotated) -> Candidates:
        found: dict[str, list[Options]] = {"morphologizer": [], "tagger": [], "lemmatizer": []}
        for token, source in zip(made.doc, made.source, strict=True):
            if source >= 0 and not text.stretch.words[source].tag:
                for column in found.values():
                    column.append([])
            elif source < 0 or text.predicted is None:
                found["morphologizer"].append(_sure(self._morph(token.pos_, str(token.morph))))
                found["tagger"].append(_sure(self._tags.get(token.tag_)))
                found["lemmatizer"].append(_sure(self._lemma(token.text, token.lemma_)))
            else:
                for name, options in self._guesses(token, text.predicted, source).items():
                    found[name].append(options)
        return found

    def _guesses(self, token: Token, predicted: Predicted, at: int) -> dict[str, Options]:
        inventory, form = self._inventory, token.text
        tags, morphs, lemmas = (_guessed(predicted, task, at) for task in ("tag", "morph", "lemma"))
        known = self._lemmas.get((form, token.pos_))
        by_lemma: list[tuple[int | None, float]] = [(self._lemma(form, known), 1.0)] if known else []
        for tree, share in [] if known else lemmas:
            made = inventory.lemma(tree, form)
            by_lemma.append((self._lemma(form, made) if made else None, share))
        return {
            "morphologizer": _shared(
                (self._morph(*inventory.morphs[one].split("|", 1)), share) for one, share in morphs
            ),
            "tagger": _shared((self._tags.get(inventory.tags[one]), share) for one, share in tags),
            "lemmatizer": _shared(by_lemma),
        }

    def _morph_number(self, pos: str, feats: str) -> int | None:
        features = f"{feats}|POS={pos}" if feats else f"POS={pos}"
        return self._morphs.get(self._nlp.vocab.morphology.normalize_features(features))

    def _lemma_number(self, form: str, lemma: str) -> int | None:
        number: int | None = self._lemmatizer.tree2label.get(self._lemmatizer.trees.add(form, lemma))
        return number


def known_lemmas(texts: Iterable[Annotated]) -> dict[tuple[str, str], str]:
    """The most frequent lemma of each form and part of speech; not of verbs: their particle may be apart."""
    times: dict[tuple[str, str], Counter[str]] = {}
    for text in texts:
        for word in text.stretch.words:
            if word.tag and word.pos != "VERB":
                times.setdefault((word.form, word.pos), Counter())[word.lemma] += 1
    return {key: min(counter, key=lambda lemma: (-counter[lemma], lemma)) for key, counter in times.items()}


def _numbers(component: Any) -> dict[str, int]:
    return {label: at for at, label in enumerate(component.labels)}


def _guessed(predicted: Predicted, task: str, at: int) -> Options:
    ids, shares = predicted.ids[task][at], predicted.probabilities[task][at]
    return [(int(one), share / 255) for one, share in zip(ids, shares, strict=True)]


def _sure(label: int | None) -> Options:
    return [] if label is None else [(label, 1.0)]


def _shared(guesses: Iterable[tuple[int | None, float]]) -> Options:
    """Guesses of the same label taken together, best first; none when most of the belief is elsewhere."""
    total: dict[int, float] = {}
    for label, share in guesses:
        if label is not None and share:
            total[label] = total.get(label, 0.0) + share
    whole = sum(total.values())
    if whole < _LEAST:
        return []
    return sorted(
        ((label, share / whole) for label, share in total.items()), key=lambda one: (-one[1], one[0])
    )
