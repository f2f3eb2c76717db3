"""The same strings in the text of other readers of PDF, as people use these, and how long each takes.

They give no kinds. A blank line parts paragraphs where a reader writes any, and a hyphen at the end of a line
is undone. Furniture that is short counts when it is a line by itself.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.corpus.windows import Key
from wijktekst.evaluation.reading_found import Outcome, outcome_of
from wijktekst.evaluation.reading_units import Read, Unit

if TYPE_CHECKING:
    from wijktekst.evaluation.reading import Scored

FIGURES = ("zin", "zin_tekst", "zin_woorden", "volgorde", "meubilair", "las")
_SECONDS = 600
_HYPHENED = re.compile(r"(?<=\w)[-\u00ad\x02\ufffe]\s*\n\s*(?=[^\W\d_])|[\x02\ufffe]\s*")
_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _pdftotext(*options: str) -> Callable[[bytes], list[str]]:
    def pages(data: bytes) -> list[str]:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            Path(file.name).write_bytes(data)
            command = ["pdftotext", *options, "-enc", "UTF-8", file.name, "-"]
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        return done.stdout.decode("utf-8", "replace").split("\f")

    return pages


def _pdfplumber(data: bytes) -> list[str]:
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            try:
                found.append(page.extract_text())
            except Exception:  # it gives up on pages of some real documents
                found.append("")
            page.close()
    return found


def _pdfium(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def peers() -> dict[str, Callable[[bytes], list[str]]]:
    """Readers that are here, by name; each gives the text of the pages of a PDF."""
    found: dict[str, Callable[[bytes], list[str]]] = {}
    if shutil.which("pdftotext"):
        found = {"pdftotext": _pdftotext(), "pdftotext -layout": _pdftotext("-layout")}
    return found | {"pdfplumber": _pdfplumber, "pypdfium2": _pdfium}


def _units(pages: Sequence[str], parts: Callable[[str], Sequence[str]]) -> Iterator[Unit]:
    for number, text in enumerate(pages, 1):
        yield from (Unit("paragraph", part, (0,), (number,)) for part in parts(text) if part.strip())


def peer_outcome(pages: Sequence[str], scored: Scored) -> Outcome:
    """The strings of a document in the text of its pages."""
    texts = [_HYPHENED.sub("", page.replace("\r\n", "\n").replace("\r", "\n")) for page in pages]
    key, cases = Key(scored.data), scored.gold.cases
    others = [case for case in cases if case.sort in ("zin", "kop", "las")]
    outcome = outcome_of(Read(list(_units(texts, _BLANK.split))), others, key)
    furniture = [case for case in cases if case.sort == "meubilair"]
    lines = outcome_of(Read(list(_units(texts, str.splitlines))), furniture, key)
    outcome.right.update(lines.right)
    outcome.looked.update(lines.looked)
    return outcome


def peers_table(scored: Sequence[Scored]) -> str:
    """All readers on the PDFs among these documents as a Markdown table."""
    from wijktekst.evaluation.reading import as_table
    from wijktekst.reading.dispatch import read_bytes

    chosen = [one for one in scored if one.read and one.data[:1024].lstrip().startswith(b"%PDF")]
    if not chosen:
        return "Geen PDF's."
    pages = sum(len(_pdfium(one.data)) for one in chosen)
    columns = {"wijktekst": [one.outcome for one in chosen]}
    start = time.perf_counter()
    for one in chosen:
        read_bytes(one.data, one.gold.name)
    seconds = {"wijktekst": time.perf_counter() - start}
    for name, reader in peers().items():
        start = time.perf_counter()
        texts = [reader(one.data) for one in chosen]
        seconds[name] = time.perf_counter() - start
        columns[name] = [peer_outcome(text, one) for text, one in zip(texts, chosen, strict=True)]
    rates = " | ".join(f"{1000 * taken / pages:.1f}" for taken in seconds.values())
    return f"{as_table(columns, FIGURES)}\n| ms per bladzijde ({pages} bladzijden) | {rates} |"


__all__ = ["peer_outcome", "peers", "peers_table"]
