"""Time, memory and size of the explorer's index, and how quickly it answers while two readers ask at once.

Usage: python -m benchmarks.explorer [MEASURES] (default 100000). The measures are those of the example
documents with words drawn anew, from their own and from compounds of two of these, few often and many
seldom; twenty-five a document, with thousands of actors and hundreds of places. Making the index, asking it
and asking for pages over HTTP are processes of their own; memory is the peak of each, in MiB (Linux only).
Seconds are of the clock.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import accumulate
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from wijktekst import pipeline
from wijktekst.explorer.index import Index
from wijktekst.explorer.question import Question
from wijktekst.explorer.serve import Site
from wijktekst.language import tokenize
from wijktekst.reading import find_files, read_file
from wijktekst.resources import find
from wijktekst.running.last import LastRun
from wijktekst.running.record import OUTCOME_COLUMNS, Outcome, Record, record_of
from wijktekst.running.stock import Stocked, write_stock
from wijktekst.running.store import Store
from wijktekst.types import Document, Settings

PER_DOCUMENT = 25
#: Words in use grow with the number of measures to this power (Heaps' law).
GROWTH = 0.67
#: Share of the words of a sentence that is drawn anew.
NEW = 0.4
#: Requests of each kind.
ROUNDS = 60
READERS = 2
_LETTERS = re.compile(r"[a-z]{4,}")


class Varied:
    """Documents of measures without end; each depends on its number alone."""

    def __init__(self, base: list[dict[str, Any]], measures: int) -> None:
        self._base = base
        words = sorted({token.norm for row in base for token in tokenize(row["zin"])})
        known = [word for word in words if _LETTERS.fullmatch(word)]
        size = int(len(known) * (measures / 1000) ** GROWTH)
        draw = random.Random(1)
        self.words = known + [draw.choice(known) + draw.choice(known) for _ in range(size)]
        self._weights = list(accumulate(1 / (at + 5) for at in range(len(self.words))))
        self._actors = [f"{who} {word}" for who in ("wethouder", "stichting", "team") for word in known[:900]]
        self._places = [word.capitalize() for word in known[:400]]

    def word(self, draw: random.Random) -> str:
        """A word, the first ones most often."""
        return draw.choices(self.words, cum_weights=self._weights)[0]

    def document(self, number: int) -> Iterator[dict[str, Any]]:
        """The measures of a document, as the store holds them."""
        draw = random.Random(number)
        for at in range(PER_DOCUMENT):
            row = dict(draw.choice(self._base))
            row["zin"] = re.sub(
                r"\b[a-z]{4,}\b", lambda m: self.word(draw) if draw.random() < NEW else m[0], row["zin"]
            )
            row["kop"] = f"Hoofdstuk {at // 5 + 1} | {self.word(draw)} en {self.word(draw)}"
            said = {*(token.norm for token in tokenize(row["zin"]))}
            row["uitspraak"] = {**row["uitspraak"], "woorden": sorted(said)}
            row["maatregel_id"] = f"mtr-{number:06}{at:04}"
            row["document_id"], row["bestand"] = f"doc-{number:06}", f"map/plan-{number:06}.pdf"
            row["begin"], row["eind"] = at * 1000, at * 1000 + len(row["zin"])
            if draw.random() < 0.5:
                row["actor"] = draw.choice(self._actors)
            if draw.random() < 0.3:
                row["plaats"] = " | ".join(draw.sample(self._places, draw.randint(1, 3)))
            if row["bedrag_eur"]:
                row["bedrag_eur"] = round(row["bedrag_eur"] * draw.uniform(0.1, 3), 2)
            yield row


def base_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the example documents by table, as the store holds them."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for path, name in find_files([find("corpora", "voorbeeld")]):
        document = read_file(path, name)
        if isinstance(document, Document):
            record = record_of(pipeline.engine().analyse(document), "", "", Settings(), 0.0)
            for line in map(json.loads, record.lines.splitlines()):
                rows.setdefault(line["tabel"], []).append(line["waarden"])
    return rows


def fill(out: Path, measures: int) -> Varied:
    """A store as a run would leave it, with so many measures."""
    base = base_rows()
    varied, store, stock = Varied(base["maatregelen"], measures), Store(out), []
    passages = base["passages"]
    store.open()
    with store.writing() as add:
        for number in range(measures // PER_DOCUMENT):
            key, draw = f"{number:032}", random.Random(number)
            lines: list[tuple[str, dict[str, Any]]] = [
                ("maatregelen", row) for row in varied.document(number)
            ]
            for _, row in list(lines):
                if draw.random() < 0.7:
                    place = {name: row[name] for name in ("document_id", "bestand", "zin", "begin", "eind")}
                    lines.append(("passages", {**draw.choice(passages), **place}))
            place = {name: lines[0][1][name] for name in ("document_id", "bestand")}
            lines.append(("documenten", {**base["documenten"][0], **place, "titel": f"Plan {number}"}))
            lines += [("themas", {**row, **place}) for row in base["themas"] if not number]
            name = place["bestand"]
            outcome = Outcome(key, name, key, 1, "application/pdf", "", 0.0, "", 0.0, 1, 1, 1, PER_DOCUMENT)
            add(Record(outcome, b"".join(_lines(key, lines, outcome))))
            stock.append(Stocked(Path(name), name, key, 1, name, None, key))
    write_stock(stock, store.files)
    LastRun.of([], out, Settings(), "", "", 0.0, 0.0, len(stock)).write(store.last)
    return varied


def _lines(key: str, rows: list[tuple[str, dict[str, Any]]], outcome: Outcome) -> Iterator[bytes]:
    done = {
        name: getattr(outcome, field) for name, field in zip(OUTCOME_COLUMNS, Outcome.__slots__, strict=True)
    }
    for number, (table, values) in enumerate([*rows, ("uitkomsten", done)]):
        line = {"tabel": table, "sleutel": key, "nummer": number, "waarden": values}
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


def made(out: Path) -> tuple[float, float]:
    """Seconds that making the index takes, and memory."""
    begin = time.monotonic()
    Index.open(out).close()
    return time.monotonic() - begin, _peak()


def _peak() -> float:
    """Most memory of this process so far, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


Ask = Callable[[random.Random], Any]


def requests(index: Index, words: list[str]) -> Mapping[str, Ask]:
    """Kinds of requests."""
    common, seldom = words[:200], words[2000:20000] or words
    some = index.find(Question(), 0, 500)
    ids = [hit.id for hit in some.hits]
    chosen = {name: [one.value for one in values] for name, values in some.facets.items()}

    def ask(text: str = "", start: int = 0, sorting: Any = "plaats", **facets: str) -> Any:
        picked = tuple((name, (value,)) for name, value in facets.items())
        return index.find(Question(text, picked, sorting=sorting), start, 25)

    def of(draw: random.Random, *names: str) -> dict[str, str]:
        return {name: draw.choice(chosen[name]) for name in names}

    def two(draw: random.Random) -> str:
        return f"{draw.choice(common)} {draw.choice(common)}"

    return {
        "nothing asked": lambda draw: ask(),
        "a common word": lambda draw: ask(draw.choice(common)),
        "a seldom word": lambda draw: ask(draw.choice(seldom)),
        "two words": lambda draw: ask(two(draw)),
        "de, het and van": lambda draw: ask("de het van"),
        "a phrase": lambda draw: ask(
            f'"{draw.choice(["de gemeente", "in de wijk", "van het", "per jaar"])}"'
        ),
        "a beginning": lambda draw: ask(draw.choice(common)[:3] + "*"),
        "without a word": lambda draw: ask(f"gemeente -{draw.choice(common)}"),
        "by relevance": lambda draw: ask(two(draw), sorting="relevantie"),
        "by amount": lambda draw: ask(draw.choice(common), sorting="bedrag"),
        "one facet": lambda draw: ask(**of(draw, "opgave")),
        "three facets and a word": lambda draw: ask(
            draw.choice(common), **of(draw, "opgave", "actor", "jaar")
        ),
        "page 400": lambda draw: ask("de", start=399 * 25),
        "page 400 by amount": lambda draw: ask(start=399 * 25, sorting="bedrag"),
        "a measure": lambda draw: index.measure(draw.choice(ids), Question(draw.choice(common))),
        "names of actors": lambda draw: index.values("actor", draw.choice(common)[:2], Question("gemeente")),
    }


def asked(out: Path, words: list[str]) -> tuple[dict[str, list[float]], float, float, float]:
    """Milliseconds of the requests of each kind, seconds to open and to export everything, and memory."""
    begin = time.monotonic()
    index = Index.open(out)
    opening = time.monotonic() - begin
    kinds = requests(index, words)
    todo = [(kind, number) for kind in kinds for number in range(ROUNDS)]
    random.Random(2).shuffle(todo)

    def timed(one: tuple[str, int]) -> tuple[str, float]:
        kind, number = one
        begin = time.perf_counter()
        kinds[kind](random.Random(f"{kind}{number}"))
        return kind, 1000 * (time.perf_counter() - begin)

    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    with ThreadPoolExecutor(READERS) as readers:
        for kind, milliseconds in readers.map(timed, todo):
            took[kind].append(milliseconds)
    begin = time.monotonic()
    for _ in index.rows(Question(repeats=True, sorting="score")):
        pass
    exporting = time.monotonic() - begin
    index.close()
    return took, opening, exporting, _peak()


def served(out: Path, words: list[str]) -> dict[str, list[float]]:
    """Milliseconds of pages over HTTP, from asking for one to its last byte."""
    index = Index.open(out)
    site = Site(index, out)
    thread = Thread(target=site.run)
    thread.start()
    entry = urlsplit(site.address)
    connection = HTTPConnection("127.0.0.1", site.port)
    connection.request("GET", f"/?{entry.query}")
    cookie = str(connection.getresponse().getheader("set-cookie")).partition(";")[0]
    common, ids = words[:200], [hit.id for hit in index.find(Question(), 0, 500).hits]
    pages: dict[str, Callable[[random.Random], str]] = {
        "page: a word": lambda draw: f"/?q={draw.choice(common)}",
        "page: two words, a filter": lambda draw: (
            f"/?q={draw.choice(common)}+{draw.choice(common)}&opgave=wonen&sorteer=relevantie"
        ),
        "page: a measure": lambda draw: f"/maatregel/{draw.choice(ids)}?q={draw.choice(common)}",
    }

    def timed(one: tuple[str, int]) -> tuple[str, float]:
        kind, number = one
        address = pages[kind](random.Random(f"{kind}{number}"))
        begin = time.perf_counter()
        asking = HTTPConnection("127.0.0.1", site.port)
        asking.request("GET", address, headers={"Cookie": cookie})
        answer = asking.getresponse()
        answer.read()
        asking.close()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for {address}")
        return kind, 1000 * (time.perf_counter() - begin)

    took: dict[str, list[float]] = {kind: [] for kind in pages}
    with ThreadPoolExecutor(READERS) as readers:
        for kind, milliseconds in readers.map(timed, [(kind, at) for at in range(ROUNDS) for kind in pages]):
            took[kind].append(milliseconds)
    site.stop()
    thread.join()
    index.close()
    return took


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("measures", nargs="?", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "uit"
        words = fill(out, chosen.measures).words
        apart = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=apart) as process:
            seconds, memory = process.submit(made, out).result()
        size = sum(path.stat().st_size for path in (out / ".wijktekst/verken").iterdir()) / 2**20
        print(
            f"{chosen.measures} measures: made in {seconds:.1f} s, {memory:.0f} MiB; {size:.0f} MiB on disk"
        )
        with ProcessPoolExecutor(1, mp_context=apart) as process:
            took, opening, exporting, memory = process.submit(asked, out, words).result()
        with ProcessPoolExecutor(1, mp_context=apart) as process:
            pages = process.submit(served, out, words).result()
    print(f"opened in {opening:.1f} s, all exported in {exporting:.1f} s, {memory:.0f} MiB\n")
    print(f"{'ms, ' + str(READERS) + ' readers at once':28}{'p50':>8}{'p95':>8}{'max':>8}")
    every = [one for ones in took.values() for one in ones]
    for kind, all_ms in [*took.items(), ("all of these", every), *pages.items()]:
        p50, p95 = np.percentile(all_ms, [50, 95])
        print(f"{kind:28}{p50:8.0f}{p95:8.0f}{max(all_ms):8.0f}")


if __name__ == "__main__":
    main()
