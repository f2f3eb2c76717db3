"""Data that travels with the package has a version, and does not change without a new one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from release import data
from release.lock import PYPROJECT, tomllib
from tests.shared import ROOT
from wijktekst import resources
from wijktekst.resources import DataSet, data_sets, version_of

KNOWN = {one.path for one in data_sets()}


def test_no_data_changed_without_a_new_version() -> None:
    names = [one.name for one in data.changed()]
    assert not names, f"give these a new version: python -m release.data --write (docs/release.md): {names}"


def test_everything_that_travels_in_the_wheel_has_a_version() -> None:
    hatch = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    included = set(hatch["force-include"])
    models = {path.relative_to(ROOT).as_posix() for path in (ROOT / "models").iterdir() if path.is_dir()}
    package = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "wijktekst").rglob("data") if path.is_dir()
    }
    assert (included - {"models"}) | models | package == KNOWN


def test_the_language_model_has_the_version_that_spacy_knows() -> None:
    meta = json.loads((ROOT / "models/nl_wijktekst_sm/meta.json").read_text(encoding="utf-8"))
    assert version_of("nl_wijktekst_sm") == meta["version"]


def test_what_is_not_ours_has_no_version() -> None:
    assert version_of("nl_core_news_lg") == ""


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataSet:
    """Some data in a folder of its own, written down as it is."""
    folder = tmp_path / "lijst"
    folder.mkdir()
    (folder / "lijst.csv").write_text("a\n", encoding="utf-8", newline="\n")
    (folder / "SHEET.md").write_text("Een lijst.\n", encoding="utf-8")
    row = DataSet("lijst", "corpus", "lijst", "1.3", "CC0-1.0", data.data_hash(folder))
    monkeypatch.setattr(resources, "_PLACES", (tmp_path,))
    monkeypatch.setattr(data, "data_sets", lambda: (row,))
    monkeypatch.setattr(resources, "DATA_SETS", tmp_path / "data.json")
    return row


def test_a_change_raises_the_last_number_and_a_break_the_first(one: DataSet, tmp_path: Path) -> None:
    (tmp_path / "lijst" / "lijst.csv").write_text("b\n", encoding="utf-8", newline="\n")
    assert data.changed() == [one]
    assert data.main([]) == 1
    assert not resources.DATA_SETS.exists()
    assert data.main(["--write"]) == 0
    (row,) = json.loads(resources.DATA_SETS.read_text(encoding="utf-8"))
    assert (row["version"], row["sha256"]) == ("1.4", data.data_hash(tmp_path / "lijst"))
    assert data.main(["--write", "--major", "lijst"]) == 0
    assert json.loads(resources.DATA_SETS.read_text(encoding="utf-8"))[0]["version"] == "2.0"


def test_a_file_that_moves_or_comes_is_a_change_and_a_better_sheet_is_none(
    one: DataSet, tmp_path: Path
) -> None:
    (tmp_path / "lijst" / "SHEET.md").write_text("Een betere lijst.\n", encoding="utf-8")
    assert data.changed() == []
    (tmp_path / "lijst" / "lijst.csv").rename(tmp_path / "lijst" / "ander.csv")
    assert data.changed() == [one]


def test_a_name_that_is_not_there_is_refused(one: DataSet, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        data.main(["--major", "lijstje"])
    assert "there is lijst" in capsys.readouterr().err
