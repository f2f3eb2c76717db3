"""Time and memory of finding which measures repeat each other, in runs of ten thousand documents.

Usage: python -m benchmarks.repeats [MEASURES ...] (default: 10000 100000; a million takes minutes, most of
them to make the statements). The statements are those of the example documents with most words drawn anew:
from their own words and from compounds of these, few often and many seldom, as in language. Some are an
earlier one again, to the word or nearly, and some are a formula of which only names and sums differ. Seconds
are CPU seconds of `Repeats`, its start included; memory is how much the process grows meanwhile, in MiB, at
its peak.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import accumulate, islice

import psutil

from wijktekst import pipeline
from wijktekst.measures import Repeats, Statement, statement, weights_of
from wijktekst.reading import find_files, read_file
from wijktekst.resources import find
from wijktekst.types import Document

#: Shares of the statements that are an earlier one again, nearly so, and a formula; the rest is new.
AGAIN, NEARLY, FORMULA = 0.15, 0.15, 0.08
#: Share of the words of a new statement that it keeps.
KEPT = 0.25
#: Words in use grow with the number of measures to this power (Heaps' law).
GROWTH = 0.67
BATCH = 1000


@dataclass(frozen=True)
class Figures:
    measures: int
    leaders: int
    seconds: float
    mebibytes: float


class Drawn:
    """Draws from a list, the first most often (Zipf's law)."""

    def __init__(self, items: Sequence[str]) -> None:
        self.items = items
        self._weights = list(accumulate(1 / (at + 3) for at in range(len(items))))

    def __call__(self, chance: random.Random) -> str:
        return chance.choices(self.items, cum_weights=self._weights)[0]


class Varied:
    """Statements without end; each depends on its index alone, so that earlier ones need not be kept."""

    def __init__(self, base: Sequence[Statement], measures: int) -> None:
        self._base = base
        known = [word for word, _ in _by_count(word for one in base for word in one.words)]
        size = int(3 * len(known) * (measures / 1000) ** GROWTH)
        made = [f"{known[at % len(known)]}{known[at * 7919 % len(known)]}{at}" for at in range(size)]
        self._words = Drawn(known + made)
        self._names = Drawn([str(year) for year in range(2010, 2031)] + [f"naam{at}" for at in range(size)])
        self._sums = Drawn([str(1000 * at) for at in range(1, 1000)])

    def __iter__(self) -> Iterator[Statement]:
        at = 0
        while True:
            yield self._at(at)
            at += 1

    def _at(self, at: int) -> Statement:
        chance = random.Random(at)
        drawn = chance.random()
        if at and drawn < AGAIN + NEARLY:
            one = self._new(random.Random(-1 - chance.randrange(at)))
            return one if drawn < AGAIN else replace(one, words=one.words ^ {self._words(chance)})
        if drawn < AGAIN + NEARLY + FORMULA:
            one = self._base[int(len(self._base) * chance.random() ** 3)]
            return replace(one, names=self._some(self._names, 3, chance), euros=self._euros(one, chance))
        return self._new(random.Random(-1 - at))

    def _new(self, chance: random.Random) -> Statement:
        one = chance.choice(self._base)
        kept = {word for word in sorted(one.words) if chance.random() < KEPT}
        return replace(
            one,
            words=frozenset(kept | self._some(self._words, len(one.words) - len(kept), chance)),
            names=self._some(self._names, len(one.names), chance),
            euros=self._euros(one, chance),
            above=self._some(self._words, len(one.above), chance),
        )

    def _euros(self, one: Statement, chance: random.Random) -> frozenset[float]:
        return frozenset(map(float, self._some(self._sums, len(one.euros), chance)))

    @staticmethod
    def _some(drawn: Drawn, number: int, chance: random.Random) -> frozenset[str]:
        return frozenset(drawn(chance) for _ in range(number))


def _by_count(items: Iterator[str]) -> list[tuple[str, int]]:
    return sorted(Counter(items).items(), key=lambda pair: (-pair[1], pair[0]))


def examples() -> list[Statement]:
    """The statements of the measures in the example documents."""
    engine = pipeline.engine()
    found = []
    for path, name in find_files([find("corpora", "voorbeeld")]):
        document = read_file(path, name)
        if isinstance(document, Document):
            analysis = engine.analyse(document)
            blocks = {one.start: document.blocks[one.block] for one in analysis.sentences}
            for measure in analysis.measures:
                if measure.kind == "maatregel":
                    headings = blocks[measure.start].heading_path
                    found.append(statement(analysis.text_of(measure), headings))
    return [one for one in found if one.words]


def measured(base: Sequence[Statement], measures: int) -> Figures:
    """Finds the repeats of so many statements."""
    varied = Varied(base, measures)
    counts = Counter(word for one in islice(varied, measures) for word in one.words)
    weight = weights_of(counts, measures)
    Repeats({})  # loads what is loaded once
    process = psutil.Process()
    before = peak = process.memory_info().rss
    begin = time.process_time()
    repeats = Repeats(weight)
    seconds = time.process_time() - begin
    statements = islice(varied, measures)
    leaders = done = 0
    while batch := list(islice(statements, BATCH)):
        begin = time.process_time()
        found = [repeats.add(one) for one in batch]
        seconds += time.process_time() - begin
        leaders += sum(leader == at for at, leader in enumerate(found, done))
        done += len(batch)
        peak = max(peak, process.memory_info().rss)
    return Figures(measures, leaders, seconds, (peak - before) / 2**20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", type=int, default=[10_000, 100_000])
    sizes = parser.parse_args().measures
    base = examples()
    print("| measures | of which first | CPU seconds | ms a measure | peak MiB |\n|---|---|---|---|---|")
    for size in sizes:
        # a process for each, for memory that one gave back is not measured in the next
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            one = pool.submit(measured, base, size).result()
        each = f"{one.seconds:.1f} | {1000 * one.seconds / one.measures:.3f} | {one.mebibytes:.1f}"
        print(f"| {size:,} | {one.leaders:,} | {each} |", flush=True)


if __name__ == "__main__":
    main()
