"""Writes comparisons and coverage: CSV for a spreadsheet, and a page of text to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wijktekst.errors import InputError, reason_of
from wijktekst.overviews.compare import Change, Comparison
from wijktekst.overviews.coverage import BlindTheme, Coverage, money
from wijktekst.overviews.shares import Share, Shift
from wijktekst.overviews.summary import comparison_text, coverage_text, name_of
from wijktekst.overviews.tables import BLIND, CHANGES, LINES, MATRIX, SHIFTS
from wijktekst.reports.columns import SEPARATOR, Table
from wijktekst.reports.csv_files import CsvWriter, replacing
from wijktekst.reports.rows import Labels, Row

COMPARISON_TEXT, COVERAGE_TEXT = "verschillen.md", "dekking.md"
REAL = "ja"


def write_comparison(comparison: Comparison, out: Path, labels: Labels, *, excel_nl: bool = False) -> str:
    """Write `verschillen.csv`, `verschuivingen.csv` and a summary, which is returned too.

    Raises InputError when the folder cannot be written.
    """
    text = comparison_text(comparison, labels)
    with _writable(out):
        shown = (change for change in comparison.changes if change.status != "gelijk")
        _write(out, CHANGES, map(_change, shown), excel_nl=excel_nl)
        _write(out, SHIFTS, (_shift(one, labels) for one in comparison.shifts), excel_nl=excel_nl)
        _write_text(out / COMPARISON_TEXT, text)
    return text


def write_coverage(coverage: Coverage, out: Path, labels: Labels, *, excel_nl: bool = False) -> str:
    """Write `dekking.csv`, `dekking_opgaven.csv`, `blinde_vlekken.csv` and a summary, which is returned too.

    Raises InputError when the folder cannot be written.
    """
    text = coverage_text(coverage, labels)
    with _writable(out):
        _write(out, MATRIX, _matrix(coverage, labels), excel_nl=excel_nl)
        _write(out, LINES, _lines(coverage, labels), excel_nl=excel_nl)
        _write(out, BLIND, _blind(coverage), excel_nl=excel_nl)
        _write_text(out / COVERAGE_TEXT, text)
    return text


@contextmanager
def _writable(out: Path) -> Iterator[None]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise InputError(
            f"In de map '{out}' kan niet worden geschreven ({reason_of(error)}). "
            "Kies een andere map, of sluit het bestand als het nog in Excel openstaat."
        ) from error


def _write(out: Path, table: Table, rows: Iterable[Row], *, excel_nl: bool) -> None:
    with replacing(out / table.file) as stream:
        CsvWriter(stream, table, excel_nl=excel_nl).write(rows)


def _write_text(path: Path, text: str) -> None:
    with replacing(path) as stream:
        stream.write(text)


def _change(change: Change) -> Row:
    old, new = change.before or {}, change.after or {}
    sums = old.get("bedrag_eur"), new.get("bedrag_eur")
    return (
        change.status,
        SEPARATOR.join(change.changed),
        *_both(old, new, "opgave"),
        *sums,
        sums[1] - sums[0] if sums[0] is not None and sums[1] is not None else None,
        *_both(old, new, "stelligheid"),
        *_both(old, new, "periode"),
        *_both(old, new, "zin"),
        old.get("bestand"),
        old.get("pagina"),
        new.get("bestand"),
        new.get("pagina"),
        change.alike if change.alike else None,
        *_both(old, new, "maatregel_id"),
    )


def _both(old: dict[str, Any], new: dict[str, Any], column: str) -> tuple[Any, Any]:
    return old.get(column), new.get(column)


def _shift(shift: Shift, labels: Labels) -> Row:
    return (
        shift.level,
        shift.id,
        name_of(shift, labels),
        shift.before.sentences,
        shift.after.sentences,
        *_share(shift.before),
        *_share(shift.after),
        shift.difference,
        shift.low,
        shift.high,
        REAL if shift.real else "",
        shift.unit,
    )


def _share(share: Share) -> tuple[float, float, float]:
    return share.value, share.low, share.high


def _matrix(coverage: Coverage, labels: Labels) -> Iterator[Row]:
    for (challenge, place, code, instrument), cell in coverage.cells.items():
        yield (
            challenge,
            labels.challenges[challenge],
            place,
            code,
            instrument,
            cell.measures,
            cell.with_money,
            money(cell.once),
            money(cell.yearly),
            money(cell.less),
        )


def _lines(coverage: Coverage, labels: Labels) -> Iterator[Row]:
    for line in coverage.lines:
        yield (
            line.challenge,
            labels.challenges[line.challenge],
            line.sentences,
            line.share,
            line.total.measures,
            *line.by_instrument.values(),
            line.with_place,
            *line.lacking.values(),
            money(line.total.once),
            money(line.total.yearly),
            money(line.total.less),
        )


def _blind(coverage: Coverage) -> Iterator[Row]:
    for theme in coverage.themes:
        yield _blind_theme(theme)
    for row, lacking in coverage.lacking:
        yield (
            "maatregel",
            SEPARATOR.join(lacking),
            row["opgave"],
            None,
            None,
            None,
            None,
            row["zin"],
            row["bestand"],
            row["pagina"],
            row["maatregel_id"],
        )


def _blind_theme(theme: BlindTheme) -> Row:
    return (
        "thema zonder maatregel",
        "maatregel",
        theme.challenge,
        theme.theme,
        theme.label,
        theme.sentences,
        theme.documents,
        *(None,) * 4,
    )
