"""Reads PDF: text from pdfium, then lines, layout, furniture and blocks (see the files beside this one)."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as day
from typing import Any

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.pdf.blocks import Blocks
from wijktekst.reading.pdf.contents import contents_lines, entry_range
from wijktekst.reading.pdf.figures import find_figures
from wijktekst.reading.pdf.frames import find_frames
from wijktekst.reading.pdf.furniture import without
from wijktekst.reading.pdf.grid import find_grids
from wijktekst.reading.pdf.layout import Region, reading_order
from wijktekst.reading.pdf.lines import Line, segments
from wijktekst.reading.pdf.quality import (
    check_kept,
    check_meaning,
    check_text,
    notes_on,
    quality_of,
    unread_pages,
)
from wijktekst.reading.pdf.ruledrows import find_ruled_rows
from wijktekst.reading.pdf.scan import Scans
from wijktekst.reading.pdf.survey import Survey
from wijktekst.reading.pdf.tags import Tags, find_labels, keep_sound, without_artifacts
from wijktekst.reading.pdf.text import read_page
from wijktekst.reading.pdf.title import title_of
from wijktekst.reading.pdf.words import Frame, PageContent
from wijktekst.types import Document, Source

#: Turned text of fewer characters is a label in the margin.
_MARGIN_LABEL = 60
_WRITTEN = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)")


def read_pdf(data: bytes, source: Source, *, ocr: bool = False, seconds: float | None = None) -> Document:
    """The document in a PDF file; with `ocr` its scanned pages too, when text recognition is installed.

    `seconds` is the time for the document, of which reading scans may take a part. Raises UnreadableError:
    encrypted (needs a password), scanned (pictures without text), empty, or malformed (no PDF inside, or
    characters that mean nothing).
    """
    pdf = _open(data)
    scans = Scans(ocr, seconds)
    with _without_collector():
        try:
            stated = (pdf.get_metadata_value(name) or "" for name in ("Title", "CreationDate", "Author"))
            title, made, author = stated
            survey = _survey(pdf, scans)
        finally:
            pdf.close()
        return document_of(survey, source, scans.advice, title=title, date=_iso(made), author=author)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without looking for cycles: pages leave hardly any, and going over all their words takes long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def document_of(
    survey: Survey, source: Source, advice: str, *, title: str = "", date: str = "", author: str = ""
) -> Document:
    """The document in these pages; `advice` is on pages that are pictures. Raises UnreadableError."""
    check_text(survey.seen, advice)
    builder = DocumentBuilder(source)
    said: list[str] = []
    body = survey.style.most()
    blocks = Blocks(body, survey.joiner)
    for page, furniture in zip(survey.pages(), survey.furniture.found(body.size), strict=True):
        content, lines = page.content(), page.lines()
        alone = not lines
        lines = without(lines, furniture)
        said += [line.text for line in lines]
        _add_page(blocks, content, lines, len(survey.seen))
        _add_turned(blocks, content, alone=alone)
        blocks.settle()
    check_kept(survey.seen, said, advice)
    check_meaning(said)
    blocks.finish(builder)
    return builder.build(
        title=title_of(title, blocks.drafts, blocks.body, blocks.joiner),
        date=date,
        author=author,
        pages=len(survey.seen),
        unread_pages=unread_pages(survey.seen),
        quality=quality_of(survey.seen),
        notes=notes_on(survey.seen, advice),
    )


def _iso(written: str) -> str:
    """The day of a PDF date such as "D:20250916120000+02'00'"; "" when it is none."""
    match = _WRITTEN.match(written)
    try:
        return day(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""


def _open(data: bytes) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(
                "encrypted",
                "Dit PDF-bestand is beveiligd met een wachtwoord.",
                "Sla het bestand zonder wachtwoord op en lees het opnieuw.",
            ) from error
        raise UnreadableError(
            "malformed",
            "Dit PDF-bestand is beschadigd en kan niet worden geopend.",
            "Open het bestand in een PDF-lezer, sla het opnieuw op of download het nog eens.",
        ) from error


def _survey(pdf: Any, scans: Scans) -> Survey:
    """All pages, gone over once; a page that cannot be loaded counts as a page without text."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    survey = Survey()
    tagged = bool(pdfium.FPDFCatalog_IsTagged(pdf.raw))
    for index in range(len(pdf)):
        content = PageContent(index + 1, 0.0, 0.0, unread="broken")
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            survey.add(content)
            continue
        try:
            content = scans.read(page, _read_page(page, index + 1, tagged))
        except pypdfium2.PdfiumError:
            pass
        finally:
            page.close()
        survey.add(content)
    return survey


def _read_page(page: Any, number: int, tagged: bool) -> PageContent:
    if not tagged:
        return read_page(page, number)
    content = read_page(page, number, Tags(page).of)
    keep_sound([word for words in content.words.values() for word in words])
    return content


def _add_turned(blocks: Blocks, content: PageContent, alone: bool) -> None:
    """Text that runs up or down the page, when it is more than a label in the margin."""
    for turn in (1, 2, 3):
        words = content.words.get(turn, [])
        if sum(len(word.text) for word in words) >= (1 if alone else _MARGIN_LABEL):
            lines = segments(words, content.number, Frame(turn, content.width, content.height))
            tables, rest = find_figures(lines)
            blocks.add_page(reading_order(rest, tables))


def _add_page(blocks: Blocks, content: PageContent, lines: list[Line], pages: int) -> None:
    lines = without_artifacts(lines, content.height)
    found = contents_lines(lines, pages)
    if found is None:
        charts, lines = find_labels(lines)
        grids, rest = find_grids(lines, content.rules)
        ruled, rest = find_ruled_rows(rest, content.rules)
        boxes, rest = find_frames(rest, content.frames, content.width)
        tables, rest = find_figures(rest)
        blocks.add_page(reading_order(rest, [*charts, *grids, *ruled, *boxes, *tables]))
        return
    merged, entries = found
    for region in reading_order(merged, []):
        start, end = entry_range(region.lines, entries)
        blocks.add_page([Region(region.lines[:start])] if start else [])
        blocks.add_contents(region.lines[start:end])
        blocks.add_page([Region(region.lines[end:])] if end < len(region.lines) else [])
