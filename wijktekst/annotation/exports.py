"""Reads exports of annotation tools back; what a file is shows from what is in it, never from its name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from wijktekst.annotation import cas, cas_export, records, studio_export
from wijktekst.annotation.answers import Answer, Reading, collected
from wijktekst.annotation.packed import File, UnusableError, files_of
from wijktekst.annotation.records import Record
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.decode import decode
from wijktekst.types.cells import without_quote

_MOST_ROWS = 500_000
_LONGEST_CELL = 1_000_000
_BOM = b"\xef\xbb\xbf"
_UNKNOWN = (
    "is geen export die wijktekst kent. Exporteer uit Label Studio als JSON, JSON-MIN of CSV, uit doccano "
    "als JSONL, uit INCEpTION als UIMA CAS XMI of JSON, of bewaar de tabel als CSV of XLSX"
)


def read_exports(paths: Iterable[Path]) -> Reading:
    """The annotations in exports, and what was left out of them and why; a bad file does not stop the others.

    Raises InputError when a file is of INCEpTION and the extra `annotatie` is not installed.
    """
    answers: list[Answer] = []
    problems: list[str] = []
    for path in paths:
        for file in files_of(path):
            if isinstance(file, UnusableError):
                problems.append(str(file))
                continue
            try:
                answers.extend(_answers(file))
            except UnusableError as error:
                problems.append(str(error))
    return collected(answers, problems)


def _answers(file: File) -> Iterable[Answer]:
    """The answers in a file. Raises UnusableError."""
    data = file.data
    if data.startswith(b"PK"):
        return list(records.answers_of(_numbered(file, _workbook(file)), file.stem))
    head = data[:1000].removeprefix(_BOM).lstrip()
    if head.startswith(b"<"):
        return list(cas_export.answers_of(file))
    if head.startswith(b"{") and cas.JSON_MARK.encode() in data:
        return list(cas_export.answers_of(file))
    if head.startswith((b"{", b"[")):
        found = _json(file)
        if found and all(map(studio_export.is_task, found)):
            return list(studio_export.answers_of(found, file.name))
        return list(records.answers_of(_numbered(file, found), file.stem))
    return list(records.answers_of(_numbered(file, _csv(file)), file.stem))


def _numbered(file: File, rows: Iterable[Record]) -> list[tuple[str, Record]]:
    """Rows with where they stand; the head of a table is row 1. Raises UnusableError."""
    first = 2 if file.data.removeprefix(_BOM).lstrip()[:1] not in (b"{", b"[") else 1
    found = [
        (f"{file.name}, rij {number}", row) for number, row in enumerate(islice(rows, _MOST_ROWS + 1), first)
    ]
    if len(found) > _MOST_ROWS:
        raise UnusableError(f"{file.name} telt meer dan {_MOST_ROWS} rijen. Splits het bestand.")
    if not found:
        raise UnusableError(f"In {file.name} staat geen enkele zin. Noem het bestand waarin gelabeld is.")
    if not any(records.is_labelled(row) for _, row in found):
        raise UnusableError(f"{file.name} {_UNKNOWN}: er is geen veld 'soort' en geen veld 'label'.")
    return found


def _json(file: File) -> list[Mapping[str, Any]]:
    """The objects of a file: in one list, or one a line."""
    text = _text(file)
    try:
        found = json.loads(text)
    except RecursionError:
        raise UnusableError(f"{file.name} {_UNKNOWN}.") from None
    except ValueError:
        found = _lines(file, text)
    objects = found if isinstance(found, list) else [found]
    if not objects or not all(isinstance(one, Mapping) for one in objects):
        raise UnusableError(f"{file.name} {_UNKNOWN}.")
    return objects


def _lines(file: File, text: str) -> list[Any]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError):
                raise UnusableError(f"{file.name}, regel {number}: dit is geen geldige JSON.") from None
    return found


def _csv(file: File) -> Iterator[Record]:
    """The rows of a table in text; what stands between its cells shows from its head."""
    text = _text(file)
    if "\0" in text:
        raise UnusableError(f"{file.name} {_UNKNOWN}.")
    head = text.split("\n", 1)[0]
    between = max(";,\t|", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=between)
        if not records.is_labelled(dict.fromkeys(table.fieldnames or ())):
            raise UnusableError(f"{file.name} {_UNKNOWN}: er is geen kolom 'soort' en geen kolom 'label'.")
        for row in table:
            if any(row.values()):
                yield {name: without_quote(cell or "") for name, cell in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise UnusableError(f"{file.name} is geen goede CSV ({error}). Bewaar de tabel opnieuw.") from error


def _workbook(file: File) -> Iterator[Record]:
    """The rows of the first sheet that has a column `soort`; formulas are not worked out."""
    import openpyxl

    try:
        _without_tricks(file.data)
        book = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            names = [str(cell or "").strip() for cell in next(rows, ())]
            if "soort" in names:
                for row in rows:
                    cells = dict(zip(names, row, strict=False))
                    if any(cell not in (None, "") for cell in row):
                        yield {name: cell if cell is not None else "" for name, cell in cells.items() if name}
                return
    except UnusableError:
        raise
    except UnreadableError as error:
        raise UnusableError(f"{file.name}: {error.detail} Bewaar de werkmap opnieuw.") from error
    except Exception as error:  # the library breaks in many ways on a file that is not as it should be
        raise UnusableError(
            f"{file.name} is beschadigd ({type(error).__name__}). Bewaar de werkmap opnieuw als XLSX."
        ) from error
    raise UnusableError(f"In {file.name} is geen tabblad met een kolom 'soort'. Laat de koppen staan.")


def _without_tricks(data: bytes) -> None:
    """Raises UnreadableError or ValueError for a workbook that is too large or whose XML defines anything."""
    from wijktekst.reading.archive import open_archive, unpacked

    archive = open_archive(data)
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")):
            cas.safe_xml(unpacked(archive, info))


def _text(file: File) -> str:
    """The text of a file, in UTF-8 or in what Excel writes."""
    return decode(file.data).removeprefix("\ufeff")
