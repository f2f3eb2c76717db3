"""What works here works on Windows and macOS: without calls of POSIX, on an old console, with other paths."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

from tests.shared import ROOT
from wijktekst.reading import folder as folders
from wijktekst.reading import legacy
from wijktekst.resources import hash_of
from wijktekst.running import limits

#: Runs before anything else in every process, also in workers: takes away what only POSIX systems have.
WITHOUT_POSIX = """
import os, sys
import psutil  # it does without on Windows, and cannot on Linux
for name in ("resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline"):
    sys.modules[name] = None
for name in (
    "fork forkpty getuid geteuid getgid getegid getpgid killpg setsid sched_getaffinity mkfifo chown fchown"
    " fchmod getloadavg nice"
).split():
    if hasattr(os, name):
        delattr(os, name)
"""
#: Names that Windows keeps for devices, cannot write, or takes for one another.
ODD_NAMES = ("CON.md", "nul.txt", "Aux.md", "aux.MD", "plan: deel 2.md", "punt..md", "é" * 60 + ".md")
TEXT = "# Plan {}\n\nDe gemeente legt in 2026 voor € 2,5 miljoen een warmtenet aan in de wijk De Biezen.\n"


def run(
    folder: Path, *arguments: str, without: str = "", **changes: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    paths = [str(ROOT)]
    if without:
        (folder / "eerst").mkdir(exist_ok=True)
        (folder / "eerst" / "sitecustomize.py").write_text(without, encoding="utf-8")
        paths.insert(0, str(folder / "eerst"))
    environment |= {"PYTHONPATH": os.pathsep.join(paths), **changes}
    command = [sys.executable, "-m", "wijktekst", *arguments]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False)


def tables(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in out.iterdir() if path.suffix in (".csv", ".html", ".json")
    }


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of several kinds in folders below each other, some with names that Windows cannot have."""
    folder = tmp_path_factory.mktemp("beleid")
    below = folder / "Beleid 2026" / "wijken"
    below.mkdir(parents=True)
    for name in (
        "plan-veilig-fietsen.rtf",
        "motie-geldautomaat-lutkeveen.txt",
        "raadsstukken-2026-02-26.zip",
    ):
        shutil.copy(ROOT / "corpora" / "voorbeeld" / "gemeente" / name, below / name)
    if os.name != "nt":
        for number, name in enumerate(ODD_NAMES):
            (below / name).write_text(TEXT.format(number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of these documents, made the usual way."""
    folder = tmp_path_factory.mktemp("gewoon")
    done = run(folder, "analyseer", str(documents), "--uit", "uit", "--taalmodel", "geen")
    assert done.returncode == 0, done.stderr.decode()
    return folder / "uit"


def test_without_calls_of_posix_the_reports_are_the_same_and_the_user_is_told_once(
    documents: Path, plain: Path, tmp_path: Path
) -> None:
    arguments = ("analyseer", str(documents), "--uit", "uit", "--taalmodel", "geen")
    done = run(tmp_path, *arguments, without=WITHOUT_POSIX)
    assert done.returncode == 0, done.stderr.decode()
    assert tables(tmp_path / "uit") == tables(plain)
    assert done.stderr.decode().count("alleen van buitenaf bewaakt") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is something to tell")
def test_where_memory_can_be_refused_nothing_is_said_of_it() -> None:
    assert limits.memory_note() == ""


def test_names_in_results_have_forward_slashes_and_nothing_is_lost_to_odd_names(
    documents: Path, plain: Path
) -> None:
    with (plain / "documenten.csv").open(encoding="utf-8-sig", newline="") as stream:
        names = [row["bestand"] for row in csv.DictReader(stream)]
    assert all(name.startswith("Beleid 2026/wijken/") and "\\" not in name for name in names)
    files = [path for path in documents.rglob("*") if path.is_file() and path.suffix != ".zip"]
    assert {Path(name).name for name in names} >= {path.name for path in files}
    assert any("raadsstukken-2026-02-26.zip/" in name for name in names)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850"])
def test_an_old_console_stops_neither_a_run_nor_the_help(
    documents: Path, plain: Path, tmp_path: Path, encoding: str
) -> None:
    old = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C", "LANG": "C"}
    for arguments in (["--help"], ["analyseer", "--help"], ["themas", "wonen"], ["onzin €"]):
        done = run(tmp_path, *arguments, **old)
        assert b"Traceback" not in done.stderr + done.stdout, arguments
    arguments = ["analyseer", str(documents), "--uit", "uit", "--taalmodel", "geen"]
    done = run(tmp_path, *arguments, **old)
    assert done.returncode == 0, done.stderr
    assert tables(tmp_path / "uit") == tables(plain)


def test_a_hash_does_not_depend_on_how_a_system_sorts_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows compares paths without regard to capitals; a model would have another hash there."""
    for name in ("CARD.md", "attributes", "Zinnen"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    here = hash_of(tmp_path)
    monkeypatch.setattr(PurePath, "__lt__", lambda one, other: str(one).lower() < str(other).lower())
    assert sorted([tmp_path / "CARD.md", tmp_path / "attributes"])[0].name == "attributes"
    assert hash_of(tmp_path) == here


def test_a_link_to_another_drive_leads_out_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_windows(paths: list[str]) -> str:
        if paths[0] != paths[1]:
            raise ValueError("Paths don't have the same drive")
        return paths[0]

    (tmp_path / "beleid").mkdir()
    (tmp_path / "beleid" / "plan.md").write_text("plan", encoding="utf-8")
    (tmp_path / "elders.md").write_text("elders", encoding="utf-8")
    (tmp_path / "beleid" / "link.md").symlink_to(tmp_path / "elders.md")
    monkeypatch.setattr(folders.os.path, "commonpath", on_windows)
    assert [name for _, name in folders.files_under([tmp_path / "beleid"])] == ["plan.md"]


def test_a_program_is_stopped_with_what_it_started_also_without_groups_of_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Windows, where soffice.exe starts soffice.bin."""
    import psutil

    child = "import time; print('.', flush=True); time.sleep(600)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(1)
    started = psutil.Process(process.pid).children()
    assert started
    monkeypatch.setattr(sys, "platform", "win32")
    legacy._stop(process)
    monkeypatch.undo()
    process.stdout.close()
    _, alive = psutil.wait_procs(started, timeout=10)
    assert not alive


@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="this is no checkout")
@pytest.mark.parametrize(
    "path", ["models/wijktekst-zinnen/manifest.json", "corpora/eigen-zinnen/zinnen.jsonl", "README.md"]
)
def test_git_leaves_line_ends_as_they_are(path: str) -> None:
    """Or a checkout on Windows would have other hashes of models, corpora and the taxonomy."""
    said = subprocess.run(["git", "check-attr", "text", path], cwd=ROOT, capture_output=True, check=True)
    assert said.stdout.decode().strip().endswith("text: unset")
