"""Tasks as a table for a team with a codebook: CSV, or a workbook with lists to choose from."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijktekst.annotation.codebook import QUESTIONS
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Task
from wijktekst.reports.csv_files import replacing
from wijktekst.types import NO_CHALLENGE
from wijktekst.types.cells import guarded

#: Stands between themes in one cell.
BETWEEN_THEMES = "|"


def write(folder: Path, parts: Sequence[Part], *, themes: bool, excel_nl: bool = False) -> None:
    """A CSV for each annotator; `excel_nl` as in the reports. Raises OSError."""
    for part in parts:
        with replacing(folder / f"{part.file}.csv") as stream:
            stream.write("\ufeff" if excel_nl else "")
            writer = csv.writer(stream, delimiter=";" if excel_nl else ",", lineterminator="\r\n")
            rows = [row(task, part.annotator, themes=themes) for task in part.tasks]
            writer.writerow(columns(themes=themes))
            writer.writerows([[guarded(cell) for cell in one.values()] for one in rows])


def columns(*, themes: bool) -> list[str]:
    """The columns: the sentence, what is asked, and what must come back with it."""
    asked = [one for one in QUESTIONS if themes or one != "themas"]
    return [
        "zin",
        "context",
        "kop",
        *asked,
        "bestand",
        "pagina",
        "documentsoort",
        "reden",
        "annotator",
        "taak",
    ]


def row(task: Task, annotator: str, *, themes: bool) -> dict[str, str]:
    """The cells of a task, by column."""
    cells = {**task.fields(), "annotator": annotator, **dict(answers(task))}
    return {name: cells.get(name, "") for name in columns(themes=themes)}


def answers(task: Task) -> Iterator[tuple[str, str]]:
    """What the model proposes, as far as it is asked to."""
    if said := task.suggestion:
        yield "soort", said.kind
        yield "opgave", said.challenge
        yield "themas", BETWEEN_THEMES.join(said.themes or (NO_CHALLENGE,))
