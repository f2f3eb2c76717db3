"""Two models on the same sentences: what differs, and whether more than chance can give."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.unit.labelled import answering, prediction, sentence
from wijktekst.corpus import LabelledSentence, read_jsonl
from wijktekst.errors import InputError
from wijktekst.evaluation import compare_models, compare_predictions, models_named
from wijktekst.evaluation.trained_on import note_about, seen_in_training
from wijktekst.measures import Prediction
from wijktekst.resources import find
from wijktekst.training.own_labels import marks

OWN = find("corpora", "eigen-zinnen") / "zinnen.jsonl"
FIGURES = ("maatregel_f1", "opgave_accuracy", "opgave_macro_f1", "themas_micro_f1")
RIGHT = prediction("maatregel", "wonen", ("wonen",))
WRONG = prediction("overig", "zorg", ("zorg",))


def gold(documents: int, each: int = 6) -> list[LabelledSentence]:
    """Half of the sentences are measures."""
    measure, other = ("maatregel", "wonen", ("wonen",)), ("overig", "", ("zorg",))
    return [
        sentence(*(measure if at % 2 else other), doc=f"{doc}.pdf", name=f"{doc}-{at}")  # type: ignore[arg-type]
        for doc in range(documents)
        for at in range(each)
    ]


def answers(sentences: Sequence[LabelledSentence], wrong: Sequence[int]) -> list[Prediction]:
    """Right but for the measures in these documents."""
    return [
        (WRONG if int(one.doc.partition(".")[0]) in wrong else RIGHT)
        if one.kind == "maatregel"
        else prediction("overig", "geen", ("zorg",))
        for one in sentences
    ]


def test_a_model_does_not_differ_from_itself() -> None:
    some = gold(12)
    found = compare_predictions(some, answers(some, [1]), answers(some, [1]))
    for name in FIGURES:
        one = found.differences[name]
        assert (one.difference.value, one.difference.low, one.difference.high, one.p) == (0, 0, 0, 1)
        assert not one.more_than_chance
    assert "geen verschil" in found.as_text()
    assert all((one.better, one.worse, one.p) == (0, 0, 1) for one in found.changed.values())


def test_what_is_better_in_every_document_is_more_than_chance() -> None:
    some = gold(12)
    found = compare_predictions(some, answers(some, []), answers(some, range(12)))
    for name in FIGURES:
        assert found.differences[name].more_than_chance
        assert found.differences[name].difference.low > 0
    assert found.changed["maatregel"].better == 36
    assert found.changed["opgave"].worse == 0
    text = found.as_text("nieuw", "oud")
    assert "maatregel F1: het verschil is groter dan toeval; 'nieuw' is beter dan 'oud'." in text
    assert not found.notes
    known = found.as_text("nieuw", "oud", known=True)
    assert "op zinnen die een van beide al kende" in known
    assert "beter dan" not in known


def test_what_comes_of_one_document_alone_is_not_told_from_chance() -> None:
    some = gold(12)
    found = compare_predictions(some, answers(some, []), answers(some, [3]))
    one = found.differences["maatregel_f1"]
    assert one.difference.value > 0
    assert one.difference.low <= 0 <= one.difference.high
    assert one.p == 1.0  # swapping that document gives as much, every time
    assert "maatregel F1: het verschil is niet van toeval te onderscheiden." in found.as_text()


def test_many_sentences_of_one_document_are_told_apart_from_many_documents() -> None:
    some = [*gold(11), *(replace(one, doc="3.pdf", id=f"m{one.id}") for one in gold(4, 10))]
    found = compare_predictions(some, answers(some, []), answers(some, [3]))
    assert (found.changed["maatregel"].better_in, found.changed["maatregel"].worse_in) == (1, 0)
    assert found.changed["maatregel"].p < 0.01
    assert not found.differences["maatregel_f1"].more_than_chance
    assert "per zin is het verschil bij maatregel" in " ".join(found.notes)


def test_the_other_way_round_it_is_the_same_difference_with_another_sign() -> None:
    some = gold(11)
    pair = answers(some, [1, 5]), answers(some, [2, 3, 4, 5, 6, 7])
    there, back = compare_predictions(some, *pair), compare_predictions(some, *reversed(pair))
    for name in FIGURES:
        one, other = there.differences[name], back.differences[name]
        assert one.difference.value == pytest.approx(-other.difference.value)
        assert one.difference.low == pytest.approx(-other.difference.high)
        assert one.p == other.p
    assert there.changed["maatregel"].better == back.changed["maatregel"].worse == 15


def test_chance_is_that_of_all_swaps_of_documents() -> None:
    # Six documents, in each of which the first is as much better: 2 of 64 swaps give as much.
    some = gold(6)
    found = compare_predictions(some, answers(some, []), answers(some, range(6)))
    assert found.differences["opgave_accuracy"].p == pytest.approx(2 / 64, abs=0.012)


def test_differences_without_a_cause_seldom_pass_for_more_than_chance() -> None:
    random = np.random.default_rng(8)
    some, found = gold(16, 4), 0
    for _ in range(60):
        one, other = (answers(some, np.flatnonzero(random.random(16) < 0.5).tolist()) for _ in range(2))
        found += compare_predictions(some, one, other).differences["maatregel_f1"].more_than_chance
    assert found <= 8


def test_few_documents_and_none_are_told() -> None:
    for documents, said in ((6, "met 6 documenten"), (3, "minder dan vijf documenten"), (12, "")):
        some = gold(documents)
        told = " ".join(compare_predictions(some, answers(some, []), answers(some, [0])).notes)
        assert said in told
        assert bool(told) == bool(said)


def test_figures_of_both_stand_beside_the_difference_in_text_and_json() -> None:
    some = gold(12)
    found = compare_models(some, answering(answers(some, [1])), answering(answers(some, [1, 2, 3])))
    told = json.loads(json.dumps(found.to_json()))
    one = told["verschil"]["maatregel_f1"]
    assert one["verschil"] == pytest.approx(
        found.report.figures["maatregel_f1"].value - told["tegen"]["maatregel"]["f1"], abs=0.0002
    )
    assert one["verschil_ci"][0] <= one["verschil"] <= one["verschil_ci"][1]
    assert one["groter_dan_toeval"] == (one["p"] < 0.05)
    assert told["veranderd"]["maatregel"] == {
        "beter": 6,
        "slechter": 0,
        "mcnemar_p": pytest.approx(2 / 2**6, abs=1e-4),
        "beter_in": 2,
        "slechter_in": 0,
    }
    assert told["documenten"] == 12
    assert "36 zinnen" not in found.as_text()
    assert "op dezelfde 72 zinnen" in found.as_text()


def test_nothing_to_measure_on_is_said() -> None:
    with pytest.raises(InputError, match="geen gelabelde zinnen"):
        compare_models([], answering([]), answering([]))


@pytest.fixture(scope="module")
def own() -> list[LabelledSentence]:
    return read_jsonl(OWN)[:20]


def test_the_shipped_models_say_that_they_learnt_from_our_sentences(own: list[LabelledSentence]) -> None:
    new = [replace(one, text=f"{one.text} En dat is nieuw in Waterveen.") for one in own[:5]]
    spaced = replace(own[0], text=own[0].text.upper() + " ")
    (standard,) = models_named(["standaard"])
    assert seen_in_training(standard.folder, [*own, *new, spaced]) == 21
    assert "'standaard' is getraind op 20 van de 25 zinnen" in standard.note([*own, *new])
    assert "alle zinnen waarop u meet" in standard.note(own)
    assert standard.note(new) == ""


def test_an_own_model_knows_its_own_sentences_and_files(tmp_path: Path, own: list[LabelledSentence]) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"sentences": {}, "own_sentences": marks(own[:3])}), "utf-8")
    assert seen_in_training(tmp_path, own) == 3
    file = tmp_path / "mijn.jsonl"
    file.write_bytes(b"{}")
    digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    manifest.write_text(json.dumps({"extra": {"files": [digest]}}), "utf-8")
    assert seen_in_training(tmp_path, own, file) == 20
    assert seen_in_training(tmp_path, own, OWN) == 0


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"sentences": 3, "own_sentences": [1], "extra": []}', '{"sentences": {"../..": 1}}'],
)
def test_a_manifest_that_tells_nothing_is_no_error(
    tmp_path: Path, own: list[LabelledSentence], content: str
) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")
    assert seen_in_training(tmp_path, own) == 0
    assert note_about(0, 20, "het model") == ""


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="met het model is er niet"):
        models_named(["standaard", str(tmp_path / "weg")])


def test_no_p_is_0_in_json() -> None:
    some = gold(12, each=12)
    found = compare_predictions(some, answers(some, []), answers(some, range(12))).to_json()
    assert 0 < found["veranderd"]["maatregel"]["mcnemar_p"] < 1e-6
    assert all(one["p"] > 0 for one in found["verschil"].values())


@pytest.mark.parametrize("files", [3, [["a"]], "abc", None])
def test_a_damaged_manifest_tells_of_no_training(tmp_path: Path, files: object) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"extra": {"files": files}}), "utf-8")
    assert seen_in_training(tmp_path, gold(1), OWN) == 0
