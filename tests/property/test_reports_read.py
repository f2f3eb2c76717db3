"""Whatever a report holds, reading it back gives the same values, in both ways of writing CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijktekst.errors import InputError
from wijktekst.reports import read, read_rows
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.csv_files import CsvWriter
from wijktekst.reports.rows import Row

TABLE = Table(
    "proef",
    "Van elk type een kolom.",
    (
        Column("naam", "string", ""),
        Column("aantal", "integer", ""),
        Column("deel", "number", "", 4),
        Column("bedrag", "number", "", 2),
        Column("dag", "date", ""),
    ),
    ("naam",),
)
#: What formulas are made of, beside everything else; Python 3.10 does not read NUL back.
_PIECES = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"|(; ,\t\r\n\u200b\ufeffＡ＝"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    )
)
_NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)
_ROWS = st.tuples(
    _PIECES,
    st.one_of(st.none(), st.integers()),
    st.one_of(st.none(), _NUMBERS),
    st.one_of(st.none(), _NUMBERS),
    st.one_of(st.none(), st.dates().map(str)),
)


def _written(folder: Path, rows: list[Row], *, excel_nl: bool) -> Path:
    with (folder / TABLE.file).open("w", encoding="utf-8", newline="") as stream:
        CsvWriter(stream, TABLE, excel_nl=excel_nl).write(rows)
    return folder


def _rounded(row: Row) -> Row:
    return tuple(
        float(f"{value:.{column.decimals}f}") if isinstance(value, float) else None if value == "" else value
        for column, value in zip(TABLE.columns, row, strict=True)
    )


@given(st.lists(_ROWS, max_size=5), st.booleans())
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row], excel_nl: bool
) -> None:
    folder = _written(tmp_path_factory.mktemp("csv"), rows, excel_nl=excel_nl)
    found = list(read_rows(folder, TABLE))
    assert found == [_rounded(row) for row in rows]
    assert [tuple(map(type, row)) for row in found] == [tuple(map(type, _rounded(row))) for row in rows]


@pytest.mark.parametrize("excel_nl", [False, True])
def test_a_cell_longer_than_csv_readers_take_is_read_back(tmp_path: Path, excel_nl: bool) -> None:
    row = ("lang " * 100_000, None, None, None, None)
    assert list(read_rows(_written(tmp_path, [row], excel_nl=excel_nl), TABLE)) == [row]


def test_rows_come_before_the_file_is_at_its_end(tmp_path: Path) -> None:
    rows: list[Row] = [("een", 1, 1.0, 1.0, "2024-01-01")] * 2000
    path = _written(tmp_path, rows, excel_nl=False) / TABLE.file
    with path.open("a", encoding="utf-8") as stream:
        stream.write("twee,geen getal,,,\r\n")
    reading = read_rows(tmp_path, TABLE)
    assert next(reading) == rows[0]
    with pytest.raises(InputError, match=r"proef\.csv' kan niet worden gelezen"):
        list(reading)


@pytest.mark.parametrize("text", ["", "naam,aantal\r\n", "naam;aantal;deel;bedrag;dag\r\n"])
def test_other_columns_are_said_so(tmp_path: Path, text: str) -> None:
    (tmp_path / TABLE.file).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="andere kolommen"):
        list(read_rows(tmp_path, TABLE))


@pytest.mark.parametrize("text", ["een,1,1.0,1.0\r\n", 'een,"1', "een,1,1.0,1.0,,\r\n"])
def test_a_damaged_row_is_said_so(tmp_path: Path, text: str) -> None:
    with _written(tmp_path, [], excel_nl=False).joinpath(TABLE.file).open("a") as stream:
        stream.write(text)
    with pytest.raises(InputError, match="kan niet worden gelezen"):
        list(read_rows(tmp_path, TABLE))


def test_a_folder_without_reports_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"kan niet worden gelezen \(het bestand of de map is er niet\)"):
        read(tmp_path)
