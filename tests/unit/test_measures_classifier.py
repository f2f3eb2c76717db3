"""How the classifier rounds its probabilities, and what it makes of the document a sentence stands in."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from wijktekst import analyse
from wijktekst.measures import SentenceClassifier, SentenceInput
from wijktekst.measures.classifier import _rounded
from wijktekst.types import Analysis, Settings

PLAIN = "De gemeente stelt een wijkmanager aan voor de buurt."


def test_probabilities_are_rounded_as_python_does_also_at_a_tie() -> None:
    ties = (np.arange(40_000) + 0.5) / 10**6
    values = np.concatenate([ties, np.nextafter(ties, 0), np.nextafter(ties, 1), [0.0, 1.0, 1 / 3]])
    exact = [round(one, 6) for one in values.tolist()]

    assert _rounded(values).tolist() == exact
    # numpy alone is not as exact, or this would show nothing
    assert values.round(6).tolist() != exact


def test_rounding_keeps_the_shape() -> None:
    assert _rounded(np.full((3, 12), 0.12345678)).tolist() == [[0.123457] * 12] * 3
    assert _rounded(np.zeros((0, 12))).tolist() == []


def test_a_decision_list_makes_a_measure_likelier_and_a_report_less_likely() -> None:
    items = [SentenceInput(PLAIN, document_kind=kind) for kind in ("onderzoek", "blog", "besluitenlijst")]
    low, middle, high = SentenceClassifier.load().chances(items).kinds[:, 0].tolist()
    assert low < middle < high
    (alone,) = SentenceClassifier.load().chances([SentenceInput(PLAIN)]).kinds[:, 0].tolist()
    assert middle == alone


def test_the_document_tells_its_kind(tmp_path: Path) -> None:
    chances = {}
    for kind, title in (
        ("besluitenlijst", "Besluitenlijst 3 mei 2026"),
        ("onderzoek", "Onderzoek en monitor"),
    ):
        path = tmp_path / f"{kind}.md"
        path.write_text(f"# {title}\n\n{PLAIN}\n", encoding="utf-8")
        (found,) = analyse(path, Settings(language_model="geen"))
        assert isinstance(found, Analysis)
        assert found.document.kind == kind
        (measure,) = found.measures
        chances[kind] = measure.score if measure.kind == "maatregel" else 0.0
    assert 0 < chances["besluitenlijst"] > chances["onderzoek"]
