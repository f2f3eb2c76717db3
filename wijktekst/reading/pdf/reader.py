"""Reads PDF: text from pdfium, then lines, layout, furniture and blocks (see the files beside this one)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.blocks import Blocks
from wijktekst.reading.pdf.contents import contents_lines, entry_range
from wijktekst.reading.pdf.drafts import body_style
from wijktekst.reading.pdf.figures import find_figures
from wijktekst.reading.pdf.frames import find_frames
from wijktekst.reading.pdf.furniture import line_numbers, running_lines
from wijktekst.reading.pdf.grid import find_grids
from wijktekst.reading.pdf.layout import Region, reading_order
from wijktekst.reading.pdf.lines import Line, mark_raised, segments
from wijktekst.reading.pdf.quality import check_kept, check_meaning, check_text, notes_on, quality_of
from wijktekst.reading.pdf.text import Frame, PageContent, read_page
from wijktekst.reading.pdf.title import title_of
from wijktekst.types import Document, Source

#: Turned text of fewer characters is a label in the margin.
_MARGIN_LABEL = 60
_WRITTEN = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)")


def read_pdf(data: bytes, source: Source) -> Document:
    """The document in a PDF file.

    Raises UnreadableError: encrypted (needs a password), scanned (pictures without text), empty, or
    malformed (no PDF inside, or characters that mean nothing).
    """
    pdf = _open(data)
    try:
        title, made = (pdf.get_metadata_value(name) or "" for name in ("Title", "CreationDate"))
        contents = _pages(pdf)
    finally:
        pdf.close()
    check_text(contents)
    builder = DocumentBuilder(source)
    pages = [_upright(content) for content in contents]
    furniture = running_lines(pages, [content.height for content in contents])
    kept = []
    for lines, dropped in zip(pages, furniture, strict=True):
        dropped |= line_numbers(lines)
        kept.append([line for line in lines if id(line) not in dropped])
    texts = [line.text for lines in kept for line in lines]
    check_kept(contents, texts)
    check_meaning(texts)
    blocks = Blocks(body_style(kept), Joiner(texts))
    for content, lines in zip(contents, kept, strict=True):
        _add_page(blocks, content, lines, len(contents))
        _add_turned(blocks, content, alone=not pages[content.number - 1])
    blocks.finish(builder)
    return builder.build(
        title=title_of(title, blocks.drafts, blocks.body, blocks.joiner),
        date=_iso(made),
        pages=len(contents),
        quality=quality_of(contents),
        notes=notes_on(contents),
    )


def _iso(written: str) -> str:
    """The day of a PDF date such as "D:20250916120000+02'00'"; "" when it is none."""
    match = _WRITTEN.match(written)
    try:
        return date(*map(int, match.groups())).isoformat() if match else ""
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


def _pages(pdf: Any) -> list[PageContent]:
    """Every page's content; a page that cannot be loaded counts as a page without text."""
    import pypdfium2

    contents: list[PageContent] = []
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            contents.append(PageContent(index + 1, 0.0, 0.0))
            continue
        try:
            contents.append(read_page(page, index + 1))
        except pypdfium2.PdfiumError:
            contents.append(PageContent(index + 1, 0.0, 0.0))
        finally:
            page.close()
    return contents


def _upright(content: PageContent) -> list[Line]:
    lines = segments(content.words.get(0, []), content.number)
    mark_raised(lines)
    return lines


def _add_turned(blocks: Blocks, content: PageContent, alone: bool) -> None:
    """Text that runs up or down the page, when it is more than a label in the margin."""
    for turn in (1, 2, 3):
        words = content.words.get(turn, [])
        if sum(len(word.text) for word in words) >= (1 if alone else _MARGIN_LABEL):
            lines = segments(words, content.number, Frame(turn, content.width, content.height))
            tables, rest = find_figures(lines)
            blocks.add_page(reading_order(rest, tables))


def _add_page(blocks: Blocks, content: PageContent, lines: list[Line], pages: int) -> None:
    found = contents_lines(lines, pages)
    if found is None:
        grids, rest = find_grids(lines, content.rules)
        boxes, rest = find_frames(rest, content.frames, content.width)
        tables, rest = find_figures(rest)
        blocks.add_page(reading_order(rest, [*grids, *boxes, *tables]))
        return
    merged, entries = found
    for region in reading_order(merged, []):
        start, end = entry_range(region.lines, entries)
        blocks.add_page([Region(region.lines[:start])] if start else [])
        blocks.add_contents(region.lines[start:end])
        blocks.add_page([Region(region.lines[end:])] if end < len(region.lines) else [])
