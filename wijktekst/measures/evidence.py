"""Why the model gave an answer: the words, terms and signs that added most to its score.

Both layers are linear, so the score of an answer is a sum with a part for every feature, and that sum is
taken apart exactly: runs of words and letters are put to the words they consist of, the lexicon's evidence to
its terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from wijktekst.measures.features import CHANNELS, words_of
from wijktekst.measures.items import Prediction, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, Dense, Floats, Model, dense_features
from wijktekst.measures.sign_names import CLASSES as WORD_CLASSES
from wijktekst.measures.sign_names import SIGNS
from wijktekst.measures.vectors import Channels
from wijktekst.types import CHALLENGES, Evidence, ThemeHit

#: Words, terms and signs that are named for an answer, and the least part of the positive sum of each.
_NAMED = 3
_LEAST = 0.08
_CONTEXT, _BUILD = "wat ervoor staat", "zinsbouw"
_HEADINGS, _SUBJECT = "de koppen erboven", "waar het document over gaat"
_SHORT = 2
#: Words that a sentence cannot do without; a reader learns nothing from them.
_EMPTY = frozenset(
    "de het een en of van voor met in op te aan bij door naar om uit over tot per die dat dit deze als ook "
    "is zijn wordt worden".split()
)

_Parts = defaultdict[str, float]


def evidence_of(
    model: Model,
    items: Sequence[SentenceInput],
    rows: Sequence[Channels],
    predictions: Sequence[Prediction],
    shares: Sequence[Floats] | None = None,
) -> list[tuple[Evidence, ...]]:
    """Per sentence what carried the kind, then the challenge of a measure, then each other theme.

    `rows` are the features of the sentences, `shares` (words, outputs) what an encoder says of the words of
    each, for a model that has one.
    """
    matrix = model.vectors.transform(rows)
    found = []
    for at, (item, row, prediction) in enumerate(zip(items, rows, predictions, strict=True)):
        within = slice(matrix.indptr[at], matrix.indptr[at + 1])
        answers = list(_answers(model, prediction))
        directions = np.array([direction for _, direction in answers])
        by_column = _by_column(model, matrix.indices[within], matrix.data[within], directions)
        parts = _parts(model, item, row, by_column, len(answers))
        for one, direction in zip(parts, directions, strict=True):
            if shares is not None:
                _put_encoded(one, item, shares[at] @ direction[len(model.scale) : 2 * len(model.scale)])
            _lexicon(one, item, direction[-Dense.WIDTH :])
        found.append(
            tuple(Evidence(label, _strongest(one)) for (label, _), one in zip(answers, parts, strict=True))
        )
    return found


def _by_column(
    model: Model, columns: np.ndarray[Any, Any], values: np.ndarray[Any, Any], directions: Floats
) -> dict[int, list[float]]:
    """What each column of a row gives to each answer."""
    first = model.first[columns] * model.scale * values[:, None]
    given = (first @ directions[:, : len(model.scale)].T).tolist()
    return dict(zip(columns.tolist(), given, strict=True))


def _parts(
    model: Model, item: SentenceInput, row: Channels, by_column: Mapping[int, list[float]], answers: int
) -> list[_Parts]:
    """What the first layer gave to each answer, by what a reader knows it by."""
    found: list[_Parts] = [defaultdict(float) for _ in range(answers)]
    for number, name in enumerate(CHANNELS):
        for feature, columns in model.vectors.columns_by_feature(number, row[number]):
            for at, parts in enumerate(found):
                amount = 0.0
                for column, share in columns:
                    amount += share * by_column[column][at]
                _put(parts, name, feature, amount, item)
    return found


def _put_encoded(parts: _Parts, item: SentenceInput, amounts: Floats) -> None:
    for word, amount in zip(item.text.split(), amounts, strict=True):
        _put_words(parts, words_of(word), float(amount))


def _answers(model: Model, prediction: Prediction) -> Iterator[tuple[str, Floats]]:
    """Each answer with the direction in the second layer that speaks for it, less that of the rest."""
    weights, kinds, classes = model.second[:-1], len(KINDS), len(CLASSES)

    def against_rest(start: int, size: int, chosen: int) -> Floats:
        block = weights[:, start : start + size]
        rest: Floats = (block.sum(axis=1) - block[:, chosen]) / (size - 1)
        return block[:, chosen] - rest

    yield prediction.kind, against_rest(0, kinds, KINDS.index(prediction.kind))
    named = ""
    if prediction.kind == "maatregel":
        named = prediction.challenge
        yield named, against_rest(kinds, classes, CLASSES.index(named))
    for theme in prediction.themes:
        if theme != named:
            yield theme, weights[:, kinds + classes + CHALLENGES.index(theme)]


def _put(parts: _Parts, channel: str, feature: str, amount: float, item: SentenceInput) -> None:
    """Adds what a feature gave to the words, terms or sign that a reader knows it by."""
    if channel.startswith("v-"):
        if item.context:
            parts[_CONTEXT] += amount
    elif channel == "skelet":
        parts[_BUILD] += amount
    elif channel == "termen":
        _put_terms(parts, _hits_of(feature, item.hits), amount)
    elif channel == "vorm" and not feature.startswith(("begin", "eind")):
        if feature in SIGNS:
            parts[SIGNS[feature]] += amount
    else:
        _put_words(parts, feature.split("=", 1)[-1].split(" "), amount)


def _put_words(parts: _Parts, words: Sequence[str], amount: float) -> None:
    for word in words:
        parts[WORD_CLASSES.get(word, word)] += amount / len(words)


def _hits_of(feature: str, hits: Sequence[ThemeHit]) -> list[ThemeHit]:
    challenge, _, theme = feature.partition("/")
    if feature.startswith("term="):
        return [hit for hit in hits if hit.term == feature.removeprefix("term=")]
    return [hit for hit in hits if hit.challenge == challenge and theme in ("", hit.theme)]


def _put_terms(parts: _Parts, hits: Sequence[ThemeHit], amount: float) -> None:
    for hit in hits:
        parts[f"{hit.term} (term)"] += amount / len(hits)


def _lexicon(parts: _Parts, item: SentenceInput, direction: Floats) -> None:
    """The part of the second layer that looks at terms itself."""
    amounts = dense_features(np.zeros((1, 0)), [item])[0] * direction
    in_sentence = amounts[Dense.SUM] + amounts[Dense.HIGHEST]
    for challenge, amount in zip(CHALLENGES, in_sentence, strict=True):
        _put_terms(parts, [hit for hit in item.hits if hit.challenge == challenge], float(amount))
    parts[_CONTEXT] += float(amounts[Dense.CONTEXT].sum())
    parts[_HEADINGS] += float(amounts[Dense.HEADING].sum())
    parts[_SUBJECT] += float(amounts[Dense.SUBJECT].sum())


def _strongest(parts: _Parts) -> tuple[str, ...]:
    """The names with the largest parts; a word that is itself part of a named term is not named twice."""
    positive = {name: amount for name, amount in parts.items() if amount > 0 and _says_something(name)}
    least = _LEAST * sum(positive.values())
    ranked = sorted(positive, key=lambda name: (-positive[name], name))
    return tuple(_without_repeats(name for name in ranked if positive[name] >= least))[:_NAMED]


def _says_something(name: str) -> bool:
    return len(name) >= _SHORT and name not in _EMPTY


def _without_repeats(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        words = set(name.lower().removesuffix(" (term)").split())
        if not words <= seen:
            yield name
        seen |= words
