"""Why the model gave an answer: the words, terms and signs that added most to its score.

Both layers are linear, so the score of an answer is a sum with a part for every feature, and that sum is
taken apart exactly: runs of words and letters are put to the words they consist of, the lexicon's evidence to
its terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import scipy.sparse as sp

from wijktekst.measures.contributions import LETTERS, Contributions, contributions, distinct
from wijktekst.measures.features import CHANNELS, words_of
from wijktekst.measures.items import Prediction, SentenceInput
from wijktekst.measures.model import CLASSES, KINDS, Dense, Floats, Model, lexicon_features
from wijktekst.measures.pieces import words_with_hits
from wijktekst.measures.sign_names import CLASSES as WORD_CLASSES
from wijktekst.measures.sign_names import SIGNS
from wijktekst.measures.vectors import Channels
from wijktekst.types import CHALLENGES, Evidence, ThemeHit

#: Words, terms and signs that are named for an answer, and the least part of the positive sum of each.
_NAMED = 3
_LEAST = 0.08
_FORM, _TERMS = CHANNELS.index("vorm"), CHANNELS.index("termen")
_CONTEXT, _BUILD = "wat ervoor staat", "zinsbouw"
_HEADINGS, _SUBJECT = "de koppen erboven", "waar het document over gaat"
_WRITING = "het soort document"
_SHORT = 2
#: Words that a sentence cannot do without; a reader learns nothing from them.
_EMPTY = frozenset(
    "de het een en of van voor met in op te aan bij door naar om uit over tot per die dat dit deze als ook "
    "is zijn wordt worden".split()
)

#: Names with what they gave to one answer.
_Parts = defaultdict[str, float]


class Explainer:
    """Says what carried the answers of a model; made once for it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        weights, kinds, classes = model.second[:-1], len(KINDS), len(CLASSES)
        self._kinds = _against_rest(weights[:, :kinds])
        self._challenges = _against_rest(weights[:, kinds : kinds + classes])
        self._themes = weights[:, kinds + classes :]

    def evidence(
        self,
        items: Sequence[SentenceInput],
        rows: Sequence[Channels],
        matrix: sp.csr_matrix,
        predictions: Sequence[Prediction],
        shares: Sequence[Floats] = (),
    ) -> list[tuple[Evidence, ...]]:
        """Per sentence what carried the kind, then the challenge of a measure, then each other theme.

        `rows` are the features of the sentences and `matrix` what the vectors make of them; `shares` (words,
        outputs) is what a network or an encoder says of the words of each, for a model that weighs one.
        """
        outputs = len(self._model.scale)
        answers = [dict(self._answers(prediction)) for prediction in predictions]
        directions = [np.array(list(named.values())) for named in answers]
        given = contributions(self._model, rows, matrix, [one[:, :outputs] for one in directions])
        lexicon = lexicon_features(items)
        found = []
        for at, (item, row, named) in enumerate(zip(items, rows, answers, strict=True)):
            parts: list[_Parts] = [defaultdict(float) for _ in named]
            _put_all(parts, item, row, given[at])
            for one, direction in zip(parts, directions[at], strict=True):
                if shares:
                    _put_read(one, item, shares[at] @ direction[outputs : 2 * outputs])
                _put_lexicon(one, item, lexicon[at] * direction[-Dense.WIDTH :])
            found.append(
                tuple(Evidence(label, _strongest(one)) for label, one in zip(named, parts, strict=True))
            )
        return found

    def _answers(self, prediction: Prediction) -> Iterator[tuple[str, Floats]]:
        """Each answer with the direction in the second layer that speaks for it."""
        yield prediction.kind, self._kinds[:, KINDS.index(prediction.kind)]
        named = prediction.challenge if prediction.kind == "maatregel" else ""
        if named:
            yield named, self._challenges[:, CLASSES.index(named)]
        for theme in prediction.themes:
            if theme != named:
                yield theme, self._themes[:, CHALLENGES.index(theme)]


def _against_rest(block: Floats) -> Floats:
    """What speaks for each answer (features, answers), less what speaks for the rest on average."""
    rest = (block.sum(axis=1, keepdims=True) - block) / (block.shape[1] - 1)
    return np.asarray(block - rest)


def _put_all(parts: Sequence[_Parts], item: SentenceInput, row: Channels, given: Contributions) -> None:
    """Adds what the first layer gave to the words, terms and signs that a reader knows it by."""
    words = row[LETTERS]
    for name, amounts in zip(words, _by_word(given.runs, len(words)).tolist(), strict=True):
        _put(parts, [name], amounts)
    for name, amounts in zip(distinct(words), given.letters.tolist(), strict=True):
        _put(parts, [name], amounts)
    for feature, amounts in zip(row[_FORM], given.form.tolist(), strict=True):
        if feature.startswith(("begin", "eind")):
            _put(parts, feature.split("=", 1)[1].split(" "), amounts)
        elif feature in SIGNS:
            _put(parts, [SIGNS[feature]], amounts)
    _put(parts, [_BUILD], given.build.tolist())
    for feature, amounts in zip(row[_TERMS], given.terms.tolist(), strict=True):
        _put(parts, list(map(_name_of, _hits_of(feature, item.hits))), amounts)
    if item.context:
        _put(parts, [_CONTEXT], given.context.tolist())


def _put(parts: Sequence[_Parts], names: Sequence[str], amounts: Sequence[float]) -> None:
    """Adds what these names gave to each answer together, to each name its share."""
    for name in names:
        known_as = WORD_CLASSES.get(name, name)
        for one, amount in zip(parts, amounts, strict=False):
            one[known_as] += amount / len(names)


def _by_word(amounts: Floats, words: int) -> Floats:
    """What the runs of words gave, the short ones first, put evenly to their words: (words, answers)."""
    found = np.zeros((words, amounts.shape[1]))
    start, size = 0, 1
    while start < len(amounts):
        count = words - size + 1
        for first in range(size):
            found[first : first + count] += amounts[start : start + count] / size
        start, size = start + count, size + 1
    return found


def _put_read(parts: _Parts, item: SentenceInput, amounts: Floats) -> None:
    """Adds what was read in each word, to the terms that it is part of where there are any."""
    words = words_with_hits(item.text, item.hits)
    for (word, hits), amount in zip(words, amounts.tolist(), strict=True):
        _put([parts], list(map(_name_of, hits)) or words_of(word), [amount])


def _name_of(hit: ThemeHit) -> str:
    return f"{hit.term} (term)"


def _hits_of(feature: str, hits: Sequence[ThemeHit]) -> list[ThemeHit]:
    challenge, _, theme = feature.partition("/")
    if feature.startswith("term="):
        return [hit for hit in hits if hit.term == feature.removeprefix("term=")]
    return [hit for hit in hits if hit.challenge == challenge and theme in ("", hit.theme)]


def _put_lexicon(parts: _Parts, item: SentenceInput, amounts: Floats) -> None:
    """Adds the part of the second layer that looks at terms itself."""
    in_sentence = amounts[Dense.SUM] + amounts[Dense.HIGHEST]
    for challenge, amount in zip(CHALLENGES, in_sentence.tolist(), strict=True):
        _put([parts], [_name_of(hit) for hit in item.hits if hit.challenge == challenge], [amount])
    parts[_CONTEXT] += float(amounts[Dense.CONTEXT].sum())
    parts[_HEADINGS] += float(amounts[Dense.HEADING].sum())
    parts[_SUBJECT] += float(amounts[Dense.SUBJECT].sum())
    parts[_WRITING] += float(amounts[Dense.WRITING].sum())


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
