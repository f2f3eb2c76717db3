"""The labelled sentences of our own writing keep to the format, the codebook's rules and a fair spread."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.shared import ROOT
from wijktekst.types import CHALLENGES, NO_CHALLENGE


def _rows(corpus: str) -> list[dict[str, Any]]:
    file = ROOT / "corpora" / corpus / "zinnen.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


ROWS, POLICY = _rows("eigen-zinnen"), _rows("eigen-beleid")
FIELDS = [
    "id",
    "source",
    "doc",
    "context",
    "text",
    "soort",
    "opgave",
    "themas",
    "themas_optional",
    "instrument",
]
INSTRUMENTS = {"geld", "regel", "organisatie", "uitvoering", "afspraak", "kennis"}


@pytest.mark.parametrize(("rows", "name", "least"), [(ROWS, "eigen", 450), (POLICY, "beleid", 4000)])
def test_there_are_enough_sentences_and_none_twice(rows: list[dict[str, Any]], name: str, least: int) -> None:
    assert len(rows) >= least
    assert len({row["text"] for row in rows}) == len(rows)
    assert [row["id"] for row in rows] == [f"{name}-{number:04d}" for number in range(1, len(rows) + 1)]


def test_no_sentence_stands_in_both() -> None:
    assert not {row["text"] for row in ROWS} & {row["text"] for row in POLICY}
    assert not {row["doc"] for row in ROWS} & {row["doc"] for row in POLICY}


def test_every_row_keeps_to_the_format() -> None:
    for row in [*ROWS, *POLICY]:
        assert list(row) == FIELDS
        assert row["source"] == "eigen"
        assert row["text"] == row["text"].strip() != ""
        assert row["context"] is None or 0 < len(row["context"]) <= 200


def test_every_label_keeps_to_the_codebook() -> None:
    for row in [*ROWS, *POLICY]:
        both = [*row["themas"], *row["themas_optional"]]
        assert len(set(both)) == len(both), row
        assert set(both) <= set(CHALLENGES), row
        if row["soort"] == "maatregel":
            assert row["instrument"] in INSTRUMENTS, row
            assert row["opgave"] == NO_CHALLENGE or row["opgave"] in row["themas"], row
        else:
            assert row["soort"] in ("ambitie", "overig"), row
            assert row["opgave"] is None, row
            assert row["instrument"] is None, row


def test_kinds_challenges_and_instruments_are_spread() -> None:
    kinds = Counter(row["soort"] for row in ROWS)
    assert 0.35 <= kinds["maatregel"] / len(ROWS) <= 0.5
    assert 0.15 <= kinds["ambitie"] / len(ROWS) <= 0.25
    measures = [row for row in ROWS if row["soort"] == "maatregel"]
    assert min(Counter(row["opgave"] for row in measures)[name] for name in (*CHALLENGES, NO_CHALLENGE)) >= 10
    assert min(Counter(row["instrument"] for row in measures)[name] for name in INSTRUMENTS) >= 10
    assert len({row["doc"] for row in ROWS}) >= 10


def test_no_sentence_stands_in_the_example_documents() -> None:
    texts = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "corpora" / "voorbeeld-bron" / "teksten").iterdir()
    )
    rows = [*ROWS, *POLICY]
    assert not [row["text"] for row in rows if len(row["text"]) > 25 and row["text"] in texts]
