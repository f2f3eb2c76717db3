"""The gate of the instrument names what fell, writes the card, and measures nothing without sources."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from wijktekst.evaluation import gate_instrument as gate
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.instrument import CrossedInstruments


def _crossed(right: int) -> CrossedInstruments:
    """Twelve measures of which so many are answered rightly, half of each source."""
    labels = np.arange(12) % 6
    answers = np.where(np.arange(12) < right, labels, (labels + 1) % 6)
    return CrossedInstruments(
        labels, np.eye(6)[answers], np.zeros(12), ("overheid", "programma") * 6, np.arange(12)
    )


def test_without_sources_nothing_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.run(None) == []
    assert "--bron" in capsys.readouterr().out


def test_other_labels_are_named(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    Floors("other", "", {}).write(file)
    (told,) = gate.run(tmp_path, floors_file=file)
    assert "labels.csv is niet het bestand" in told


def test_what_falls_is_named_and_floors_only_rise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file, card = tmp_path / "floors.json", tmp_path / "CARD.md"
    file.write_bytes(gate.FILE.read_bytes())
    card.write_text("# Kaart\n", "utf-8")
    monkeypatch.setattr(gate, "cross_validate", lambda bron: _crossed(12))
    assert gate.run(tmp_path, higher=True, floors_file=file, card=card) == []
    assert "| kennis | 0 | 0 | 0 | 0 | 0 | 2 |" in card.read_text("utf-8")
    raised = json.loads(file.read_text("utf-8"))["floors"]
    assert (
        raised["overheid"]["macro-F1"]
        > json.loads(gate.FILE.read_text("utf-8"))["floors"]["overheid"]["macro-F1"]
    )
    monkeypatch.setattr(gate, "cross_validate", lambda bron: _crossed(6))
    problems = gate.run(tmp_path, higher=True, floors_file=file, card=card)
    assert any(told.startswith("overheid, macro-F1: ") for told in problems)
    assert json.loads(file.read_text("utf-8"))["floors"] == raised
