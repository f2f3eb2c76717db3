"""The lists of names, by their first word, so that a text is looked through in one pass."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wijktekst.language.places import gazetteer

_DATA = Path(__file__).resolve().parents[1] / "data"
_WORD = re.compile(r"(?<![\w-])(?:['’‘][st]-)?\w+")
#: A name ends with its last letter; "PvdA'er" and "Wmo-loket" are other words.
_END = r"(?!\w|['’](?:ers?|tje)\b|[-‐‑+][^\W_]|\+)"
_SPACE = r"[^\S\r\n]{1,3}"
#: What may be part of the name: a quarter of a town bears the town's, "PvdA-fractie" is of the party.
_TAILS = {
    "plaats": (
        r"(?P<tail>[-‐‑](?:Noord|Oost|Zuid|West|Centrum|Midden|Nieuw-West|(?:Noord|Zuid)-?(?:[Oo]o|[Ww]e)st)"
        r"(?![\w-]))?"
    ),
    "partij": r"(?P<tail>-(?:(?:[Tt]weede [Kk]amer|[Rr]aads|[Ss]taten)?[Ff]ractie)\b)?",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A way of writing: what kind of thing it names, its code, and whether it needs a word that says so."""

    kind: str
    code: str
    needs_cue: bool = False


Candidates = tuple[tuple[re.Pattern[str], str, tuple[Name, ...]], ...]


def written_names(text: str) -> Iterator[tuple[re.Match[str], str, tuple[Name, ...]]]:
    """Where a listed name is written, its form in the list and what it may mean; longer ones first."""
    listed = _by_first_word()
    for word in _WORD.finditer(text):
        for pattern, written, meanings in listed.get(word[0], ()):
            if match := pattern.match(text, word.start()):
                yield match, written, meanings


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, Candidates]:
    found: dict[str, dict[str, tuple[Name, ...]]] = {}
    for written, name in _rows():
        for first in {_WORD.match(form)[0] for form in (written, written.replace("'", "’"))}:  # type: ignore[index]
            names = found.setdefault(first, {})
            names[written] = (*names.get(written, ()), name)
    return {
        first: tuple(
            (_pattern(written, names[written]), written, names[written])
            for written in sorted(names, key=lambda one: (-len(one), one))
        )
        for first, names in found.items()
    }


def _rows() -> Iterator[tuple[str, Name]]:
    with (_DATA / "namen.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("geschreven", "na_aanwijzing"):
                for written in filter(None, row[column].split("|")):
                    yield written, Name(row["soort"], row["code"], column == "na_aanwijzing")
    with (_DATA / "wetten.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for written in row["geschreven"].split("|"):
                yield written, Name("wet", "")
    for written in gazetteer()[0]:
        yield written, Name("plaats", "")


def _pattern(written: str, meanings: tuple[Name, ...]) -> re.Pattern[str]:
    """The name with any space, apostrophe or hyphen where it has one."""
    first, space, rest = written.replace("’", "'").partition(" ")
    if meanings[-1].kind == "wet" and space:  # "Wet Open Overheid": of a title, the first capital counts
        escaped = f"{re.escape(first)}{_SPACE}(?i:{re.escape(rest)})"
    else:
        escaped = re.escape(first + space + rest)
    escaped = escaped.replace(r"\ ", _SPACE).replace(r"\-", "[-‐‑]")
    return re.compile(escaped.replace("'", "['’‘]") + _TAILS.get(meanings[-1].kind, "(?P<tail>)") + _END)
