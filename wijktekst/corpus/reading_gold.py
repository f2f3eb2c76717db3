"""How documents should be read, by reference: strings that must be whole, and strings that must not be there.

`corpora/leesgoud/gevallen.csv` has a row per string and no text: the number of its folded characters and two
hashes keyed with the document (see `windows`). The example documents have their truth in full beside them.

`python -m wijktekst.corpus.reading_gold MAP --bron MAP --uit gevallen.csv` makes the table out of what
readers wrote down.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wijktekst.corpus.reading_raw import PARTS, SORTS, Line, Raw, Witness, read_raw
from wijktekst.corpus.references import read_rows
from wijktekst.corpus.windows import Key, Wanted, count_words, fold
from wijktekst.errors import InputError, WijktekstError

TABLE = "gevallen.csv"
OWN = "eigen"
COLUMNS = (
    "document", "sha256", "deel", "volgorde", "bladzijde", "soort", "woorden", "tekens", "heel", "rol",
    "hash",
)  # fmt: skip
#: A shorter string stands in other words too, and counts only where it is a whole block, cell or sentence.
SHORT = 12
_ORDERED = ("zin", "kop")
#: Kinds in the truth of the example documents; those of `_FREE` have no fixed place in the reading order.
_OWN_SORTS = {
    "kop": "kop", "besluit": "kop", "kaderkop": "kop", "zin": "zin", "punt": "zin", "nummer": "zin",
    "kader": "zin", "bijschrift": "bijschrift", "rij": "cel", "voetnoot": "noot",
}  # fmt: skip
_FREE = ("kader", "kaderkop")


@dataclass(frozen=True, slots=True)
class Case:
    """One string: what it is, where it stands, and how to recognise it.

    `order` counts in the document; `page` is 0 where unknown; `whole` says that it counts only as a whole
    block, cell or sentence; `ordered` that it has its place in the reading order.
    """

    order: int
    page: int
    sort: str
    words: int
    whole: bool
    ordered: bool
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """What is known of one document; `text` holds the strings where we may have them, by order."""

    name: str
    sha256: str
    part: str
    cases: tuple[Case, ...]
    texts: tuple[str, ...] = ()


def read_gold(path: Path) -> list[GoldDocument]:
    """The documents of the table, in its order. Raises InputError with file and line."""
    documents: dict[tuple[str, str, str], list[Case]] = {}
    for number, row in enumerate(read_rows(path, COLUMNS), 2):
        if row["deel"] not in PARTS or row["soort"] not in SORTS or row["heel"] not in ("", "1"):
            raise InputError(
                f"{path}, regel {number}: onbekend deel, onbekende soort of 'heel' niet 1 of leeg."
            )
        try:
            int(row["rol"], 16)
            wanted = Wanted(int(row["tekens"]), row["rol"], row["hash"])
            case = Case(
                int(row["volgorde"]), int(row["bladzijde"] or 0), row["soort"], int(row["woorden"]),
                bool(row["heel"]), row["soort"] in _ORDERED, wanted,
            )  # fmt: skip
        except ValueError as error:
            raise InputError(f"{path}, regel {number}: hier hoort een getal te staan.") from error
        documents.setdefault((row["document"], row["sha256"], row["deel"]), []).append(case)
    return [GoldDocument(*head, tuple(cases)) for head, cases in documents.items()]


def own_gold(truths: Path, examples: Mapping[str, Callable[[], bytes]]) -> list[GoldDocument]:
    """The example documents that have a truth; `examples` gives their bytes by name."""
    by_stem = {PurePosixPath(name).stem: name for name in sorted(examples)}
    return [
        _own(truth, name, examples[name]())
        for truth in sorted(truths.glob("*.txt"))
        if (name := by_stem.get(truth.stem))
    ]


def _own(truth: Path, name: str, data: bytes) -> GoldDocument:
    key = Key(data)
    cases: list[Case] = []
    texts: list[str] = []
    for row in truth.read_text(encoding="utf-8").splitlines():
        kind, text = row.split("\t", 1)
        for part in text.split(" | ") if kind == "rij" else [text]:
            if fold(part):
                ordered = _OWN_SORTS[kind] in _ORDERED and kind not in _FREE
                cases.append(_case(key, len(cases), Line(_OWN_SORTS[kind], 0, part), False, ordered))
                texts.append(part)
    return GoldDocument(name, hashlib.sha256(data).hexdigest(), OWN, tuple(cases), tuple(texts))


def _case(key: Key, order: int, line: Line, ambiguous: bool, ordered: bool) -> Case:
    folded = fold(line.text)
    wanted = Wanted(len(folded), key.rolling(folded), key.sure(folded))
    whole = ambiguous or len(folded) < SHORT
    return Case(order, line.page, line.sort, count_words(line.text), whole, ordered, wanted)


def convert(raws: Iterable[Raw], source: Path) -> tuple[list[GoldDocument], list[str]]:
    """Cases out of labelled strings, and Dutch sentences about strings that are left out.

    What another extractor does not find either is a slip of the reader, or a text layer that says something
    else than the page shows (old text recognition): no reader of that layer can do better.
    """
    documents, remarks = [], []
    for raw in raws:
        path = source / raw.document
        if not path.is_file():
            remarks.append(f"{raw.document}: staat niet in {source.name}.")
            continue
        data = path.read_bytes()
        key, witness = Key(data), Witness(path)
        labelled = Counter((line.page, fold(line.text)) for line in raw.lines if line.sort == "meubilair")
        whole = [fold(line.text) for line in raw.lines if line.sort not in ("las", "meubilair")]
        cases, texts = [], []
        for order, line in enumerate(raw.lines):
            folded = fold(line.text)
            if wrong := _wrong(line, folded, witness, whole):
                remarks.append(
                    f"{raw.document}, bladzijde {line.page or '-'}, {line.sort}: {wrong}: {line.text}"
                )
                continue
            # Words of a running header may be words of the text as well: then only a whole block is a leak.
            seen = witness.page(line.page).count(folded) if line.sort == "meubilair" else 0
            ambiguous = seen > labelled[line.page, folded]
            cases.append(_case(key, order, line, ambiguous, line.sort in _ORDERED))
            texts.append(line.text)
        if all(case.sort in ("las", "meubilair") for case in cases):
            remarks.append(f"{raw.document}: niets wat er moet staan, staat er als tekst.")
            continue
        digest = hashlib.sha256(data).hexdigest()
        documents.append(GoldDocument(raw.document, digest, raw.part, tuple(cases), tuple(texts)))
    return documents, remarks


def _wrong(line: Line, folded: str, witness: Witness, whole: Sequence[str]) -> str:
    """Why a string cannot be a case, or ""; `whole` are the strings that must be there."""
    if not folded:
        return "geen letter of cijfer"
    if line.sort != "las":
        return "" if witness.holds(line) else "niet gevonden"
    if len(folded) < SHORT:
        return "te kort"
    legal = any(folded in one for one in whole) or witness.in_line(folded)
    return "staat zo in de tekst" if legal else ""


def write_gold(documents: Iterable[GoldDocument], path: Path) -> None:
    """Write the table; the same labels and documents give the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for document in documents:
            for case in document.cases:
                writer.writerow((
                    document.name, document.sha256, document.part, case.order, case.page or "", case.sort,
                    case.words, case.wanted.length, "1" if case.whole else "", case.wanted.rolling,
                    case.wanted.sure,
                ))  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the table; strings that another extractor does not find are listed, for their reader to mend."""
    parser = argparse.ArgumentParser("wijktekst.corpus.reading_gold", description="Maak corpora/leesgoud.")
    parser.add_argument("ruw", type=Path, metavar="MAP", help="wat lezers opschreven, een .tsv per document")
    parser.add_argument("--bron", type=Path, metavar="MAP", required=True, help="kopie van de documenten")
    parser.add_argument("--uit", type=Path, metavar="CSV", required=True, help="de tabel met hashes")
    options = parser.parse_args(arguments)
    try:
        documents, remarks = convert(read_raw(options.ruw), options.bron)
    except WijktekstError as error:
        print(error, file=sys.stderr)
        return 1
    write_gold(documents, options.uit)
    for remark in remarks:
        print(remark, file=sys.stderr)
    counted = Counter((d.part, case.sort) for d in documents for case in d.cases)
    for part in PARTS:
        told = ", ".join(f"{counted[part, sort]} {sort}" for sort in SORTS)
        print(f"{part}: {sum(d.part == part for d in documents)} documenten; {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
