"""Why the system refused something is told in Dutch."""

from __future__ import annotations

import csv
import errno
from pathlib import Path

import pytest

from wijktekst.errors import InputError, reason_of
from wijktekst.reports.csv_files import writing


def test_the_reason_is_dutch_and_what_is_not_known_keeps_its_name() -> None:
    assert reason_of(OSError(errno.ENOSPC, "No space left on device")) == "de schijf is vol"
    assert "open in een ander programma" in reason_of(PermissionError(errno.EACCES, "Permission denied"))
    wrong = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    assert reason_of(wrong) == "het is geen tekst in UTF-8"
    assert reason_of(csv.Error("unexpected end of data")) == "het is geen geldige CSV"
    assert reason_of(ValueError("invalid literal")) == "de inhoud klopt niet"
    assert reason_of(RecursionError()) == "RecursionError"


def test_a_file_in_the_way_of_a_folder_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("geen map", encoding="utf-8")
    with pytest.raises(InputError) as error, writing(tmp_path / "uit" / "themas.csv") as stream:
        stream.write("")
    assert "(een deel van het pad is een bestand en geen map)" in str(error.value) or "(er is al" in str(
        error.value
    )
