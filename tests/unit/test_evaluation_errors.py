"""The table of errors shows what the model saw, safely and completely."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.unit.labelled import prediction, sentence
from wijktekst.corpus import LabelledSentence
from wijktekst.errors import InputError
from wijktekst.evaluation import evaluate, write_errors
from wijktekst.measures import Prediction


def by_words(gold: Sequence[LabelledSentence]) -> Sequence[tuple[Prediction, tuple[str, ...]]]:
    """Sees a measure in "krijgt", the more so with "geld", and housing in "huizen"."""
    answers = []
    for one in gold:
        housing = ("wonen",) if "huizen" in one.text else ()
        if "krijgt" in one.text:
            answer = prediction("maatregel", "wonen", housing, 0.9 if "geld" in one.text else 0.6)
        else:
            answer = prediction("overig", "geen", housing, 0.8)
        answers.append((answer, ("huis (wonen)",) if housing else ()))
    return answers


def rows(gold: list[LabelledSentence], path: Path) -> list[dict[str, str]]:
    write_errors(evaluate(gold, by_words), path, by_words)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_error_stands_in_it_with_its_evidence(tmp_path: Path) -> None:
    gold = [
        sentence("overig", name="a", text="De stad krijgt geld voor huizen."),
        sentence("overig", name="goed"),
        sentence("maatregel", "zorg", ("zorg",), name="b", text="Jan"),
    ]
    first, second = rows(gold, tmp_path / "fouten.csv")
    assert (first["id"], first["fout_in"]) == ("a", "soort | themas")
    assert (first["soort_label"], first["soort_model"], first["score"]) == ("overig", "maatregel", "0.900")
    assert first["termen"] == "huis (wonen)"
    assert first["woorden"] == "soort: krijgt, geld; wonen: huizen"
    assert (second["id"], second["fout_in"]) == ("b", "soort | opgave | themas")
    assert (second["opgave_label"], second["themas_label"], second["themas_model"]) == ("zorg", "zorg", "")
    assert second["woorden"] == ""


def test_a_sentence_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    [row] = rows([sentence("ambitie", text='=HYPERLINK("https://x.invalid")')], tmp_path / "f.csv")
    assert row["zin"].startswith("'=")


def test_without_errors_the_table_has_only_its_header(tmp_path: Path) -> None:
    assert rows([sentence()], tmp_path / "f.csv") == []
    assert (tmp_path / "f.csv").read_text("utf-8").startswith("id,document,fout_in,")


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kan niet worden geschreven"):
        rows([sentence()], tmp_path / "weg" / "f.csv")
