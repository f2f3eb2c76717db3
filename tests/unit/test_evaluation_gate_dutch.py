"""The gate of the Dutch pipeline fails when it reads worse than its floors or on another annotation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst.evaluation import gate_dutch
from wijktekst.evaluation.floors import Floors

OWN = "beleidszinnen (eigen documenten)"


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """A copy of the floors, to be changed."""
    path = tmp_path / "floors.json"
    Floors.read(gate_dutch.FILE).write(path)
    return path


def test_the_shipped_pipeline_holds_on_our_own_documents() -> None:
    assert gate_dutch.run(None) == []


def test_a_figure_below_its_floor_is_named(floors: Path) -> None:
    high = Floors.read(floors)
    replace(high, least={OWN: {**high.least[OWN], "lemma": 0.999}}).write(floors)
    problems = gate_dutch.run(None, floors_file=floors)
    assert len(problems) == 1
    assert OWN in problems[0]
    assert "lemma" in problems[0]


def test_another_annotation_is_not_measured(floors: Path) -> None:
    replace(Floors.read(floors), gold="0" * 64).write(floors)
    problems = gate_dutch.run(None, floors_file=floors)
    assert len(problems) == 1
    assert "annotatie" in problems[0]


def test_floors_only_rise(floors: Path) -> None:
    before = Floors.read(floors)
    low = dict.fromkeys(before.least[OWN], 0.0)
    replace(before, least={**before.least, OWN: {**low, "pos": 0.999}}).write(floors)
    gate_dutch.run(None, higher=True, floors_file=floors)
    after = Floors.read(floors).least[OWN]
    assert after["pos"] == 0.999
    assert after["lemma"] > 0.5
