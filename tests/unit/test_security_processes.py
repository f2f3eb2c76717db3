"""What a run starts, loads and leaves behind: no document decides that, nor who lays files beside it."""

from __future__ import annotations

import ast
import io
import os
import pickle
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.unit.test_reading_legacy import CONVERT, OLD, stand_in
from wijktekst import pipeline
from wijktekst.errors import InputError
from wijktekst.language import packages
from wijktekst.reading.dispatch import read_bytes
from wijktekst.reading.pdf.scan_tesseract import Recogniser
from wijktekst.running.imports import own_modules_only, refuse_shadows
from wijktekst.types import Document, Unread

PACKAGE = Path(pipeline.__file__).parent
#: Rooms that no run comes in: they make models and measure them, out of data that the user names.
_NO_RUN = ("training", "evaluation")
_UNPICKLE = ("pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "skops", "yaml")
#: Results of our own workers, over a pipe of our own.
_BETWEEN_WORKERS = "running/"

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such modes")


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(_NO_RUN):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def calls(tree: ast.Module) -> Iterator[tuple[str, dict[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), {k.arg or "": ast.unparse(k.value) for k in node.keywords}


def test_nothing_that_is_read_is_unpickled() -> None:
    for name, tree in sources():
        if not name.startswith(_BETWEEN_WORKERS):
            assert not imported(tree) & set(_UNPICKLE), name
        for call, options in calls(tree):
            assert options.get("allow_pickle", "False") == "False", name
            if call in ("np.load", "numpy.load"):
                assert options.get("allow_pickle") == "False", name


def test_no_shell_and_no_code_out_of_text() -> None:
    for name, tree in sources():
        for call, options in calls(tree):
            assert call not in ("eval", "exec", "compile", "os.system", "os.popen", "subprocess.getoutput"), (
                name
            )
            assert options.get("shell", "False") == "False", name


def test_models_are_loaded_and_a_text_analysed_without_pickle_or_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a process of its own, so that nothing was loaded before."""
    code = """
import pickle, socket
def refuse(*_, **__):
    raise SystemExit("something was unpickled, or reached for the network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
pickle.load = pickle.loads = pickle.Unpickler = pickle._Unpickler = refuse
from wijktekst import analyse_text
from wijktekst.types import Settings
assert analyse_text("De gemeente bouwt in 2027 honderd sociale huurwoningen in de wijk.").measures
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


class Trap:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return pytest.fail, ("a pickle was loaded",)


@pytest.mark.parametrize(
    "name", ["plan.pdf", "plan.docx", "plan.odt", "plan.epub", "plan.xml", "plan.pkl", "plan"]
)
def test_a_pickle_with_any_name_stays_closed(name: str) -> None:
    assert isinstance(read_bytes(pickle.dumps(Trap()), name), Unread)


def trap(folder: Path) -> list[str]:
    """Modules that a process in this folder would take for those of Python, and of others."""
    names = ["struct", "pickle", "socket", "signal", "multiprocessing", "pip", "spacy", "numpy"]
    for name in names:
        (folder / f"{name}.py").write_text(f"open('gestart-{name}', 'w').close()\nraise SystemExit(9)\n")
    return names


def test_a_module_that_lies_among_the_documents_is_not_run(tmp_path: Path) -> None:
    names = trap(tmp_path)
    (tmp_path / "plan.txt").write_text("De gemeente bouwt woningen in de wijk.", encoding="utf-8")
    if sys.version_info < (3, 11):
        with pytest.raises(InputError, match="multiprocessing"):
            refuse_shadows(tmp_path)
        return
    code = "from wijktekst.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, "analyseer", ".", "--uit", "uit", "--taalmodel", "geen"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert not [name for name in names if (tmp_path / f"gestart-{name}").exists()]
    assert done.returncode == 3, done.stderr  # the modules themselves are files of an unknown kind
    assert (tmp_path / "uit" / "documenten.csv").read_text(encoding="utf-8").count("plan.txt") == 1


def test_the_switch_for_that_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for before in (None, "x"):
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
        if before:
            monkeypatch.setenv("PYTHONSAFEPATH", before)
        with own_modules_only():
            assert os.environ["PYTHONSAFEPATH"] == "1"
        assert os.environ.get("PYTHONSAFEPATH") == before


def test_what_has_another_name_may_lie_there(tmp_path: Path) -> None:
    (tmp_path / "plan.py").touch()
    (tmp_path / "structuurvisie.pdf").touch()
    refuse_shadows(tmp_path)


def test_installing_a_model_runs_no_module_that_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = trap(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, output = packages._run([sys.executable, "-m", "pip", "--version"])
    assert code == 0, output
    assert not [name for name in names if (tmp_path / f"gestart-{name}").exists()]


REPORT_SURROUNDINGS = """
import os
here = pathlib.Path(__file__).parent
folder = pathlib.Path(args[-1]).parent
facts = [oct(folder.stat().st_mode & 0o777), os.environ["HOME"], os.environ["TMPDIR"], os.getcwd(), folder]
(here / "facts").write_text("\\n".join(map(str, facts)))
"""


@on_posix
@pytest.mark.parametrize("name", ["-o boek.doc", "$(touch weg).doc", "`id`; rm.doc", "--headless.doc"])
def test_libreoffice_gets_a_private_folder_no_name_and_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stand_in(tmp_path, monkeypatch, CONVERT + REPORT_SURROUNDINGS)
    assert isinstance(read_bytes(OLD, name), Document)
    mode, home, temporary, working, folder = (tmp_path / "facts").read_text().split("\n")
    assert mode == "0o700"
    assert {home, temporary, working} == {folder}
    assert not Path(folder).exists()
    arguments = (tmp_path / "seen").read_text().split("\n")
    assert not any(name in argument for argument in arguments)
    profile = (tmp_path / "profile").read_text()
    for setting in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPSProxyName"):
        assert setting in profile


@on_posix
def test_libreoffice_is_stopped_before_the_time_for_the_document_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is stopped for being late can stop nobody himself."""
    stand_in(tmp_path, monkeypatch, "time.sleep(60)")
    found = read_bytes(OLD, "brief.doc", seconds=2)
    assert isinstance(found, Unread)
    assert (found.reason, "1 seconden" in found.detail) == ("timed_out", True)


@on_posix
def test_tesseract_leaves_nothing_that_others_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytesseract = pytest.importorskip("pytesseract")
    folders = []

    def look(*_: Any, **__: Any) -> bytes:
        with tempfile.NamedTemporaryFile() as file:  # as pytesseract makes them
            folders.append(Path(file.name).parent)
        assert stat.S_IMODE(folders[-1].stat().st_mode) == 0o700
        return b""

    monkeypatch.setattr(pytesseract, "image_to_pdf_or_hocr", look)
    monkeypatch.setattr(pytesseract, "image_to_osd", lambda *_, **__: {"seen": look()})
    before = tempfile.gettempdir()
    recogniser = Recogniser("5")
    recogniser.read(object())
    recogniser.turn(object())
    assert len(folders) == 2
    assert not any(folder.exists() for folder in folders)
    assert tempfile.gettempdir() == before not in map(str, folders)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_a_picture_of_billions_of_points_is_not_unpacked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = pytest.importorskip("PIL.Image")
    from wijktekst.reading.pdf import scan, scan_file

    monkeypatch.setattr(scan, "find_recogniser", lambda: Recogniser("5"))
    monkeypatch.setattr(scan_file, "_MAX_UNPACKED", 10_000)
    stream = io.BytesIO()
    image.new("L", (200, 100)).save(stream, kind)

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the picture was unpacked")

    monkeypatch.setattr(image.Image, "convert", refuse)
    found = read_bytes(stream.getvalue(), f"plaat.{kind.lower()}", ocr=True)
    assert isinstance(found, Unread)
    assert found.reason == "too_large"
