"""Word documents in the old format (.doc): LibreOffice makes them .docx, where it is installed.

It runs on a copy in a folder of its own, with a profile of its own that allows no macros, follows no links
and looks for the network where there is none, and it is stopped when it takes too long. Without it the user
is told how to convert the file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from wijktekst.reading.advice import UNSUPPORTED
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.docx import read_docx
from wijktekst.reading.sniff import WORD
from wijktekst.types import Document, Source

_PROGRAMS = ("soffice", "libreoffice")
#: Time for a conversion, and its share of the time for the document: who stops the reader leaves it running.
_SECONDS, _SHARE = 60.0, 0.7
_NOTE = "Dit oude Word-document (.doc) is met LibreOffice omgezet; de opbouw kan daardoor iets afwijken."
_FAILED = "LibreOffice kon dit oude Word-document (.doc) niet omzetten"
_ADVICE = "Open het in Word of LibreOffice en sla het op als .docx."
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def read_doc(data: bytes, source: Source, *, seconds: float | None = None) -> Document:
    """Read an old Word document, in a part of the `seconds` for it.

    Raises UnreadableError when LibreOffice is not there or fails.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableError("unsupported", *UNSUPPORTED[WORD])
    with tempfile.TemporaryDirectory(prefix="wijktekst-", ignore_cleanup_errors=True) as folder:
        limit = _SECONDS if seconds is None else min(_SECONDS, _SHARE * seconds)
        converted = _convert(program, data, Path(folder), limit)
    document = read_docx(converted, source)
    return replace(document, notes=(*document.notes, _NOTE))


def _convert(program: str, data: bytes, folder: Path, limit: float) -> bytes:
    profile = folder / "profiel"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    (folder / "document.doc").write_bytes(data)
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx", "--outdir", str(folder / "uit"), str(folder / "document.doc"),
    ]  # fmt: skip
    if not _run(command, folder, limit):
        detail = f"{_FAILED} binnen {limit:.0f} seconden."
        raise UnreadableError("timed_out", detail, _ADVICE)
    made = folder / "uit" / "document.docx"
    if not made.is_file():
        raise UnreadableError("malformed", f"{_FAILED}.", _ADVICE)
    return made.read_bytes()


def _run(command: list[str], folder: Path, limit: float) -> bool:
    """Whether a program came to an end in time; else it is stopped, with what it started itself."""
    try:
        process = subprocess.Popen(  # noqa: S603, a fixed command on a file of ours
            command,
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableError("malformed", "LibreOffice kan niet worden gestart.", _ADVICE) from error
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _stop(process)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)
    else:  # soffice.exe only starts another program, which does the work
        import psutil

        for one in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                one.kill()
        process.kill()
    process.wait()
