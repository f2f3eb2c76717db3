"""The labelled sentences of our own writing keep to the format, the codebook's rules and a fair spread."""

from __future__ import annotations

import json
from collections import Counter

from tests.shared import ROOT
from wijktekst.types import CHALLENGES, NO_CHALLENGE

FILE = ROOT / "corpora" / "eigen-zinnen" / "zinnen.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
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


def test_there_are_enough_sentences_and_none_twice() -> None:
    assert len(ROWS) >= 450
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    assert [row["id"] for row in ROWS] == [f"eigen-{number:04d}" for number in range(1, len(ROWS) + 1)]


def test_every_row_keeps_to_the_format() -> None:
    for row in ROWS:
        assert list(row) == FIELDS
        assert row["source"] == "eigen"
        assert row["doc"].startswith("eigen-")
        assert row["text"] == row["text"].strip() != ""
        assert row["context"] is None or 0 < len(row["context"]) <= 200


def test_every_label_keeps_to_the_codebook() -> None:
    for row in ROWS:
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
    assert not [row["text"] for row in ROWS if len(row["text"]) > 25 and row["text"] in texts]
