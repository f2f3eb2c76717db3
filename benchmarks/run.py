"""Speed of wijktekst beside a naive script and beside a floor, in one run on one machine.

Usage: python -m benchmarks.run [FOLDER] [--rounds N]. FOLDER holds PDFs (default: the example documents).
Every command is a process of its own; the figure is the median over the rounds, taken in turn so that a
drift of the machine touches all alike. Times are wall seconds, memory is the peak of the process and its
children in MiB.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pypdfium2

from wijktekst.reading import read_file
from wijktekst.reports.rows import count_words
from wijktekst.resources import find
from wijktekst.types import Document

#: The example documents are copied until a run has about this many pages.
PAGES = 120


@dataclass(frozen=True)
class Timing:
    """Wall seconds, and peak memory in MiB: of all processes together, and of the one that was started."""

    seconds: float
    megabytes: float
    own: float


def timed(command: list[str]) -> Timing:
    """Run a command to its end; wall seconds and peak memory of it and its children together."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = [0, 0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - start
    watcher.join()
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Timing(seconds, peak[0] / 2**20, peak[1] / 2**20)


def _watch(pid: int, peak: list[int]) -> None:
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            own = process.memory_info().rss
            others = sum(one.memory_info().rss for one in process.children(recursive=True))
            peak[:] = max(peak[0], own + others), max(peak[1], own)
            time.sleep(0.05)
    except psutil.Error:
        return


def collect(folder: Path, into: Path) -> int:
    """Copy the readable PDFs of `folder` until there are PAGES pages; returns the pages."""
    readable = []
    for path in sorted(folder.rglob("*.pdf")):
        document = read_file(path)
        if isinstance(document, Document):
            readable.append((path, document.pages or 0))
    if not readable:
        raise SystemExit(f"no readable PDF in {folder}")
    pages = copies = 0
    while pages < PAGES:
        for path, count in readable:
            shutil.copy(path, into / f"{copies:04d}-{path.name}")
            copies += 1
            pages += count
    return pages


def reading_rates(folder: Path) -> tuple[float, float, int]:
    """Seconds that our reader and pdfium's plain text take over the folder, and the words in it."""
    paths = sorted(folder.glob("*.pdf"))
    start = time.perf_counter()
    documents = [read_file(path) for path in paths]
    ours = time.perf_counter() - start
    start = time.perf_counter()
    for path in paths:
        pdf = pypdfium2.PdfDocument(path)
        for page in pdf:
            page.get_textpage().get_text_range()
        pdf.close()
    plain = time.perf_counter() - start
    words = sum(count_words(d.text) for d in documents if isinstance(d, Document))
    return ours, plain, words


def commands(folder: Path, out: Path) -> dict[str, list[str]]:
    """What is compared, by name."""
    wijktekst = [sys.executable, "-m", "wijktekst"]
    run = [*wijktekst, "analyseer", str(folder), "--stil", "--opnieuw", "--uit", str(out / "uit")]
    found = {
        "wijktekst analyseer, 1 process": [*run, "--processen", "1"],
        "wijktekst analyseer, all cores": run,
        "naive script": [sys.executable, "-m", "benchmarks.naive", str(folder), str(out / "n.csv")],
    }
    if shutil.which("pdftotext"):
        floor = [sys.executable, "-m", "benchmarks.floor", str(folder)]
        found["pdftotext and spacy.blank (the floor)"] = floor
    found["wijktekst --help"] = [*wijktekst, "--help"]
    found["import wijktekst"] = [sys.executable, "-c", "import wijktekst"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=find("corpora", "voorbeeld"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "out")
        folder.mkdir()
        out.mkdir()
        pages = collect(options.folder, folder)
        ours, plain, words = reading_rates(folder)
        print(f"{pages} pages, {words} words")
        print(f"reading alone: {1000 * ours / pages:.1f} ms a page, {pages / ours:.0f} pages/s", end="")
        print(f" (pdfium's plain text: {1000 * plain / pages:.1f} ms a page)")
        timings: dict[str, list[Timing]] = {}
        for _ in range(options.rounds):
            for what, command in commands(folder, out).items():
                timings.setdefault(what, []).append(timed(command))
        report(timings, pages, words)


def report(timings: dict[str, list[Timing]], pages: int, words: int) -> None:
    """Print the medians as a Markdown table, and how many times faster than the naive script."""
    naive = statistics.median(t.seconds for t in timings["naive script"])
    print("\n| command | seconds | pages/s | words/s | peak MiB | naive / this |")
    print("|---|---|---|---|---|---|")
    for what, runs in timings.items():
        seconds = statistics.median(run.seconds for run in runs)
        memory = statistics.median(run.megabytes for run in runs)
        rates = f"{pages / seconds:.1f} | {words / seconds:.0f}"
        if what in ("wijktekst --help", "import wijktekst"):
            print(f"| {what} | {seconds:.2f} | | | {memory:.0f} | |")
        else:
            print(f"| {what} | {seconds:.2f} | {rates} | {memory:.0f} | {naive / seconds:.1f} |")


if __name__ == "__main__":
    main()
