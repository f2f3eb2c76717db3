"""Labelled sentences get the headings of their document, and are dealt into folds by document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.unit.labelled import sentence
from wijktekst.corpus import CROSSED, crossed
from wijktekst.training.documents import in_documents
from wijktekst.training.recipe import inner_folds

NOTE = """# Plan voor de wijk

## Wonen

De gemeente bouwt tweehonderd sociale huurwoningen aan de haven van Waterveen.

## Groen

Langs de singel komen bomen; dat gebeurt voor de zomer van het jaar 2027.
"""


def test_a_sentence_gets_the_headings_above_it(tmp_path: Path) -> None:
    (tmp_path / "gemeente-plan.md").write_text(NOTE, encoding="utf-8")
    whole = sentence(
        text="De gemeente bouwt tweehonderd sociale huurwoningen aan de haven van Waterveen.", doc="plan.md"
    )
    part = replace(whole, id="deel", text="Langs de singel komen bomen")
    elsewhere = replace(whole, id="weg", text="Deze zin staat nergens in het hele stuk, dus geen kop.")
    named = replace(whole, id="zonder", doc="plan")
    found = {s.id: s.headings for s in in_documents([whole, part, elsewhere, named], tmp_path)}
    assert found["z"] == ("Plan voor de wijk", "Wonen") == found["zonder"]
    assert found["deel"][-1] == "Groen"
    assert found["weg"] == ()


def test_a_sentence_gets_the_kind_of_its_document(tmp_path: Path) -> None:
    (tmp_path / "besluitenlijst-3-mei.md").write_text(
        NOTE.replace("Plan voor de wijk", "Besluitenlijst 3 mei 2026"), encoding="utf-8"
    )
    elsewhere = sentence(text="Deze zin staat nergens in het stuk.", doc="besluitenlijst-3-mei.md")
    unknown = sentence(doc="een-ander-stuk.md", name="ander")
    found = [s.document_kind for s in in_documents([elsewhere, unknown], tmp_path)]
    assert found == ["besluitenlijst", ""]


def test_without_documents_nothing_is_made_up(tmp_path: Path) -> None:
    gold = [sentence(doc="plan.md")]
    assert in_documents(gold, tmp_path) == tuple(gold)


def test_development_documents_are_a_fold_and_no_document_is_in_two() -> None:
    gold = [sentence(doc=f"{number}.pdf", name=str(number)) for number in range(9) for _ in range(3)]
    folds = crossed(gold, {("overheid", "4.pdf")})
    by_document = {
        s.doc: {fold for s2, fold in zip(gold, folds, strict=True) if s2.doc == s.doc} for s in gold
    }
    assert all(len(found) == 1 for found in by_document.values())
    assert [doc for doc, found in by_document.items() if found == {0}] == ["4.pdf"]
    assert set(folds) == set(range(CROSSED))


def test_own_sentences_have_folds_with_and_without_real_ones() -> None:
    own = [sentence(doc=f"{number}.txt", source="eigen") for number in range(8)]
    real = [sentence(doc=f"{number}.pdf") for number in range(8)]
    assert max(inner_folds(own)) >= CROSSED
    assert set(inner_folds([*real, *own])[8:]) == set(range(CROSSED))
