"""What estimators of texts tell scikit-learn about themselves."""

from __future__ import annotations

from typing import Any


def text_tags(tags: Any) -> Any:
    """Tags of scikit-learn 1.6 and later, of an estimator that takes texts, not a table of numbers."""
    tags.input_tags.one_d_array = True
    tags.input_tags.two_d_array = False
    tags.input_tags.string = True
    tags.target_tags.two_d_labels = False
    return tags
