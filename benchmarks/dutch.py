"""Speed of Dutch spaCy pipelines beside each other, in one run on one machine.

Usage: python -m benchmarks.dutch PIPELINE [PIPELINE ...] [--rounds N]; the first is the measure.
Each round takes the pipelines in turn, so that a drift of the machine touches all alike; figures are medians.
Words per second of processor time (all cores together), on the example documents a paragraph a text; seconds
of `spacy.load` in a new process, without the import of spaCy.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from wijktekst.pipeline import read
from wijktekst.resources import find
from wijktekst.types import Document

#: The example documents are repeated until a run has about this many words.
WORDS = 20_000
_LOAD = """
import sys, time
import spacy
start = time.perf_counter()
spacy.load(sys.argv[1])
print(time.perf_counter() - start)
"""


def example_texts() -> list[str]:
    """Running text of the example documents, a paragraph each."""
    found = [
        " ".join(document.text[block.start : block.end].split())
        for document in read(find("corpora", "voorbeeld"))
        if isinstance(document, Document)
        for block in document.blocks
        if block.kind in ("paragraph", "list_item", "heading")
    ]
    words = sum(len(text.split()) for text in found)
    return found * max(1, WORDS // words)


def seconds(nlp: Language, texts: list[str], parts: list[str]) -> float:
    """Seconds of processor time for `texts` with only these components."""
    off = [part for part in parts if part not in nlp.pipe_names]
    with nlp.select_pipes(enable=parts):
        for part in off:
            nlp.enable_pipe(part)
        start = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        passed = time.process_time() - start
        for part in off:
            nlp.disable_pipe(part)
    return passed


def load_seconds(where: str) -> float:
    """Seconds to load a pipeline in a new process."""
    out = subprocess.run([sys.executable, "-c", _LOAD, where], check=True, capture_output=True, text=True)
    return float(out.stdout)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser("benchmarks.dutch")
    parser.add_argument("pipelines", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = example_texts()
    loaded = {name: spacy.load(name) for name in options.pipelines}
    words = sum(len(doc) for doc in next(iter(loaded.values())).tokenizer.pipe(texts))
    figures: dict[str, dict[str, list[float]]] = {name: {} for name in loaded}
    for _ in range(options.rounds):
        for name, nlp in loaded.items():
            full = [part for part in nlp.pipe_names if part != "senter"]
            row = figures[name]
            row.setdefault("full", []).append(words / seconds(nlp, texts, full))
            if "senter" in nlp.component_names:
                row.setdefault("sentences", []).append(words / seconds(nlp, texts, ["senter"]))
            row.setdefault("load", []).append(load_seconds(name))
    base = statistics.median(figures[options.pipelines[0]]["full"])
    print(f"{words} words, median of {options.rounds} rounds\n")
    print("| pipeline | words per CPU second | beside the first | sentences alone | load | size |")
    print("|---|---|---|---|---|---|")
    for name, row in figures.items():
        size = sum(file.stat().st_size for file in Path(name).rglob("*") if file.is_file()) / 1e6
        full = statistics.median(row["full"])
        alone = f"{statistics.median(row['sentences']):,.0f}" if "sentences" in row else "-"
        load = statistics.median(row["load"])
        cells = (f"{full:,.0f}", f"{full / base:.2f}", alone, f"{load:.2f} s", f"{size:.1f} MB")
        print(f"| {Path(name).name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
