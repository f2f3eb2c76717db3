"""Sheets of a workbook: a head that stays, filters, typed cells, links, and nothing that can be run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.reading.names import printable
from wijktekst.reports.attributes import Value
from wijktekst.reports.csv_files import replacing_bytes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What a spreadsheet holds: rows of a sheet, links of a sheet, and UTF-16 units of a cell, a link and a tip.
ROWS, LINKS = 1_048_576, 65_530
_CELL, _URL, _TIP, _MESSAGE = 32_767, 2_000, 255, 255
#: What XML cannot hold, and with that what `printable` takes out: most texts are done with a look.
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")
_TROUBLE = re.compile("[^\t\n -~\xa0-\u0600\u0700-\u1fff\u2010-\u2027\u2030-\u205f]")
#: The library takes this for XML of its own and writes it as it is.
_RAW = ("<r>", "</r>")
#: A day that is the same every time, for the file must be too.
_MADE = datetime(1980, 1, 1)

Shown = Literal["text", "wrapped", "count", "number", "decimal", "share", "euros", "cents", "date"]
#: Excel shows these as the computer is set: comma or point, day or month first. 14 is its own short date.
_FORMATS: Mapping[str, str | int] = {
    "count": "#,##0",
    "number": "0",
    "decimal": "#,##0.00",
    "share": "0.0%",
    "euros": "[$€-413] #,##0;[$€-413] -#,##0",
    "cents": "[$€-413] #,##0.00;[$€-413] -#,##0.00",
    "date": 14,
}
#: Height of a line in points, and lines of a cell that show at most: what Excel can.
_LINE, _MOST_LINES = 15, 27
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#154273", "font_color": "#FFFFFF"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: its head, what it means, how it is shown and how wide, in characters."""

    name: str
    description: str
    shown: Shown = "text"
    width: int = 14


@dataclass(slots=True)
class Sheet:
    """What became of a sheet: rows written, and what there was no room for."""

    name: str
    description: str
    fields: tuple[Field, ...]
    rows: int = 0
    left_out: int = 0
    plain: int = 0
    cut: int = 0


class Book:
    """A workbook that is written a row at a time."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._top: dict[str, Format] = {"text": book.add_format({"valign": "top"})}
        self._top["wrapped"] = book.add_format({"valign": "top", "text_wrap": True})
        for shown, form in _FORMATS.items():
            self._top[shown] = book.add_format({"valign": "top", "num_format": form})
        self._head = book.add_format(_HEAD)
        self._link = book.add_format({"valign": "top", "hyperlink": True})
        self.sheets: list[Sheet] = []

    def page(self, name: str) -> Page:
        """A sheet of text, for `Page.write` to fill whenever that suits."""
        return Page(self._book.add_worksheet(name), self._top["wrapped"], self._book.add_format(_HEAD))

    def add(
        self,
        name: str,
        description: str,
        fields: Sequence[Field],
        rows: Iterable[Sequence[Value]],
        links: tuple[int, Callable[[Sequence[Value]], str]] | None = None,
    ) -> None:
        """A sheet with these rows; `links` is the column that leads somewhere and where, "" for nowhere."""
        sheet = Sheet(name, description, tuple(fields))
        self.sheets.append(sheet)
        worksheet = self._book.add_worksheet(name)
        self._set_up(worksheet, fields)
        writer = _Rows(worksheet, sheet, self._top, self._link)
        for row in rows:
            if sheet.rows >= ROWS - 1:
                sheet.left_out += 1
            else:
                writer.write(row, *links) if links else writer.write(row)
        if sheet.rows:
            worksheet.autofilter(0, 0, sheet.rows, len(fields) - 1)

    def _set_up(self, worksheet: Worksheet, fields: Sequence[Field]) -> None:
        worksheet.freeze_panes(1, 1)
        worksheet.repeat_rows(0)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        for at, field in enumerate(fields):
            worksheet.set_column(at, at, field.width)
            worksheet.write_string(0, at, field.name, self._head)
            told = {
                "validate": "any",
                "input_title": field.name[:32],
                "input_message": _short(field.description),
            }
            worksheet.data_validation(0, at, 0, at, told)


class Page:
    """A sheet of text, in two columns."""

    _WIDTHS = (26, 100)

    def __init__(self, worksheet: Worksheet, text: Format, head: Format) -> None:
        self._worksheet, self._text, self._head = worksheet, text, head
        for column, width in enumerate(self._WIDTHS):
            worksheet.set_column(column, column, width)
        worksheet.set_paper(9)

    def write(self, head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> None:
        """Fill it."""
        for at, (left, right) in enumerate([head, *rows]):
            set_height(self._worksheet, at, [(right, self._WIDTHS[1])])
            for column, text in enumerate((left, right)):
                self._worksheet.write_string(at, column, clean(text), self._text if at else self._head)


class _Rows:
    """Writes the rows of a sheet, cell by cell."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, top: Mapping[str, Format], link: Format) -> None:
        self._worksheet, self._sheet, self._link = worksheet, sheet, link
        self._top = top
        self._shown = [field.shown for field in sheet.fields]
        self._wrapped = [
            (at, field.width) for at, field in enumerate(sheet.fields) if field.shown == "wrapped"
        ]
        self._links = 0

    def write(
        self, row: Sequence[Value], link_at: int = -1, link: Callable[[Sequence[Value]], str] = lambda _: ""
    ) -> None:
        self._sheet.rows += 1
        at = self._sheet.rows
        set_height(
            self._worksheet, at, [(text, width) for column, width in self._wrapped if (text := row[column])]
        )
        for column, (shown, value) in enumerate(zip(self._shown, row, strict=True)):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                if column == link_at and self._linked(at, column, value, link(row)):
                    continue
                self._string(at, column, shown, value)
            elif isfinite(value):
                form = "cents" if shown == "euros" and value != round(value) else shown
                self._worksheet.write_number(at, column, value, self._top[form])

    def _string(self, at: int, column: int, shown: Shown, value: str) -> None:
        if shown == "date" and (day := _date(value)):
            self._worksheet.write_datetime(at, column, day, self._top["date"])
            return
        text = clean(value)
        if text[-1:] == _CUT and value[-1:] != _CUT:
            self._sheet.cut += 1
        self._worksheet.write_string(at, column, text, self._top[shown if shown == "wrapped" else "text"])

    def _linked(self, at: int, column: int, value: str, url: str) -> bool:
        """Write a cell that leads somewhere, if it does and there is room for it."""
        if not url or len(url) > _URL:
            return False
        if self._links >= LINKS:
            self._sheet.plain += 1
            return False
        from xlsxwriter.url import Url

        self._links += 1
        target = Url(f"external:./{url}")
        # With slashes it is a URL for every program; the library makes it a path of Windows.
        target._relationship_link = url.partition("#")[0]
        target.text = clean(value)
        self._worksheet.write_url(at, column, target, self._link)
        return True


_CUT = "…"


def set_height(worksheet: Worksheet, row: int, cells: Iterable[tuple[Value, float]]) -> None:
    """Room for cells of wrapped text in columns of these widths, which not every program makes by itself."""
    lines = max((1 + int(len(str(text)) / width) + str(text).count("\n") for text, width in cells), default=1)
    if lines > 1:
        worksheet.set_row(row, _LINE * min(lines, _MOST_LINES))


def clean(text: str) -> str:
    """Text that a cell can hold: without control characters and marks that turn the direction, and cut."""
    if _TROUBLE.search(text):
        text = _ILLEGAL.sub("\ufffd", printable(text))
    if len(text) > _CELL // 2:
        units = text.encode("utf-16-le")
        if len(units) > 2 * _CELL:
            text = units[: 2 * (_CELL - 1)].decode("utf-16-le", "ignore") + _CUT
    return f"{text} " if text.startswith(_RAW[0]) and text.endswith(_RAW[1]) else text


def _short(text: str) -> str:
    return text if len(text) <= _MESSAGE else f"{text[: _MESSAGE - 1]}{_CUT}"


def _date(value: str) -> date | None:
    """The day; None for what a spreadsheet has no date for."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


@contextmanager
def writing(path: Path, title: str, subject: str) -> Iterator[Book]:
    """A workbook of sheets that are written row by row, as `opened` makes it."""
    with opened(path, {"title": title, "subject": subject}, {"constant_memory": True}) as book:
        yield Book(book)


@contextmanager
def opened(path: Path, properties: Mapping[str, str], options: Mapping[str, bool]) -> Iterator[Workbook]:
    """A workbook that takes the place of `path` only when the block ends well; no text in it turns into a
    number, formula or link. Raises OSError.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with replacing_bytes(path) as stream, TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = Workbook(stream, {**options, **plain, "tmpdir": folder})
        book.set_properties({**properties, "created": _MADE})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
