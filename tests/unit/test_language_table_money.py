"""Money in tables: what the figures are in, which cells are money, and of which year."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.language.table_money import table_amounts
from wijktekst.types import Block, BlockKind, Document, Source, TableAmount

Part = tuple[BlockKind, str]


def document(*parts: Part) -> Document:
    text, blocks = "", []
    for kind, part in parts:
        text += "\n\n" if text else ""
        level = 1 if kind == "heading" else 0
        blocks.append(Block(kind, len(text), len(text) + len(part), level=level))
        text += part
    return Document(Source("begroting.pdf", "application/pdf", "0" * 64), text, tuple(blocks))


def rows(*cells: str) -> str:
    """A row a line, cells split by "|"."""
    return "\n".join(row.replace(" | ", "\t").replace("| ", "\t").replace(" |", "\t") for row in cells)


def table(*cells: str) -> Part:
    return "table", rows(*cells)


def found(*parts: Part) -> list[TableAmount]:
    whole = document(*parts)
    amounts = [one for block in whole.blocks for one in table_amounts(whole, block)]
    assert all(block.kind == "table" or not table_amounts(whole, block) for block in whole.blocks)
    return amounts


def euros(*parts: Part) -> list[float]:
    return [one.euros for one in found(*parts)]


UNITS: list[tuple[str, float]] = [
    ("Tabel 1 Lasten (bedragen x € 1.000)", 2_500_000),
    ("Tabel 1 Lasten (bedragen x € 1.000,-)", 2_500_000),
    ("Tabel 1 Lasten, bedragen × € 1.000", 2_500_000),
    ("Tabel 1 Lasten (x 1.000 euro)", 2_500_000),
    ("Tabel 1 Lasten (€ x 1.000)", 2_500_000),
    ("Tabel 1 Lasten (in duizenden euro's)", 2_500_000),
    ("Tabel 1 Lasten (in € 1.000)", 2_500_000),
    ("Tabel 1 Lasten (x € 1 mln.)", 2_500_000_000),
    ("Tabel 1 Lasten (in miljoenen euro’s)", 2_500_000_000),
    ("Tabel 1 Lasten (in € miljoen)", 2_500_000_000),
    ("Tabel 1 Lasten (in mln. €)", 2_500_000_000),
    ("Tabel 1 Lasten (x € 1.000.000)", 2_500_000_000),
    ("Tabel 1 Lasten in mln.", 2_500_000_000),
    ("Tabel 1 Lasten (in €)", 2_500),
    ("Tabel 1 Lasten in euro's", 2_500),
    ("Tabel 1 Lasten (€)", 2_500),
    ("Tabel 1 Lasten (k€)", 2_500_000),
]


@pytest.mark.parametrize(("caption", "expected"), UNITS)
def test_the_unit_of_the_caption_reaches_every_cell(caption: str, expected: float) -> None:
    body = table("Groen | 2.500 | 10", "Wegen | 20 | -")
    first, second, third = found(("caption", caption), body)
    assert first.euros == expected
    assert second.euros == expected / 250
    assert third.euros == expected / 125
    assert first.caption == caption


@pytest.mark.parametrize(
    "caption",
    [
        "Tabel 1 Aantal woningen (x 1.000)",
        "Tabel 1 Lasten",
        "Tabel 1 Inwoners in mln.",
        "Tabel 1 Lasten (x ƒ 1.000)",
        "Tabel 1 Kosten voor € 1.000 of meer",
    ],
)
def test_without_a_unit_of_money_or_a_sign_there_is_none(caption: str) -> None:
    assert euros(("caption", caption), table("Groen | 2.500 | 10", "Wegen | 20 | 5")) == []


def test_the_unit_may_stand_in_the_head_or_on_a_line() -> None:
    head = table("Bedragen x € 1.000 | 2025 | 2026", "Groen | 5 | 6")
    assert euros(head) == [5_000, 6_000]
    line = table("Programma | 2025 | 2026", "(in miljoenen euro's) |  | ", "Groen | 5 | 6")
    assert euros(line) == [5e6, 6e6]
    second = table("Nr. | Wat (bedragen x € 1.000) | 2025", "1 | Groen | 5")
    assert euros(second) == [5_000]


def test_the_unit_of_a_column_is_of_that_column_only() -> None:
    body = table("Maatregel | Kosten (x € 1.000) | Fte | Doel", "Groen | 5 | 7 | 8", "Wegen | 6 | 7 | 9")
    assert euros(body) == [5_000, 6_000]


def test_a_unit_beside_another_is_not_spread() -> None:
    body = table("lasten (€) |  | quote (%) | ", "110 | 120 | 5 | 6", "112 | 121 | 5 | 6")
    assert euros(body) == []


def test_a_note_beneath_may_say_the_unit_but_not_the_caption_of_the_next_table() -> None:
    body = table("Groen | 5", "Wegen | 6")
    assert euros(body, ("paragraph", "* Alle bedragen x € 1.000")) == [5_000, 6_000]
    assert euros(body, ("caption", "Tabel 2 (bedragen x € 1.000)"), table("Sport | 7")) == [7_000]
    assert (
        euros(body, ("paragraph", "De bedragen x € 1.000 staan in een tabel verderop in het stuk, zie daar."))
        == []
    )


def test_a_short_line_may_stand_between_caption_and_table() -> None:
    caption: Part = ("caption", "Bedragen x € 1.000")
    assert euros(caption, ("paragraph", "Toename:"), table("Groen | 5")) == [5_000]
    assert euros(caption, ("paragraph", "Een lange alinea. " * 20), table("Groen | 5")) == []


FIGURES: list[tuple[str, float]] = [
    ("5", 5_000),
    ("1.234", 1_234_000),
    ("1 234", 1_234_000),
    ("1,5", 1_500),
    ("-5", -5_000),
    ("− 5", -5_000),
    ("–5", -5_000),
    ("-/- 5", -5_000),
    ("5-/-", -5_000),
    ("(5)", -5_000),
    ("+5", 5_000),
    ("€ 5", 5_000),
    ("€ -5", -5_000),
    ("-€ 5", -5_000),
    ("5,-", 5_000),
    ("5*", 5_000),
    ("0", 0),
    ("€ 2,5 mln", 2_500_000),
]


@pytest.mark.parametrize(("cell", "expected"), FIGURES)
def test_figures_as_tables_have_them(cell: str, expected: float) -> None:
    assert euros(("caption", "Bedragen x € 1.000"), table(f"Groen | {cell}", "Wegen | 7")) == [
        expected,
        7_000,
    ]


@pytest.mark.parametrize(
    "cell", ["-", "–", "", "n.v.t.", "p.m.", "5%", "2025", "5 6", "ja", "(5", "5 fte", "art. 5", "12-5-2026"]
)
def test_what_is_no_figure_is_no_money(cell: str) -> None:
    assert euros(("caption", "Bedragen x € 1.000"), table("Wegen | 7", f"Groen | {cell}", "Water | 8")) == [
        7_000,
        8_000,
    ]


def test_without_a_unit_only_cells_with_a_sign_are_money() -> None:
    body = table("Gemeente | Woonlasten | Rang", "Oost | € 1.234,50 | 5", "West | € 980 | 12")
    assert euros(body) == [1234.5, 980]
    apart = table("Oost | € | 1.234", "West | € | 980")
    assert euros(apart) == [1234, 980]


@pytest.mark.parametrize(
    "head",
    [
        "Aantal",
        "Fte",
        "%",
        "Percentage",
        "Artikel",
        "Nr.",
        "Ranglijst",
        "Mton",
        "Looptijd",
        "Aantal inwoners",
        "m2",
    ],
)
def test_columns_of_counts_and_numbers_are_no_money(head: str) -> None:
    body = table(f"Wat | Lasten | {head}", "Groen | 5 | 17", "Wegen | 6 | 18")
    assert euros(("caption", "Bedragen x € 1.000"), body) == [5_000, 6_000]


def test_rows_of_counts_and_percentages_are_no_money() -> None:
    body = table("Groen | 5 | 6", "Aantal fte | 7 | 8", "Percentage dekking | 9 | 10", "Ratio | 1,2 | 1,3")
    assert euros(("caption", "Bedragen x € 1.000"), body) == [5_000, 6_000]


def test_a_row_may_say_its_own_unit() -> None:
    body = table("Schuld (mln €) | 40 | 45", "Klanten | 50 | 61")
    assert euros(body) == [40e6, 45e6]


def test_row_column_and_year_stand_beside_and_above() -> None:
    body = table(
        " | Rekening | Begroting",
        "Programma | 2024 | 2025",
        "1 Groen | 5 | 6",
        "2 Wegen | 7 | 8",
        "3 Sport | 9 | 3",
    )
    amounts = found(("caption", "Tabel 3 Lasten (bedragen x € 1.000)"), body)
    told = [(one.row, one.column, one.year) for one in amounts[:3]]
    assert told == [
        ("1 Groen", "Rekening 2024", "2024"),
        ("1 Groen", "Begroting 2025", "2025"),
        ("2 Wegen", "Rekening 2024", "2024"),
    ]


def test_a_year_above_several_columns_counts_for_each() -> None:
    body = table(
        "Bedragen x € 1.000 |  | 2025 |  |  | 2026 | ",
        "Programma | baten | lasten | saldo | baten | lasten | saldo",
        "Groen | 1 | -2 | -1 | 3 | -5 | -2",
    )
    assert [(one.column.split()[-1], one.year) for one in found(body)] == [
        ("baten", "2025"),
        ("lasten", "2025"),
        ("saldo", "2025"),
        ("baten", "2026"),
        ("lasten", "2026"),
        ("saldo", "2026"),
    ]


def test_a_year_that_is_not_sure_is_not_told() -> None:
    caption: Part = ("caption", "Lasten (bedragen x € 1.000)")
    uneven = table("Wat |  | 2025 |  | 2026 | 2027", "Groen | 1 | 2 | 3 | 4 | 5", "Wegen | 1 | 2 | 3 | 4 | 5")
    assert [one.year for one in found(caption, uneven)[:5]] == ["", "2025", "", "2026", "2027"]
    compared = table("Wat | 2025 | t.o.v. 2024", "Groen | 5 | 1")
    assert [one.year for one in found(caption, compared)] == ["2025", ""]
    span = table("Wat | 2025-2028", "Groen | 5")
    assert [one.year for one in found(caption, span)] == [""]
    ragged = table("Wat | 2025 | 2026 | 2027", "Groen | 5 | 6", "Wegen | 7 | 8")
    assert [one.year for one in found(caption, ragged)] == [""] * 4


def test_the_year_of_the_caption_or_of_the_row_counts_where_no_column_has_one() -> None:
    assert [
        one.year for one in found(("caption", "Raming 2025 (bedragen x € 1.000)"), table("Groen | 5"))
    ] == ["2025"]
    assert [one.year for one in found(("caption", "Raming 2025-2028 (x € 1.000)"), table("Groen | 5"))] == [
        ""
    ]
    assert [one.year for one in found(("caption", "Lasten (x € 1.000)"), table("2024 | 5", "2025 | 6"))] == [
        "2024",
        "2025",
    ]


def test_a_table_that_the_page_cut_in_pieces_keeps_its_head() -> None:
    head = table("Bedragen x € 1.000 | 2025 | 2026")
    first = table("Groen | 5 | 6")
    second = table("Wegen | 7 | 8")
    amounts = found(("caption", "Tabel 4 Lasten"), head, first, second)
    assert [(one.euros, one.year, one.caption) for one in amounts] == [
        (5_000, "2025", "Tabel 4 Lasten"),
        (6_000, "2026", "Tabel 4 Lasten"),
        (7_000, "2025", "Tabel 4 Lasten"),
        (8_000, "2026", "Tabel 4 Lasten"),
    ]
    assert euros(head, first, ("paragraph", "Tussen de tabellen staat tekst."), second) == [5_000, 6_000]


def test_the_characters_of_an_amount_are_those_of_its_cell() -> None:
    whole = document(("caption", "Bedragen x € 1.000"), table("Groen | € 5 | (6)"), ("paragraph", "Slot."))
    amounts = table_amounts(whole, whole.blocks[1])
    assert [whole.text[one.start : one.end] for one in amounts] == ["€ 5", "(6)"]


cells = st.one_of(
    st.sampled_from(
        ["", "€", "2025", "x € 1.000", "(5)", "-", "5%", "1.234", "€ 5 mln", "Aantal", "in €", "\u2028"]
    ),
    st.text(alphabet=st.characters(exclude_characters="\n\t"), max_size=8),
)


@given(st.lists(st.lists(st.lists(cells, min_size=1, max_size=5), max_size=6), min_size=1, max_size=3))
def test_any_table_gives_amounts_in_order_within_it(tables: list[list[list[str]]]) -> None:
    texts = ["\n".join("\t".join(row) for row in one) or "-" for one in tables]
    whole = document(*(("table", text) for text in texts))
    for block in whole.blocks:
        amounts = table_amounts(whole, block)
        assert all(block.start <= one.start < one.end <= block.end for one in amounts)
        assert all(first.end <= second.start for first, second in pairwise(amounts))
        assert all(any(sign.isdigit() for sign in whole.text[one.start : one.end]) for one in amounts)
