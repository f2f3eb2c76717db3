"""Links from the folder of reports to documents: they lead there, and tell nothing of the computer."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.unit.stored import documents
from wijktekst import running
from wijktekst.errors import InputError
from wijktekst.running.database import SCHEMA, choose
from wijktekst.running.links import Links
from wijktekst.running.report import measures_of
from wijktekst.running.store import Store
from wijktekst.types import Settings

pytestmark = pytest.mark.usefixtures("work_here")

ONE = Settings(workers=1, ocr=False)
EXAMPLES = Path("corpora/voorbeeld")


def test_a_link_opens_a_pdf_at_its_page(tmp_path: Path) -> None:
    link = Links(
        tmp_path / "uit", [("a b.pdf", tmp_path / "map" / "a b.pdf"), ("c.docx", tmp_path / "c.docx")]
    )
    assert link("a b.pdf", 3) == "../map/a%20b.pdf#page=3"
    assert link("a b.pdf", None) == "../map/a%20b.pdf"
    assert link("c.docx", 3) == "../c.docx"
    assert link("onbekend.pdf", 1) == ""


@pytest.mark.parametrize(
    "name", ["a#b?.pdf", "javascript:alert(1).pdf", 'a"onclick=".pdf', "één \u202efdp.pdf"]
)
def test_a_name_is_no_address(tmp_path: Path, name: str) -> None:
    way = Links(tmp_path / "uit", [("x", tmp_path / "uit" / name)])("x", None)
    assert unquote(way) == name
    assert not set(way) & set('#?:"\u202e ')


def test_a_long_way_is_not_told(tmp_path: Path) -> None:
    far = [("a.pdf", tmp_path / "geheim" / "a.pdf")]
    assert Links(tmp_path / "jan" / "uit", far)("a.pdf", 1) == ""
    assert Links(tmp_path / "jan" / "uit", far, anywhere=True)("a.pdf", 1) == "../../geheim/a.pdf#page=1"


def test_links_of_the_last_run(tmp_path: Path) -> None:
    folder = documents(tmp_path / "map", 2)
    with zipfile.ZipFile(folder / "stukken.zip", "w") as archive:
        archive.write(folder / "plan-001.md", "kopie.md")
    running.analyse_folder([folder], tmp_path / "uit", ONE)
    link = running.links_of(tmp_path / "uit")
    assert link("plan-002.md", None) == "../map/plan-002.md"
    assert link("stukken.zip/kopie.md", None) == "../map/stukken.zip"
    page = (tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8")
    assert 'href="../map/plan-002.md"' in page

    shutil.move(folder, tmp_path / "weg" / "diep" / "map")
    assert running.links_of(tmp_path / "uit")("plan-002.md", None) == ""
    moved = running.links_of(tmp_path / "uit", tmp_path / "weg" / "diep" / "map")
    assert moved("plan-002.md", None) == "../weg/diep/map/plan-002.md"
    assert moved("stukken.zip/kopie.md", None) == "../weg/diep/map/stukken.zip"
    with pytest.raises(InputError, match="bestaat niet"):
        running.links_of(tmp_path / "uit", tmp_path / "nergens")


def test_the_store_knows_where_a_measure_stands(tmp_path: Path) -> None:
    name = "gemeente/wijkplan-havenkwartier.pdf"
    running.analyse_folder([EXAMPLES / name], tmp_path / "uit", ONE)
    store = Store(tmp_path / "uit")
    with store.reading(*SCHEMA) as database:
        choose(database, store.files)
        found = list(measures_of(database))
    assert found
    seen = []
    for row, before, after, lines in found:
        page, sentence = row[3], str(row[5])
        assert lines[0]["pagina"] == page
        assert all(line["x0"] < line["x1"] and line["top"] < line["bottom"] for line in lines)
        assert sentence not in before
        assert sentence not in after
        seen.append(f"{before} {sentence} {after}")
    # What follows one measure is where the next one begins.
    assert any(str(row[5])[:30] in seen[at] for at, (row, *_) in enumerate(found[1:]))
    assert json.dumps(seen, ensure_ascii=False).count("…") > 1
