"""Where the time of an analysis goes, in CPU seconds of one process: what attributes of measures add to it.

Usage: python -m benchmarks.stages [FOLDER]. Attributes may use the parse of sentences that are measures; the
bar is that they make a whole run at most a quarter slower.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wijktekst import measures, pipeline, reports
from wijktekst.reading import find_files, read_file
from wijktekst.resources import find
from wijktekst.types import Analysis, Document


class Watch:
    """CPU seconds per stage; those of a stage within another count for the inner one."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def around(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted."""

        def timed(*arguments: Any, **options: Any) -> Any:
            start, before = time.process_time(), self.seconds.total()
            try:
                return work(*arguments, **options)
            finally:
                within = self.seconds.total() - before
                self.seconds[stage] += time.process_time() - start - within

        return timed


def measured(folder: Path) -> tuple[Counter[str], int, int]:
    """CPU seconds per stage over the documents of a folder, with their measures and pages."""
    watch = Watch()
    engine = pipeline.engine()
    engine.analyse(next(d for d in _documents(folder)))  # loads what is loaded once
    engine.parser.facts = watch.around("parse of measures", engine.parser.facts)  # type: ignore[method-assign]
    engine.finder.find = watch.around("themes", engine.finder.find)  # type: ignore[method-assign]
    explainer = engine.classifier.explainer
    explainer.evidence = watch.around("evidence", explainer.evidence)  # type: ignore[method-assign]
    engine.classifier.explain = watch.around("classifier", engine.classifier.explain)  # type: ignore[method-assign]
    measures.attributes_of = watch.around("attributes", measures.attributes_of)
    labels = pipeline.labels()
    start = time.process_time()
    found = pages = 0
    read = watch.around("reading", read_file)
    for path, name in find_files([folder]):
        document = read(path, name)
        if isinstance(document, Document):
            analysis = engine.analyse(document)
            rows = watch.around("rows", reports.rows_of)(analysis, labels)
            found += len(rows["maatregelen"]) if isinstance(analysis, Analysis) else 0
            pages += document.pages or 1
    watch.seconds["the rest"] = time.process_time() - start - sum(watch.seconds.values())
    return watch.seconds, found, pages


def _documents(folder: Path) -> Any:
    return (d for path, name in find_files([folder]) if isinstance(d := read_file(path, name), Document))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=find("corpora", "voorbeeld"))
    seconds, found, pages = measured(parser.parse_args().folder)
    total = sum(seconds.values())
    added = seconds["attributes"]
    print(f"{pages} pages, {found} measures, {total:.1f} CPU seconds")
    print("\n| stage | seconds | share |\n|---|---|---|")
    for stage, taken in seconds.most_common():
        print(f"| {stage} | {taken:.2f} | {taken / total:.0%} |")
    parsed = added + seconds["parse of measures"]
    print(f"\nattributes: {1000 * added / max(found, 1):.2f} ms a measure", end="")
    print(
        f", {added / (total - added):.0%} on top of the rest; {parsed / (total - parsed):.0%} with the parse"
    )


if __name__ == "__main__":
    main()
