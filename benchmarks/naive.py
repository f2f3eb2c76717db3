"""What most people write first: pdfplumber, a spaCy pipeline over everything, a count of words, a CSV.

Usage: python -m benchmarks.naive FOLDER OUT.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pdfplumber
import spacy

from wijktekst.resources import find

WORDS = ("wijk", "woning", "zorg", "veiligheid", "school", "schuld", "energie", "groen", "verkeer")


def main(folder: Path, out: Path) -> None:
    nlp = spacy.load(find("models", "nl_wijktekst_sm"))
    texts = []
    names = []
    for path in sorted(folder.rglob("*.pdf")):
        with pdfplumber.open(path) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                try:
                    texts.append(page.extract_text())
                except Exception:  # pdfplumber gives up on pages of some real documents
                    continue
                names.append((path.name, number))
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["bestand", "pagina", "zin", "woorden"])
        for (name, number), doc in zip(names, nlp.pipe(texts), strict=True):
            for sentence in doc.sents:
                found = [token.lemma_ for token in sentence if token.lemma_ in WORDS]
                if found:
                    writer.writerow([name, number, sentence.text, " ".join(found)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
