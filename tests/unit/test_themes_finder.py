"""What the finder finds in Dutch, with a small taxonomy; the cases are in data/themas_klein.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.unit.tagged import cases, parse
from wijktekst.taxonomy import Taxonomy
from wijktekst.themes import TermFinder
from wijktekst.types import ThemeHit

DATA = Path(__file__).parent / "data"


@cache
def finder() -> TermFinder:
    return TermFinder(Taxonomy.load(DATA / "kleine_taxonomie"))


def find(text: str) -> tuple[ThemeHit, ...]:
    return finder().find(text, [(0, len(text))])


@pytest.mark.parametrize("line", cases(DATA / "themas_klein.txt"))
def test_tagged_sentence(line: str) -> None:
    text, expected = parse(line)
    found = sorted((hit.start, hit.end, hit.theme) for hit in find(text))
    assert [(text[s:e], theme) for s, e, theme in found] == [(text[s:e], theme) for s, e, theme in expected]
    assert tuple(found) == expected
