"""The example documents are made from their texts, hold what the truth says, and stay small."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shared import ROOT

EXAMPLES = ROOT / "corpora" / "voorbeeld"
SOURCE = ROOT / "corpora" / "voorbeeld-bron"
TRUTHS = sorted((SOURCE / "waarheid").glob("*.txt"))


def _pdf_pages(path: Path) -> list[str]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    return [page.get_textpage().get_text_range() for page in document]


def _content(path: Path) -> object:
    """What a user would notice: page texts of a PDF, the parts of an archive, else the bytes."""
    data = path.read_bytes()
    if path.suffix == ".pdf" and "overig" not in path.parts:
        return _pdf_pages(path)
    return _unpacked(data) if path.suffix != ".pdf" else bool(data)


def _unpacked(data: bytes) -> object:
    """The texts in an archive, also those in archives within it; other bytes as they are."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        office = any(name.endswith((".rels", "manifest.xml")) for name in archive.namelist())
        return {
            name: _unpacked(archive.read(name))
            for name in archive.namelist()
            if not office or "document" in name or "content" in name
        }


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for module in ("reportlab", "odf", "PIL"):
        pytest.importorskip(module, reason="the example documents are made with the development tools")
    out = tmp_path_factory.mktemp("voorbeeld")
    subprocess.run([sys.executable, str(SOURCE / "maak.py"), "--uit", str(out)], check=True)
    return out


def _files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_the_script_makes_the_documents_that_are_committed(remade: Path) -> None:
    assert _files(remade / "voorbeeld") == _files(EXAMPLES)
    for name in _files(EXAMPLES):
        assert _content(remade / "voorbeeld" / name) == _content(EXAMPLES / name), name


def test_the_truth_belongs_to_the_texts(remade: Path) -> None:
    for path in TRUTHS:
        assert (remade / "voorbeeld-bron" / "waarheid" / path.name).read_bytes() == path.read_bytes()


PDFS = {truth: pdf for truth in TRUTHS for pdf in EXAMPLES.rglob(f"{truth.stem}.pdf")}


@pytest.mark.parametrize("truth", PDFS, ids=lambda path: path.stem)
def test_every_sentence_of_the_truth_stands_in_the_pdf(truth: Path) -> None:
    letters = _letters("".join(_pdf_pages(PDFS[truth])))
    lines = [line.split("\t") for line in truth.read_text("utf-8").splitlines()]
    wanted = [text for kind, text in lines if kind not in ("rij", "bijschrift")]
    missing = [text for text in wanted if _letters(text) not in letters]
    # A sentence that runs over a page break has the footer in its middle.
    assert len(missing) <= 0.04 * len(wanted), missing


def test_all_kinds_of_trouble_are_there() -> None:
    import pypdfium2 as pdfium

    folder = EXAMPLES / "overig"
    assert (folder / "leeg.docx").read_bytes() == b""
    assert not "".join(_pdf_pages(folder / "ingescande-brief.pdf")).strip()
    for name, reason in (("afgebroken-download", "format"), ("vertrouwelijke-businesscase", "password")):
        with pytest.raises(pdfium.PdfiumError, match=reason):
            pdfium.PdfDocument(folder / f"{name}.pdf")
    motion = (EXAMPLES / "gemeente" / "motie-geldautomaat-lutkeveen.txt").read_bytes()
    assert "€ 35.000" in motion.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        motion.decode("utf-8")


def test_the_folder_holds_documents_only_and_stays_small() -> None:
    names = _files(EXAMPLES)
    kinds = ".pdf .docx .odt .rtf .epub .eml .zip .xml .html .md .txt"
    assert {path.suffix for path in names} == set(kinds.split())
    assert sum((EXAMPLES / path).stat().st_size for path in names) < 1_500_000


def test_lines_end_in_real_hyphens_and_in_suspended_ones() -> None:
    pages = _pdf_pages(EXAMPLES / "rijk" / "begrotingsnota-wijken-en-wonen-2026.pdf")
    text = "\n".join(pages)
    assert len(re.findall("\\w[\ufffe\x02]", text)) > 30
    assert re.search("jeugd(-|\ufffe|\x02)\\s*en", text)
