"""The peers of the benchmark: what the plain count finds, how Annif is asked, what the page says."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks import annif_worker, peer_annif
from benchmarks.peer_words import WordCount, fitted, micro_f1
from benchmarks.peers_table import Row, as_markdown
from tests.unit.labelled import sentence
from wijktekst.evaluation.metrics import Estimate
from wijktekst.taxonomy import Challenge, Taxonomy, Term, Theme

TAXONOMY = Taxonomy(
    (Challenge("wonen", "Wonen"), Challenge("mobiliteit", "Mobiliteit")),
    (Theme("huur", "wonen", "Huur"), Theme("ov", "mobiliteit", "Openbaar vervoer")),
    (
        Term("sociale huurwoning", "huur", 0.9),
        Term("OV", "ov", 0.9, match="exact"),
        Term("woning", "huur", 0.3, part="rechts", condition=("bouwen",)),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een Sociale Huurwoning naast het ov.", ("wonen", "mobiliteit")),
        ("Meer sociale huurwoningen.", ()),
        ("sociale (huurwoning)", ("wonen",)),
        ("De OV-kaart en Ovidius", ()),
        ("", ()),
        ("sociale", ()),
    ],
)
def test_the_count_finds_words_as_they_stand(text: str, found: tuple[str, ...]) -> None:
    assert WordCount(TAXONOMY, 0.6).find(text) == found


def test_the_count_keeps_the_terms_that_do_best_on_the_training_sentences() -> None:
    unsure = [sentence("overig", "", ("wonen",), text="Er komt een woning bij.")]
    assert fitted(TAXONOMY, unsure).least <= 0.3
    wrong = [
        sentence("overig", "", (), text="Ieder zijn woning."),
        sentence("overig", "", ("mobiliteit",), text="Het OV rijdt."),
    ]
    assert fitted(TAXONOMY, wrong).least > 0.3


def test_what_is_optional_counts_neither_way() -> None:
    assert micro_f1([({"wonen"}, {"wonen", "zorg"}, {"zorg"})]) == 1.0
    assert micro_f1([({"wonen"}, {"wonen", "zorg"}, set())]) == pytest.approx(2 / 3)


def test_annif_reads_what_stands_before_the_sentence_too() -> None:
    one = sentence("overig", "", (), text="Zin.")
    assert peer_annif.text_of(replace(one, context="Kop")) == "Kop Zin."
    assert peer_annif.text_of(replace(one, context="")) == "Zin."


def test_limit_and_threshold_are_those_with_the_best_f1() -> None:
    scores = np.array([[0.9, 0.8, 0.0], [0.6, 0.7, 0.1], [0.2, 0.0, 0.3]])
    gold = np.array([[True, False, False], [False, True, False], [False, False, False]])
    best = annif_worker.chosen(scores, gold)
    assert best["f1"] == 1.0
    assert best["limit"] == 1
    assert (annif_worker.suggested(scores, 1, best["threshold"]) == gold).all()


def test_without_its_environment_annif_is_left_out_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(peer_annif, "HOME", tmp_path / "peers")
    monkeypatch.setattr(peer_annif.subprocess, "run", fail)
    with pytest.raises(peer_annif.NoAnnifError, match=r"^Annif is left out"):
        peer_annif.environment()


def test_an_annif_that_stops_is_left_out_and_does_not_hang() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.wait()
    with pytest.raises(peer_annif.NoAnnifError):
        peer_annif.Annif(process, {"documents": []})
    process.communicate()


def test_the_page_gives_time_beside_ours_only() -> None:
    one = Estimate(0.5, 0.4, 0.6)
    figures = {
        f"{kind} {average}": one for kind in ("programma", "overheid") for average in ("micro", "macro")
    }
    rows = [Row("wijktekst", figures, 2.0), Row("count", figures, 0.5)]
    test = [replace(sentence("overig", "", ()), source="programma", doc="a")]
    page = as_markdown(rows, (7, 3), test, ["stwfsa: limit 2"])
    assert "1 sentences of 1 election programmes and 0 sentences of 0 government documents" in page
    assert page.count("0.500 (0.400 - 0.600)") == 8
    assert [
        line.split("|")[-2].strip() for line in page.splitlines() if line.startswith(("| wijk", "| count"))
    ] == [
        "1",
        "0.25",
    ]
