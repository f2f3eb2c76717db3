"""What holds whatever was read: the checks that a fuzzer runs on every answer."""

from __future__ import annotations

import math
import re
import traceback
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from wijktekst.language import dates, money, sentences_of, table_amounts, tables_of
from wijktekst.language.places.gazetteer import gazetteer
from wijktekst.reading import dispatch
from wijktekst.types import Amount, Document, Money, Period, Place, Span, TableAmount, Unread

#: Breaks a CSV, or cannot be written at all; tabs and newlines part the cells and rows of a table.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_LINE = re.compile("[\t\n]|" + CONTROL.pattern)
_ROOM = Path(dispatch.__file__).parents[1]
_LAWFUL = (RecursionError, MemoryError)


class SurpriseError(BaseException):
    """A reader fell in code of ours; a BaseException, so that nobody takes it for a damaged file."""


def mind_our_own_errors() -> None:
    """From now on an error in our own code is no damaged file but a `SurpriseError`."""
    told = dispatch._problem

    def problem(error: Exception) -> str:
        # What a library raises, or we do when it calls us, is the damage of the file.
        files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
        if all(path.is_relative_to(_ROOM) for path in files) and not isinstance(error, _LAWFUL):
            raise SurpriseError from error
        return told(error)

    if told.__name__ != "problem":
        dispatch._problem = problem


def check_read(found: Document | Unread) -> None:
    """A document that holds together and goes through every stage, or a reason with advice."""
    if isinstance(found, Unread):
        for said in (found.detail, found.advice):
            assert said.endswith("."), said
            assert not _LINE.search(said), said
        return
    check_document(found)
    check_stages(found)


def check_document(document: Document) -> None:
    text = document.text
    assert not CONTROL.search(text), repr(CONTROL.findall(text)[:3])
    stated = (document.title, document.author, document.kind, document.language, *document.notes)
    assert not any(_LINE.search(said) for said in stated), stated
    assert all(said == said.strip() for said in stated), stated
    assert document.date == "" or date.fromisoformat(document.date)
    assert 0 <= document.quality <= 1
    pages = document.pages
    assert pages is None or pages >= 1
    assert list(document.unread_pages) == sorted(set(document.unread_pages))
    assert all(1 <= page <= (pages or 0) for page in document.unread_pages)
    for block in document.blocks:
        said = text[block.start : block.end]
        assert said == said.strip(" \n" if block.kind == "table" else None)
        assert said.strip()
        assert all(path and path == " ".join(path.split()) for path in block.heading_path)
        assert block.level == (len(block.heading_path) if block.kind == "heading" else 0)
        assert block.page is None or 1 <= block.page <= (pages or block.page)
        assert block.confidence is None or 0 <= block.confidence <= 1
        assert all(block.start <= box.start < box.end <= block.end for box in block.boxes)
        assert all(one.end <= other.start for one, other in pairwise(block.boxes))
        for box in block.boxes:
            assert all(map(math.isfinite, (box.x0, box.top, box.x1, box.bottom))), box
            assert box.x0 <= box.x1, box
            assert box.top <= box.bottom, box
            assert 1 <= box.page <= (pages or box.page)
        middle = (block.start + block.end) // 2
        document.boxes_of(block.start, middle + 1), document.page_at(middle)


def check_stages(document: Document) -> None:
    """Sentences and tables of a document lie where they say."""
    sentences = sentences_of(document)
    check_spans(sentences, document.text)
    for sentence in sentences:
        said, block = document.text[sentence.start : sentence.end], document.blocks[sentence.block]
        assert said == said.strip() != ""
        assert block.start <= sentence.start < sentence.end <= block.end
    for table in tables_of(document):
        assert all(one[0] < one[1] for one in table.spans)
        assert table.factor is None or table.factor > 0
        for cell in (cell for row in (*table.head, *table.rows) for cell in row):
            assert 0 <= cell.start <= cell.end <= len(document.text)
    for block in document.blocks:
        check_table_amounts(table_amounts(document, block), document)


def check_table_amounts(found: Sequence[TableAmount], document: Document) -> None:
    check_spans(found, document.text)
    for one in found:
        assert math.isfinite(one.euros), one
        assert one.year == "" or 1000 <= int(one.year) <= 9999
        assert not any(_LINE.search(said) for said in (one.row, one.column, one.caption)), one


def check_spans(found: Sequence[Span], text: str, start: int = 0, end: int | None = None) -> None:
    """In order, apart, and within the characters that were asked for."""
    end = len(text) if end is None else end
    assert all(start <= one.start < one.end <= end for one in found), found
    assert all(one.end <= other.start for one, other in pairwise(found)), found


def check_amounts(found: Sequence[Amount], text: str, start: int, end: int) -> None:
    check_spans(found, text, start, end)
    for one in found:
        assert math.isfinite(one.euros), one
        assert one.euros >= 0, one
        assert one.text == text[one.start : one.end], one
        assert one.year == "" or 1000 <= int(one.year) <= 9999, one
    assert found == money.amounts(text, start, end)


def check_money(found: Money | None) -> None:
    if found:
        values = [value for value in (found.euros, found.low, found.high) if value is not None]
        assert all(math.isfinite(value) and value >= 0 for value in values), found
        assert found.low is None or found.high is None or found.low <= found.high, found


def check_periods(found: Sequence[Period], text: str, start: int, end: int, written: str = "") -> None:
    assert all(start <= one.start < one.end <= end for one in found), found
    for one in found:
        first, last = (date.fromisoformat(day) if day else None for day in (one.first, one.last))
        assert first or last, one
        assert not first or not last or first <= last, one
        assert re.fullmatch(r"[\d./-]+", one.iso, re.ASCII), one
    assert found == dates.periods(text, start, end, written)


def check_places(found: Sequence[Place], text: str, start: int, end: int) -> None:
    check_spans(found, text, start, end)
    for one in found:
        assert one.doubtful == (one.code == ""), one
        assert one.code[:2] in ("", "GM", "PV", "WK", "BU", "NP"), one
        assert one.code[:2] != "GM" or one.code in _codes(), one
        assert one.name, one


def _codes() -> frozenset[str]:
    return frozenset(town.code for towns in gazetteer()[0].values() for town in towns)
