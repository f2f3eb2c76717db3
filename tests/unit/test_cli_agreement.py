"""From labels of several people to one file of labels, as a user does it; and two models compared."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.here import wijktekst
from wijktekst.corpus import read_jsonl
from wijktekst.corpus.annotations import Annotation, write_annotations
from wijktekst.resources import find
from wijktekst.training import train

OWN = read_jsonl(find("corpora", "eigen-zinnen") / "zinnen.jsonl")[:24]


@pytest.fixture
def labels(tmp_path: Path) -> list[Path]:
    """Two people who differ on two sentences: of one the kind, of another only the themes."""
    paths = [tmp_path / "anna.jsonl", tmp_path / "bert.jsonl"]
    write_annotations(paths[0], [Annotation("Anna", one) for one in OWN])
    other = list(OWN)
    at = next(at for at, one in enumerate(OWN) if one.kind == "overig")
    other[at] = replace(OWN[at], kind="ambitie")
    other[at + 1] = replace(OWN[at + 1], themes=("bestuur",))
    write_annotations(paths[1], [Annotation("Bert", one) for one in other])
    return paths


def test_from_labels_by_way_of_decisions_to_gold(labels: list[Path], tmp_path: Path) -> None:
    table, out = tmp_path / "verschillen.csv", tmp_path / "gold.jsonl"
    said = wijktekst("annoteer", "overeenstemming", *labels, "--verschillen", table)
    assert "2 mensen labelden 24 zinnen: Anna (24), Bert (24)" in said
    assert "Over 2 zinnen verschilt men" in said
    assert "Let op: er zijn maar 24 gedeelde zinnen" in said
    undecided = wijktekst("annoteer", "beslis", table, *labels, "--uit", out)
    assert "1 zin valt weg" in undecided
    assert len(read_jsonl(out)) == 23
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["besluit_soort"] = "overig"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    decided = wijktekst("annoteer", "beslis", table, *labels, "--uit", out)
    assert "24 zinnen met een label" in decided
    assert "1 door uw besluit" in decided
    assert [one.kind for one in read_jsonl(out)] == [one.kind for one in OWN]


def test_labels_and_decisions_are_not_written_over(labels: list[Path], tmp_path: Path) -> None:
    table = tmp_path / "verschillen.csv"
    wijktekst("annoteer", "overeenstemming", *labels, "--verschillen", table)
    before = [path.read_bytes() for path in (*labels, table)]
    for out in (labels[0], table):
        assert "wordt zelf gelezen" in wijktekst("annoteer", "beslis", table, *labels, "--uit", out, code=1)
    assert "staat al iets anders" in wijktekst(
        *("annoteer", "overeenstemming", *labels, "--verschillen", labels[0]), code=1
    )
    assert [path.read_bytes() for path in (*labels, table)] == before


def test_agreement_as_json(labels: list[Path]) -> None:
    told = json.loads(wijktekst("annoteer", "overeenstemming", *labels, "--json"))
    assert told["annotatoren"] == {"Anna": 24, "Bert": 24}
    assert told["soort"]["alfa_ci"][0] <= told["soort"]["alfa"] <= told["soort"]["alfa_ci"][1] <= 1
    assert told["soort"]["gelijk"] == pytest.approx(23 / 24, abs=1e-4)
    assert told["opgave"]["alfa"] == 1
    assert told["let_op"]


def test_labels_of_one_person_do_not_agree_with_anybody(labels: list[Path]) -> None:
    assert "van één persoon (Anna)" in wijktekst("annoteer", "overeenstemming", labels[0], code=1)


def test_evalueer_takes_a_file_of_several_people_for_what_they_agree_on(
    labels: list[Path], tmp_path: Path
) -> None:
    both = tmp_path / "samen.jsonl"
    both.write_text(labels[0].read_text("utf-8") + labels[1].read_text("utf-8"), "utf-8")
    assert json.loads(wijktekst("evalueer", both, "--json"))["n"] == 23


def test_evalueer_holds_two_models_against_each_other(labels: list[Path], tmp_path: Path) -> None:
    model = tmp_path / "eigen"
    train(model, extra=labels[:1], corpora=["eigen-zinnen"], more=())
    said = wijktekst("evalueer", labels[0], "--model", model, "--tegen", "standaard")
    assert "'eigen' tegen 'standaard', op dezelfde 24 zinnen" in said
    assert "van toeval te onderscheiden" in said or "geen verschil" in said
    told = json.loads(wijktekst("evalueer", labels[0], "--model", model, "--tegen", "standaard", "--json"))
    assert told["n"] == told["tegen"]["n"] == 24
    assert "'eigen' is getraind op alle zinnen" in told["let_op"][0]
    assert set(told["verschil"]) == {"maatregel_f1", "opgave_accuracy", "opgave_macro_f1", "themas_micro_f1"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tegen", "standaard"], "met zichzelf"),
        (["--nauwkeurig", "--tegen", "nauwkeurig"], "met zichzelf"),
        (["--model", "m", "--tegen", "./m"], "met zichzelf"),
        (["--model", "m", "--nauwkeurig"], "--tegen nauwkeurig"),
        (["--tegen", "weg"], "'weg' met het model is er niet"),
        (["--kruis", "--bron", ".", "--tegen", "m"], "laat --kruis en --kenmerken weg"),
    ],
)
def test_evalueer_says_which_models_go_together(labels: list[Path], options: list[str], said: str) -> None:
    assert said in wijktekst("evalueer", labels[0], *options, code=1)
