"""Sentences on which annotators differ, as a table to decide in, and what was decided in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from wijktekst.corpus.adjudicated import Decision, Task, Tasks, adjudicated, asked_for_themes
from wijktekst.corpus.annotations import Annotation
from wijktekst.corpus.labelled import KINDS, LabelledSentence
from wijktekst.errors import InputError, reason_of
from wijktekst.measures.model import CLASSES
from wijktekst.reading.decode import decode
from wijktekst.reports.columns import SEPARATOR, Column, Table
from wijktekst.reports.csv_files import CsvWriter, writing
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind
from wijktekst.types.cells import allow_long_cells, without_quote

_ID, _KIND, _CHALLENGE, _THEMES = "id", "besluit_soort", "besluit_opgave", "besluit_themas"
_BEFORE = (
    Column(_ID, "string", "Kenmerk van de zin."),
    Column(
        "verschil", "string", f"Waarover men verschilt: soort, opgave, themas, met '{SEPARATOR}' ertussen."
    ),
    Column("document", "string", "Document waaruit de zin komt."),
    Column("koppen", "string", "Koppen boven de zin, van hoog naar laag."),
    Column("ervoor", "string", "Wat voor de zin staat."),
    Column("zin", "string", "De zin."),
)
_AFTER = (
    Column("zonder_besluit", "string", "Wat 'beslis' ervan maakt als de besluiten leeg blijven."),
    Column(_KIND, "string", f"Uw besluit: {', '.join(KINDS)}; leeg als dit al vaststaat."),
    Column(_CHALLENGE, "string", "Uw besluit: de opgave van een maatregel; leeg als dit al vaststaat."),
    Column(
        _THEMES,
        "string",
        f"Uw besluit: thema's met '{SEPARATOR}' ertussen, of 'geen'; leeg als dit vaststaat.",
    ),
)
#: A workbook or another archive, saved under the name of a CSV.
_ARCHIVE = b"PK\x03\x04"
_BETWEEN = re.compile(r"[|,;/\s]+")


def differences(annotations: Iterable[Annotation]) -> list[tuple[Task, tuple[str, ...]]]:
    """The sentences on which annotators differ, and on what: soort, opgave, themas."""
    return [(task, on) for task in Tasks.of(annotations).tasks if (on := _differing(task))]


def write_differences(annotations: Sequence[Annotation], path: Path, *, excel_nl: bool = False) -> int:
    """Write them to a CSV with empty columns for decisions; how many there are.

    Raises InputError when the file cannot be written, or holds decisions or anything but such a table.
    """
    _may_be_written(path)
    found = differences(annotations)
    names = Tasks.of(annotations).annotators
    answers = (
        Column(f"antwoord {name or 'zonder naam'}", "string", "Wat deze persoon zegt.") for name in names
    )
    table = Table("verschillen", "Een rij per zin.", (*_BEFORE, *answers, *_AFTER), (_ID,))
    with writing(path) as stream:
        writer = CsvWriter(stream, table, excel_nl=excel_nl)
        writer.write(_row(task, on, names) for task, on in found)
    return len(found)


def _may_be_written(path: Path) -> None:
    """Raises InputError for a file in which somebody's work would be lost."""
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        lost = "staan al besluiten" if read_decisions(path) else ""
    except InputError:
        lost = "staat al iets anders"
    if lost:
        raise InputError(f"In '{path}' {lost}. Kies een ander bestand, zodat er niets verdwijnt.")


def read_decisions(path: Path) -> dict[str, Decision]:
    """What was decided in a file of `write_differences`, by id; rows without a decision are left out.

    The file may come back from a spreadsheet: commas, semicolons or tabs, in UTF-8 or Windows letters.
    Raises InputError, with file and line, when it is no such file or a decision does not fit.
    """
    found: dict[str, Decision] = {}
    for number, row in enumerate(_rows(path), 2):
        where = f"{path}, rij {number}"
        decision = _decision(row, where)
        if decision != Decision():
            id = without_quote(row[_ID])
            if found.setdefault(id, decision) != decision:
                raise InputError(f"{where}: over '{id}' staat er al een ander besluit. Laat er een staan.")
    return found


def _differing(task: Task) -> tuple[str, ...]:
    labels, nowhere = task.labels, task.without_answer()
    said: dict[str, set[Any]] = {
        "soort": {one.kind for one in labels},
        "opgave": {one.challenge for one in labels if one.challenge},
        "themas": {frozenset(one.themes) - nowhere for one in labels if asked_for_themes(one)},
    }
    return tuple(name for name, answers in said.items() if len(answers) > 1)


def _row(task: Task, on: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...]:
    one = task.annotations[0].sentence
    said = {a.annotator: _told(a.sentence) + (f" [{a.note}]" if a.note else "") for a in task.annotations}
    alone = adjudicated([task]).sentences
    return (
        one.id,
        SEPARATOR.join(on),
        one.doc,
        " > ".join(one.headings),
        one.context,
        one.text,
        *(said.get(name, "") for name in names),
        _told(alone[0]) if alone else "valt weg",
        "",
        "",
        "",
    )


def _told(label: LabelledSentence) -> str:
    """A label on one line: "maatregel wonen; thema's: wonen, zorg"."""
    told = f"{label.kind} {label.challenge}".strip()
    if not asked_for_themes(label):
        return told
    told += f"; thema's: {', '.join(label.themes) or NO_CHALLENGE}"
    return f"{told}; open: {', '.join(label.themes_optional)}" if label.themes_optional else told


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({reason_of(error)}). Noem het bestand dat "
            "'wijktekst annoteer overeenstemming --verschillen' schreef."
        ) from error
    if data.startswith(_ARCHIVE):
        raise InputError(f"'{path}' is een werkmap. Sla het blad op als CSV en noem dat bestand.")
    text = decode(data).removeprefix("\ufeff")
    head = text.partition("\n")[0]
    allow_long_cells()
    delimiter = max(",;\t", key=head.count)
    try:
        reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
        rows, names = list(reader), reader.fieldnames or ()
    except csv.Error as error:
        raise InputError(
            f"'{path}' is geen goede CSV; meestal staat er een aanhalingsteken te veel of te weinig. Bewaar "
            "de tabel opnieuw als CSV."
        ) from error
    missing = [name for name in (_ID, _KIND, _CHALLENGE, _THEMES) if name not in names]
    if missing:
        raise InputError(
            f"In '{path}' ontbreekt de kolom '{missing[0]}'. Noem het bestand dat 'wijktekst annoteer "
            "overeenstemming --verschillen' schreef, met zijn kolommen."
        )
    return rows


def _decision(row: Mapping[str, str], where: str) -> Decision:
    kind, challenge, themes = (row[name].strip().lower() for name in (_KIND, _CHALLENGE, _THEMES))
    chosen: MeasureKind | None = next((one for one in KINDS if one == kind), None)
    if kind and chosen is None:
        raise _wrong(where, f"'{kind}' is geen soort", KINDS)
    if challenge and challenge not in CLASSES:
        raise _wrong(where, f"'{challenge}' is geen opgave", CLASSES)
    if challenge and chosen not in (None, "maatregel"):
        raise InputError(
            f"{where}: een {kind} heeft geen opgave. Maak '{_CHALLENGE}' leeg, of kies als soort 'maatregel'."
        )
    named = [one for one in _BETWEEN.split(themes) if one]
    if unknown := [one for one in named if one not in CLASSES]:
        raise _wrong(where, f"'{unknown[0]}' is geen thema", CLASSES)
    decided = tuple(one for one in CHALLENGES if one in named) if named else None
    if challenge in CHALLENGES:
        chosen = "maatregel"
    return Decision(chosen, challenge or None, decided)


def _wrong(where: str, what: str, choices: Sequence[str]) -> InputError:
    return InputError(f"{where}: {what}. Kies uit: {', '.join(choices)}.")
