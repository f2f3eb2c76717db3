"""scikit-learn's own checks of an estimator, as far as they fit one that takes texts.

`check_estimator` leaves out all checks with data for an estimator that takes no table of numbers. What of the
rest looks at no data is called here by name. What looks at data gets a MeasureClassifier that writes a row of
numbers as a sentence: labels, attributes, copies, pickles and the order of rows are checked on the real one.

Not applicable: to MeasureClassifier itself, all that hand it numbers (how dtypes, NaN, sparse or flat tables
and `n_features_in_` are treated), since it takes texts; checks of `sample_weight`, which it has none of. To
ThemeTagger, all that ask for one label per row, and those of a transformer of numbers. What these would guard
(names of columns, empty input, order, pickles, use before `fit`) stands in test_estimators_themes.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", "1.6", "these checks know estimators of texts from scikit-learn 1.6 on")

from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import check_is_fitted, validate_data

from wijktekst import MeasureClassifier, ThemeTagger

#: Checks that look at no data.
WITHOUT_DATA = (
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_valid_tag_types",
    "check_mixin_order",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_get_params_invariance",
    "check_set_params",
    "check_do_not_raise_errors_in_init_or_set_params",
)


class OnNumbers(MeasureClassifier):
    """The same on rows of numbers, each written as a sentence of rounded numbers."""

    def fit(self, X: Any, y: Any) -> OnNumbers:  # noqa: N803
        X, y = validate_data(self, X, y, multi_output=False)  # noqa: N806
        super().fit(self._written(X), y)
        return self

    def predict(self, X: Any) -> Any:  # noqa: N803
        return super().predict(self._written(self._checked(X)))

    def predict_proba(self, X: Any) -> Any:  # noqa: N803
        return super().predict_proba(self._written(self._checked(X)))

    def _checked(self, X: Any) -> Any:  # noqa: N803
        check_is_fitted(self, "classes_")
        return validate_data(self, X, reset=False)

    @staticmethod
    def _written(X: Any) -> list[str]:  # noqa: N803
        return [
            " ".join(f"k{column}w{round(float(v))}" for column, v in enumerate(row)) for row in np.asarray(X)
        ]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.one_d_array = tags.input_tags.string = False
        tags.input_tags.two_d_array = True
        return tags


@pytest.mark.parametrize("estimator", [MeasureClassifier(), ThemeTagger()], ids=lambda e: type(e).__name__)
@pytest.mark.filterwarnings("ignore:Can't test estimator")
def test_check_estimator_has_nothing_against_it(estimator: Any) -> None:
    check_estimator(estimator)


@pytest.mark.parametrize("name", WITHOUT_DATA)
@pytest.mark.parametrize("estimator", [MeasureClassifier(), ThemeTagger()], ids=lambda e: type(e).__name__)
def test_checks_that_look_at_no_data(estimator: Any, name: str) -> None:
    check: Callable[[str, Any], None] = getattr(estimator_checks, name)
    check(type(estimator).__name__, estimator)


@parametrize_with_checks([OnNumbers(target="opgave")])
def test_checks_that_look_at_data(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)
