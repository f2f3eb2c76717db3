"""Maximum spanning trees with one root (Chu-Liu/Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads of the best tree with one root: [words], the root its own head.

    `scores[child, head]` are log probabilities, the diagonal those of a root. Greedy heads are returned when
    they are a tree already; else the three likeliest roots are tried.
    """
    count = len(scores)
    heads = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(count))
    if len(roots) == 1 and _reaches_root(heads, int(roots[0])):
        return heads
    diagonal = np.diag(scores)
    best, best_score = heads, -np.inf
    for root in np.argsort(-diagonal)[:3].tolist():
        found = _tree(scores.astype(np.float64), root)
        total = diagonal[root] + sum(scores[i, found[i]] for i in range(count) if i != root)
        if total > best_score:
            best, best_score = found, total
    return best


def _reaches_root(heads: NDArray[np.int64], root: int) -> bool:
    good = {root}
    for start in range(len(heads)):
        path, at = [], start
        while at not in good:
            path.append(at)
            at = int(heads[at])
            if at in path:
                return False
        good.update(path)
    return True


def _tree(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Best tree below a given root."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(axis=1)
    heads[root] = root
    cycle = np.array(_cycle(heads, root), np.int64)
    if not len(cycle):
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    place = {int(node): at for at, node in enumerate(outside)}
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    kept = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, outside)] - kept[:, None]
    enter = into.argmax(axis=0)
    small[-1, :-1] = into[enter, np.arange(len(outside))]
    out_of = scores[np.ix_(outside, cycle)]
    leave = out_of.argmax(axis=1)
    small[:-1, -1] = out_of[np.arange(len(outside)), leave]
    found = _tree(small, place[root])
    for at, node in enumerate(outside):
        if node != root:
            heads[node] = cycle[leave[at]] if found[at] == size - 1 else outside[found[at]]
    governor = int(found[-1])
    heads[cycle[enter[governor]]] = outside[governor]
    return heads


def _cycle(heads: NDArray[np.int64], root: int) -> list[int]:
    done = {root}
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in done:
            if at in path:
                return path[path.index(at) :]
            path.append(at)
            at = int(heads[at])
        done.update(path)
    return []
