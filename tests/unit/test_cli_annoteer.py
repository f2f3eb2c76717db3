"""`wijktekst annoteer kies` and `lees`, as a user gives them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.here import wijktekst
from tests.shared import SHARED, needs_shared
from tests.unit.annotated_tasks import filled_csv, written
from wijktekst.annotation import candidates, choose
from wijktekst.corpus.annotations import read_annotations
from wijktekst.resources import find


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents that can be read, one that cannot and one that is not Dutch."""
    folder = tmp_path_factory.mktemp("documenten")
    source = find("corpora", "voorbeeld")
    for name in ("gemeente/plan-veilig-fietsen.rtf", "overig/blog-buurthuis.html", "overig/leeg.docx"):
        shutil.copy(source / name, folder)
    english = "The council sets aside two million euros for new bicycle paths in every district of the town. "
    (folder / "english.txt").write_text(english * 12, encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_kies_gives_each_annotator_a_file_and_tells_what_was_not_read(
    documents: Path, tmp_path: Path
) -> None:
    out = tmp_path / "taken"
    told = wijktekst(
        *("annoteer", "kies", documents, "--uit", out, "--vorm", "csv", "--aantal", "20"),
        *("--annotatoren", "Anna,Bram", "--overlap", "50%"),
        code=3,
    )
    assert "20 zinnen gekozen (8 onzeker, 8 divers, 4 willekeurig)" in told
    assert "Niet gelezen: leeg.docx: Dit bestand is leeg." in told
    assert "Niet uit gekozen: english.txt: dit is geen Nederlands." in told
    anna, bram = rows(out / "Anna.csv"), rows(out / "Bram.csv")
    assert (len(anna), len(bram)) == (15, 15)
    assert len({row["taak"] for row in anna} & {row["taak"] for row in bram}) == 10
    assert {row["soort"] for row in anna} == {""}
    assert {row["annotator"] for row in bram} == {"Bram"}
    assert "wijktekst annoteer lees" in (out / "LEESMIJ.txt").read_text(encoding="utf-8")


def test_kies_proposes_when_asked_and_leaves_out_what_was_labelled(documents: Path, tmp_path: Path) -> None:
    wijktekst(
        *(
            "annoteer",
            "kies",
            documents,
            "--uit",
            tmp_path / "a",
            "--vorm",
            "csv",
            "--aantal",
            "10",
            "--voorzet",
        ),
        code=3,
    )
    first = rows(tmp_path / "a" / "taken.csv")
    assert "" not in {row["soort"] for row in first}
    labels = tmp_path / "labels.jsonl"
    assert "10 labels in" in wijktekst("annoteer", "lees", tmp_path / "a" / "taken.csv", "--uit", labels)
    wijktekst(
        *("annoteer", "kies", documents, "--uit", tmp_path / "b", "--vorm", "csv", "--aantal", "1000"),
        *("--zonder", labels, "--zonder-themas"),
        code=3,
    )
    rest = rows(tmp_path / "b" / "taken.csv")
    assert not {row["zin"] for row in first} & {row["zin"] for row in rest}
    assert len(rest) > 20
    assert "themas" not in rest[0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--vorm", "prodigy"),
            "'prodigy' is geen vorm. Kies uit: label-studio, doccano, inception, csv, xlsx.",
        ),
        (("--annotatoren", "Anna,anna"), "moeten van elkaar verschillen"),
        (("--overlap", "veel"), "'veel' is geen deel. Noem een percentage, zoals 20%."),
        (("--zonder", "weg.jsonl"), "'weg.jsonl' kan niet worden gelezen"),
        (("--model", "weg"), "'weg' ontbreekt of is beschadigd"),
    ],
)
def test_kies_tells_what_is_wrong(
    documents: Path, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    assert told in wijktekst("annoteer", "kies", documents, "--uit", tmp_path / "t", *options, code=1)
    assert not (tmp_path / "t").exists()


def test_kies_writes_in_no_folder_that_holds_something(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "Anna.xlsx").write_text("werk", encoding="utf-8")
    assert "is niet leeg" in wijktekst("annoteer", "kies", documents, "--uit", tmp_path, code=1)


def test_lees_writes_labels_with_who_gave_them(tmp_path: Path) -> None:
    done = filled_csv(written(tmp_path / "t", "csv") / "Anna.csv")
    told = wijktekst("annoteer", "lees", done, "--uit", tmp_path / "labels.jsonl")
    assert told.splitlines() == [
        "4 gelezen, 0 niet overgenomen.",
        f"4 labels in {tmp_path / 'labels.jsonl'}, van: Anna.",
    ]
    assert {one.annotator for one in read_annotations(tmp_path / "labels.jsonl")} == {"Anna"}


def test_lees_names_what_does_not_fit_and_keeps_the_rest(tmp_path: Path) -> None:
    lines = [{"text": "Er komt een bus.", "label": labels} for labels in (["soort: overig"], ["mooi"], [])]
    (tmp_path / "anna.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    told = wijktekst("annoteer", "lees", tmp_path / "anna.jsonl", "--uit", tmp_path / "l.jsonl", code=3)
    assert "anna.jsonl, rij 2: 'mooi' is geen soort." in told
    assert "3 gelezen, 2 niet overgenomen: 1 met labels die niet kloppen, 1 nog zonder label." in told
    assert len(read_annotations(tmp_path / "l.jsonl")) == 1


def test_lees_writes_nothing_when_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hallo", encoding="utf-8")
    told = wijktekst("annoteer", "lees", tmp_path / "x.txt", "--uit", tmp_path / "l.jsonl", code=1)
    assert "x.txt is geen export die wijktekst kent" in told
    assert "Er is geen enkel label gelezen, dus is er niets geschreven." in told
    assert not (tmp_path / "l.jsonl").exists()


def test_lees_does_not_write_over_what_it_reads(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    lines = [{"id": "a", "text": "Een zin.", "soort": "overig", "themas": []}, {"text": "b", "soort": "plan"}]
    labels.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    before = labels.read_bytes()
    assert "wordt zelf gelezen" in wijktekst("annoteer", "lees", labels, "--uit", labels, code=1)
    assert labels.read_bytes() == before


@needs_shared
def test_real_documents_give_sentences_of_every_kind_of_document() -> None:
    found = list(candidates(SHARED / "documents" / "besluitenlijst"))
    tasks = choose(found).tasks
    assert len(tasks) == 200
    assert len({task.doc for task in tasks}) == len({one.doc for one in found})
