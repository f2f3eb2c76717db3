"""Whatever the bytes and the name: a document whose offsets fit, or a reason with advice; no traceback."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import ROOT
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Document, Unread

EXAMPLES = {
    path.suffix: path.read_bytes()
    for path in sorted((ROOT / "corpora" / "voorbeeld").rglob("*"))
    if path.is_file() and path.stat().st_size
}
SUFFIXES = [*EXAMPLES, ".doc", ".zip", ""]


def _check(found: Document | Unread) -> None:
    if isinstance(found, Unread):
        assert found.detail.endswith(".")
        assert found.advice.endswith(".")
        return
    for block in found.blocks:
        text = found.text[block.start : block.end]
        assert text == text.strip()
        assert block.level == (len(block.heading_path) if block.kind == "heading" else 0)
        assert all(block.start <= box.start < box.end <= block.end for box in block.boxes)


@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_random_bytes(data: bytes, suffix: str) -> None:
    _check(read_bytes(data, f"iets{suffix}"))


@given(text=st.text(max_size=400), suffix=st.sampled_from([".txt", ".md", ".html", ".xml"]))
def test_random_text(text: str, suffix: str) -> None:
    _check(read_bytes(text.encode("utf-8", "surrogatepass"), f"iets{suffix}"))


@pytest.mark.parametrize("suffix", EXAMPLES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_damaged_examples(suffix: str, data: st.DataObject) -> None:
    whole = EXAMPLES[suffix]
    damaged = bytearray(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))])
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=5)):
        damaged[at] = data.draw(st.integers(0, 255))
    _check(read_bytes(bytes(damaged), f"beschadigd{suffix}"))
