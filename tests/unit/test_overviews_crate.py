"""The RO-Crate of a folder of reports, as a program of an archive reads it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.here import told
from tests.shared import ROOT
from tests.unit.overview_rows import document, measure, row
from tests.unit.stored import documents, reports_in
from wijktekst import reports, running
from wijktekst.errors import InputError
from wijktekst.overviews.crate import CRATE, licence_of, write_crate
from wijktekst.types import Provenance, Settings, Source

MODEL = "d" * 64
PROVENANCE = Provenance(
    "0.1.0", "c" * 64, (("wijktekst-zinnen", MODEL), ("nl_wijktekst_sm", "0.2.0"), ("eigen", "1.0")), "e" * 64
)
SOURCES = [
    Source("map/plan één.pdf", "application/pdf", "a" * 64, 12),
    Source("scan.pdf", "application/pdf", "b" * 64, 34),
]
#: What RO-Crate 1.1 wants of the crate itself.
WANTED = {"@id", "@type", "name", "description", "datePublished", "license", "hasPart"}


def written(out: Path, *dates: str) -> Path:
    """Reports of a document per date; an empty date is not known."""
    rows = {
        "documenten": [document(at, datum=day or None) for at, day in enumerate(dates, 1)],
        "maatregelen": [measure(1)],
    }
    reports.write(
        out, lambda table: [row(table, one) for one in rows.get(table.name, ())], SOURCES, PROVENANCE
    )
    return out


def crate(out: Path) -> dict[str, dict[str, Any]]:
    """The entities of a crate by their id; every id is there once."""
    graph = json.loads((out / CRATE).read_text(encoding="utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert len(entities) == len(graph)
    return entities


def referred(value: object) -> Iterator[str]:
    """The ids that a value of an entity refers to."""
    if isinstance(value, dict) and set(value) == {"@id"}:
        yield value["@id"]
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from referred(one)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return written(tmp_path / "uit", "2024-05-01", "", "2025-01-31")


def test_every_file_of_ours_is_told_with_type_size_and_hash(out: Path) -> None:
    (out / "rapport.html").write_text("<p>é</p>", encoding="utf-8")
    (out / "figuren").mkdir()
    (out / "figuren" / "opgaven.svg").write_text("<svg/>", encoding="utf-8")
    write_crate(out)
    entities = crate(out)
    files = {name: one for name, one in entities.items() if one["@type"] == "File"}
    assert set(files) == {*reports_in(out), "figuren/opgaven.svg"} - {CRATE}
    for name, entity in files.items():
        content = (out / name).read_bytes()
        assert (entity["contentSize"], entity["sha256"]) == (
            str(len(content)),
            hashlib.sha256(content).hexdigest(),
        )
        assert entity["description"].endswith(".")
    kinds = {name: files[name]["encodingFormat"] for name in ("themas.csv", "rapport.html")}
    assert kinds == {"themas.csv": "text/csv", "rapport.html": "text/html"}
    assert files["figuren/opgaven.svg"]["encodingFormat"] == "image/svg+xml"
    assert {one["@id"] for one in entities["./"]["hasPart"]} == set(files)
    assert {one["@id"] for one in entities["#analyse"]["result"]} == set(files)


def test_what_is_not_ours_stays_out_and_so_does_what_lies_behind_a_link(out: Path, tmp_path: Path) -> None:
    (out / "aantekeningen.txt").write_text("van mij", encoding="utf-8")
    (out / ".wijktekst").mkdir()
    secret = tmp_path / "geheim.html"
    secret.write_text("geheim", encoding="utf-8")
    (out / "rapport.html").symlink_to(secret)
    write_crate(out)
    text = (out / CRATE).read_text(encoding="utf-8")
    assert not [name for name in ("aantekeningen", ".wijktekst", "rapport.html") if name in text]


def test_the_graph_is_whole(out: Path) -> None:
    write_crate(out)
    entities = crate(out)
    assert entities[CRATE]["about"] == {"@id": "./"}
    assert entities[CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert set(entities["./"]) >= WANTED
    ids = {one for name, entity in entities.items() if name != CRATE for one in referred(entity)}
    assert ids <= set(entities)
    # All that is told can be reached from the crate.
    assert set(entities) - ids == {CRATE, "./"}


def test_it_tells_what_made_the_reports_and_of_which_documents(out: Path, tmp_path: Path) -> None:
    write_crate(out)
    entities = crate(out)
    action = entities["#analyse"]
    software = entities[action["instrument"]["@id"]]
    assert (software["name"], software["softwareVersion"]) == ("wijktekst", "0.1.0")
    models = [entities[one["@id"]] for one in software["softwareRequirements"]]
    assert [(one["name"], one["softwareVersion"], one.get("sha256")) for one in models] == [
        ("wijktekst-zinnen", MODEL, MODEL),
        ("nl_wijktekst_sm", "0.2.0", None),
        ("eigen", "1.0", None),
    ]
    licences = [entities[one["license"]["@id"]]["identifier"] for one in models if "license" in one]
    assert licences == ["Apache-2.0", "CC-BY-SA-4.0"]
    inputs = [entities[one["@id"]] for one in action["object"]]
    assert [(one["name"], one["sha256"]) for one in inputs if "contentSize" in one] == [
        (source.path, source.sha256) for source in SOURCES
    ]
    assert "c" * 64 in [one.get("sha256") for one in inputs]
    settings = {one["name"]: one["value"] for one in inputs if one["@type"] == "PropertyValue"}
    assert (
        settings.keys() == json.loads((out / "run.json").read_text(encoding="utf-8"))["instellingen"].keys()
    )
    assert str(tmp_path) not in (out / CRATE).read_text(encoding="utf-8")


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    both = [written(tmp_path / name, "2024-05-01") for name in ("een", "twee")]
    for out in both:
        write_crate(out)
    write_crate(both[1])  # it does not tell of itself
    assert (both[0] / CRATE).read_bytes() == (both[1] / CRATE).read_bytes()


def test_the_date_is_that_of_the_newest_document_or_the_one_that_is_given(out: Path) -> None:
    write_crate(out)
    assert crate(out)["./"]["datePublished"] == "2025-01-31"
    write_crate(out, "2026-03-01")
    assert crate(out)["./"]["datePublished"] == "2026-03-01"


def test_without_any_date_it_asks_for_one(tmp_path: Path) -> None:
    out = written(tmp_path / "uit", "")
    with pytest.raises(InputError, match="--datum"):
        write_crate(out)
    assert not (out / CRATE).exists()


@pytest.mark.parametrize("wrong", ["2026-02-30", "20260301", "1 maart", "2026-W10-1"])
def test_a_date_that_is_none_is_refused(out: Path, wrong: str) -> None:
    with pytest.raises(InputError, match="jjjj-mm-dd"):
        write_crate(out, wrong)


@pytest.mark.parametrize("content", ["{", "[]", '{"wijktekst": "0.1.0"}', '{"bestanden": [1]}'])
def test_a_damaged_run_is_said(out: Path, content: str) -> None:
    (out / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="wijktekst analyseer"):
        write_crate(out)


def test_every_shipped_model_has_the_licence_of_its_card() -> None:
    told = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for model in (ROOT / "models").iterdir():
        licence = licence_of(model.name)
        assert licence
        card = (model / "CARD.md").read_text(encoding="utf-8")
        spelled = licence.replace("-", " ") if licence.startswith("CC") else licence
        named = re.search(rf"`{model.name}`.*", told)
        assert spelled.replace("BY SA", "BY-SA") in card + (named[0] if named else ""), model.name
    assert licence_of("onbekend") == ""


@pytest.fixture
def analysed(tmp_path: Path, work_here: None) -> Path:
    settings = Settings(workers=1, ocr=False)
    running.analyse_folder([documents(tmp_path / "map", 1)], tmp_path / "uit", settings)
    return tmp_path / "uit"


def test_the_command_writes_it_and_says_when_an_earlier_one_is_there(analysed: Path) -> None:
    done = told("rapport", analysed, "--ro-crate", "--datum", "2026-03-01")
    assert (done.code, done.stderr) == (0, "")
    assert str(analysed / CRATE) in done.stdout
    page = (analysed / "rapport.html").read_bytes()
    assert crate(analysed)["rapport.html"]["sha256"] == hashlib.sha256(page).hexdigest()
    again = told("rapport", analysed)
    assert "--ro-crate" in again.stdout
    assert again.code == 0
    covered = told("dekking", analysed)
    assert "--ro-crate" in covered.stdout
    kept = (analysed / CRATE).read_bytes()
    more = told("analyseer", analysed.parent / "map", "--uit", analysed, "--geen-ocr")
    assert "--ro-crate" in more.stderr
    assert (analysed / CRATE).read_bytes() == kept


def test_a_date_without_a_crate_is_refused(analysed: Path) -> None:
    done = told("rapport", analysed, "--datum", "2026-03-01")
    assert done.code == 1
    assert "--ro-crate" in done.stderr
