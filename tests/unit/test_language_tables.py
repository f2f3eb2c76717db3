"""Tables of a document: rows and cells, head, years, unit, caption, and whole over page breaks."""

from __future__ import annotations

from decimal import Decimal

from tests.unit.test_language_table_money import document, table
from wijktekst.language import tables_of
from wijktekst.types import FIGURES, Block, BlockKind, Box, Document, Source, Table

_STEP = 12.0


def paged(*blocks: tuple[int, BlockKind, str], edges: tuple[float, ...] = (60, 200, 300, 400)) -> Document:
    """Blocks on pages; the cells of a table stand at `edges`, a line below each other."""
    text, found = "", []
    for page, kind, part in blocks:
        text += "\n\n" if text else ""
        start, at, boxes = len(text), len(text), []
        for number, line in enumerate(part.split("\n")):
            for x, cell in zip(edges, line.split("\t"), strict=False):
                if cell:
                    top = 100 + _STEP * number
                    boxes.append(Box(at, at + len(cell), page, x, top, x + 50, top + 10))
                at += len(cell) + 1
        text += part
        found.append(Block(kind, start, len(text), page, tuple(boxes)))
    return Document(Source("plan.pdf", "application/pdf", "0" * 64), text, tuple(found), pages=9)


def only(found: Document) -> Table:
    (one,) = tables_of(found)
    return one


def test_a_table_has_its_caption_unit_head_and_years() -> None:
    one = only(
        document(
            ("caption", "Tabel 2 Lasten (bedragen x € 1.000)"),
            table("Programma | 2026 | 2027", "Groen | 5 | (6)", "Totaal | 5 | 6"),
        )
    )
    assert one.caption == one.unit == "Tabel 2 Lasten (bedragen x € 1.000)"
    assert one.factor == Decimal(1000)
    assert [(column.name, column.year, column.figures) for column in one.columns] == [
        ("Programma", "", False),
        ("2026", "2026", True),
        ("2027", "2027", True),
    ]
    assert [[cell.text for cell in row] for row in one.rows] == [["Groen", "5", "(6)"], ["Totaal", "5", "6"]]


def test_the_characters_of_a_cell_are_those_of_the_document() -> None:
    whole = document(("paragraph", "Vooraf staat een zin."), table("Groen | 5", "Wegen | 12"))
    cells = [cell for row in only(whole).rows for cell in row]
    assert [whole.text[cell.start : cell.end] for cell in cells] == ["Groen", "5", "Wegen", "12"]


def test_rows_above_each_other_in_the_head_name_a_column_together() -> None:
    one = only(
        document(
            table(
                "Programma |  | 2026 |  |  | 2027 | ",
                " | baten | lasten | saldo | baten | lasten | saldo",
                "Groen | 1 | 2 | 3 | 4 | 5 | 6",
            )
        )
    )
    assert len(one.head) == 2
    assert [column.year for column in one.columns[1:]] == ["2026"] * 3 + ["2027"] * 3


def test_the_line_with_the_unit_is_not_the_caption() -> None:
    one = only(
        document(
            ("caption", "Tabel 3 Kasstroom"),
            ("paragraph", "Bedragen x € 1.000"),
            table("Groen | 5", "Wegen | 12"),
        )
    )
    assert (one.caption, one.unit, one.factor) == ("Tabel 3 Kasstroom", "Bedragen x € 1.000", Decimal(1000))


def test_a_unit_beside_the_figures_of_one_row_is_not_of_the_table() -> None:
    one = only(
        document(table("Nr | Naam | Eenheid", "1 | Woonlasten | In euro's", "2 | Banen | Per inwoner"))
    )
    assert one.factor is None


def test_a_table_of_words_has_its_first_row_as_head_when_that_names_all_columns() -> None:
    assert len(only(document(table("Wat | Wie", "Bomen planten | de wijk", "Vegen | de stad"))).head) == 1
    assert len(only(document(table("Datum | 1 juni 2026", "Plaats | het stadhuis"))).head) == 0


def test_a_table_over_a_page_break_is_one_with_its_head_once() -> None:
    one = only(
        paged(
            (3, "table", "Programma\t2026\t2027\nGroen\t5\t6"),
            (4, "table", "Programma\t2026\t2027\nWegen\t7\t8"),
        )
    )
    assert one.pages == (3, 4)
    assert [[cell.text for cell in row] for row in one.rows] == [["Groen", "5", "6"], ["Wegen", "7", "8"]]
    assert [row[0].page for row in one.rows] == [3, 4]
    assert len(one.spans) == 2


def test_a_note_at_the_foot_of_the_page_does_not_cut_a_table() -> None:
    assert only(
        paged(
            (3, "table", "Programma\t2026\t2027\nGroen\t5\t6"),
            (3, "footnote", "1 Zonder reserves."),
            (4, "table", "Wegen\t7\t8"),
        )
    ).pages == (3, 4)


def test_a_table_with_years_of_its_own_or_other_columns_is_another_table() -> None:
    years = paged((3, "table", "Wat\t2026\t2027\nGroen\t5\t6"), (4, "table", "Wat\t2028\t2029\nWegen\t7\t8"))
    assert len(tables_of(years)) == 2
    text = "Wat\t2026\t2027\nGroen\t5\t6"
    apart = paged((3, "table", text), (4, "paragraph", "Een zin ertussen."), (4, "table", "Wegen\t7\t8"))
    assert len(tables_of(apart)) == 2
    moved = paged((3, "table", text))
    other = paged((4, "table", "Wegen\t7\t8"), edges=(60, 130, 260))
    shift = len(moved.text) + 2
    boxes = tuple(
        Box(b.start + shift, b.end + shift, b.page, b.x0, b.top, b.x1, b.bottom)
        for b in other.blocks[0].boxes
    )
    last = Block("table", shift, shift + len(other.text), 4, boxes)
    both = Document(moved.source, f"{moved.text}\n\n{other.text}", (*moved.blocks, last))
    assert len(tables_of(both)) == 2


def test_a_row_that_the_page_cut_is_made_whole() -> None:
    one = only(
        paged(
            (3, "table", "Wat\tEenheid\tAantal\nLopende re-\tAantal per 1.000\t7"),
            (4, "table", "\tinwoners\t\nBanen\tAantal\t5"),
        )
    )
    assert [[cell.text for cell in row] for row in one.rows] == [
        ["Lopende re-", "Aantal per 1.000 inwoners", "7"],
        ["Banen", "Aantal", "5"],
    ]


def test_the_figures_of_a_chart_are_no_table() -> None:
    whole = document(table("0 | 20 | 40", "5 | 6 | 7"))
    block = whole.blocks[0]
    chart = Block("table", block.start, block.end, note=FIGURES)
    assert tables_of(Document(whole.source, whole.text, (chart,))) == ()
    assert len(tables_of(whole)) == 1


def test_a_title_in_the_table_is_its_caption() -> None:
    one = only(document(table("Tabel 4 Saldo (bedragen x € 1.000) | 2026 | 2027", "Groen | 5 | 6")))
    assert one.caption.startswith("Tabel 4 Saldo")
    assert one.factor == Decimal(1000)
