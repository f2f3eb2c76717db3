"""What the package's own taxonomy finds in plain policy Dutch; the cases are in data/themas_echt.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.unit.tagged import cases, parse
from wijktekst.themes import TermFinder, finder_of

SURE = 0.6


@cache
def finder() -> TermFinder:
    return finder_of()


@pytest.mark.parametrize("line", cases(Path(__file__).parent / "data" / "themas_echt.txt"))
def test_challenges_of_a_sentence(line: str) -> None:
    text, expected = parse(line)
    hits = finder().find(text, [(0, len(text))])
    for start, end, challenge in expected:
        touching = {hit.challenge for hit in hits if hit.start < end and start < hit.end}
        assert challenge in touching, text[start:end]
    others = {hit.challenge for hit in hits if hit.weight >= SURE} - {label for _, _, label in expected}
    assert not others, [(text[hit.start : hit.end], hit.term, hit.weight) for hit in hits]
