"""Invented tasks, what annotators say of them, and the exports that tools make of that.

The shapes are those of Label Studio (its own converter makes JSON-MIN and CSV out of JSON), of doccano 1.8
(a ZIP with a file per member) and of INCEpTION (a project with a file per document and annotator).
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijktekst.annotation import Part, Suggestion, Task, split, write_tasks
from wijktekst.corpus.annotations import Annotation


@dataclass(frozen=True)
class Said:
    """An answer: kind, challenge, themes ("geen" for none) and note."""

    kind: str
    challenge: str
    themes: tuple[str, ...]
    note: str = ""


SENTENCES = (
    ("De gemeente Waterveen plaatst tien bankjes in de Havenbuurt.", "Het park is oud.", ("Plan", "Groen")),
    ("=SOM(A1) en € 5 miljoen; \"samen\" én 'dichtbij' & <b>vet</b>", "-1 + 2", ("Plan › Zorg",)),
    ("Wij geloven in een buurt waar 👵🏽 en kind elkaar kennen.", "", ()),
    ("Een op de vijf huishoudens heeft moeite de huur te betalen.", "Zo staat het ervoor.", ("Cijfers",)),
)
ANSWERS = (
    Said("maatregel", "leefomgeving", ("leefomgeving", "voorzieningen"), "bankjes: welke opgave?"),
    Said("maatregel", "geen", ("geen",)),
    Said("ambitie", "", ("samenleven",), "=1+1"),
    Said("overig", "", ("wonen", "bestaanszekerheid")),
)


def tasks(*, suggested: bool = False) -> tuple[Task, ...]:
    """The tasks; `suggested` with what a model makes of them: that all of them are measures about care."""
    said = Suggestion("maatregel", "zorg", ("zorg",), 0.75) if suggested else None
    return tuple(
        Task.of(text, context, above, "wijk/plan.pdf", at or None, "wijkplan", "onzeker", said)
        for at, (text, context, above) in enumerate(SENTENCES)
    )


def parts(*names: str, overlap: float = 1.0) -> tuple[Part, ...]:
    return split(tasks(), names or ("Anna",), overlap)


def written(folder: Path, form: str, *names: str, **options: bool) -> Path:
    """A folder with the tasks in a format."""
    write_tasks(folder, form, parts(*names), **options)
    return folder


def labels_of(annotations: list[Annotation]) -> dict[str, Said]:
    """What annotations say, by sentence."""
    return {
        one.sentence.text: Said(
            one.sentence.kind, one.sentence.challenge, one.sentence.themes or ("geen",), one.note
        )
        for one in annotations
    }


EXPECTED = {task.text: said for task, said in zip(tasks(), ANSWERS, strict=True)}


def label_studio(tasks_file: Path, person: object = 1) -> list[dict[str, Any]]:
    """The JSON that Label Studio exports when a person did the tasks of a file."""
    exported = []
    for number, task in enumerate(json.loads(tasks_file.read_text(encoding="utf-8")), 1):
        said = EXPECTED[task["data"]["zin"]]
        chosen = {
            "soort": [said.kind],
            "opgave": [said.challenge] if said.challenge else [],
            "themas": list(said.themes),
        }
        result = [_result(name, "choices", {"choices": codes}) for name, codes in chosen.items() if codes]
        if said.note:
            result.append(_result("opmerking", "textarea", {"text": [said.note]}))
        annotation = {
            "id": 100 + number,
            "completed_by": person,
            "result": result,
            "was_cancelled": False,
            "ground_truth": False,
            "lead_time": 3.2,
        }
        exported.append(
            {
                "id": number,
                "annotations": [annotation],
                "predictions": [],
                "data": task["data"],
                "project": 83,
            }
        )
    return exported


def _result(name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    place = {"to_name": "zin", "from_name": name, "origin": "manual"}
    return {"id": f"{name}1", "type": kind, "value": value, **place}


def label_studio_min(exported: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """JSON-MIN: a flat object for each annotation, in which one choice is a text and more are an object."""
    flat = []
    for task in exported:
        for annotation in task["annotations"]:
            row = {**task["data"], "id": task["id"], "annotator": annotation["completed_by"]}
            for one in annotation["result"]:
                values = next(iter(one["value"].values()))
                row[one["from_name"]] = values[0] if len(values) == 1 else {"choices": values}
            flat.append(row)
    return flat


def label_studio_csv(exported: list[dict[str, Any]]) -> str:
    """CSV: the columns of JSON-MIN by their names, objects as JSON."""
    flat = label_studio_min(exported)
    names = sorted({name for row in flat for name in row})
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, names, quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    for row in flat:
        writer.writerow({k: json.dumps(v) if isinstance(v, dict) else v for k, v in row.items()})
    return stream.getvalue()


def doccano(tasks_file: Path) -> str:
    """The JSONL that doccano exports: its own number, the fields that were imported, labels and comments."""
    lines = []
    for number, line in enumerate(tasks_file.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        said = EXPECTED[row["text"]]
        labels = [f"soort: {said.kind}", *(f"thema: {one}" for one in said.themes)]
        labels += [f"opgave: {said.challenge}"] if said.challenge else []
        lines.append(
            {"id": number, **row, "label": sorted(labels), "Comments": [said.note] * bool(said.note)}
        )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def inception(folder: Path, document: str) -> Any:
    """A document of INCEpTION in which a person did the tasks."""
    import cassis

    from wijktekst.annotation import cas

    with (folder / "TypeSystem.xml").open("rb") as stream:
        types = cassis.load_typesystem(stream)
    with (folder / document).open("rb") as stream:
        made = cassis.load_cas_from_xmi(stream, typesystem=types)
    strings = types.get_type("uima.cas.StringArray")
    for one in made.select(cas.LAYER):
        said = EXPECTED[one.get_covered_text()]
        one.soort, one.themas = said.kind, strings(elements=list(said.themes))
        one.opgave, one.opmerking = said.challenge or None, said.note or None
    return made


def filled_csv(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A table that a person filled in, saved with another delimiter and encoding."""
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=max(";,", key=text.split("\n")[0].count)))
    expected = iter(ANSWERS)
    with path.open("w", encoding=encoding, errors="replace", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), delimiter=delimiter)
        writer.writeheader()
        for row in rows:
            said = next(expected)
            answers = {"soort": said.kind, "opgave": said.challenge, "opmerking": said.note}
            writer.writerow(row | answers | {"themas": "|".join(said.themes)})
    return path


def filled_workbook(path: Path) -> Path:
    """A workbook that a person filled in."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book["Zinnen"]
    names = [cell.value for cell in sheet[1]]
    for row, said in zip(sheet.iter_rows(min_row=2), ANSWERS, strict=True):
        answers = {"soort": said.kind, "opgave": said.challenge, "opmerking": said.note}
        answers |= {f"thema {code}": "x" for code in said.themes}
        for name, value in answers.items():
            cell = row[names.index(name)]
            cell.value, cell.data_type = value, "s"
    book.save(path)
    return path
