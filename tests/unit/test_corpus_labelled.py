"""A file with labelled sentences is read whole, or the message says which line to mend."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wijktekst.corpus import read_jsonl
from wijktekst.errors import InputError

GOOD: dict[str, Any] = {
    "id": "a-1",
    "doc": "nota.pdf",
    "context": None,
    "text": "De gemeente bouwt een buurthuis in Oost.",
    "soort": "maatregel",
    "opgave": "samenleven",
    "themas": ["voorzieningen", "samenleven", "geen"],
    "instrument": "uitvoering",
    "iets_nieuws": {"mag": ["alles", "zijn"]},
}


def write(path: Path, *rows: dict[str, Any] | str, end: str = "\n", start: bytes = b"") -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_bytes(start + end.join([*lines, ""]).encode("utf-8"))
    return path


def test_fields_are_read_and_unknown_ones_ignored(tmp_path: Path) -> None:
    [sentence] = read_jsonl(write(tmp_path / "g.jsonl", GOOD))
    assert (sentence.id, sentence.doc, sentence.context) == ("a-1", "nota.pdf", "")
    assert (sentence.kind, sentence.challenge, sentence.instrument) == (
        "maatregel",
        "samenleven",
        "uitvoering",
    )
    assert sentence.themes == ("samenleven", "voorzieningen")


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_do_not_matter(tmp_path: Path) -> None:
    plain = read_jsonl(write(tmp_path / "a.jsonl", GOOD, GOOD))
    windows = read_jsonl(write(tmp_path / "b.jsonl", GOOD, "", GOOD, end="\r\n", start=b"\xef\xbb\xbf"))
    assert windows == plain


def test_what_is_not_a_measure_has_no_challenge_whatever_the_field_says(tmp_path: Path) -> None:
    [sentence] = read_jsonl(write(tmp_path / "g.jsonl", GOOD | {"soort": "overig"}))
    assert (sentence.challenge, sentence.instrument) == ("", "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "Half', "geen geldige JSON"),
        ("[" * 100_000, "geen geldige JSON"),
        ('["een lijst"]', "JSON-object"),
        (GOOD | {"text": None}, "'text' ontbreekt"),
        (GOOD | {"text": "  "}, "'text' ontbreekt"),
        (GOOD | {"text": ["a"]}, "'text' moet een tekst zijn"),
        (GOOD | {"text": "half \ud800 teken"}, "half teken"),
        ({key: value for key, value in GOOD.items() if key != "soort"}, "'soort' ontbreekt"),
        ({key: value for key, value in GOOD.items() if key != "themas"}, "'themas' ontbreekt"),
        (GOOD | {"soort": "plan"}, "'plan' is geen soort"),
        (GOOD | {"opgave": None}, "heeft een opgave nodig"),
        (GOOD | {"opgave": "defensie"}, "'defensie'"),
        (GOOD | {"themas": "wonen"}, "moet een lijst"),
        (GOOD | {"themas": ["wonen", ["zorg"]]}, "geen opgave"),
        (GOOD | {"themas_optional": ["huizen"]}, "'huizen' in 'themas_optional'"),
        (GOOD | {"instrument": "hamer"}, "'hamer' is geen instrument"),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path: Path, line: Any, says: str) -> None:
    path = write(tmp_path / "g.jsonl", *[GOOD] * 6, line, GOOD)
    with pytest.raises(InputError, match=r"g\.jsonl, regel 7: ") as caught:
        read_jsonl(path)
    assert says in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leeg.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"leeg\.jsonl' staan geen gelabelde zinnen"):
        read_jsonl(path)


def test_a_file_that_is_not_there_or_no_text_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "beeld.jsonl").write_bytes(b"\x89PNG\xff\xfe\x00")
    for name in ("weg.jsonl", "beeld.jsonl", "."):
        with pytest.raises(InputError, match="kan niet worden gelezen"):
            read_jsonl(tmp_path / name)
