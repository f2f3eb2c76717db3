"""The pages that people wrote, the code blocks on them, and a place where these can run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.shared import ROOT

DOCS = ROOT / "docs"
#: Pages under docs/reference are made at the build, out of pages that are here or out of the program.
WRITTEN = sorted(page for page in DOCS.rglob("*.md") if not page.is_relative_to(DOCS / "reference"))
READMES = [ROOT / "README.md", ROOT / "README.nl.md"]
NOTEBOOKS = sorted((DOCS / "tutorials").glob("*.ipynb"))

_FENCE = re.compile(r"^(?P<in> *)```(?P<kind>[^\n`]*)\n(?P<code>.*?)^(?P=in)```$", re.MULTILINE | re.DOTALL)
#: Names that the pages use for folders of the reader, by what they stand for here.
_FOLDERS = {
    "Beleid 2026": "corpora/voorbeeld",
    "S:/Beleid": "corpora/voorbeeld",
    "corpora": "corpora",
    "models": "models",
    "wijktekst": "wijktekst",
}
_FILES = {
    "Akkoord 2022": "corpora/voorbeeld/gemeente/motie-geldautomaat-lutkeveen.txt",
    "Akkoord 2026": "corpora/voorbeeld/gemeente/coalitieakkoord-2026-2030.md",
}
#: The exit code 3 says that some of the documents could not be read, as with the examples.
_SHELL = 'set -eu\nwijktekst() { command wijktekst "$@" || [ $? -eq 3 ]; }\n'


@dataclass(frozen=True)
class Block:
    """A code block: `kind` is what stands behind the fence ("" for nothing)."""

    kind: str
    code: str


def blocks(page: Path) -> Iterator[Block]:
    """The code of a page or a notebook, in order."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        for cell in json.loads(text)["cells"]:
            if cell["cell_type"] == "code":
                yield Block("python", "".join(cell["source"]))
        return
    for found in _FENCE.finditer(text):
        yield Block(found["kind"].strip(), dedent(found["code"]))


def code(page: Path, kind: str) -> str:
    """All code of one kind on a page."""
    return "\n".join(block.code for block in blocks(page) if block.kind == kind)


def prepare(folder: Path) -> None:
    """A folder with the examples under the names of the pages, and their reports in `rapporten`."""
    folder.mkdir(parents=True)
    for name, target in _FOLDERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / target)
    for name, target in _FILES.items():
        (folder / name).mkdir()
        shutil.copy(ROOT / target, folder / name)
    run(["bash", "-c", _SHELL + 'wijktekst analyseer "Beleid 2026" --uit rapporten --stil'], folder)


def copy(prepared: Path, folder: Path) -> Path:
    """A place of its own for a page, so that pages do not see what others wrote."""
    shutil.copytree(prepared, folder, symlinks=True)
    return folder


def run_shell(text: str, folder: Path) -> None:
    run(["bash", "-c", _SHELL + text], folder)


def run_python(text: str, folder: Path) -> None:
    run([sys.executable, "-c", text], folder)


def run(command: list[str], folder: Path) -> None:
    """Run it with the commands of this environment first on the search path; it must succeed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path, "MPLBACKEND": "agg"},
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
