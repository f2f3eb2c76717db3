"""The pages that people wrote, the code blocks on them, and a place where these can run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from tests.here import told
from tests.shared import ROOT

DOCS = ROOT / "docs"
#: Pages under docs/reference are made at the build, out of pages that are here or out of the program.
WRITTEN = sorted(page for page in DOCS.rglob("*.md") if not page.is_relative_to(DOCS / "reference"))
READMES = [ROOT / "README.md", ROOT / "README.nl.md"]
NOTEBOOKS = sorted((DOCS / "tutorials").glob("*.ipynb"))

_FENCE = re.compile(r"^(?P<in> *)```(?P<kind>[^\n`]*)\n(?P<code>.*?)^(?P=in)```$", re.MULTILINE | re.DOTALL)
#: Names that the pages use for folders of the reader, by what they stand for here.
_EXAMPLES = "corpora/voorbeeld/gemeente"
_COPIES = ("Beleid 2026/gemeente", "S:/Beleid/gemeente")
_FOLDERS = {
    "corpora": "corpora",
    "models": "models",
    "wijktekst": "wijktekst",
}
_FILES = {
    "Akkoord 2022": "corpora/voorbeeld/gemeente/motie-geldautomaat-lutkeveen.txt",
    "Akkoord 2026": "corpora/voorbeeld/gemeente/coalitieakkoord-2026-2030.md",
}


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


def prepare(folder: Path) -> Path:
    """A folder with examples under the names of the pages, and their reports in `rapporten`."""
    for name in _COPIES:
        shutil.copytree(ROOT / _EXAMPLES, folder / name)
    for name, target in _FOLDERS.items():
        (folder / name).symlink_to(ROOT / target)
    for name, target in _FILES.items():
        (folder / name).mkdir()
        shutil.copy(ROOT / target, folder / name)
    run_shell('wijktekst analyseer "Beleid 2026" --uit rapporten --stil', folder)
    return folder


def copy(prepared: Path, folder: Path) -> Path:
    """A place of its own for a page, so that pages do not see what others wrote."""
    shutil.copytree(prepared, folder, symlinks=True)
    return folder


def run_shell(text: str, folder: Path) -> None:
    """Run lines of a shell; of a command 3 is no failure, for it says that some documents cannot be read."""
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["wijktekst"]:
            done = told(*words[1:], cwd=folder)
            assert done.code in (0, 3), f"{line}\n{done.stderr}"
        elif words:
            subprocess.run(line, shell=True, cwd=folder, check=True, capture_output=True)


def run_python(text: str, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("MPLBACKEND", "agg")
        exec(compile(text, "<page>", "exec"), {"__name__": "__page__"})
