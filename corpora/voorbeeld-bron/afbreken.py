"""Where a Dutch word may be broken at the end of a line: syllables, with the joints of compounds by hand."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

_VOWELS = "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|a|e|i|o|u|y|ë|ï|ö|ü|é|è"
_NUCLEUS = re.compile(_VOWELS)
_ONSETS = re.compile(r"b[lr]|c[hlr]|d[rw]|f[lr]|g[lr]|k[lnr]|p[lr]|schr?|sl|spr?|str?|t[hrw]|v[lr]|wr|zw")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _exceptions() -> dict[str, str]:
    lines = (Path(__file__).parent / "afbreekwoorden.txt").read_text("utf-8").split()
    return {line.replace("-", ""): line for line in lines}


def breaks(word: str) -> list[int]:
    """Offsets in `word` at which a hyphen may come; at least three letters stay on either side.

    >>> [word for word in map(_show, ("bewoners", "gemeente"))]
    ['be-wo-ners', 'ge-meen-te']
    """
    match = _LETTERS.search(word)
    if not match or len(match[0]) < 6 or not match[0][1:].islower():
        return []
    letters = match[0].lower()
    parts = _exceptions().get(letters)
    places = _by_hand(parts) if parts else _by_rule(letters)
    return [match.start() + at for at in places if 3 <= at <= len(letters) - 3]


def _by_hand(parts: str) -> list[int]:
    places, at = [], 0
    for part in parts.split("-")[:-1]:
        at += len(part)
        places.append(at)
    return places


def _by_rule(letters: str) -> list[int]:
    nuclei = list(_NUCLEUS.finditer(letters))
    places = []
    for left, right in itertools.pairwise(nuclei):
        cluster = letters[left.end() : right.start()]
        if not cluster:
            continue
        take = 1
        for size in (4, 3, 2):
            if len(cluster) >= size and _ONSETS.fullmatch(cluster[-size:]):
                take = size
                break
        places.append(right.start() - take)
    return places


def _show(word: str) -> str:
    for at in reversed(_by_rule(word)):
        word = word[:at] + "-" + word[at:]
    return word
