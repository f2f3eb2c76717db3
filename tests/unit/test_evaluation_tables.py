"""Tables that were read beside those marked by eye: found, cells, head, unit, joined, and false ones."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from wijktekst.errors import InputError
from wijktekst.evaluation.tables import (
    GoldDocument,
    GoldTable,
    caption_hash,
    cell_hash,
    evaluate,
    pairs,
    read_gold,
    score,
    table_scores,
)
from wijktekst.types import Table, TableCell

KEY = b"sleutel"
ROWS = [["", "2026", "2027"], ["Groen", "5", "6"], ["Wegen", "7", "8"]]


def read(rows: list[list[str]], *, head: int = 1, pages: tuple[int, ...] = (1,), factor: int = 1000) -> Table:
    cells = tuple(tuple(TableCell(text, 0, 1) for text in row) for row in rows)
    return Table("Tabel 1", "", Decimal(factor), pages, cells[:head], (), cells[head:], ())


def gold(rows: list[list[str]], *, pages: tuple[int, ...] = (1,)) -> GoldDocument:
    cells = [[cell_hash(cell, KEY) for cell in row] for row in rows]
    table = GoldTable("toets", "plan.pdf", pages, caption_hash("Tabel 1", KEY), 1, "1000", cells)
    return GoldDocument("toets", "plan.pdf", "", pages, (table,))


def test_a_table_read_as_marked_is_right_in_everything() -> None:
    figures = score(gold(ROWS), [read(ROWS)], KEY).figures()
    assert {figures[name] for name in ("gevonden", "precisie", "cel_f1", "kop", "eenheid", "heel")} == {1.0}
    assert figures["vals_per_100"] == 0


def test_a_shifted_head_costs_pairs() -> None:
    shifted = [["2026", "2027", ""], *ROWS[1:]]
    assert 0 < score(gold(ROWS), [read(shifted)], KEY).figures()["cel_f1"] < 1


def test_a_table_where_none_is_is_false_and_a_piece_of_one_is_not() -> None:
    chart = read([["0", "20", "40"], ["11", "12", "13"]])
    scores = score(gold(ROWS), [read(ROWS), chart], KEY)
    assert scores.figures()["vals_per_100"] == 100
    assert scores.figures()["precisie"] == 0.5
    pieces = [read(ROWS[:2]), read([["Wegen", "7", "8"]], head=0)]
    assert score(gold(ROWS), pieces, KEY).false == []


def test_what_stands_on_a_page_that_was_not_marked_counts_for_nothing() -> None:
    assert score(gold(ROWS), [read(ROWS), read([["0", "20"], ["1", "2"]], pages=(7,))], KEY).false == []


def test_half_a_table_over_two_pages_is_not_whole() -> None:
    marked = gold(ROWS, pages=(1, 2))
    assert score(marked, [read(ROWS, pages=(1, 2))], KEY).figures()["over_paginas"] == 1
    assert score(marked, [read(ROWS, pages=(1,))], KEY).figures()["over_paginas"] == 0


def test_nothing_read_is_nothing_found() -> None:
    figures = score(gold(ROWS), [], KEY).figures()
    assert (figures["gevonden"], figures["cel_f1"], figures["eenheid"]) == (0, 0, 0)


def test_signs_and_white_space_make_no_difference_but_empty_cells_are_left_out() -> None:
    assert cell_hash("Netto-schuld quote", KEY) == cell_hash("netto schuldquote", KEY)
    assert cell_hash("-", KEY) == cell_hash("", KEY) == ""
    assert cell_hash("5", KEY) != cell_hash("5", b"ander")
    assert caption_hash("Tabel 1 Lasten (bedragen x € 1.000)", KEY) == caption_hash("Tabel 1 Lasten", KEY)
    assert pairs([["a", "", "b"], ["c", "", ""]]).total() == 2


def test_the_marked_tables_are_in_halves_by_document_and_fit_their_sizes() -> None:
    documents = read_gold(Path("corpora/leesgoud"))
    assert sum(len(document.tables) for document in documents) >= 60
    for document in documents:
        assert {table.part for table in document.tables} <= {document.part}
        for table in document.tables:
            assert len({len(row) for row in table.cells}) == 1
            assert len(table.cells) > table.head


def test_another_file_than_the_marked_one_is_refused(tmp_path: Path) -> None:
    sha = hashlib.sha256(b"een").hexdigest()
    (tmp_path / "tabelpaginas.csv").write_text(f"document,sha256,deel,paginas\nplan.txt,{sha},toets,1\n")
    (tmp_path / "tabellen.csv").write_text(
        "document,deel,paginas,bijschrift,kopregels,eenheid,rijen,kolommen,cellen\n"
    )
    (tmp_path / "plan.txt").write_bytes(b"twee")
    with pytest.raises(InputError, match="niet het bestand"):
        evaluate(tmp_path, ("toets",), tmp_path)


def test_without_the_documents_there_are_no_figures_for_the_gate() -> None:
    assert table_scores(None) == {}


@needs_shared
def test_tables_of_real_documents_are_read_well() -> None:
    figures = table_scores(SHARED)
    assert figures["cel_f1"] > 0.85
    assert figures["gevonden"] > 0.85
