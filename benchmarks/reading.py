"""Reading alone: wijktekst beside pdftotext, pdfium's plain text and pdfplumber, on 10, 100 and 1,000 pages.

Usage: python -m benchmarks.reading [FOLDER] [--pages N ...] [--rounds N]. FOLDER holds PDFs (default: the
example documents), whose pages are put one after the other until there are enough. Every reading is a process
of its own, held to one core; times are CPU milliseconds a page without start and imports, the median over the
rounds, which take turns. From 1,000 pages on there is one round. Memory is the peak of the process, in MiB:
for the Python readers with the interpreter and what it imports. Pages of pdfplumber are closed when read, or
it would keep 5 MiB for each. A reader that breaks off on these pages has "failed" for a figure.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from wijktekst.resources import find

SIZES = (10, 100, 1000)
LARGE = 1000
#: Read before the watch starts, so that everything is imported and loaded.
WARM = 25


def _wijktekst(path: Path) -> None:
    from wijktekst.reading.dispatch import read_bytes
    from wijktekst.types import Document

    document = read_bytes(path.read_bytes(), path.name)
    if not isinstance(document, Document):
        raise SystemExit(document.detail)


def _pdfium(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def _pdftotext(path: Path) -> None:
    subprocess.run(["pdftotext", str(path), os.devnull], check=True)


READERS: dict[str, Callable[[Path], None]] = {
    "wijktekst": _wijktekst,
    "pdftotext": _pdftotext,
    "pypdfium2, plain text": _pdfium,
    "pdfplumber": _pdfplumber,
}


def make(folder: Path, out: Path, pages: int) -> None:
    """Write a PDF of this many pages: those of the readable PDFs of `folder`, again and again."""
    readable = [path for path in sorted(folder.rglob("*.pdf")) if _has_text(path)]
    if not readable:
        raise SystemExit(f"no readable PDF in {folder}")
    sources = [pypdfium2.PdfDocument(path) for path in readable]
    every = [(source, number) for source in sources for number in range(len(source))]
    made = pypdfium2.PdfDocument.new()
    for source, number in islice(cycle(every), pages):
        made.import_pages(source, [number])
    made.save(out)


def _has_text(path: Path) -> bool:
    try:
        with pypdfium2.PdfDocument(path) as document:
            return any(page.get_textpage().count_chars() for page in document)
    except pypdfium2.PdfiumError:
        return False


def _used() -> float:
    """CPU seconds of this process and of its children that have ended."""
    taken = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in taken)


def work(name: str, warm: Path, path: Path) -> None:
    """One measurement, in this process: imports and some first pages come before the watch starts."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    READERS[name](warm)
    start = _used()
    READERS[name](path)
    seconds = _used() - start
    who = resource.RUSAGE_CHILDREN if name == "pdftotext" else resource.RUSAGE_SELF
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kibibytes elsewhere
    print(json.dumps([seconds, resource.getrusage(who).ru_maxrss * unit / 2**20]))


def measured(name: str, warm: Path, path: Path) -> tuple[float, float] | None:
    """CPU seconds and peak MiB of one reading in a process of its own; None when it failed."""
    command = [sys.executable, "-m", "benchmarks.reading", "--work", name, str(warm), str(path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode:
        told = done.stderr.strip().splitlines()
        print(f"{name} failed on {path.name}: {told[-1] if told else done.returncode}", file=sys.stderr)
        return None
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=find("corpora", "voorbeeld"))
    parser.add_argument("--pages", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        name, warm, path = options.work
        work(name, Path(warm), Path(path))
        return
    with tempfile.TemporaryDirectory() as name:
        paths = {pages: Path(name, f"{pages}.pdf") for pages in (WARM, *options.pages)}
        for pages, path in paths.items():
            make(options.folder, path, pages)
        report(paths, options.pages, options.rounds)


def report(paths: dict[int, Path], sizes: list[int], rounds: int) -> None:
    """Measure and print a Markdown table."""
    names = [name for name in READERS if name != "pdftotext" or shutil.which("pdftotext")]
    heads = [f"{pages:,} pages, {what}" for what in ("ms a page", "peak MiB") for pages in sizes]
    print(f"| reading alone | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    found: dict[tuple[str, int], list[tuple[float, float] | None]] = {}
    for pages in sizes:
        for _ in range(rounds if pages < LARGE else 1):
            for name in names:
                found.setdefault((name, pages), []).append(measured(name, paths[WARM], paths[pages]))
    for name in names:
        runs = [(pages, [run for run in found[name, pages] if run]) for pages in sizes]
        times = [_cell((1000 * taken / pages for taken, _ in done), 2) for pages, done in runs]
        peaks = [_cell((peak for _, peak in done), 0) for _, done in runs]
        print(f"| {name} | {' | '.join([*times, *peaks])} |")


def _cell(figures: Iterable[float], decimals: int) -> str:
    """The median as it stands in the table."""
    known = list(figures)
    return f"{statistics.median(known):.{decimals}f}" if known else "failed"


if __name__ == "__main__":
    main()
