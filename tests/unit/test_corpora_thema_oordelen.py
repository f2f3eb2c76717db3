"""The judgements that the judge of themes learns from: well formed, of no document that it is measured on."""

from __future__ import annotations

import re

from tests.shared import ROOT
from wijktekst.corpus.references import read_rows
from wijktekst.evaluation import theme_hits
from wijktekst.resources import find
from wijktekst.taxonomy import Taxonomy
from wijktekst.training.theme_hits import COLUMNS, CORPUS

FOLDER = ROOT / "corpora" / CORPUS
ROWS = read_rows(FOLDER / "oordelen.csv", COLUMNS)


def test_every_row_is_well_formed() -> None:
    themes = {theme.id: theme.challenge for theme in Taxonomy.load().themes}
    assert len({(row["bestand"], row["sha1"], row["thema"]) for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert themes[row["thema"]] == row["opgave"]
        assert re.fullmatch(r"[0-9a-f]{40}", row["sha1"])
        assert row["oordeel"] in ("goed", "fout")


def test_no_document_is_measured_on() -> None:
    measured = read_rows(find("corpora", *theme_hits.SAMPLE), theme_hits.COLUMNS)
    assert not {row["bestand"] for row in measured} & {row["bestand"] for row in ROWS}
    assert not {row["sha1"] for row in measured} & {row["sha1"] for row in ROWS}


def test_the_sheet_tells_what_the_table_holds() -> None:
    sheet = (FOLDER / "SHEET.md").read_text(encoding="utf-8")
    files = {row["bestand"] for row in ROWS}
    programmes = [row for row in ROWS if row["bestand"].startswith("programma/")]
    right = sum(row["oordeel"] == "goed" for row in ROWS)
    assert f"{len(ROWS):,} pairs" in sheet
    assert f"in {len(files)} real documents" in sheet
    assert f"{len(ROWS) - len(programmes):,} in {len(files) - 3} government documents" in sheet
    assert f"and {len(programmes)} in three election programmes" in sheet
    assert f"{right:,} are `goed`" in sheet
