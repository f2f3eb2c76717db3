"""Reads PDF: text from pdfium, then lines, layout, furniture and blocks (see the files beside this one)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.pdf_blocks import Blocks
from wijktekst.reading.pdf_contents import contents_lines, entry_range
from wijktekst.reading.pdf_drafts import body_style
from wijktekst.reading.pdf_frames import find_frames
from wijktekst.reading.pdf_furniture import line_numbers, running_lines
from wijktekst.reading.pdf_grid import find_grids
from wijktekst.reading.pdf_hyphens import Joiner
from wijktekst.reading.pdf_layout import Region, reading_order
from wijktekst.reading.pdf_lines import Line, mark_raised, segments
from wijktekst.reading.pdf_tables import find_figures
from wijktekst.reading.pdf_text import Frame, PageContent, is_odd, read_page
from wijktekst.reading.pdf_title import title_of
from wijktekst.types import Document, Source

#: Fewer characters than this on a page is no text worth reading.
_FEW = 25
#: Turned text of fewer characters is a label in the margin.
_MARGIN_LABEL = 60
_COMMON = frozenset({
    "de", "het", "een", "en", "van", "in", "is", "op", "te", "dat", "voor", "met", "zijn", "aan", "niet",
    "om", "ook", "als", "bij", "of", "the", "and", "to", "a", "for", "der", "die", "und", "den", "das", "la",
    "le", "les", "des", "et", "du", "el", "los", "y", "il", "di", "che",
})  # fmt: skip
_SCAN_ADVICE = (
    "Maak de tekst doorzoekbaar met tekstherkenning (OCR), bijvoorbeeld met OCRmyPDF, en lees hem opnieuw."
)


def read_pdf(data: bytes, source: Source) -> Document:
    """The document in a PDF file.

    Raises UnreadableError: encrypted (needs a password), scanned (pictures without text), empty, or
    malformed (no PDF inside, or characters that mean nothing).
    """
    pdf = _open(data)
    try:
        properties = pdf.get_metadata_value("Title") or ""
        contents = _pages(pdf)
    finally:
        pdf.close()
    _check(contents)
    builder = DocumentBuilder(source)
    pages = [_upright(content) for content in contents]
    furniture = running_lines(pages, [content.height for content in contents])
    kept = [
        [line for line in lines if id(line) not in dropped | line_numbers(lines)]
        for lines, dropped in zip(pages, furniture, strict=True)
    ]
    texts = [line.text for lines in kept for line in lines]
    _check_meaning(texts)
    blocks = Blocks(body_style(kept), Joiner(texts))
    for content, lines in zip(contents, kept, strict=True):
        _add_page(blocks, content, lines, len(contents))
        _add_turned(blocks, content, alone=not pages[content.number - 1])
    blocks.finish(builder)
    return builder.build(
        title=title_of(properties, blocks.drafts, blocks.body, blocks.joiner),
        pages=len(contents),
        quality=_quality(contents),
        notes=_notes(contents),
    )


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


def _check(contents: Sequence[PageContent]) -> None:
    """Refuse documents without text or with text that means nothing."""
    total = sum(content.characters for content in contents)
    images = sum(content.images > 0 for content in contents)
    texts = sum(content.characters >= _FEW for content in contents)
    if not contents:
        raise UnreadableError("malformed", "Dit PDF-bestand heeft geen bladzijden.")
    if total < _FEW and images == 0:
        if total == 0:
            raise UnreadableError(
                "empty", "Er staat geen tekst in dit PDF-bestand, alleen leeg papier of een tekening."
            )
        return
    if images and (total == 0 or (texts < 0.1 * len(contents) and total < 120 * len(contents))):
        raise UnreadableError(
            "scanned",
            "Dit PDF-bestand bestaat uit afbeeldingen (een scan) zonder tekst; er is niets gelezen.",
            _SCAN_ADVICE,
        )


def _check_meaning(texts: Sequence[str]) -> None:
    """Refuse text whose characters were mapped wrongly: without the common words of any language we meet.

    Only with enough text, and only when the letters themselves look odd as well: few letters, or far too
    few or too many vowels.
    """
    text = " ".join(texts)[:200_000]
    words = [word for word in text.lower().split() if word.isalpha()]
    dense = [char for char in text.lower() if not char.isspace()]
    letters = sum(char.isalpha() for char in dense)
    if len(dense) < 400:
        return
    common = sum(word in _COMMON for word in words) / max(len(text.split()), 1)
    vowels = sum(char in "aeiouy" for char in dense) / max(letters, 1)
    latin = sum(char.isascii() and char.isalpha() for char in dense) / max(letters, 1)
    odd = sum(is_odd(char) for char in dense) / len(dense)
    if odd > 0.3 or (
        common < 0.01 and (letters < 0.45 * len(dense) or (latin > 0.8 and not 0.27 < vowels < 0.6))
    ):
        raise UnreadableError(
            "malformed",
            "De letters in dit PDF-bestand zijn verkeerd vastgelegd: er komt onleesbare tekst uit.",
            "Gebruik een andere versie van het document, of maak de tekst opnieuw met tekstherkenning (OCR).",
        )


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


def _quality(contents: Sequence[PageContent]) -> float:
    total = sum(content.characters for content in contents)
    odd = sum(content.odd for content in contents)
    unread = sum(content.characters < _FEW and content.images > 0 for content in contents)
    share = 1.0 - unread / len(contents)
    return round(max(0.0, share * (1.0 - min(1.0, 5 * odd / max(total, 1)))), 3)


def _notes(contents: Sequence[PageContent]) -> list[str]:
    unread = [content.number for content in contents if content.characters < _FEW and content.images > 0]
    if not unread:
        return []
    names = _ranges(unread)
    word = "Bladzijde" if len(unread) == 1 else "Bladzijden"
    verb = "is een afbeelding" if len(unread) == 1 else "zijn afbeeldingen"
    return [f"{word} {names} {verb} zonder tekst en niet gelezen; gebruik tekstherkenning (OCR)."]


def _ranges(numbers: Sequence[int]) -> str:
    """[1, 2, 3, 7] as "1-3, 7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{p[0]}-{p[-1]}" if len(p) > 1 else str(p[0]) for p in parts)
