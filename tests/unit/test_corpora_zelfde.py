"""The judged pairs of measures: well formed, found back in the documents, told apart as the reader did."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst import language
from wijktekst.corpus.references import fold, read_rows, sha1
from wijktekst.measures.similarity import same, statement, weights
from wijktekst.reading import read_file
from wijktekst.types import Document

TABLE = ROOT / "corpora" / "maatregel-kenmerken" / "zelfde.csv"
COLUMNS = tuple(f"{name}_{side}" for side in "ab" for name in ("bestand", "begin", "eind", "sha1"))
#: What was reached on these pairs, rounded down; hard ones were drawn on purpose.
PRECISION, RECALL = 0.80, 0.66
Told = tuple[str, tuple[str, ...]]


@cache
def rows() -> list[dict[str, str]]:
    return read_rows(TABLE, (*COLUMNS, "zelfde"))


def test_every_row_is_well_formed() -> None:
    assert len(rows()) > 300
    for row in rows():
        assert row["zelfde"] in ("ja", "nee")
        for side in "ab":
            assert 0 <= int(row[f"begin_{side}"]) < int(row[f"eind_{side}"])
            assert re.fullmatch(r"[0-9a-f]{40}", row[f"sha1_{side}"])


@cache
def told() -> tuple[dict[tuple[str, str], Told], list[Told]]:
    """Sentences of the pairs by file and hash, with their headings; and all sentences of these files."""
    wanted = defaultdict(set)
    for row in rows():
        for side in "ab":
            wanted[row[f"bestand_{side}"]].add(row[f"sha1_{side}"])
    found, everything = {}, []
    for name, hashes in wanted.items():
        document = read_file(SHARED / "documents" / name, name)
        assert isinstance(document, Document)
        for one in language.sentences_of(document):
            text = document.text[one.start : one.end]
            everything.append((text, document.blocks[one.block].heading_path))
            if (key := sha1(fold(text))) in hashes:
                found[name, key] = everything[-1]
    return found, everything


@needs_shared
def test_pairs_are_told_apart_as_the_reader_did() -> None:
    found, everything = told()
    weight = weights(statement(text) for text, _ in everything)
    judged = []
    for row in rows():
        sides = [found.get((row[f"bestand_{side}"], row[f"sha1_{side}"])) for side in "ab"]
        if all(sides):
            one, other = (statement(*side) for side in sides if side)
            judged.append((row["zelfde"] == "ja", same(one, other, weight)))
    assert len(judged) >= 0.95 * len(rows())
    hits = sum(yes and told for yes, told in judged)
    assert hits / sum(told for _, told in judged) >= PRECISION
    assert hits / sum(yes for yes, _ in judged) >= RECALL
