"""The program that reads pictures of text: Tesseract with Dutch, when it is installed (extra `ocr`)."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from shutil import which
from typing import Any

#: The language asked for, and the data with which Tesseract tells which side is up.
_DUTCH, _ORIENTATION = "nld", "osd"
#: Fixed, so that the same page gives the same words: the neural reader, and the layout of a whole page.
_LAYOUT = "--oem 1 --psm 3"
#: A turn that Tesseract is less sure of is left alone.
_SURE = 3.0
#: Seconds for one page; an ordinary one takes two to six.
PAGE_SECONDS = 90.0
#: Quarter turns of the writing direction (as in `Frame`), by the turn that Tesseract asks for.
_TURNS = {90: 3, 180: 2, 270: 1}

INSTALL = (
    'Installeer tekstherkenning (pip install "wijktekst[ocr]" en het programma tesseract-ocr met Nederlands, '
    "nld) en lees het bestand opnieuw."
)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Tesseract as it was found: its version, the language it reads, and whether it can tell what is up."""

    version: str
    language: str = _DUTCH
    turns: bool = True

    @property
    def name(self) -> str:
        """What made the text, for the record: "5.3.0 nld"."""
        return f"{self.version} {self.language}"

    def turn(self, image: Any, seconds: float = PAGE_SECONDS) -> int:
        """Quarter turns of the text in a picture; 0 when Tesseract cannot tell."""
        if not self.turns:
            return 0
        pytesseract = _pytesseract()
        try:
            with _private():
                found = pytesseract.image_to_osd(image, output_type=pytesseract.Output.DICT, timeout=seconds)
        except (pytesseract.TesseractError, RuntimeError):  # too few letters, or too slow
            return 0
        sure = float(found.get("orientation_conf", 0.0)) >= _SURE
        return _TURNS.get(int(found.get("rotate", 0)), 0) if sure else 0

    def read(self, image: Any, seconds: float = PAGE_SECONDS) -> bytes | None:
        """The words in an upright picture as hOCR; None when it takes too long or Tesseract fails."""
        pytesseract = _pytesseract()
        try:
            with _private():
                found = pytesseract.image_to_pdf_or_hocr(
                    image, lang=self.language, config=_LAYOUT, extension="hocr", timeout=seconds
                )
        except (pytesseract.TesseractError, RuntimeError):
            return None
        return found if isinstance(found, bytes) else None


@contextmanager
def _private() -> Iterator[None]:
    """A folder of our own for temporary files: Tesseract writes the text of a page for everyone to read."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="wijktekst-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _pytesseract() -> Any:
    import pytesseract

    # More threads slow a worker per core down, and a sum in another order may give another word.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    return pytesseract


@lru_cache(maxsize=1)
def find_recogniser() -> Recogniser | None:
    """Tesseract with Dutch; None when the package, the program or the language is not there.

    Asks the program itself: importing pytesseract loads pandas, for which a run without scans need not wait.
    """
    program = which("tesseract")
    if program is None or find_spec("pytesseract") is None:
        return None
    languages = _answer(program, "--list-langs").split()
    version = re.search(r"tesseract v?(\d[\w.]*)", _answer(program, "--version"))
    if version is None or _DUTCH not in languages:
        return None
    return Recogniser(version[1], turns=_ORIENTATION in languages)


def _answer(program: str, question: str) -> str:
    try:
        done = subprocess.run([program, question], capture_output=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")
