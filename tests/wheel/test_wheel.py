"""The built wheel, installed outside the checkout, does the main job: nothing that it needs stayed behind."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.shared import ROOT

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; its dependencies are borrowed from the one that runs the tests.

    The line in the .pth file adds a folder, but not the .pth files in it: the editable checkout stays out.
    """
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([str(python), "-c", ask], check=True, capture_output=True, text=True).stdout
    borrowed = sysconfig.get_path("purelib") + "\n"
    Path(site.strip(), "borrowed.pth").write_text(borrowed, encoding="utf-8")
    install = ["install", "-q", "--no-deps", "--no-index", "--force-reinstall", str(wheel)]
    subprocess.run([str(python), "-m", "pip", *install], check=True, capture_output=True)
    return home


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(python), *arguments], cwd=home, env=clean, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_taxonomy_models_and_examples(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for part in (
        "wijktekst/py.typed",
        "taxonomy/data/themas.csv",
        "_data/models/nl_wijktekst_sm/meta.json",
        "_data/corpora/voorbeeld/",
    ):
        assert any(part in name for name in names), part
    assert not any("__pycache__" in name or name.startswith("tests/") for name in names)
    assert wheel.stat().st_size < 60 * 2**20


def test_the_wheel_analyses_the_examples(home: Path, tmp_path: Path) -> None:
    where = run(home, "-c", "import wijktekst; print(wijktekst.__file__)").stdout
    assert str(home) in where
    example = "from wijktekst.resources import find; print(find('corpora', 'voorbeeld'))"
    folder = run(home, "-c", example).stdout.strip()
    assert str(home) in folder
    done = run(home, "-m", "wijktekst", "analyseer", folder, "--uit", str(tmp_path / "uit"))
    assert done.returncode == 3, done.stderr
    with (tmp_path / "uit" / "maatregelen.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) >= 50
    assert "<h1>" in (tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8")


_VISIT = """
import sys
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from wijktekst.explorer.index import Index
from wijktekst.explorer.serve import Site
out = Path(sys.argv[1])
site = Site(Index.open(out), out)
thread = Thread(target=site.run)
thread.start()
connection = HTTPConnection("127.0.0.1", site.port)
connection.request("GET", "/" + site.address.partition("/?")[2].join(("?", "")))
answer = connection.getresponse()
answer.read()
cookie = answer.getheader("set-cookie").partition(";")[0]
for address in ("/?q=huizen", "/static/basis.css", "/static/verken.css", "/static/htmx.min.js"):
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    print(answer.status, len(answer.read()) > 100)
connection.close()
site.stop()
thread.join()
"""


def test_the_wheel_explores_its_results(home: Path, tmp_path: Path) -> None:
    example = "from wijktekst.resources import find; print(find('corpora', 'voorbeeld', 'gemeente'))"
    folder = run(home, "-c", example).stdout.strip()
    run(home, "-m", "wijktekst", "analyseer", folder, "--uit", str(tmp_path / "uit"))
    seen = run(home, "-c", _VISIT, str(tmp_path / "uit"))
    assert seen.stdout.split() == ["200", "True"] * 4, seen.stderr


def test_the_components_are_found_by_a_fresh_spacy(home: Path) -> None:
    code = (
        "import spacy; nlp = spacy.blank('nl'); nlp.add_pipe('wijk_zinnen'); nlp.add_pipe('wijk_themas'); "
        "print(len(nlp('De gemeente legt een warmtenet aan.').spans['themas']))"
    )
    done = run(home, "-c", code)
    assert done.stdout.strip() not in ("", "0"), done.stderr
