"""Tables of labelled attributes: read as written, refused with file and line when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import ROOT
from wijktekst.corpus import read_references
from wijktekst.corpus.attribute_labels import LabelledValue, part_of, read_attribute_labels
from wijktekst.errors import InputError
from wijktekst.evaluation.attributes import VALUES
from wijktekst.types import ACTOR_KINDS, DIRECTIONS, FIRMNESS, SCALES

FOLDER = ROOT / "corpora" / "maatregel-kenmerken"
#: Tables that hold no attribute of a sentence.
OTHERS = {"zelfde"}


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "bedrag.csv"
    path.write_text("\n".join(("id,sha1,deel,waarden", *rows)) + "\n", encoding="utf-8")
    return path


def test_values_have_their_place_and_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    first, second = read_attribute_labels(
        table(tmp_path, "z1,aa,toets,in uitvoering@3-10|5000000@12-20", "z2,bb,ontwikkel,")
    )
    assert first.values == (LabelledValue("in uitvoering", 3, 10), LabelledValue("5000000", 12, 20))
    assert [value.cell for value in first.values] == ["in uitvoering@3-10", "5000000@12-20"]
    assert (second.id, second.part, second.values) == ("z2", "ontwikkel", ())


@pytest.mark.parametrize("row", ["z1,aa,oefen,", "z1,aa,toets,5@9-3", "z1,aa,toets,5", "z1,aa,toets,@1-2"])
def test_a_damaged_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r"bedrag\.csv, regel 3"):
        read_attribute_labels(table(tmp_path, "z0,aa,toets,", row))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_the_shipped_tables_fit_the_labelled_sentences(path: Path) -> None:
    if path.stem in OTHERS:
        return
    assert path.stem in VALUES
    references = {one.id: one for one in read_references(ROOT / "corpora" / "wijktekst-gold")[0]}
    labels = read_attribute_labels(path)
    assert len(labels) == len({label.id for label in labels}) >= 140
    allowed = {"richting": DIRECTIONS, "stelligheid": FIRMNESS, "schaal": SCALES}
    for label in labels:
        reference = references[label.id]
        assert label.sha1 == reference.sha1
        assert label.part == part_of(reference.doc)
        for value in label.values:
            assert value.value in allowed.get(path.stem, (value.value,))
            if path.stem in ("actor", "betaler"):
                assert value.value.partition(":")[0] in ACTOR_KINDS
