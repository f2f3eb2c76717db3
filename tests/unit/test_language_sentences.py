"""Sentence borders: a set of own writing, block kinds, limits and linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijktekst.language.sentences import LONGEST, sentences_of, split
from wijktekst.types import Block, Document, Source

CASES = Path(__file__).parent / "data" / "zinnen.txt"
SOURCE = Source("nota.txt", "text/plain", "0" * 64)


def read_cases() -> list[tuple[str, list[str]]]:
    cases = []
    for chunk in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in chunk.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        text = ""
        for line in lines:
            glue = {"¬": "", "⏎": "\n"}.get(line[-1], " ")
            text += line.rstrip("¬⏎") + glue * max(1, line.count("⏎"))
        cases.append(
            (text.rstrip(), [line.rstrip("¬⏎").removeprefix("- ").removeprefix("• ") for line in lines])
        )
    return cases


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


def test_at_least_97_percent_of_the_set_is_right() -> None:
    cases = read_cases()
    wrong = [(found, want) for text, want in cases if (found := sentences(text)) != want]
    report = "\n".join(f"got  {found}\nwant {want}" for found, want in wrong)
    assert len(cases) >= 150
    assert len(wrong) <= 0.03 * len(cases), f"{len(wrong)} of {len(cases)} wrong:\n{report}"


def test_a_line_that_wraps_is_no_border() -> None:
    assert len(split("De gemeente legt een park\naan in de wijk.", 0, 41)) == 1


def test_tables_and_contents_give_no_sentences_and_a_heading_gives_one() -> None:
    parts = ["Wonen. In Noord", "Post\t12\nWerk. Zorg\t3", "Inhoud 1. 2.", "Er komt een park. Het is groot."]
    kinds = [("heading", 1, ""), ("table", 0, ""), ("paragraph", 0, "contents"), ("footnote", 0, "")]
    blocks, at = [], 0
    for part, (kind, level, note) in zip(parts, kinds, strict=True):
        blocks.append(Block(kind, at, at + len(part), level=level, note=note))  # type: ignore[arg-type]
        at += len(part) + 2
    document = Document(SOURCE, "\n\n".join(parts), tuple(blocks))
    found = sentences_of(document)
    assert [(document.text[s.start : s.end], s.block) for s in found] == [
        ("Wonen. In Noord", 0),
        ("Er komt een park.", 3),
        ("Het is groot.", 3),
    ]


def test_spans_stay_inside_the_asked_stretch() -> None:
    text = "Buiten. Binnen is het fijn. Echt waar. Buiten niet."
    assert [text[a:b] for a, b in split(text, 8, 38)] == ["Binnen is het fijn.", "Echt waar."]


def test_a_very_long_stretch_is_cut_at_a_space() -> None:
    text = "woord " * 2000
    found = split(text, 0, len(text))
    assert all(end - start <= LONGEST for start, end in found)
    assert all(text[start:end].split()[0] == "woord" == text[start:end].split()[-1] for start, end in found)


@pytest.mark.parametrize(
    "unit", ["x", "woord ", ". ", "(", ".(", "; ", "\n", ".\n", "a. ", "De a; b: c; ", " ", "§"]
)
def test_a_third_of_a_megabyte_of_anything_takes_no_minutes(unit: str) -> None:
    text = unit * (333_000 // len(unit))
    began = time.perf_counter()
    split(text, 0, len(text))
    assert time.perf_counter() - began < 10


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from(list('aB1. ,:;!?()-•\n"’3€…[]')), max_size=200))
def test_spans_are_ordered_trimmed_and_leave_no_letter_out(text: str) -> None:
    at = 0
    for start, end in split(text, 0, len(text)):
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not any(c.isalnum() for c in text[at:start])
        at = end
    assert not any(c.isalnum() for c in text[at:])
