"""Whatever words, signs and endless numbers follow each other: each parser holds as the fuzzer asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import pieces, texts

PIECES = st.sampled_from([*pieces.DUTCH, *pieces.TABLE, *pieces.NASTY])
CHECKS = (texts.money, texts.dates, texts.places, texts.entities, texts.structured, texts.attributes)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@settings(max_examples=80)
@given(choice=st.integers(0, 255), parts=st.lists(PIECES, max_size=30))
def test_parsers_hold(check: Callable[[bytes], object], choice: int, parts: list[str]) -> None:
    check(bytes([choice]) + "".join(parts).encode("utf-8", "surrogatepass"))
