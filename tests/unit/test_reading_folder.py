"""Which files of a folder are read, under which names, and in which order."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from wijktekst.errors import InputError
from wijktekst.reading.dispatch import read_file
from wijktekst.reading.folder import find_files
from wijktekst.types import Unread


def _fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Een zin.", encoding="utf-8")


def _names(*paths: Path) -> list[str]:
    return [name for _, name in find_files(paths)]


def test_folders_are_searched_to_the_bottom_in_a_fixed_order(tmp_path: Path) -> None:
    _fill(tmp_path, "b.txt", "a/z/diep.txt", "a/b.txt", "B.txt")
    assert _names(tmp_path) == ["B.txt", "a/b.txt", "a/z/diep.txt", "b.txt"]


def test_litter_of_systems_is_left_out_and_hidden_documents_are_not(tmp_path: Path) -> None:
    litter = [".DS_Store", "Thumbs.db", "~$brief.docx", ".~lock.brief.odt#", ".git/config", "__MACOSX/a.txt"]
    _fill(tmp_path, *litter, ".verborgen.txt", "plan.txt")
    assert _names(tmp_path) == [".verborgen.txt", "plan.txt"]


def test_one_file_and_several_folders_with_one_name(tmp_path: Path) -> None:
    _fill(tmp_path, "x/plannen/a.txt", "y/plannen/a.txt", "los.txt")
    assert _names(tmp_path / "los.txt") == ["los.txt"]
    found = _names(tmp_path / "x/plannen", tmp_path / "y/plannen", tmp_path / "los.txt")
    assert found == ["los.txt", "plannen (2)/a.txt", "plannen/a.txt"]


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    _fill(tmp_path, "map/a.txt")
    assert len(_names(tmp_path / "map", tmp_path / "map/a.txt", tmp_path / "map")) == 1


def test_links_that_lead_outside_and_circles_are_not_followed(tmp_path: Path) -> None:
    _fill(tmp_path, "binnen/a.txt", "buiten/geheim.txt")
    inside = tmp_path / "binnen"
    (inside / "link.txt").symlink_to(tmp_path / "buiten" / "geheim.txt")
    (inside / "weg.txt").symlink_to(tmp_path / "bestaat-niet")
    (inside / "rond").symlink_to(inside, target_is_directory=True)
    assert _names(inside) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert _names(tmp_path) == []
    found = read_file(tmp_path / "pijp")
    assert isinstance(found, Unread)
    assert found.reason == "unsupported"


def test_odd_names_can_be_written(tmp_path: Path) -> None:
    _fill(tmp_path, unicodedata.normalize("NFD", "coöperatie.txt"), "een\nregel.txt", "#1; =som.txt")
    assert "coöperatie.txt" in _names(tmp_path)
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(raw, "w", encoding="utf-8") as stream:  # noqa: PTH123, a name that is not UTF-8
            stream.write("Een zin.")
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    assert "café.txt" in _names(tmp_path)
    for name in _names(tmp_path):
        name.encode("utf-8")


def test_what_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        find_files([tmp_path / "weg"])
    with pytest.raises(InputError, match="is een map"):
        read_file(tmp_path)


def test_files_above_the_limit_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"woord " * 1000)
    found = read_file(path, max_megabytes=0.001)
    assert isinstance(found, Unread)
    assert found.reason == "too_large"
    assert found.source.size == 6000
