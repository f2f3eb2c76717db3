"""Tasks as a workbook: lists to choose from, a column to tick for each theme, and the codebook beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wijktekst.annotation import tables
from wijktekst.annotation.codebook import CLASSES, QUESTIONS, classes, kinds
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Task
from wijktekst.overviews.sheets import clean, opened, set_height
from wijktekst.types import NO_CHALLENGE

TASKS, LABELS = "Zinnen", "Labels"
#: What the list of a theme offers; reading takes other marks as well.
TICK = "x"
_WIDTHS = {"zin": 70, "context": 34, "kop": 28, "soort": 12, "opgave": 18, "opmerking": 30, "bestand": 30}
_HIDDEN = ("documentsoort", "reden", "annotator", "taak")
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#154273", "font_color": "#FFFFFF"}


def write(folder: Path, parts: Sequence[Part], *, themes: bool) -> None:
    """A workbook for each annotator. Raises OSError."""
    for part in parts:
        _write(folder / f"{part.file}.xlsx", part, themes=themes)


def _write(path: Path, part: Part, *, themes: bool) -> None:
    with opened(path, {"title": "Zinnen om te labelen"}, {}) as book:
        sheet = book.add_worksheet(TASKS)
        _labels(book)
        _tasks(book, sheet, part, columns(themes=themes), themes=themes)


def columns(*, themes: bool) -> list[str]:
    """Those of the CSV, with a column for each theme instead of one for all."""
    found: list[str] = []
    for name in tables.columns(themes=themes):
        found += [f"thema {code}" for code in CLASSES] if name == "themas" else [name]
    return found


def _tasks(book: Any, sheet: Any, part: Part, names: Sequence[str], *, themes: bool) -> None:
    text = book.add_format({"valign": "top", "text_wrap": True})
    head, turned = book.add_format(_HEAD), book.add_format({**_HEAD, "rotation": 90})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_row(0, 110 if themes else 30)
    for at, name in enumerate(names):
        theme = name.startswith("thema ")
        sheet.set_column(at, at, 4 if theme else _WIDTHS.get(name, 10), None, {"hidden": name in _HIDDEN})
        sheet.write_string(0, at, name, turned if theme else head)
    for number, task in enumerate(part.tasks, 1):
        cells = _cells(task, part.annotator, themes=themes)
        set_height(
            sheet, number, [(cells.get(name, ""), _WIDTHS[name]) for name in ("zin", "context", "kop")]
        )
        for at, name in enumerate(names):
            sheet.write_string(number, at, clean(cells.get(name, "")), text)
    last = len(part.tasks)
    if last:
        _lists(sheet, names, last)
        _marks(book, sheet, names, last)
        sheet.autofilter(0, 0, last, len(names) - 1)


def _cells(task: Task, annotator: str, *, themes: bool) -> dict[str, str]:
    cells = tables.row(task, annotator, themes=themes)
    ticked = cells.pop("themas", "").split(tables.BETWEEN_THEMES)
    return {**cells, **{f"thema {code}": TICK for code in ticked if code}}


def _lists(sheet: Any, names: Sequence[str], last: int) -> None:
    """What may be chosen in a cell."""
    ranges = {"soort": f"={LABELS}!$A$2:$A$4", "opgave": f"={LABELS}!$A$7:$A${6 + len(CLASSES)}"}
    for at, name in enumerate(names):
        asked = name.partition(" ")[0]
        source: object = [TICK] if asked == "thema" else ranges.get(name)
        if source is None:
            continue
        told = {
            "validate": "list",
            "source": source,
            "input_title": name[:32],
            "input_message": QUESTIONS["themas" if asked == "thema" else name],
            "error_title": "Dit kan niet",
            "error_message": "Kies een waarde uit de lijst.",
        }
        sheet.data_validation(1, at, last, at, told)


def _marks(book: Any, sheet: Any, names: Sequence[str], last: int) -> None:
    """Colours where a challenge is missing, and where none is asked."""
    from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

    at = names.index("opgave")
    kind = f"${xl_col_to_name(names.index('soort'))}2"
    cell = xl_rowcol_to_cell(1, at)
    missing = f'=AND({kind}="maatregel",{cell}="")'
    not_asked = f'=AND({kind}<>"",{kind}<>"maatregel")'
    for formula, colour in ((missing, "#F9D2CC"), (not_asked, "#D9D9D9")):
        shown = {"type": "formula", "criteria": formula, "format": book.add_format({"bg_color": colour})}
        sheet.conditional_format(1, at, last, at, shown)


def _labels(book: Any) -> None:
    """The codebook in short; the lists point at its codes."""
    sheet = book.add_worksheet(LABELS)
    head, text = book.add_format(_HEAD), book.add_format({"valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 2, 90)
    rows = [
        ("soort", "", QUESTIONS["soort"]),
        *((one.code, "", one.hint) for one in kinds()),
        ("", "", ""),
        (
            "opgave en thema",
            "",
            f"{QUESTIONS['opgave']} {QUESTIONS['themas']} Vink 'geen' aan als er geen thema is.",
        ),
        *((one.code, one.name if one.code != NO_CHALLENGE else "", one.hint) for one in classes()),
    ]
    for number, cells in enumerate(rows):
        form = head if number in (0, 5) else text
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, cell, form)
