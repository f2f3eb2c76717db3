"""What is written for each tool, as the tool expects it."""

from __future__ import annotations

import csv
import errno
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from tests.unit.annotated_tasks import labels_of, parts, tasks, written
from wijktekst.annotation import FORMATS, read_exports, split, write_tasks
from wijktekst.corpus.labelled import KINDS
from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES, NO_CHALLENGE

CLASSES = [*CHALLENGES, NO_CHALLENGE]


def choices(folder: Path) -> dict[str, list[ElementTree.Element]]:
    config = ElementTree.parse(folder / "configuratie.xml").getroot()
    return {one.get("name", ""): list(one) for one in config.iter("Choices")}


def test_label_studio_gets_the_fields_that_its_configuration_names(tmp_path: Path) -> None:
    folder = written(tmp_path / "t", "label-studio")
    config = ElementTree.parse(folder / "configuratie.xml").getroot()
    used = {one.get("value", "")[1:] for one in config.iter() if one.get("value", "").startswith("$")}
    rows = json.loads((folder / "Anna.json").read_text(encoding="utf-8"))
    assert len(rows) == len(tasks())
    assert all(used <= set(row["data"]) for row in rows)
    assert {one.get("toName") for one in config.iter() if one.get("toName")} == {"zin"}


def test_label_studio_answers_with_codes_and_has_a_key_for_each(tmp_path: Path) -> None:
    asked = choices(written(tmp_path / "t", "label-studio"))
    codes = {name: [one.get("alias") or one.get("value") for one in found] for name, found in asked.items()}
    assert codes == {"soort": list(KINDS), "opgave": CLASSES, "themas": CLASSES}
    keys = [one.get("hotkey") for found in asked.values() for one in found]
    assert len(set(keys)) == len(keys) == 29
    assert all(one.get("hint") for found in asked.values() for one in found)


def test_label_studio_asks_for_a_challenge_only_of_a_measure(tmp_path: Path) -> None:
    config = ElementTree.parse(written(tmp_path / "t", "label-studio") / "configuratie.xml").getroot()
    view = next(one for one in config.iter("View") if one.get("visibleWhen"))
    assert (view.get("whenTagName"), view.get("whenChoiceValue")) == ("soort", "maatregel")
    assert [one.get("name") for one in view.iter("Choices")] == ["opgave"]


def test_label_studio_gets_proposals_as_predictions(tmp_path: Path) -> None:
    write_tasks(tmp_path / "t", "label-studio", split(tasks(suggested=True), ("Anna",), 0))
    row = json.loads((tmp_path / "t" / "Anna.json").read_text(encoding="utf-8"))[0]
    (prediction,) = row["predictions"]
    said = {one["from_name"]: one["value"]["choices"] for one in prediction["result"]}
    assert said == {"soort": ["maatregel"], "opgave": ["zorg"], "themas": ["zorg"]}
    assert "annotations" not in row


def test_doccano_gets_a_line_for_each_task_and_its_labels(tmp_path: Path) -> None:
    folder = written(tmp_path / "t", "doccano")
    rows = [json.loads(line) for line in (folder / "Anna.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["text"], row["label"], row["taak"]) for row in rows] == [(t.text, [], t.id) for t in tasks()]
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    assert len({one["text"] for one in labels}) == len({one["suffix_key"] for one in labels}) == 29


def test_inception_gets_sentences_words_and_a_mark_on_each_task(tmp_path: Path) -> None:
    import cassis

    from wijktekst.annotation import cas

    folder = written(tmp_path / "t", "inception", "Anna", "Bram")
    assert not (folder / "Anna.xmi").exists()  # all tasks are for both
    with (folder / "TypeSystem.xml").open("rb") as types, (folder / "gedeeld.xmi").open("rb") as stream:
        made = cassis.load_cas_from_xmi(stream, typesystem=cassis.load_typesystem(types))
    marked = made.select(cas.LAYER)
    assert [(one.get_covered_text(), one.taak) for one in marked] == [(t.text, t.id) for t in tasks()]
    sentences = {(one.begin, one.end) for one in made.select(cas.SENTENCE)}
    assert all((one.begin, one.end) in sentences for one in marked)
    words = [one.get_covered_text() for one in made.select_covered(cas.WORD, marked[0])]
    assert words[:4] == ["De", "gemeente", "Waterveen", "plaatst"]
    assert {one.soort for one in marked} == {None}


def test_the_layer_of_inception_has_the_features_of_the_documents(tmp_path: Path) -> None:
    folder = written(tmp_path / "t", "inception")
    (layer,) = json.loads((folder / "laag.json").read_text(encoding="utf-8"))
    types = (folder / "TypeSystem.xml").read_text(encoding="utf-8")
    assert f"<name>{layer['name']}</name>" in types
    features = {one["name"]: one for one in layer["features"]}
    ours = types.partition(layer["name"])[2].partition("</typeDescription>")[0]
    assert all(f"<name>{name}</name>" in ours for name in features)
    assert [one["tag_name"] for one in features["opgave"]["tag_set"]["tags"]] == CLASSES
    assert (features["themas"]["type"], features["themas"]["multi_value_mode"]) == (
        "uima.cas.StringArray",
        "ARRAY",
    )
    assert [name for name, one in features.items() if one["visible"]] == [
        "soort",
        "opgave",
        "themas",
        "opmerking",
    ]


def test_a_workbook_has_lists_a_head_that_stays_and_no_formulas(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(written(tmp_path / "t", "xlsx") / "Anna.xlsx")
    sheet, labels = book["Zinnen"], book["Labels"]
    assert sheet.freeze_panes == "B2"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["A3"].value == tasks()[1].text
    assert sheet["A2"].alignment.wrap_text
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    names = [cell.value for cell in sheet[1]]
    for name, expected in (("soort", list(KINDS)), ("opgave", CLASSES)):
        place = sheet.cell(2, names.index(name) + 1).coordinate
        cells = lists[place].removeprefix("Labels!").replace("$", "")
        assert [cell.value for (cell,) in labels[cells]] == expected
    assert [name.removeprefix("thema ") for name in names if name.startswith("thema ")] == CLASSES


def test_a_table_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    path = written(tmp_path / "t", "csv", excel_nl=True) / "Anna.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert rows[1]["zin"].startswith("'=SOM")
    assert not any(cell.startswith(tuple("=+-@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("form", ["label-studio", "doccano", "inception", "csv", "xlsx"])
def test_themes_can_be_left_out_of_the_questions(tmp_path: Path, form: str) -> None:
    write_tasks(tmp_path / "t", form, split(tasks(suggested=True), ("Anna",), 0), themes=False)
    asked: Any = {"label-studio": "configuratie.xml", "doccano": "labels.json", "inception": "laag.json"}
    if form in asked:
        assert "thema" not in (tmp_path / "t" / asked[form]).read_text(encoding="utf-8").lower()
    if form in ("doccano", "inception", "csv", "xlsx"):  # these take proposals for answers
        ending = {"doccano": "jsonl", "inception": "xmi"}.get(form, form)
        reading = read_exports([tmp_path / "t" / f"Anna.{ending}"])
        assert {one.sentence.challenge for one in reading.annotations} == {"zorg"}
        assert reading.no_themes == len(tasks())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_tasks_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, form, "Anna", "Bram")
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert "LEESMIJ.txt" in first


@pytest.mark.parametrize("form", FORMATS)
def test_tasks_that_nobody_did_come_back_as_such(tmp_path: Path, form: str) -> None:
    folder = written(tmp_path / "t", form)
    path = next(path for path in folder.iterdir() if path.stem == "Anna")
    reading = read_exports([path])
    assert labels_of(reading.annotations) == {}
    assert reading.left_out == {"nog zonder label": len(tasks())}


def test_a_folder_that_holds_something_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "Anna.xlsx").write_text("labels van een week", encoding="utf-8")
    with pytest.raises(InputError, match="niet leeg"):
        write_tasks(tmp_path, "xlsx", parts("Anna"))
    assert (tmp_path / "Anna.xlsx").read_text(encoding="utf-8") == "labels van een week"


def test_inception_without_the_extra_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijktekst.annotation.cas.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"wijktekst\[annotatie\]"):
        write_tasks(tmp_path / "t", "inception", parts("Anna"))


def test_a_disk_that_is_full_is_said_and_leaves_no_half_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Workbook) -> None:
        raise FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(Workbook, "close", full)
    with pytest.raises(InputError, match="de schijf is vol"):
        written(tmp_path / "t", "xlsx")
    assert list((tmp_path / "t").glob("*.xlsx")) == []
