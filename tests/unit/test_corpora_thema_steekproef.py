"""The judged sample of reported themes: well formed, found back in the documents, and still reported."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst import language, pipeline
from wijktekst.corpus.references import fold, read_rows, sha1
from wijktekst.evaluation.theme_hits import COLUMNS as SECOND
from wijktekst.evaluation.theme_hits import READERS, REPORTED
from wijktekst.reading import read_file
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import finder_of
from wijktekst.themes.support import CLUE
from wijktekst.types import Document

TABLE = ROOT / "corpora" / "thema-steekproef" / "oordelen.csv"
COLUMNS = (
    *("bestand", "begin", "eind", "lengte", "sha1"),
    *("opgave", "thema", "term", "zekerheid", "oordeel", "reden"),
)
#: What stays of the hits that were right, however terms and models change.
STILL = 0.95
#: Longer documents take the whole pipeline too long for a test; in them only the term is looked for.
LONGEST = 60_000
Row = dict[str, str]


@cache
def rows() -> list[Row]:
    return read_rows(TABLE, COLUMNS)


@cache
def located() -> dict[str, tuple[Document, list[tuple[Row, int, int]]]]:
    """Per file its document and the rows of which the sentence was found: by place, else by hash."""
    by_file: dict[str, list[Row]] = defaultdict(list)
    for row in rows():
        by_file[row["bestand"]].append(row)
    found = {}
    for name, mine in by_file.items():
        document = read_file(SHARED / "documents" / name, name)
        if isinstance(document, Document):
            places = ((row, _place(document, row)) for row in mine)
            found[name] = document, [(row, *place) for row, place in places if place]
    return found


def _place(document: Document, row: Row) -> tuple[int, int] | None:
    start, end = int(row["begin"]), int(row["eind"])
    if sha1(fold(document.text[start:end])) == row["sha1"]:
        return start, end
    for one in language.sentences_of(document):
        if sha1(fold(document.text[one.start : one.end])) == row["sha1"]:
            return one.start, one.end
    return None


def test_every_row_is_well_formed() -> None:
    themes = {theme.id: theme.challenge for theme in Taxonomy.load().themes}
    assert len(rows()) == 300
    assert len({(row["bestand"], row["begin"], row["thema"]) for row in rows()}) == 300
    for row in rows():
        assert themes[row["thema"]] == row["opgave"]
        assert 0 <= int(row["begin"]) < int(row["eind"])
        assert int(row["lengte"]) <= int(row["eind"]) - int(row["begin"])
        assert re.fullmatch(r"[0-9a-f]{40}", row["sha1"])
        assert CLUE <= float(row["zekerheid"]) <= 1
        assert row["oordeel"] in ("goed", "fout")
        assert (row["reden"] == "raak") == (row["oordeel"] == "goed")
        assert re.fullmatch(r"[\w-]+", row["reden"])


def test_the_sheet_tells_what_the_table_holds() -> None:
    right = sum(row["oordeel"] == "goed" for row in rows())
    files = len({row["bestand"] for row in rows()})
    sheet = TABLE.with_name("SHEET.md").read_text(encoding="utf-8")
    assert f"{right} of {len(rows())} right" in sheet
    assert f"from {files} real documents" in sheet


@needs_shared
def test_the_sentences_are_found_and_their_terms_still_may_be_reported() -> None:
    finder = finder_of()
    found, kept = 0, []
    for document, mine in located().values():
        found += len(mine)
        for row, start, end in mine:
            hits = finder.find(document.text, [(start, end)])
            if row["oordeel"] == "goed":
                kept.append(any(hit.theme == row["thema"] and hit.weight >= CLUE for hit in hits))
    assert found >= STILL * len(rows())
    assert sum(kept) >= STILL * len(kept)


@needs_shared
def test_what_was_right_may_still_be_reported() -> None:
    """Before the judge, whose own gate says how much of what is right it keeps (`evaluation.gate_themes`)."""
    kept = []
    for document, mine in located().values():
        right = [(row, start, end) for row, start, end in mine if row["oordeel"] == "goed"]
        if right and len(document.text) <= LONGEST:
            hits = pipeline.engine().found(document).reported
            for row, start, end in right:
                kept.append(any(hit.theme == row["thema"] and start <= hit.start < end for hit in hits))
    assert len(kept) > 50
    assert sum(kept) >= STILL * len(kept)


def test_the_sheet_tells_what_two_readers_made_of_the_second_sample() -> None:
    second = read_rows(TABLE.with_name("tweede.csv"), SECOND)
    sheet = TABLE.with_name("SHEET.md").read_text(encoding="utf-8")
    kept, gone = ([row for row in second if row["gemeld"] == kind] for kind in REPORTED)
    files = len({row["bestand"] for row in second})
    assert f"{len(second)} reported pairs from {files} documents" in sheet
    assert f"of {REPORTED['bij beide']:,} and {REPORTED['alleen bij deze']}" in sheet
    assert len(kept) + len(gone) == len(second)
    # Each of the sample stands for so many of the pairs that were reported.
    weight = {
        kind: REPORTED[kind] / len(of_kind) for kind, of_kind in zip(REPORTED, (kept, gone), strict=True)
    }
    right = sum(weight[row["gemeld"]] * (row[reader] == "goed") for row in second for reader in READERS)
    assert f"{right / len(READERS) / sum(REPORTED.values()):.3f}".lstrip("0") + " of what reports" in sheet
    assert {row[reader] for row in second for reader in READERS} == {"goed", "fout"}
