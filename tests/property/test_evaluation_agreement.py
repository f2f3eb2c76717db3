"""Whatever annotators say: alpha and kappa stay in their range, and depend on neither order nor names."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijktekst.evaluation.agreement_coefficients import alpha, kappa, masi
from wijktekst.evaluation.metrics import Ints
from wijktekst.types import CHALLENGES

CLASSES = 4
ANSWERS = st.tuples(st.integers(1, 12), st.integers(2, 5)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(-1, CLASSES - 1))
)
SETS = st.lists(st.frozensets(st.sampled_from(CHALLENGES[:5])), min_size=CLASSES, max_size=CLASSES)


def same(one: float, other: float) -> bool:
    return (np.isnan(one) and np.isnan(other)) or one == pytest.approx(other)


@given(ANSWERS, SETS)
def test_alpha_lies_between_the_worst_and_full_agreement(answers: Ints, sets: list[frozenset[str]]) -> None:
    for value in (alpha(answers), alpha(answers, masi(sets))):
        assert np.isnan(value) or -1 - 1e-9 <= value <= 1 + 1e-9


@given(ANSWERS, st.randoms(use_true_random=False))
def test_alpha_knows_no_order_of_sentences_or_annotators_and_no_names(answers: Ints, random) -> None:  # type: ignore[no-untyped-def]
    rows, columns = list(range(len(answers))), list(range(answers.shape[1]))
    names = list(range(CLASSES))
    for some in (rows, columns, names):
        random.shuffle(some)
    renamed = np.where(answers < 0, -1, np.array(names)[answers])
    assert same(alpha(answers), alpha(renamed[rows][:, columns]))


@given(arrays(np.int64, st.integers(2, 12), elements=st.integers(0, CLASSES - 1)), st.integers(2, 5))
def test_who_says_the_same_agrees_fully_unless_all_is_the_same(answers: Ints, people: int) -> None:
    together = np.repeat(answers[:, None], people, axis=1)
    expected = 1.0 if len(set(answers.tolist())) > 1 else np.nan
    assert same(alpha(together), expected)
    assert same(kappa(answers, answers), expected)


@given(ANSWERS)
def test_kappa_is_the_same_either_way_and_at_most_one(answers: Ints) -> None:
    one, other = answers.T[:2]
    value = kappa(one, other)
    assert same(value, kappa(other, one))
    assert np.isnan(value) or -1 - 1e-9 <= value <= 1 + 1e-9


@given(SETS)
def test_sets_are_as_far_apart_either_way_and_not_at_all_from_themselves(sets: list[frozenset[str]]) -> None:
    distance = masi(sets)
    assert (distance == distance.T).all()
    assert ((distance >= 0) & (distance <= 1)).all()
    assert all((distance[at, by] == 0) == (a == b) for at, a in enumerate(sets) for by, b in enumerate(sets))
