"""The least that anyone does with a folder of PDFs: text by pdftotext, words by spaCy's rules.

Usage: python -m benchmarks.floor FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import spacy


def main(folder: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.max_length = 10**8
    words = 0
    for path in sorted(folder.rglob("*.pdf")):
        found = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=False)
        words += len(nlp(found.stdout))
    print(f"{words} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
