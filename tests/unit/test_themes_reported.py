"""Which themes of the package's taxonomy may be reported; the cases are in data/themas_gemeld.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.unit.tagged import cases, parse
from wijktekst.themes import TermFinder, finder_of
from wijktekst.themes.support import CLUE


@cache
def finder() -> TermFinder:
    return finder_of()


@pytest.mark.parametrize("line", cases(Path(__file__).parent / "data" / "themas_gemeld.txt"))
def test_themes_of_a_sentence(line: str) -> None:
    text, expected = parse(line)
    hits = [hit for hit in finder().find(text, [(0, len(text))]) if hit.weight >= CLUE]
    for start, end, theme in expected:
        touching = {hit.theme for hit in hits if hit.start < end and start < hit.end}
        assert theme in touching, text[start:end]
    others = {hit.theme for hit in hits} - {theme for _, _, theme in expected}
    assert not others, [(text[hit.start : hit.end], hit.theme, hit.term, hit.weight) for hit in hits]
