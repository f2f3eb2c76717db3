"""States that the parser itself walks into, with the best move there: it learns to go on after an error.

A parser that only saw perfect states goes astray after its first mistake. Here it parses the training texts
with its own moves, and spaCy's dynamic oracle says at each state which move loses least (Goldberg and Nivre,
2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from wijktekst.training.dutch.oracle import FEATURES

_BATCH = 64
Steps = tuple[NDArray[np.int16], NDArray[np.int16]]


def explored(nlp: Language, golds: Sequence[Doc]) -> list[Steps]:
    """States on the parser's own way through each text and the moves that cost least, as `oracle.steps`."""
    found: list[Steps] = []
    for at in range(0, len(golds), _BATCH):
        found.extend(_batch(nlp, golds[at : at + _BATCH]))
    return found


def _batch(nlp: Language, golds: Sequence[Doc]) -> list[Steps]:
    docs = [Doc(g.vocab, words=[t.text for t in g], spaces=[bool(t.whitespace_) for t in g]) for g in golds]
    docs = list(nlp.get_pipe("tok2vec").pipe(docs))  # type: ignore[attr-defined]
    return _walk(nlp.get_pipe("parser"), docs, golds)


def _walk(parser: Any, docs: Sequence[Doc], golds: Sequence[Doc]) -> list[Steps]:
    moves, names = parser.moves, parser.move_names
    kinds = [name[0] for name in names]
    place = {name: at for at, name in enumerate(names)}
    model = parser.model.predict(docs)
    states = moves.init_batch(docs)
    answers = []
    for state, doc, gold in zip(states, docs, golds, strict=True):
        example = Example(doc, gold)
        _, labels = example.get_aligned_parse(projectivize=True)  # type: ignore[no-untyped-call]
        answers.append((moves.init_gold(state, example), labels))
    starts = np.cumsum([0, *[len(doc) for doc in docs]])[:-1]
    features: list[list[NDArray[np.int16]]] = [[] for _ in docs]
    actions: list[list[int]] = [[] for _ in docs]
    live = list(range(len(docs)))
    while live := [at for at in live if not states[at].is_final()]:
        rows = model.get_token_ids([states[at] for at in live])
        scores = model.predict([states[at] for at in live])
        for row, at in enumerate(live):
            state = states[at]
            best = _best(state, answers[at], moves, place, scores[row])
            local = np.where(rows[row] < 0, -1, rows[row] - starts[at])
            features[at].append(local.astype(np.int16))
            actions[at].append(best)
            moves.apply_transition(state, names[_chosen(state, moves, kinds, names, scores[row])])
    return [
        (np.array(one, np.int16).reshape(-1, FEATURES), np.array(two, np.int16))
        for one, two in zip(features, actions, strict=True)
    ]


def _best(
    state: Any, answer: tuple[Any, Sequence[str]], moves: Any, place: dict[str, int],
    scores: NDArray[np.float32],
) -> int:  # fmt: skip
    """The move that costs least; of those that cost the same the one that the parser likes best."""
    gold, labels = answer
    gold.update(state)
    top, first = state.S(0), state.B(0)
    options = ["S", "D", "B-ROOT"]
    if top >= 0 and first >= 0:
        options += [f"L-{_label(labels[top])}", f"R-{_label(labels[first])}", "L-dep", "R-dep"]
    costs = [
        (moves.get_cost(state, gold, place[name]), -scores[place[name]], place[name])
        for name in options
        if name in place
    ]
    return min(costs)[2]


def _label(label: str) -> str:
    return "dep" if label in ("ROOT", "") else label


def _chosen(
    state: Any, moves: Any, kinds: Sequence[str], names: Sequence[str], scores: NDArray[np.float32]
) -> int:
    """The move that the parser makes: the best that is allowed."""
    allowed: dict[str, bool] = {}
    for at in np.argsort(-scores).tolist():
        kind = kinds[at]
        if kind not in allowed:
            allowed[kind] = bool(moves.is_valid(state, names[at]))
        if allowed[kind]:
            return at
    raise ValueError("no move is allowed in a state that is not final")
