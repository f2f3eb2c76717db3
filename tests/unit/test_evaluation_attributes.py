"""The scores of attributes count what they say, and their gate fails when it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.corpus import read_jsonl
from wijktekst.evaluation import attributes as module
from wijktekst.evaluation import gate_attributes
from wijktekst.evaluation.attributes import found_in
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.metrics import Estimate


def scores(labelled: list[list[str]], told: list[list[str]], name: str = "schaal") -> module.AttributeScores:
    """Scores of values that all stand at [0, 5) of their sentence, each sentence a document."""
    labels = [
        module.AttributeLabel(f"z{at}", "", "toets", tuple(module.LabelledValue(v, 0, 5) for v in values))
        for at, values in enumerate(labelled)
    ]
    found = [tuple(module.LabelledValue(value, 0, 5) for value in values) for values in told]
    return module._scores(name, "toets", labels, found, [f"d{at}" for at in range(len(labels))])


def test_values_are_counted_by_sentence() -> None:
    one = scores([["wijk"], ["gemeente"], []], [["wijk"], [], ["regio"]])
    assert (one.precision.value, one.recall.value, one.f1.value) == (0.5, 0.5, 0.5)
    assert one.exact.value == pytest.approx(1 / 3)
    assert one.macro_f1.value == 0.5  # wijk 1, gemeente 0; regio is nowhere labelled
    assert (one.n, one.labelled, one.proved) == (3, 2, 1.0)


def test_amounts_are_compared_as_numbers_and_doubtful_places_do_not_count() -> None:
    assert scores([["3000000", "0.45"]], [["3000000.00", "0.45"]], "bedrag").f1.value == 1.0
    place = scores([["GM0193", "?"], ["buiten"]], [["GM0193"], ["?"]], "plaats")
    assert (place.precision.value, place.recall.value, place.exact.value) == (1.0, 1.0, 1.0)


def test_references_are_found_by_their_place() -> None:
    labels = [
        module.AttributeLabel(
            "z", "", "toets", (module.LabelledValue("wet", 0, 9), module.LabelledValue("motie", 20, 30))
        )
    ]
    told = [(module.LabelledValue("Wmo 2015", 2, 9), module.LabelledValue("iets anders", 12, 15))]
    found = module._scores("verwijzing", "toets", labels, told, ["d"])
    assert (found.precision.value, found.recall.value) == (0.5, 0.5)


def test_a_value_proved_elsewhere_is_told() -> None:
    label = module.AttributeLabel("z", "", "toets", (module.LabelledValue("wijk", 0, 5),))
    found = module._scores("schaal", "toets", [label], [(module.LabelledValue("wijk", 8, 12),)], ["d"])
    assert (found.f1.value, found.proved) == (1.0, 0.0)


def test_what_is_found_has_offsets_in_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "zinnen.jsonl"
    path.write_text(
        '{"id": "z", "source": "programma", "doc": "partij", "context": "In 2020 was het € 1.", '
        '"text": "Wij trekken in 2027 € 5 miljoen uit voor huurders in Zwolle.", "soort": "maatregel", '
        '"opgave": "wonen", "themas": ["wonen"]}\n',
        encoding="utf-8",
    )
    (sentence,) = read_jsonl(path)
    found = found_in([sentence], tmp_path)["z"]
    for name, value in (
        ("bedrag", "5000000.00"),
        ("plaats", "GM0193"),
        ("periode", "2027-01-01..2027-12-31"),
    ):
        (one,) = found[name]
        assert one.value == value
        assert 0 <= one.start < one.end <= len(sentence.text)
    # A programme that is not at hand is still a programme.
    assert [one.value for one in found["stelligheid"]] == ["voorgenomen"]


def test_other_labels_are_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    replace(Floors.read(gate_attributes.FILE), gold="0" * 64).write(path)
    (problem,) = gate_attributes.run(None, floors_file=path)
    assert "maatregel-kenmerken" in problem


def test_the_floors_are_those_of_the_shipped_labels() -> None:
    assert Floors.read(gate_attributes.FILE).gold == gate_attributes.labels_hash()
    assert gate_attributes.run(None) == []


def test_a_figure_below_its_floor_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    low = Estimate(0.5, 0.4, 0.6)
    figures = module.AttributeScores("plaats", "toets", 9, 9, low, low, low, low, low, 1.0)
    monkeypatch.setattr(gate_attributes, "evaluate_attributes", lambda bron: [figures])
    problems = gate_attributes.run(tmp_path)
    assert any("plaats, precision: 0.500" in problem for problem in problems)


@needs_shared
def test_the_gate_holds_on_the_real_sentences() -> None:
    assert gate_attributes.run(SHARED) == []
