"""Reads exports of annotation tools back; what a file is shows from what is in it, never from its name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from wijktekst.annotation import cas, label_studio, records, spreadsheets
from wijktekst.annotation.answers import Answer, Reading, collected
from wijktekst.annotation.packed import ZIP, File, UnusableError, files_of
from wijktekst.annotation.records import Row
from wijktekst.reading.decode import decode

_MOST_ROWS = 500_000
#: Brackets and commas of JSON: each may cost hundreds of bytes of memory. A large export has a tenth of this.
_MOST_SIGNS = 20_000_000
_UNKNOWN = (
    "is geen export die wijktekst kent. Exporteer uit Label Studio als JSON, JSON-MIN of CSV, uit doccano "
    "als JSONL, uit INCEpTION als UIMA CAS XMI of JSON, of bewaar de tabel als CSV of XLSX"
)


def read_exports(paths: Iterable[str | Path]) -> Reading:
    """The annotations in exports, and what was left out of them and why; a bad file does not stop the others.

    Raises InputError when a file is of INCEpTION and the extra `annotatie` is not installed.
    """
    answers: list[Answer] = []
    problems: list[str] = []
    for path in paths:
        for file in files_of(Path(path)):
            if isinstance(file, UnusableError):
                problems.append(str(file))
                continue
            try:
                answers.extend(_answers(file))
            except UnusableError as error:
                problems.append(str(error))
    return collected(answers, problems)


def _answers(file: File) -> list[Answer]:
    """The answers in a file. Raises UnusableError."""
    if file.data.startswith(ZIP):
        return _of_rows(file, spreadsheets.workbook(file))
    head = decode(file.data[:1000]).lstrip("\ufeff \t\r\n")
    if head.startswith("<") or (head.startswith("{") and cas.JSON_MARK.encode() in file.data):
        return list(cas.answers_of(file))
    if head.startswith(("{", "[")):
        found = _json(file)
        if found and all(map(label_studio.is_task, found)):
            return list(label_studio.answers_of(found, file.name))
        return _of_rows(file, (Row(f"{file.name}, rij {at}", one) for at, one in enumerate(found, 1)))
    return _of_rows(file, _table(file))


def _of_rows(file: File, rows: Iterable[Row]) -> list[Answer]:
    """The answers in rows. Raises UnusableError."""
    found = list(islice(rows, _MOST_ROWS + 1))
    if len(found) > _MOST_ROWS:
        raise UnusableError(f"{file.name} telt meer dan {_MOST_ROWS} rijen. Splits het bestand.")
    if not found:
        raise UnusableError(f"In {file.name} staat geen enkele zin. Noem het bestand waarin gelabeld is.")
    if not any(records.is_labelled(row.record) for row in found):
        raise UnusableError(f"{file.name} {_UNKNOWN}: er is geen veld 'soort' en geen veld 'label'.")
    return list(records.answers_of(found, file.stem))


def _table(file: File) -> Iterator[Row]:
    text = decode(file.data)
    if "\0" in text or not records.is_labelled(dict.fromkeys(spreadsheets.columns_of(text))):
        raise UnusableError(f"{file.name} {_UNKNOWN}: er is geen kolom 'soort' en geen kolom 'label'.")
    yield from spreadsheets.table(file.name, text)


def _json(file: File) -> list[Mapping[str, Any]]:
    """The objects of a file: in one list, or one a line."""
    text = decode(file.data).removeprefix("\ufeff")
    if sum(map(text.count, "[{,")) > _MOST_SIGNS:
        raise UnusableError(f"{file.name} is te groot om in één keer te lezen. Splits de export.")
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
