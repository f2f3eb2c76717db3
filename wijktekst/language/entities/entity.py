"""What an entity is, and which of two that overlap stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Label = Literal["ORG", "GPE", "LAW", "MONEY", "DATE", "PERCENT"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters [start, end) of a text and what they name.

    `code` is the official code: of CBS for a place ("GM0344", "PV26"), of TOOI for a body of the state
    ("ws0155", "oorg10004"); "" where none is known or the text does not tell which place is meant.
    """

    start: int
    end: int
    label: Label
    text: str
    code: str = ""


def without_overlap(entities: Iterable[Entity]) -> list[Entity]:
    """The longest of those that share a character, in order of the text; the first one given wins a draw."""
    starts: list[int] = []
    kept: list[Entity] = []
    for one in sorted(entities, key=lambda entity: (entity.start - entity.end, entity.start)):
        at = bisect_left(starts, one.end)
        if at == 0 or kept[at - 1].end <= one.start:
            starts.insert(at, one.start)
            kept.insert(at, one)
    return kept
