"""The gate of the accurate mode fails when a figure is under its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.labelled import prediction, sentence
from wijktekst.evaluation import gate_accurate
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.scoring import score

SENTENCES = [sentence("maatregel", "wonen", ("wonen",)), sentence()] * 20
RIGHT = [prediction("maatregel", "wonen", ("wonen",)), prediction()] * 20
WRONG = [prediction(), prediction("maatregel", "zorg", ("zorg",))] * 20


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    Floors(**{**vars_of(gate_accurate.FILE), "least": {}}).write(path)
    return path


def vars_of(path: Path) -> dict[str, str]:
    kept = Floors.read(path)
    return {"gold": kept.gold, "split": kept.split}


def test_worse_answers_fail(
    floors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = RIGHT
    monkeypatch.setattr(
        gate_accurate,
        "cross_validate",
        lambda bron, *, accurate, numbers: {"overheid": score(SENTENCES, answers)},
    )
    assert gate_accurate.run(tmp_path, higher=True, floors_file=floors) == []
    assert "overheid, maatregel_f1: 1.000" in capsys.readouterr().out
    answers = WRONG
    assert "overheid, maatregel_f1: 0.000 is lager dan de vloer van 0.995." in gate_accurate.run(
        tmp_path, floors_file=floors
    )


def test_without_sources_nothing_is_measured(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate_accurate.run(None, floors_file=floors) == []
    assert "--bron MAP" in capsys.readouterr().out


def test_the_shipped_floors_are_of_the_shipped_labels() -> None:
    assert gate_accurate.run(None) == []
    assert set(Floors.read(gate_accurate.FILE).least) == {"overheid", "programma"}
