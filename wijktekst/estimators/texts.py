"""What users hand over: texts and labels, checked. Errors follow scikit-learn: ValueError, in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def texts_of(X: Iterable[str]) -> list[str]:  # noqa: N803  # scikit-learn's name
    """The texts of a list, an array, or a Series of pandas or Polars.

    Raises ValueError for one single text, for tables, and where something is no text.
    """
    if isinstance(X, str | bytes):
        raise ValueError("X is one text; expected an iterable of texts, such as a list of sentences.")
    if isinstance(X, Mapping | Set) or len(getattr(X, "shape", (0,))) != 1:
        raise ValueError(
            f"X is a {type(X).__name__}; expected one column of texts, such as a list or a Series."
        )
    try:
        texts = list(X)
    except TypeError:
        raise ValueError(f"X is a {type(X).__name__}; expected an iterable of texts.") from None
    for at, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(f"X[{at}] is a {type(text).__name__}, not a text (str).")
    return list(map(str, texts))


def labels_of(y: Any, count: int) -> Array:
    """One label per text: (n,). Raises ValueError when some are missing or there are too few."""
    from sklearn.utils import assert_all_finite, check_consistent_length, column_or_1d
    from sklearn.utils.multiclass import check_classification_targets

    given = np.asarray(y)
    texts = given.astype(object) if given.dtype.kind == "T" else given  # scikit-learn has no StringDType
    labels: Array = column_or_1d(texts, warn=True)
    if labels.dtype.kind not in "biuf":  # in a list of texts NumPy makes "nan" of what is missing
        for at, label in enumerate(np.asarray(y, dtype=object).flat):
            if _is_missing(label):
                raise ValueError(f"y[{at}] is {label!r}, not a label.")
    check_consistent_length(range(count), labels)
    assert_all_finite(labels, input_name="y")
    check_classification_targets(labels)
    return labels


def _is_missing(label: Any) -> bool:
    """None, NaN, or the NA of pandas, which answers no comparison."""
    return label is None or type(label).__name__ == "NAType" or bool(label != label)


def is_names(y: Any) -> bool:
    """Whether labels are a list of names per text, rather than an indicator matrix."""
    return not hasattr(y, "shape") or len(y.shape) == 1


def names_of(y: Iterable[Iterable[str]], count: int) -> list[list[str]]:
    """The names of each text. Raises ValueError when one is no name."""
    from sklearn.utils import check_consistent_length

    rows = list(y)
    for at, row in enumerate(rows):
        if isinstance(row, str) or not isinstance(row, Iterable):
            raise ValueError(
                f"y[{at}] is a {type(row).__name__}; expected a list of names, or an indicator matrix."
            )
    found = [list(row) for row in rows]
    for at, names in enumerate(found):
        if any(not isinstance(name, str) for name in names):
            raise ValueError(f"y[{at}] holds something that is no name (str).")
    check_consistent_length(range(count), found)
    return found


def indicator(names: Sequence[Iterable[str]], classes: Sequence[str]) -> Array:
    """Names as an indicator matrix (n, classes) of 0 and 1. Raises ValueError for an unknown name."""
    place = {name: at for at, name in enumerate(classes)}
    matrix = np.zeros((len(names), len(classes)), dtype=np.int64)
    for row, of_text in zip(matrix, names, strict=True):
        for name in of_text:
            if name not in place:
                raise ValueError(f"y holds the label {name!r}, which is not in classes_.")
            row[place[name]] = 1
    return matrix


def indicator_of(y: Any, count: int) -> Array:
    """An indicator matrix as it was given, dense. Raises ValueError when it is none."""
    from sklearn.utils import check_consistent_length

    matrix = np.asarray(y.toarray() if hasattr(y, "toarray") else y)
    check_consistent_length(range(count), matrix)
    if matrix.ndim != 2 or not np.isin(matrix, (0, 1)).all():
        raise ValueError(
            "y must be an indicator matrix (n_texts, n_classes) of 0 and 1, or a list of names per text."
        )
    return matrix.astype(np.int64)
