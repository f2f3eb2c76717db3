"""What annotators did in a tool comes back as they did it, and what is wrong in an export is told."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.unit.annotated_tasks import (
    ANSWERS,
    EXPECTED,
    doccano,
    filled_csv,
    filled_workbook,
    inception,
    label_studio,
    label_studio_csv,
    label_studio_min,
    labels_of,
    tasks,
    written,
    zipped,
)
from wijktekst.annotation import Reading, Task, read_exports
from wijktekst.types import CHALLENGES


def saved(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def people(reading: Reading) -> set[str]:
    return {one.annotator for one in reading.annotations}


def test_the_fields_of_a_task_come_back_with_the_labels(tmp_path: Path) -> None:
    done = filled_csv(written(tmp_path / "t", "csv") / "Anna.csv")
    found = [one.sentence for one in read_exports([done]).annotations]
    assert [(one.id, one.text, one.context, one.headings, one.doc, one.source) for one in found] == [
        (one.id, one.text, one.context, one.headings, one.doc, "wijkplan") for one in tasks()
    ]


@pytest.mark.parametrize("form", ["json", "min", "csv"])
def test_label_studio(tmp_path: Path, form: str) -> None:
    exported = label_studio(written(tmp_path / "t", "label-studio") / "Anna.json")
    content = {
        "json": json.dumps(exported),
        "min": json.dumps(label_studio_min(exported)),
        "csv": label_studio_csv(exported),
    }[form]
    reading = read_exports([saved(tmp_path / "project-83-at-2026.json", content)])
    assert labels_of(reading.annotations) == EXPECTED
    assert people(reading) == {"Anna"}
    assert reading.summary == "4 gelezen, 0 niet overgenomen."


def test_an_answer_that_label_studio_left_out_of_a_row_is_told_and_the_rest_read(tmp_path: Path) -> None:
    flat = label_studio_min(label_studio(written(tmp_path / "t", "label-studio") / "Anna.json"))
    del flat[0]["soort"]  # JSON-MIN has no field for a question without an answer
    reading = read_exports([saved(tmp_path / "a.json", json.dumps(flat))])
    assert len(reading.annotations) == 3
    assert reading.problems == ["a.json, rij 1: de soort ontbreekt. Kies maatregel, ambitie of overig."]


def test_label_studio_names_who_it_knows_and_keeps_people_of_one_project_apart(tmp_path: Path) -> None:
    path = written(tmp_path / "t", "label-studio") / "Anna.json"
    known = label_studio(path, {"id": 3, "email": "bram@waterveen.nl"})
    assert people(read_exports([saved(tmp_path / "a.json", json.dumps(known))])) == {"bram@waterveen.nl"}
    both = label_studio(path, 1)
    for task, other in zip(both, label_studio(path, 2), strict=True):
        task["annotations"] += other["annotations"]
    reading = read_exports([saved(tmp_path / "b.json", json.dumps(both))])
    assert people(reading) == {"Anna-1", "Anna-2"}
    assert len(reading.annotations) == 8


def test_label_studio_tells_what_was_skipped_and_what_nobody_did(tmp_path: Path) -> None:
    exported = label_studio(written(tmp_path / "t", "label-studio") / "Anna.json")
    exported[0]["annotations"][0]["was_cancelled"] = True
    exported[1]["annotations"] = []
    reading = read_exports([saved(tmp_path / "a.json", json.dumps(exported))])
    assert len(reading.annotations) == 2
    assert reading.summary == (
        "4 gelezen, 2 niet overgenomen: 1 nog zonder label, 1 overgeslagen in het programma."
    )


def test_predictions_of_label_studio_are_not_taken_for_labels(tmp_path: Path) -> None:
    exported = label_studio(written(tmp_path / "t", "label-studio") / "Anna.json")
    for task in exported:
        task["predictions"] = [{"result": task["annotations"][0]["result"]}]
        task["annotations"] = []
    assert read_exports([saved(tmp_path / "a.json", json.dumps(exported))]).annotations == []


def test_doccano_has_a_file_per_member_in_a_zip(tmp_path: Path) -> None:
    text = doccano(written(tmp_path / "t", "doccano") / "Anna.jsonl")
    reading = read_exports([zipped(tmp_path / "x.zip", {"anna.jsonl": text, "bram.jsonl": text})])
    assert people(reading) == {"anna", "bram"}
    for name in ("anna", "bram"):
        assert labels_of([one for one in reading.annotations if one.annotator == name]) == EXPECTED


def test_doccano_of_everybody_together_is_of_whom_the_tasks_were_for(tmp_path: Path) -> None:
    text = doccano(written(tmp_path / "t", "doccano") / "Anna.jsonl")
    assert people(read_exports([zipped(tmp_path / "x.zip", {"all.jsonl": text})])) == {"Anna"}


def test_inception_has_a_file_per_document_and_annotator(tmp_path: Path) -> None:
    folder = written(tmp_path / "t", "inception", "Anna", "Bram")
    done = inception(folder, "gedeeld.xmi")
    inner = zipped(tmp_path / "i.zip", {"x.xmi": done.to_xmi(), "TypeSystem.xml": done.typesystem.to_xml()})
    members = {
        "exportedproject.json": "{}",
        "source/gedeeld.xmi": (folder / "gedeeld.xmi").read_bytes(),
        "annotation/gedeeld.xmi/anna.zip": inner.read_bytes(),
        "annotation/gedeeld.xmi/bram.json": done.to_json(),
        "annotation_ser/gedeeld.xmi/INITIAL_CAS.ser": b"\xac\xed\x00\x05",
        "annotation_ser/gedeeld.xmi/anna.ser": b"\xac\xed\x00\x05",
        "curation/gedeeld.xmi/CURATION_USER.json": done.to_json(),
    }
    reading = read_exports([zipped(tmp_path / "project.zip", members)])
    assert people(reading) == {"anna", "bram", "curatie"}
    for name in people(reading):
        assert labels_of([one for one in reading.annotations if one.annotator == name]) == EXPECTED
    assert reading.problems == []


def test_one_document_of_inception_needs_no_type_system_beside_it(tmp_path: Path) -> None:
    done = inception(written(tmp_path / "t", "inception"), "Anna.xmi")
    reading = read_exports([saved(tmp_path / "Carla.xmi", done.to_xmi())])
    assert labels_of(reading.annotations) == EXPECTED
    assert people(reading) == {"Carla"}


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")]
)
def test_a_table_in_any_dialect(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = written(tmp_path / "t", "csv", excel_nl=delimiter == ";") / "Anna.csv"
    reading = read_exports([filled_csv(path, delimiter, encoding)])
    found = labels_of(reading.annotations)
    if encoding == "cp1252":  # has no emoji
        found = {task.text: said for task, said in zip(tasks(), found.values(), strict=True)}
    assert found == EXPECTED
    assert people(reading) == {"Anna"}


def test_a_workbook(tmp_path: Path) -> None:
    reading = read_exports([filled_workbook(written(tmp_path / "t", "xlsx") / "Anna.xlsx")])
    assert labels_of(reading.annotations) == EXPECTED
    assert people(reading) == {"Anna"}


def test_names_of_labels_do_as_well_as_codes(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "tabel.csv",
        "zin;soort;opgave;themas\r\nEr komt een bus.;Maatregel;Bereikbaarheid en mobiliteit;MOBILITEIT\r\n",
    )
    (one,) = read_exports([path]).annotations
    assert (one.sentence.challenge, one.sentence.themes) == ("mobiliteit", ("mobiliteit",))
    assert one.annotator == "tabel"  # a file without names is of whom it is called after


def test_the_challenge_is_a_theme_also_when_nobody_ticked_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", "zin,soort,opgave,themas\nEr komt een bus.,maatregel,mobiliteit,wonen\n")
    assert read_exports([path]).annotations[0].sentence.themes == ("wonen", "mobiliteit")


def test_themes_without_an_answer_count_neither_for_nor_against(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.csv", "zin,soort,opgave\nEr komt een bus.,maatregel,mobiliteit\nHoi allen.,overig,\n"
    )
    reading = read_exports([path])
    assert [one.sentence.themes_optional for one in reading.annotations] == [CHALLENGES, CHALLENGES]
    assert reading.summary == "2 gelezen, 0 niet overgenomen. Bij 2 zinnen is niets over thema's gezegd."


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Er komt een bus.,plan,,", "rij 2: 'plan' is geen soort. Kies uit: maatregel, ambitie, overig."),
        ("Er komt een bus.,maatregel,bussen,", "rij 2: 'bussen' is geen opgave."),
        ("Er komt een bus.,maatregel,,", "rij 2: een maatregel heeft een opgave nodig."),
        ("Er komt een bus.,overig,wonen,", "rij 2: de opgave 'wonen' hoort bij een maatregel"),
        ("Er komt een bus.,,wonen,", "rij 2: de soort ontbreekt."),
        ("Er komt een bus.,ambitie,,wonen|huis", "rij 2: 'huis' is geen thema."),
        ("Er komt een bus.,ambitie,,wonen|geen", "rij 2: bij themas staat 'geen' naast andere."),
        ("Er komt een bus.,ambitie|overig,,", "rij 2: er is meer dan een keuze (ambitie, overig)."),
        (",overig,,", "rij 2: de zin zelf ontbreekt."),
    ],
)
def test_labels_that_do_not_fit_are_told_with_file_and_row_and_left_out(
    tmp_path: Path, row: str, told: str
) -> None:
    path = saved(tmp_path / "a.csv", f"zin,soort,opgave,themas\n{row}\nEen rustige zin.,overig,,geen\n")
    reading = read_exports([path])
    assert [one.sentence.text for one in reading.annotations] == ["Een rustige zin."]
    assert len(reading.problems) == 1
    assert told in reading.problems[0]
    assert "a.csv" in reading.problems[0]
    assert reading.summary == "2 gelezen, 1 niet overgenomen: 1 met labels die niet kloppen."


def test_an_unknown_label_of_doccano_is_told(tmp_path: Path) -> None:
    line = {"id": 1, "text": "Er komt een bus.", "label": ["positief"]}
    reading = read_exports([saved(tmp_path / "anna.jsonl", json.dumps(line))])
    assert "'positief' is geen soort" in reading.problems[0]


def test_of_two_answers_of_one_person_the_last_counts_and_that_is_told(tmp_path: Path) -> None:
    rows = "zin,soort,annotator\nEer komt een bus.,overig,Anna\nEer komt een bus.,ambitie,Anna\n"
    reading = read_exports([saved(tmp_path / "a.csv", rows)])
    assert [one.sentence.kind for one in reading.annotations] == ["ambitie"]
    assert "1 later anders gelabeld door dezelfde persoon (de laatste telt)" in reading.summary


def test_several_files_go_together_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    good = filled_csv(written(tmp_path / "t", "csv", "Anna", "Bram") / "Bram.csv")
    notes = saved(tmp_path / "notities.txt", "Gewoon een brief.")
    broken = saved(tmp_path / "stuk.zip", b"PK\x03\x04" + b"niets")
    reading = read_exports([tmp_path / "weg.json", notes, broken, good])
    assert len(reading.annotations) == len(ANSWERS)
    assert [one.split()[0].rstrip(":") for one in reading.problems] == [
        "weg.json",
        "notities.txt",
        "stuk.zip",
    ]


HOSTILE = {
    "entities.xmi": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "doctype.xmi": b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>',
    "other.xmi": b"<html><body>hallo</body></html>",
    "cas.json": b'{"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}}',
    "deep.json": b"[" * 100_000,
    "numbers.json": b"[1, 2, 3]",
    "half.jsonl": b'{"text": "a", "label": []}\n{"text":',
    "empty.json": b"[]",
    "empty.csv": b"",
    "zeroes.csv": b"soort\0,zin\0\n\0\0",
    "task.json": b'[{"data": {"zin": 3}, "annotations": [{"result": [null, {"value": {"choices": 4}}, 7]}]}]',
    "types.jsonl": b'{"text": {"a": 1}, "label": {"choices": [["soort: overig"], null]}, "voor": []}',
    "notzip.zip": b"PK\x03\x04\x00\x00",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_no_labels_and_no_crash(tmp_path: Path, name: str) -> None:
    reading = read_exports([saved(tmp_path / name, HOSTILE[name])])
    assert reading.annotations == []
    assert reading.problems or reading.left_out or reading.read == 0
    assert all(name in problem for problem in reading.problems)


def test_a_zip_bomb_and_a_workbook_with_entities_are_refused(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bom.zip", {"a.csv": b"0" * 30_000_000})
    assert "te groot" in read_exports([bomb]).problems[0]
    path = filled_workbook(written(tmp_path / "t", "xlsx") / "Anna.xlsx")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["docProps/core.xml"] = HOSTILE["entities.xmi"]
    reading = read_exports([zipped(tmp_path / "b.xlsx", members)])
    assert reading.annotations == []
    assert "b.xlsx" in reading.problems[0]


def test_a_formula_in_a_workbook_is_not_worked_out(tmp_path: Path) -> None:
    import openpyxl

    path = written(tmp_path / "t", "xlsx") / "Anna.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Zinnen"]
    sheet.cell(2, 4).value = '=CONCATENATE("over","ig")'
    book.save(path)
    reading = read_exports([path])
    assert reading.annotations == []
    assert reading.left_out["nog zonder label"] == len(tasks())


def test_a_folder_of_filled_tables_is_read_whole(tmp_path: Path) -> None:
    for name in ("Ans", "Bob"):
        saved(tmp_path / f"{name}.csv", "taak,zin,soort,annotator\nzin-1,De raad stemt in.,overig,\n")
    saved(tmp_path / "LEESMIJ.txt", "Zo gaat het verder.")
    reading = read_exports([tmp_path])
    assert people(reading) == {"Ans", "Bob"}
    assert not reading.problems
    (empty := tmp_path / "leeg").mkdir()
    assert "In de map leeg staat geen bestand" in read_exports([empty]).problems[0]


def test_an_own_file_of_labels_can_be_read_as_well(tmp_path: Path) -> None:
    line = {"id": "a", "text": "Er komt een bus.", "soort": "overig", "themas": [], "annotator": "Anna"}
    (one,) = read_exports([saved(tmp_path / "labels.jsonl", json.dumps(line))]).annotations
    assert (one.annotator, one.sentence.id, one.sentence.themes_optional) == ("Anna", "a", ())


def test_a_task_is_plain_text_on_one_line() -> None:
    task = Task.of("Een\nzin\x00 met\ud800 \u202eiets", "", ("A › B",), "x.pdf", None, "", "divers")
    assert task.text == "Een zin met\ufffd iets"
    assert task.headings == ("A > B",)
