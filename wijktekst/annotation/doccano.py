"""Tasks for doccano: JSONL for a project of text classification, and its labels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from wijktekst.annotation.codebook import classes, kinds
from wijktekst.annotation.splitting import Part
from wijktekst.annotation.task import Suggestion, Task
from wijktekst.reports.csv_files import replacing
from wijktekst.types import NO_CHALLENGE

LABELS = "labels.json"
#: What stands before a label: doccano knows one list of labels for all questions.
KIND, CHALLENGE, THEME = "soort", "opgave", "thema"
_COLOURS = {KIND: "#154273", CHALLENGE: "#007A3D", THEME: "#8A4B08"}
_KEYS = {KIND: "123", CHALLENGE: "qwertyuiopasd", THEME: "fghjklzxcvbnm"}


def write(folder: Path, parts: Sequence[Part], *, themes: bool) -> None:
    """A file of tasks for each annotator, and the labels. Raises OSError."""
    with replacing(folder / LABELS) as stream:
        stream.write(json.dumps(label_types(themes=themes), ensure_ascii=False, indent=1) + "\n")
    for part in parts:
        with replacing(folder / f"{part.file}.jsonl") as stream:
            for task in part.tasks:
                row = _row(task, part.annotator, themes=themes)
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def label_types(*, themes: bool) -> list[dict[str, object]]:
    """What to import under Labels."""
    asked = [(KIND, kinds()), (CHALLENGE, classes()), *([(THEME, classes())] if themes else [])]
    return [
        {
            "text": f"{question}: {label.code}",
            "prefix_key": None,
            "suffix_key": key,
            "background_color": _COLOURS[question],
            "text_color": "#ffffff",
        }
        for question, labels in asked
        for label, key in zip(labels, _KEYS[question], strict=True)
    ]


def _row(task: Task, annotator: str, *, themes: bool) -> dict[str, object]:
    fields = task.fields()
    row: dict[str, object] = {"text": fields.pop("zin"), "label": []}
    if task.suggestion:
        row["label"] = _labels(task.suggestion, themes=themes)
    return {**row, **fields, "voor": annotator}


def _labels(said: Suggestion, *, themes: bool) -> list[str]:
    found = [f"{KIND}: {said.kind}"]
    if said.challenge:
        found.append(f"{CHALLENGE}: {said.challenge}")
    if themes:
        found += [f"{THEME}: {one}" for one in said.themes or (NO_CHALLENGE,)]
    return found
