"""What a document is, who made it, what it is called and when: read against what a person found.

`python -m wijktekst.evaluation.facts --bron MAP` prints the figures with Wilson intervals. The kind of
document is asked twice: with the name of the file and its folder, and of the text alone.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path, PurePosixPath

from wijktekst import resources
from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError, WijktekstError
from wijktekst.language.places import municipality_of_document, name_of
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document

CORPUS = "leesgoud"
PARTS = ("ontwikkel", "toets")
#: In the gold: there is none. Values parted by a bar are all right.
NONE, _OR = "geen", "|"
_OWN = "corpora/"
#: Says that a date is not the document's own (see `reading.facts`); then it is no answer.
_UNSURE = "De datum komt uit de eigenschappen van het bestand"
_LABELS = {
    "soort": "soort, met bestandsnaam",
    "soort_tekst": "soort, tekst alleen",
    "auteur": "organisatie",
    "gemeente": "gemeente",
    "titel": "titel",
    "datum": "datum",
}
_Z = 1.959964
_KEY = ("document", "sha256", "deel")
#: The gold files and their columns.
_COLUMNS = {
    "soorten": (*_KEY, "soort"),
    "auteurs": (*_KEY, "auteur", "gemeente"),
    "titels": (*_KEY, "titel_sha256", "datum"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found and what is right (any of `gold`); "" and `NONE` are no answer."""

    document: str
    part: str
    found: str
    gold: tuple[str, ...]

    @property
    def right(self) -> bool:
        return (self.found or NONE) in self.gold


@dataclass(slots=True)
class Facts:
    """Answers by fact, in the order of the gold."""

    answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))

    def of(self, fact: str, part: str = "") -> list[Answer]:
        return [one for one in self.answers[fact] if part in ("", one.part)]


def wilson(right: int, of: int) -> tuple[float, float]:
    """95% interval of a share."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle = share + square / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((middle + way * spread) / (1 + square / of) for way in (-1, 1))
    return max(low, 0.0), min(high, 1.0)


def normalised(title: str) -> str:
    """SHA-256 of the letters and digits of a title: titles of real documents are not in the gold as text."""
    kept = "".join(character for character in title.casefold() if character.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()


def gold(name: str) -> list[dict[str, str]]:
    """Rows of one of the gold files: soorten, auteurs or titels."""
    return read_rows(resources.find("corpora", CORPUS, f"{name}.csv"), _COLUMNS[name])


def read_all(bron: Path | None) -> Iterator[tuple[str, Document, Document]]:
    """(name in the gold, as read, as read with its name hidden) of each document that can be read."""
    for row in gold("soorten"):
        name = row["document"]
        if name.startswith(_OWN):
            path = resources.find("corpora", *PurePosixPath(name).parts[1:])
        elif bron is not None:
            path = bron / name
        else:
            continue
        if not path.is_file():
            raise InputError(f"'{name}' staat niet onder de bron. Noem een volledige kopie: --bron MAP.")
        data = path.read_bytes()
        # Our own examples are made by a script, and say the same when it sets them anew.
        if not name.startswith(_OWN) and hashlib.sha256(data).hexdigest() != row["sha256"]:
            raise InputError(f"'{name}' is een ander bestand dan waarop de antwoorden zijn gegeven.")
        seen = read_bytes(data, "/".join(PurePosixPath(name).parts[1:]))
        hidden = read_bytes(data, f"document{path.suffix}")
        if isinstance(seen, Document) and isinstance(hidden, Document):
            yield name, seen, hidden


def measured(bron: Path | None) -> Facts:
    """What the reader finds of every document with gold; those that cannot be read are left out.

    Raises InputError when a file is missing or another. Without `bron` only our own examples are read.
    """
    names = ("soorten", "auteurs", "titels")
    kinds, makers, titles = ({row["document"]: row for row in gold(name)} for name in names)
    facts = Facts()

    def note(fact: str, name: str, found: str, right: str) -> None:
        answer = Answer(name, kinds[name]["deel"], found, tuple(right.split(_OR)))
        facts.answers[fact].append(answer)

    for name, seen, hidden in read_all(bron):
        note("soort", name, seen.kind, kinds[name]["soort"])
        note("soort_tekst", name, hidden.kind, kinds[name]["soort"])
        note("auteur", name, seen.author, makers[name]["auteur"])
        note("gemeente", name, name_of(municipality_of_document(seen)), makers[name]["gemeente"])
        right = titles[name]
        note("titel", name, normalised(seen.title), right["titel_sha256"])
        sure = not any(said.startswith(_UNSURE) for said in seen.notes)
        months = len(right["datum"]) == len("2026-01")
        told = seen.date[:7] if months else seen.date
        note("datum", name, told if sure or told == right["datum"] else "", right["datum"])
    return facts


def facts_scores(bron: Path | None) -> dict[str, float]:
    """Figures for the gate, by fact and part: `soort_toets`, `auteur_precisie_toets`, ..."""
    facts = measured(bron)
    scores: dict[str, float] = {}
    for part in PARTS:
        for fact in _LABELS:
            for name, (right, of) in _counts(facts.of(fact, part)).items():
                if fact in ("soort", "soort_tekst", "titel") and name != "juist":
                    continue
                key = f"{fact}_{part}" if name == "juist" else f"{fact}_{name}_{part}"
                scores[key] = right / of if of else 0.0
    return scores


def _counts(answers: Sequence[Answer]) -> dict[str, tuple[int, int]]:
    """(right, of) for all answers; for those that were given; and for those that there are to give."""
    given = [one for one in answers if one.found not in ("", NONE)]
    asked = [one for one in answers if NONE not in one.gold]
    return {
        "juist": (sum(one.right for one in answers), len(answers)),
        "precisie": (sum(one.right for one in given), len(given)),
        "recall": (sum(one.right for one in asked), len(asked)),
    }


def as_table(facts: Facts) -> str:
    """Markdown: figures by fact and part, then the kinds one by one."""
    lines = ["| feit | deel | juist | precisie | recall |", "| --- | --- | --- | --- | --- |"]
    for fact, label in _LABELS.items():
        for part in ("", *PARTS):
            told = [_told(*pair) for pair in _counts(facts.of(fact, part)).values()]
            lines.append(f"| {label} | {part or 'alles'} | {' | '.join(told)} |")
    lines += ["", "| soort | met bestandsnaam | tekst alleen |", "| --- | --- | --- |"]
    for kind in sorted({one.gold[0] for one in facts.of("soort")}):
        columns = []
        for fact in ("soort", "soort_tekst"):
            of_kind = [one for one in facts.of(fact) if one.gold[0] == kind]
            columns.append(_told(sum(one.right for one in of_kind), len(of_kind)))
        lines.append(f"| {kind} | {' | '.join(columns)} |")
    return "\n".join(lines)


def _told(right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{right}/{of} = {right / of:.3f} ({low:.2f} - {high:.2f})" if of else "-"


def as_errors(facts: Facts) -> str:
    """What is wrong in the part that may be looked at."""
    wrong = [
        f"{fact}\t{one.document}\t{one.found or NONE}\t{_OR.join(one.gold)}"
        for fact in _LABELS
        for one in facts.of(fact, PARTS[0])
        if not one.right
    ]
    return "\n".join(wrong)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 when there was something to measure."""
    parser = argparse.ArgumentParser("wijktekst.evaluation.facts", description="Meet de documentgegevens.")
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van de bronnen van de labels")
    parser.add_argument("--fouten", action="store_true", help="noem de fouten van deel ontwikkel")
    options = parser.parse_args(arguments)
    try:
        facts = measured(options.bron)
        print(as_errors(facts) if options.fouten else as_table(facts))
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
