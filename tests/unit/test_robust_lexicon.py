"""What the taxonomy finds in the marked words of data/robuust, and what it must leave alone there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from tests.unit.robust import NOT, NOTHING, Case, all_cases
from wijktekst.themes import TermFinder, finder_of
from wijktekst.themes.support import CLUE
from wijktekst.types import ThemeHit


@cache
def finder() -> TermFinder:
    return finder_of()


def marked() -> list[object]:
    """A parameter per case with marks; one that is known to go wrong must go wrong."""
    return [
        pytest.param(
            case,
            id=case.where,
            marks=[pytest.mark.xfail(strict=True, reason=case.known)] if case.known else [],
        )
        for case in all_cases()
        if case.hits
    ]


@pytest.mark.parametrize("case", marked())
def test_marked_words(case: Case) -> None:
    hits = finder().find(case.text, [(0, len(case.text))])
    for start, end, label in case.hits:
        touching = [hit for hit in hits if hit.start < end and start < hit.end]
        names = _names(touching)
        terms = f"{case.text[start:end]!r}: {[(hit.term, hit.theme, hit.weight) for hit in touching]}"
        reported = _names(hit for hit in touching if hit.weight >= CLUE)
        if label == NOTHING:
            assert not reported, terms
        elif label.startswith(NOT):
            assert label.removeprefix(NOT) not in reported, terms
        else:
            assert label in names, terms


def _names(hits: Iterable[ThemeHit]) -> set[str]:
    return {name for hit in hits for name in (hit.theme, hit.challenge)}
