"""The teacher's best tree is the best of all trees, as counting them all out says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from wijktekst.training.dutch.trees import best_tree


def total(scores: NDArray[np.float32], heads: NDArray[np.int64]) -> float:
    return float(scores[np.arange(len(scores)), heads].sum())


def all_trees(count: int) -> Iterator[NDArray[np.int64]]:
    """Every tree with one root, which is its own head."""
    for heads in itertools.product(range(count), repeat=count):
        if sum(head == at for at, head in enumerate(heads)) == 1 and all(
            reaches_root(heads, at) for at in range(count)
        ):
            yield np.array(heads)


def reaches_root(heads: tuple[int, ...], at: int) -> bool:
    for _ in heads:
        at = heads[at]
    return heads[at] == at


TREES = {count: list(all_trees(count)) for count in range(1, 6)}


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_tree_is_the_best_of_all_trees_with_a_likely_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 3, (count, count)).astype(np.float32)
    heads = best_tree(scores)
    assert any((heads == tree).all() for tree in TREES[count])
    likely = set(np.argsort(-np.diag(scores))[:3].tolist())
    best = max(
        total(scores, tree) for tree in TREES[count] if likely & set(np.flatnonzero(tree == np.arange(count)))
    )
    assert total(scores, heads) >= best - 1e-4


def test_a_cycle_of_likely_heads_is_broken_where_it_costs_least() -> None:
    scores = np.log(np.array([[0.1, 0.8, 0.1], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1]], dtype=np.float32))
    assert best_tree(scores).tolist() == [1, 1, 1]


def test_one_word_is_its_own_root() -> None:
    assert best_tree(np.zeros((1, 1), np.float32)).tolist() == [0]
