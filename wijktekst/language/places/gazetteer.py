"""The lists of places, read when they are first asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wijktekst.language.places.folding import Names, folded

_DATA = Path(__file__).resolve().parents[1] / "data"
#: What stands for houses outside any buurt, or for a bare site, and is no name of it.
_NO_NAMES = ("Verspr", "Bedrijventerrein", "Industrieterrein", "Buitengebied", "Overig", "Recreatie", "Bedr.")
_ROMAN = frozenset(("I", "II", "III", "IV", "V", "VI", "e.o.", "eo"))


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality, a province or a focus area; its name may need a word that says so."""

    code: str
    kind: str
    name: str
    needs_cue: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """A wijk ("WK...") or a buurt ("BU...") with the code of its municipality."""

    code: str
    name: str
    municipality: str


@lru_cache(maxsize=1)
def gazetteer() -> tuple[dict[str, tuple[Town, ...]], Names[Town]]:
    """Towns by every way of writing their name, and the same to look for in a text."""
    names: dict[str, tuple[Town, ...]] = {}
    for row in _rows("plaatsen.csv"):
        town = Town(row["code"], row["soort"], row["naam"], row["aanwijzing_nodig"] == "ja")
        for written in row["geschreven"].split("|"):
            names[written] = (*names.get(written, ()), town)
    return names, Names((written, town) for written, towns in names.items() for town in towns)


@lru_cache(maxsize=1)
def focus_areas() -> dict[str, Names[Town]]:
    """By municipality its focus areas under the name that they have there: "Zuidoost" in Amsterdam."""
    towns, _ = gazetteer()
    found: dict[str, list[tuple[str, Town]]] = {}
    for written, meanings in towns.items():
        for area in meanings:
            words = written.replace("-", " ").split()
            for count in range(1, len(words)) if area.kind == "focusgebied" else ():
                for town in towns.get(" ".join(words[:count]), ()):
                    if town.kind == "gemeente":
                        found.setdefault(town.code, []).append((" ".join(words[count:]), area))
    return {code: Names(named) for code, named in found.items()}


@lru_cache(maxsize=1)
def all_quarters() -> Names[Quarter]:
    """Wijken and buurten of the whole country."""
    return Names(
        (written, quarter)
        for name in ("wijken.csv", "buurten.csv")
        for row in _rows(name)
        for quarter in (Quarter(row["code"], row["naam"], row["gemeente"]),)
        for written in _writings(row["naam"])
    )


@lru_cache(maxsize=1)
def _openings() -> dict[str, frozenset[str]]:
    """Municipalities by the words that names of their quarters begin with."""
    found: dict[str, set[str]] = {}
    for row in _rows("buurten.csv"):
        words = folded(row["naam"]).replace(",", " ").split()
        for count in range(1, len(words) + 1):
            found.setdefault(" ".join(words[:count]), set()).add(row["gemeente"])
    return {opening: frozenset(codes) for opening, codes in found.items()}


def bearers(name: str) -> frozenset[str]:
    """Municipalities with a quarter whose name begins with this one: "Lombok-Oost" is Lombok too."""
    return _openings().get(" ".join(folded(name).split()), frozenset())


def _writings(name: str) -> Iterator[str]:
    """What people call a buurt: without "e.o.", and by either part of "Groot Deijleroord en Ter Weer"."""
    if name.startswith(_NO_NAMES) or "verspr" in name.lower():
        return
    words = name.split()
    if words[-1] in _ROMAN and len(words) > 1:
        words.pop()
    yield " ".join(words)
    parts = " ".join(words).split(" en ")
    if len(parts) == 2 and all(part[:1].isupper() and len(part) > 6 for part in parts):
        yield from parts


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
