"""Old Word documents: LibreOffice converts them where it is installed; else there is clear advice."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tests.unit.test_reading_docx import docx, p
from wijktekst.reading import legacy
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le") + b"\0" * 100
MADE = docx(p("Wonen", "Kop1") + p("De gemeente bouwt woningen in de wijk."))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script for a shell")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A program called soffice, alone on the path, that runs `code` with its arguments in `args`."""
    program = folder / "soffice"
    head = f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\nargs = sys.argv[1:]\n"
    program.write_text(head + code, encoding="utf-8")
    program.chmod(0o755)
    (folder / "made.docx").write_bytes(MADE)
    monkeypatch.setenv("PATH", str(folder))


CONVERT = """
out = pathlib.Path(args[args.index("--outdir") + 1])
out.mkdir()
here = pathlib.Path(__file__).parent
source = pathlib.Path(args[-1])
(here / "seen").write_text("\\n".join([*args, str(source.stat().st_size)]))
profile = next(a for a in args if a.startswith("-env:UserInstallation=file://")).partition("file://")[2]
(here / "profile").write_text((pathlib.Path(profile) / "user" / "registrymodifications.xcu").read_text())
(out / (source.stem + ".docx")).write_bytes((here / "made.docx").read_bytes())
"""


def unread(data: bytes = OLD) -> Unread:
    found = read_bytes(data, "brief.doc")
    assert isinstance(found, Unread)
    assert ".docx" in found.advice
    return found


def test_without_libreoffice_there_is_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert unread().reason == "unsupported"


def test_with_libreoffice_it_is_read_as_docx_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, CONVERT)
    found = read_bytes(OLD, "brief.doc")
    assert isinstance(found, Document)
    assert found.text == "Wonen\n\nDe gemeente bouwt woningen in de wijk."
    assert found.blocks[1].heading_path == ("Wonen",)
    assert found.source.media_type == "application/msword"
    assert any("LibreOffice" in note for note in found.notes)
    seen = (tmp_path / "seen").read_text().split("\n")
    assert "--headless" in seen
    assert seen[-1] == str(len(OLD))
    assert not Path(seen[-2]).exists(), "the copy is gone afterwards"
    assert "MacroSecurityLevel" in (tmp_path / "profile").read_text()


@pytest.mark.parametrize("code", ["sys.exit(1)", "print('klaar')", "raise SystemExit(0)"])
def test_a_conversion_that_makes_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    stand_in(tmp_path, monkeypatch, code)
    assert unread().reason == "malformed"


def test_a_program_that_cannot_be_started_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "")
    (tmp_path / "soffice").write_bytes(b"\x7fELF rommel")
    assert unread().reason == "malformed"


def test_a_conversion_that_hangs_is_stopped_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang = """
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
(pathlib.Path(__file__).parent / "child").write_text(str(child.pid))
time.sleep(600)
"""
    monkeypatch.setattr(legacy, "_SECONDS", 1.5)
    stand_in(tmp_path, monkeypatch, hang)
    assert unread().reason == "timed_out"
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _alive(child):
            return
        time.sleep(0.1)
    pytest.fail("the child of the program is still running")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")
