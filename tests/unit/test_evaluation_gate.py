"""The gate fails when quality falls or the labels are not those of the floors, and never lowers a floor."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.shared import ROOT
from tests.unit.labelled import prediction, sentence
from wijktekst.corpus import LabelledSentence, fold
from wijktekst.corpus.references import LABEL_COLUMNS, ORIGIN_COLUMNS, anchor, fingerprint, sha1
from wijktekst.errors import InputError, ResourceError
from wijktekst.evaluation import gate
from wijktekst.evaluation.card import BEGIN, END, write_card
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.metrics import Estimate
from wijktekst.evaluation.scoring import Classify

WORDS = ("brug", "school", "plein", "park", "straat", "haven", "markt", "molen", "kade", "toren")


def gold() -> list[LabelledSentence]:
    """Ten documents of each kind, with three sentences in each."""
    return [
        replace(one, id=f"{source}-{number}-{at}", doc=f"{source}-{number}.txt", source=source)
        for source in gate.KINDS
        for number, word in enumerate(WORDS)
        for at, one in enumerate(
            (
                sentence("maatregel", "wonen", ("wonen",), text=f"De {source} bouwt een {word} van steen."),
                sentence("ambitie", "", ("wonen",), text=f"Wij dromen van een mooie {word} in {source}."),
                sentence("overig", "", (), text=f"De {word} van {source} is oud."),
            )
        )
    ]


def right(sentences: Sequence[LabelledSentence]) -> Classify:
    """A model that has learned all it needs."""
    return lambda test: [(prediction(s.kind, s.challenge or "geen", s.themes), ()) for s in test]


def worse(sentences: Sequence[LabelledSentence]) -> Classify:
    """A model that misses every measure."""
    return lambda test: [(prediction("overig", "geen", s.themes), ()) for s in test]


@pytest.fixture
def places(tmp_path: Path) -> gate.Places:
    """A small corpus by reference, its source under `bron`, floors without figures, and the shipped model."""
    folder = tmp_path / "wijktekst-gold"
    folder.mkdir()
    rows = [
        {
            "id": s.id, "source": s.source, "doc": s.doc, "length": len(fold(s.text)),
            "anchor": anchor(fold(s.text)), "sha1": sha1(fold(s.text)), "context_length": 0,
            "soort": s.kind, "opgave": s.challenge,
            "themas": "|".join(s.themes),
        }
        for s in gold()
    ]  # fmt: skip
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LABEL_COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    documents = sorted({(s.source, s.doc) for s in gold()})
    for name, table in (
        ("bronnen.csv", [ORIGIN_COLUMNS, *((source, doc, "", "", "", "") for source, doc in documents)]),
        (
            "development.csv",
            [("source", "doc"), *(d for d in documents if d[1].endswith(("1.txt", "7.txt")))],
        ),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    bron = tmp_path / "bron"
    bron.mkdir()
    lines = [json.dumps({"id": s.id, "text": s.text, "soort": "overig", "themas": []}) for s in gold()]
    (bron / "labelled.jsonl").write_text("\n".join(lines), encoding="utf-8")
    own = tmp_path / "eigen-zinnen"
    own.mkdir()
    first = (ROOT / "corpora" / "eigen-zinnen" / "zinnen.jsonl").read_text("utf-8").splitlines()[:40]
    (own / "zinnen.jsonl").write_text("\n".join(first), encoding="utf-8")
    model = tmp_path / "model"
    model.mkdir()
    for name in ("weights.npz", "manifest.json"):
        (model / name).write_bytes((ROOT / "models" / "wijktekst-zinnen" / name).read_bytes())
    (model / "CARD.md").write_text("# Kaart\n\nOver dit model.\n", encoding="utf-8")
    floors = tmp_path / "floors.json"
    Floors(fingerprint(folder / "labels.csv"), fingerprint(folder / "development.csv"), {}).write(floors)
    return gate.Places(folder, own, model, floors)


@pytest.fixture
def bron(tmp_path: Path) -> Path:
    return tmp_path / "bron"


def test_a_figure_without_a_floor_is_asked_for_and_one_above_it_holds(
    places: gate.Places, bron: Path
) -> None:
    problems = gate.run(bron, places=places, learn=right)
    assert len(problems) == 3
    assert all("--hoger" in problem for problem in problems)
    assert gate.run(bron, higher=True, places=places, learn=right) == []
    assert gate.run(bron, places=places, learn=right) == []


def test_a_figure_under_its_floor_fails_with_both_numbers(places: gate.Places, bron: Path) -> None:
    gate.run(bron, higher=True, places=places, learn=right)
    problems = gate.run(bron, places=places, learn=worse)
    assert "programma, maatregel_f1: 0.000 is lager dan de vloer van 0.995." in problems
    assert "overheid, opgave_accuracy: 0.000 is lager dan de vloer van 0.995." in problems
    assert not [problem for problem in problems if "themas" in problem]


def test_raising_never_lowers_a_floor(places: gate.Places, bron: Path) -> None:
    gate.run(bron, higher=True, places=places, learn=right)
    before = places.floors.read_text("utf-8")
    assert gate.run(bron, higher=True, places=places, learn=worse)
    assert places.floors.read_text("utf-8") == before


def test_the_model_never_sees_the_documents_it_is_measured_on(places: gate.Places, bron: Path) -> None:
    seen: list[str] = []
    asked: list[str] = []

    def learn(sentences: Sequence[LabelledSentence]) -> Classify:
        seen.extend(s.doc for s in sentences)

        def classify(test: Sequence[LabelledSentence]) -> Sequence[tuple[object, tuple[str, ...]]]:
            asked.extend(s.doc for s in test)
            return right(sentences)(test)

        return classify  # type: ignore[return-value]

    gate.run(bron, places=places, learn=learn)
    assert set(asked) == {f"{source}-{number}.txt" for source in gate.KINDS for number in (1, 7)}
    assert not set(asked) & set(seen)
    assert any(doc.startswith("eigen-") for doc in seen)


@pytest.mark.parametrize("name", ["labels.csv", "development.csv"])
def test_other_labels_or_another_split_fail_and_raise_nothing(
    places: gate.Places, bron: Path, name: str
) -> None:
    gate.run(bron, higher=True, places=places, learn=right)
    floors, card = places.floors.read_bytes(), (places.model / "CARD.md").read_bytes()
    path = places.gold / name
    path.write_text(path.read_text("utf-8").rsplit("\n", 2)[0] + "\n", encoding="utf-8")
    problems = gate.run(bron, higher=True, places=places, learn=right)
    assert f"wijktekst-gold/{name} is niet het bestand waarop de vloeren zijn gehaald" in problems[0]
    assert fingerprint(path) in problems[0]
    assert places.floors.read_bytes() == floors
    assert (places.model / "CARD.md").read_bytes() == card


def test_a_split_that_is_gone_fails(places: gate.Places, bron: Path) -> None:
    (places.gold / "development.csv").unlink()
    [problem] = gate.run(bron, places=places, learn=right)
    assert "development.csv" in problem
    assert "ontbreekt" in problem


def test_windows_line_ends_are_the_same_labels(places: gate.Places, bron: Path) -> None:
    gate.run(bron, higher=True, places=places, learn=right)
    path = places.gold / "labels.csv"
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    assert gate.run(bron, places=places, learn=right) == []


def test_without_a_source_it_does_the_part_it_can_and_says_what_it_skips(
    places: gate.Places, capsys: pytest.CaptureFixture[str]
) -> None:
    card = (places.model / "CARD.md").read_bytes()
    problems = gate.run(None, places=places)
    out, err = capsys.readouterr()
    assert "40 zinnen" in out
    assert "Overgeslagen: de zinnen van wijktekst-gold" in err
    assert [problem.split(":")[0] for problem in problems] == [problems[0].split(":")[0]]
    assert (places.model / "CARD.md").read_bytes() == card


def test_a_source_without_all_sentences_is_no_ground_for_figures(places: gate.Places, bron: Path) -> None:
    path = bron / "labelled.jsonl"
    path.write_text(path.read_text("utf-8").replace("brug", "pont"), encoding="utf-8")
    with pytest.raises(InputError, match=r"alle gelabelde zinnen.*6 van de 60 zinnen"):
        gate.run(bron, places=places, learn=right)


def test_the_card_gets_the_figures_beside_baseline_and_reader_and_the_same_each_time(
    places: gate.Places, bron: Path
) -> None:
    card = places.model / "CARD.md"
    gate.run(bron, places=places, learn=right)
    first = card.read_text("utf-8")
    assert first.startswith("# Kaart\n\nOver dit model.\n")
    assert "verkiezingsprogramma's: 6 zinnen, waarvan 2 maatregelen" in first
    assert "| `maatregel` tegen de rest, F1 | 1.00 | 1.00 - 1.00 | 1.00 | 0.96 |" in first
    gate.run(bron, places=places, learn=right)
    assert card.read_text("utf-8") == first


def test_own_sentences_that_the_model_learned_from_have_floors_of_their_own(
    places: gate.Places, capsys: pytest.CaptureFixture[str]
) -> None:
    path = places.model / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for learned, says in ((0, "niet op deze zinnen getraind"), (497, "ook op deze zinnen getraind")):
        manifest["sentences"] = {"eigen-zinnen": learned}
        path.write_text(json.dumps(manifest), encoding="utf-8")
        gate.run(None, higher=True, places=places)
        assert says in capsys.readouterr().out
    assert set(Floors.read(places.floors).least) == {"eigen-zinnen", "eigen-zinnen (meegetraind)"}


def test_a_card_keeps_what_stands_around_the_markers(tmp_path: Path) -> None:
    card = tmp_path / "CARD.md"
    card.write_text(f"Boven\n{BEGIN}\noud\n{END}\nOnder\n", encoding="utf-8")
    write_card(card, ["nieuw"])
    assert card.read_text("utf-8") == f"Boven\n{BEGIN}\n\nnieuw\n\n{END}\nOnder\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-5],
        lambda text: text.replace('"gold"', '"goud"'),
        lambda text: text.replace('"floors": {}', '"floors": [1]'),
    ],
)
def test_damaged_floors_are_said_to_be_damaged(places: gate.Places, change: Callable[[str], str]) -> None:
    places.floors.write_text(change(places.floors.read_text("utf-8")), encoding="utf-8")
    with pytest.raises(ResourceError, match="niet te lezen"):
        gate.run(None, places=places)


def test_a_floor_lies_a_hair_under_what_was_reached() -> None:
    raised = Floors("a", "b", {"x": {"een": 0.5, "twee": 0.9}}).raised(
        {"x": {name: Estimate(0.7891, 0, 1) for name in ("een", "twee")}}
    )
    assert raised.least == {"x": {"een": 0.784, "twee": 0.9}}


def test_main_answers_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for problems, code, says in (([], 0, "De poort houdt."), (["te laag"], 1, "FOUT  te laag")):
        monkeypatch.setattr(gate, "run", lambda bron, higher, problems=problems: problems)
        assert gate.main([]) == code
        assert says in capsys.readouterr().err
    monkeypatch.undo()
    assert gate.main(["--bron", "map-die-er-niet-is"]) == 1
    assert "bestaat niet" in capsys.readouterr().err


def test_the_recorded_hashes_are_those_of_the_shipped_gold() -> None:
    assert Floors.read().changed(ROOT / "corpora" / "wijktekst-gold") == []
