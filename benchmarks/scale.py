"""A whole run at 100, 1,000 and 10,000 documents: time a page, memory, another run, and two workers.

Usage: python -m benchmarks.scale [FOLDER ...] [--sizes N ...] [--workers N]. FOLDER holds documents (default:
the examples); they are varied until there are enough: stretches of pages of PDFs, and text with other
numbers. Every run is a process of its own. Memory is the peak in MiB, of all processes together and of the
one that writes.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from benchmarks.run import Timing, timed
from wijktekst.reading import read_file
from wijktekst.resources import find
from wijktekst.types import Document

SIZES = (100, 1_000, 10_000)
#: Pages of a document that is made of a PDF: at most so many.
LONGEST = 12
#: Runs with one worker and with more are compared on so many documents.
COMPARED = 1_000
_TEXT = (".md", ".txt", ".html", ".xml")
_NUMBER = re.compile(r"(?<![\d.,&#x-])[1-9]\d?(?![\d.,;-])")


def sources(folders: list[Path]) -> list[Path]:
    """The documents that can be varied, in a fixed order."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            wanted = path.suffix in (*_TEXT, ".pdf") and "reference" not in path.name
            document = read_file(path) if wanted and path.is_file() else None
            if isinstance(document, Document) and document.language == "nl":
                found.append(path)
    return found


def vary(paths: list[Path], folder: Path, count: int, first: int = 0) -> int:
    """Write documents number `first` to `first + count`; returns how many pages they have."""
    pages = 0
    for number, path in islice(enumerate(cycle(paths)), first, first + count):
        draw = random.Random(number)
        into = folder / f"{number // 1000:03}" / f"{number:06}-{path.name}"
        into.parent.mkdir(exist_ok=True)
        if path.suffix == ".pdf":
            pages += _stretch(path, into, draw)
        else:
            text = path.read_text(encoding="utf-8", errors="replace")
            added = draw.randrange(1, 60)
            varied = _NUMBER.sub(lambda match, more=added: str(int(match[0]) + more), text)
            into.write_text(varied, encoding="utf-8")
            pages += 1
    return pages


def _stretch(path: Path, into: Path, draw: random.Random) -> int:
    """Some pages of a PDF that follow each other, with bytes that no other document has."""
    with pypdfium2.PdfDocument(path) as source:
        length = min(len(source), draw.randint(1, LONGEST))
        start = draw.randrange(len(source) - length + 1)
        made = pypdfium2.PdfDocument.new()
        made.import_pages(source, list(range(start, start + length)))
        made.save(into)
        made.close()
    with into.open("ab") as stream:
        stream.write(f"\n%{into.stem}\n".encode())
    return length


def command(folder: Path, out: Path, workers: int) -> list[str]:
    """The main job."""
    run = [sys.executable, "-m", "wijktekst", "analyseer", str(folder), "--uit", str(out)]
    return [*run, "--stil", "--geen-ocr", "--processen", str(workers)]


def measured(folder: Path, out: Path, workers: int) -> Timing:
    """A run into a new folder of reports."""
    shutil.rmtree(out, ignore_errors=True)
    return timed(command(folder, out, workers))


def sizes(paths: list[Path], wanted: list[int], workers: int, work: Path) -> Iterator[str]:
    """A row of the table for each size."""
    folder, out = work / "in", work / "uit"
    folder.mkdir()
    done = pages = 0
    for size in sorted(wanted):
        pages += vary(paths, folder, size - done, done)
        done = size
        whole = measured(folder, out, workers)
        unchanged = timed(command(folder, out, workers))
        (folder / "nieuw.md").write_text("De gemeente bouwt een school.", encoding="utf-8")
        one_more = timed(command(folder, out, workers))
        (folder / "nieuw.md").unlink()
        store = sum(path.stat().st_size for path in (out / ".wijktekst").rglob("*") if path.is_file())
        yield (
            f"| {size} | {pages} | {whole.seconds:.0f} | {1000 * whole.seconds / pages:.1f} "
            f"| {whole.megabytes:.0f} | {whole.own:.0f} | {unchanged.seconds:.1f} | {one_more.seconds:.1f} "
            f"| {store / 1e6:.0f} |"
        )


def own_gain() -> float:
    """How much faster two processes do at once what they do one after the other; no more is to be had."""
    loop = [sys.executable, "-c", "sum(n * n for n in range(50_000_000))"]
    start = time.perf_counter()
    for _ in range(2):
        subprocess.run(loop, check=True)
    apart = time.perf_counter() - start
    start = time.perf_counter()
    for process in [subprocess.Popen(loop) for _ in range(2)]:
        process.wait()
    return apart / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    paths = sources(options.folders or [find("corpora", "voorbeeld")])
    print(f"{len(paths)} documents to vary, {options.workers} workers\n")
    heads = (
        "documents | pages | s | ms a page | peak MiB | writer, MiB | unchanged, s | one more, s | store, MB"
    )
    print(f"| {heads} |\n|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for row in sizes(paths, options.sizes, options.workers, Path(name)):
            print(row, flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        vary(paths, folder, min(COMPARED, max(options.sizes)))
        alone, together = (measured(folder, Path(name, "uit"), count) for count in (1, 2))
        print(f"\ntwo workers: {alone.seconds / together.seconds:.2f} times as fast as one", end="")
        print(f" (two processes that share nothing, on this machine: {own_gain():.2f} times)")


if __name__ == "__main__":
    main()
