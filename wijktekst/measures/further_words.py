"""Words beyond those that were listed by hand, with their group.

A language model put each into one of the groups of `instrument_words.py`. It saw the words alone, no sentence
and no label (docs/decisions/0027-words-by-a-language-model.md).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "woorden.csv"


@lru_cache(maxsize=1)
def further_groups() -> Mapping[str, str]:
    """The group of each folded word; none that the lists hold."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["woord"]: row["groep"] for row in csv.DictReader(file)}


def further_group(word: str, base: str) -> str:
    """Group of a folded word or, when that has none, of its lemma; "" when neither has one."""
    groups = further_groups()
    return groups.get(word) or groups.get(base, "")
