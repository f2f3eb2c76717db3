"""Acts, European law, grants and programmes that are on a list, with their official name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from wijktekst.language.references.reference import Kind, Reference
from wijktekst.language.screen import Screened

_DATA = Path(__file__).resolve().parents[1] / "data"
#: On the lists as programmes or acts, but bodies, or names of something else as often.
_NO_REFERENCE = frozenset(
    {
        *("Stimuleringsfonds Volkshuisvesting", "Waarborgfonds Sociale Woningbouw", "Oranje Fonds", "JOGG"),
        *("Jeugdfonds Sport & Cultuur", "Fonds Bijzondere Noden", "Gezonde School"),
    }
)
_EUROPEAN = frozenset(
    {
        *(
            "Algemene verordening gegevensbescherming",
            "Dienstenrichtlijn",
            "Habitatrichtlijn",
            "Vogelrichtlijn",
        ),
        *("Kaderrichtlijn Water", "Handvest van de grondrechten van de Europese Unie"),
    }
)
#: What a name also stands for, unless the sentence is about what the programme is.
_CUED = {"NPO": re.compile(r"onderwijs|school|scholen|leerling", re.IGNORECASE)}
_WORD = re.compile(r"(?<![\w-])\w[\w+&-]*")
_END = r"(?!\w|['’](?:ers?|tje)\b|[-‐‑][^\W_]|\+)"
_LOWER_ACT = Screened(r"(?<![\w-])[a-z]{4,}(?:wet|wetboek)(?![\w-])")

_Forms = tuple[tuple[re.Pattern[str], str, str, Kind], ...]


def listed(text: str) -> Iterator[Reference]:
    """Finds in order of their start; they may overlap."""
    forms = _by_first_word()
    for word in _WORD.finditer(text):
        for pattern, written, name, kind in forms.get(word[0], ()):
            match = pattern.match(text, word.start())
            if match and (written not in _CUED or _CUED[written].search(text)):
                yield Reference(match.start(), match.end(), kind, name)
                break
    for match in _LOWER_ACT.finditer(text):
        if act := _single_acts().get(match[0]):
            yield Reference(match.start(), match.end(), "wet", act)


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, _Forms]:
    """For each first word the ways of writing that open with it, longest first."""
    found: dict[str, dict[str, tuple[str, Kind]]] = {}
    for written, name, kind in _rows():
        for form in {written, written.replace("'", "’")}:
            first = _WORD.match(form)
            if first:
                found.setdefault(first[0], {}).setdefault(form, (name, kind))
    return {
        first: tuple(
            (_pattern(written, kind), written, name, kind)
            for written, (name, kind) in sorted(forms.items(), key=lambda one: (-len(one[0]), one[0]))
        )
        for first, forms in found.items()
    }


@lru_cache(maxsize=1)
def _single_acts() -> dict[str, str]:
    """Acts of one word, for who writes them small: "omgevingswet"."""
    return {
        written.lower(): name
        for written, name, kind in _rows()
        if kind == "wet" and re.fullmatch(r"[A-Z][a-zë]+", written)
    }


def _rows() -> Iterator[tuple[str, str, Kind]]:
    for row in _read("verwijzingen.csv"):
        kind: Kind = "eu" if row["soort"] == "eu" else "wet" if row["soort"] == "wet" else "regeling"
        yield from ((written, row["naam"], kind) for written in row["geschreven"].split("|"))
    for row in _read("wetten.csv"):
        kind = "eu" if row["naam"] in _EUROPEAN else "wet"
        yield from ((written, row["naam"], kind) for written in row["geschreven"].split("|"))
    for row in _read("namen.csv"):
        if row["soort"] == "programma" and row["naam"] not in _NO_REFERENCE:
            yield from ((written, row["naam"], "regeling") for written in row["geschreven"].split("|"))


def _read(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pattern(written: str, kind: Kind) -> re.Pattern[str]:
    """The name with any space or hyphen where it has one; of an act's title only the first capital counts."""
    first, space, rest = written.partition(" ")
    escaped = re.escape(written)
    if kind == "wet" and space:
        escaped = rf"{re.escape(first)}\ (?i:{re.escape(rest)})"
    return re.compile(escaped.replace(r"\ ", r"\s{1,3}").replace(r"\-", "[-‐‑]") + _END)
