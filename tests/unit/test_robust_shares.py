"""The shipped model keeps to the floors on data/robuust; the cases are fair and were never trained on."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.shared import ROOT
from tests.unit import robust_shares
from tests.unit.labelled import prediction
from tests.unit.robust import Case, all_cases, read
from tests.unit.robust_shares import TOTAL, answers_of, measured, problems, raised, read_floors, share
from wijktekst.corpus import fold
from wijktekst.corpus.references import sha1
from wijktekst.training.recipe import OWN_WRITING

#: Lines, and what the model under test makes of them.
LINES = """
maatregel/energie -wonen | De school krijgt zonnepanelen.
overig -* | Van dit plan wijken wij niet af.
"""
RIGHT = (prediction("maatregel", "energie", ("energie", "onderwijs")), prediction("overig"))
WRONG = (prediction("maatregel", "wonen", ("energie", "wonen")), prediction("ambitie", "geen", ("bestuur",)))


@pytest.fixture
def two(tmp_path: Path) -> list[Case]:
    path = tmp_path / "proef.txt"
    path.write_text(LINES, encoding="utf-8")
    return read(path)


def test_the_shipped_model_keeps_to_the_floors() -> None:
    found = list(problems(read_floors(), measured()))
    assert not found, "\n" + "\n".join(found)


def test_every_floor_is_of_a_phenomenon_that_is_measured() -> None:
    named = {(name, task) for name, tasks in read_floors().items() for task in tasks}
    assert named == set(measured())


def test_every_phenomenon_has_cases_for_and_against() -> None:
    cases = all_cases()
    assert len(cases) >= 260
    assert len({case.text + case.context for case in cases}) == len(cases)
    for name, size in Counter(case.phenomenon for case in cases).items():
        kinds = Counter(case.labels.kind for case in cases if case.phenomenon == name)
        assert size >= 15, name
        assert kinds["maatregel"] >= 3, name
        assert size - kinds["maatregel"] >= 3, name


def test_no_case_was_trained_on() -> None:
    own = [ROOT / "corpora" / name / "zinnen.jsonl" for name in OWN_WRITING]
    texts = {fold(json.loads(line)["text"]) for path in own for line in path.read_text("utf-8").splitlines()}
    hashes: set[str] = set()
    for corpus in ("wijktekst-gold", "wijktekst-taalmodel"):
        with (ROOT / "corpora" / corpus / "labels.csv").open(encoding="utf-8", newline="") as file:
            hashes |= {row["sha1"] for row in csv.DictReader(file)}
    # what a motion or a front page always says is nobody's sentence
    long = [case for case in all_cases() if len(case.text) > 45]
    folded = {case.where: fold(case.text) for case in long}
    assert not [where for where, text in folded.items() if text in texts or sha1(text) in hashes]


def test_right_answers_count_and_wrong_ones_are_named(two: list[Case]) -> None:
    answers = answers_of(two, RIGHT)
    assert {key: share(given) for key, given in answers.items()} == {
        (name, task): 1.0 for name in ("proef", TOTAL) for task in ("soort", "opgave", "themas")
    }
    assert share(answers_of(two, WRONG)["proef", "soort"]) == 0.5
    assert next(problems({}, answers)).split(";")[0] == "proef, soort: no floor yet"
    found = "\n".join(problems({name: {"themas": 0.5} for name in ("proef", TOTAL)}, answers_of(two, WRONG)))
    assert "proef, themas: 0.0 is under the floor of 0.5" in found
    assert "proef.txt:2 themas: missed -, wrong wonen | 'De school krijgt zonnepanelen.'" in found


def test_floors_rise_and_never_fall(two: list[Case]) -> None:
    floors = raised({}, answers_of(two, RIGHT))
    assert floors["proef"] == {"soort": 0.5, "opgave": 0.0, "themas": 0.5}
    assert raised(floors, answers_of(two, WRONG)) == floors
    assert raised({"proef": {"soort": 0.75}}, answers_of(two, RIGHT))["proef"]["soort"] == 0.75


def test_the_command_prints_and_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], two: list[Case]
) -> None:
    monkeypatch.setattr(robust_shares, "FLOORS", tmp_path / "vloeren.json")
    monkeypatch.setattr(robust_shares, "measured", lambda: answers_of(two, WRONG))
    assert robust_shares.main([]) == 1
    assert robust_shares.main(["--hoger", "--fouten"]) == 0
    assert "| proef | soort | 1 | 2 | 0.5 | 0.0 |" in capsys.readouterr().out
    assert robust_shares.main([]) == 0
