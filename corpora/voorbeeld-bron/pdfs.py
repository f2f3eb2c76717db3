"""The PDF examples: a Kamerstuk, a two-column district plan, a decision list, a council proposal."""

from __future__ import annotations

import io
import os
from datetime import datetime, timezone

from bron import Element, Source
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from zetten import Line, Style, box, draw_all, fill, paragraph, put, space, table

WIDTH, HEIGHT = A4
BLUE, SAND, TEAL, GREY = HexColor("#154273"), HexColor("#f1ead9"), HexColor("#1f6f78"), HexColor("#e6e6e6")


def open_canvas(
    source: Source, buffer: io.BytesIO, author: str, encrypt: StandardEncryption | None = None
) -> Canvas:
    """A canvas whose bytes depend on the text only: the date in the metadata is that of the document."""
    day = datetime.fromisoformat(source.head["datum"]).replace(tzinfo=timezone.utc)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    try:
        canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1, encrypt=encrypt, lang="nl-NL")
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
    canvas.setTitle(source.head["titel"])
    canvas.setAuthor(author)
    return canvas


def _styles(serif: bool, size: float, leading: float, justify: bool) -> dict[str, Style]:
    plain, bold = ("Times-Roman", "Times-Bold") if serif else ("Helvetica", "Helvetica-Bold")
    italic = "Times-Italic" if serif else "Helvetica-Oblique"
    color = HexColor("#000000") if serif else TEAL
    return {
        "body": Style(plain, size, leading, justify, justify, after=leading * 0.55),
        "item": Style(plain, size, leading, justify, justify, after=2),
        "h1": Style(bold, size + 3.5, leading + 5, before=leading * 0.7, after=4, color=color),
        "h2": Style(bold, size + 0.8, leading + 2, before=leading * 0.4, after=2, color=color),
        "caption": Style(italic, size - 0.8, leading - 0.5, before=3, after=3),
        "cell": Style(plain, size - 1.6, leading - 2),
        "cellhead": Style(bold, size - 1.6, leading - 2),
        "note": Style(plain, size - 2.4, leading - 3.2, justify, justify),
        "small": Style(plain, size - 1.8, leading - 2),
        "boxhead": Style(bold, size, leading, color=color),
    }


def _lines(element: Element, width: float, styles: dict[str, Style], first: float) -> list[Line]:
    """The lines of one block in a column of `width` points; `first` is a table's first column."""
    if element.kind == "kop":
        return paragraph(element.text, width, styles[f"h{element.level}"], heading=element.text)
    if element.kind in ("punt", "nummer"):
        label = "•" if element.kind == "punt" else element.title
        return paragraph(element.text, width, styles["item"], indent=14, label=label)
    if element.kind == "tabel":
        caption = paragraph(element.title, width, styles["caption"], heading=element.title)
        for line in caption:
            line.heading = ""
        rows = table(element.rows, width, styles["cell"], styles["cellhead"], first, tight=True)
        return caption + rows
    if element.kind == "kader":
        inner = paragraph(element.title, width - 14, styles["boxhead"])
        inner += paragraph(element.text, width - 14, styles["small"])
        return [box(inner, width, SAND)]
    if element.kind == "grafiek":
        return [_chart(element, width, styles), *paragraph(element.title, width, styles["caption"])]
    return paragraph(element.text, width, styles["body"])


def _chart(element: Element, width: float, styles: dict[str, Style]) -> Line:
    """Bars with a number on top and a label below."""
    values = [float(row[1].replace(",", ".")) for row in element.rows]
    step, top = width / len(values), 70 / max(values)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i, (row, value) in enumerate(zip(element.rows, values, strict=True)):
            left = x + i * step + step * 0.2
            canvas.setFillColor(TEAL)
            canvas.rect(left, y - 92, step * 0.6, value * top, stroke=0, fill=1)
            put(canvas, left + 2, y - 89 + value * top, row[1], styles["small"])
            put(canvas, left, y - 103, row[0], styles["small"])

    return Line(108, draw, keep=True)


def _items_end(elements: tuple[Element, ...], i: int) -> bool:
    following = elements[i + 1].kind if i + 1 < len(elements) else ""
    return elements[i].kind in ("punt", "nummer") and following != elements[i].kind


def kamerstuk(source: Source) -> bytes:
    """Title block in the margin, running header and footer, footnotes, hyphenated and justified."""
    pages: dict[str, int] = {}
    _kamerstuk(source, pages)
    return _kamerstuk(source, pages)


def _kamerstuk(source: Source, pages: dict[str, int]) -> bytes:
    styles = _styles(True, 10, 13.8, True)
    left, width, bottom = 128.0, 390.0, 78.0
    lines: list[Line] = []
    for i, element in enumerate(source.elements):
        if element.kind == "inhoud":
            lines += _contents(source, pages, width, styles)
        else:
            lines += _lines(element, width, styles, 142)
        if _items_end(source.elements, i):
            lines.append(space(6))
    buffer = io.BytesIO()
    canvas = open_canvas(source, buffer, "Ministerie van Wijken en Wonen")
    number = 1
    while lines:
        top = _kamerstuk_page(canvas, source, number, styles)
        count = _fill_with_notes(lines, top - bottom, source.notes, width, styles)
        taken, lines = lines[:count], lines[count:]
        pages.update({line.heading: number for line in taken if line.heading})
        draw_all(canvas, taken, left, top)
        notes = _notes(taken, source.notes, width, styles)
        if notes:
            height = sum(line.height for line in notes)
            canvas.setLineWidth(0.4)
            canvas.line(left, bottom + height + 2, left + 90, bottom + height + 2)
            draw_all(canvas, notes, left, bottom + height)
        canvas.showPage()
        number += 1
    canvas.save()
    return buffer.getvalue()


def _notes(lines: list[Line], notes: dict[str, str], width: float, styles: dict[str, Style]) -> list[Line]:
    result: list[Line] = []
    for number in (number for line in lines for number in line.notes):
        result += paragraph(notes[number], width, styles["note"], indent=9, label=number)
    return result


def _fill_with_notes(
    lines: list[Line], height: float, notes: dict[str, str], width: float, styles: dict[str, Style]
) -> int:
    """As `fill`, with room at the foot of the page for the notes of the lines above."""
    reserved = 0.0
    while True:
        count = fill(lines, height - reserved)
        found = _notes(lines[:count], notes, width, styles)
        needed = sum(line.height for line in found) + (8 if found else 0)
        if needed <= reserved:
            return count
        reserved = needed


def _kamerstuk_page(canvas: Canvas, source: Source, number: int, styles: dict[str, Style]) -> float:
    """Header, footer and, on page 1, the title block; returns where the text starts."""
    head, foot = source.head, Style("Helvetica", 7.5, 9)
    place = f"Tweede Kamer, v{head['vergaderjaar'][1:]}, {head['dossier']}, {head['nr'].lower()}"
    put(canvas, 128, 40, place.replace("-", "–"), foot)
    put(canvas, 513, 40, str(number), foot)
    if number > 1:
        put(canvas, 128, HEIGHT - 42, head["titel"], foot)
        canvas.setLineWidth(0.3)
        canvas.line(128, HEIGHT - 47, 518, HEIGHT - 47)
        return HEIGHT - 62
    put(canvas, 42, 40, "kst-39990-XXV-2", foot)
    put(canvas, 42, 30, "ISSN 0000 - 0000", foot)
    put(canvas, 42, HEIGHT - 70, "Tweede Kamer der Staten-Generaal", Style("Times-Bold", 19, 22))
    put(canvas, 495, HEIGHT - 70, "2", Style("Times-Bold", 19, 22))
    canvas.setLineWidth(0.8)
    canvas.line(42, HEIGHT - 80, 518, HEIGHT - 80)
    put(canvas, 42, HEIGHT - 97, head["vergaderjaar"].replace("-", "–"), Style("Helvetica", 8.5, 11))
    put(canvas, 42, HEIGHT - 135, head["dossier"], Style("Helvetica-Bold", 9.5, 12))
    title = paragraph(head["dossiertitel"], 390, Style("Helvetica-Bold", 9.5, 12))
    y = draw_all(canvas, title, 128, HEIGHT - 126)
    put(canvas, 42, y - 26, head["nr"], Style("Helvetica-Bold", 9.5, 12))
    put(canvas, 128, y - 26, head["stuk"], Style("Helvetica-Bold", 9.5, 12))
    return y - 48


def _contents(source: Source, pages: dict[str, int], width: float, styles: dict[str, Style]) -> list[Line]:
    """Table of contents with dotted lines; the page numbers come from an earlier round."""
    lines = paragraph("Inhoudsopgave", width, styles["h1"], heading="Inhoudsopgave")
    style = styles["item"]
    for element in source.elements:
        if element.kind != "kop" or not element.text[0].isdigit():
            continue
        indent = 14.0 * (element.level - 1)

        def draw(canvas: Canvas, x: float, y: float, text=element.text, indent=indent) -> None:
            end = canvas.stringWidth(text, style.font, style.size) + indent + 4
            dots = "." * int((width - 22 - end) / canvas.stringWidth(".", style.font, style.size))
            put(canvas, x + indent, y - 10, text, style)
            put(canvas, x + end, y - 10, dots, style)
            page = str(pages.get(text, 0))
            put(canvas, x + width - canvas.stringWidth(page, style.font, style.size), y - 10, page, style)

        lines.append(Line(style.leading + 1, draw, keep=True))
    lines[-1].keep = False
    return lines


def wijkplan(source: Source) -> bytes:
    """Two columns with headings over the full width, boxes, bars and captions."""
    styles = _styles(False, 10, 14.8, True)
    styles["h1"] = Style("Helvetica-Bold", 16, 21, before=4, after=6, color=TEAL)
    margin, gutter, bottom = 50.0, 22.0, 62.0
    full = WIDTH - 2 * margin
    column = (full - gutter) / 2
    buffer = io.BytesIO()
    canvas = open_canvas(source, buffer, "Gemeente Waterveen")
    page, y = 1, _wijkplan_page(canvas, source, 1)

    def turn() -> None:
        nonlocal page, y
        canvas.showPage()
        page += 1
        y = _wijkplan_page(canvas, source, page)

    for heading, elements in _chapters(source):
        title = paragraph(heading, full, styles["h1"], heading=heading)
        if y - bottom < 130:
            turn()
        y = draw_all(canvas, title, margin, y)
        lines: list[Line] = []
        for i, element in enumerate(elements):
            lines += _lines(element, column, styles, 78)
            if _items_end(elements, i):
                lines.append(space(6))
        while lines:
            height = _balance(lines, y - bottom)
            count = fill(lines, height)
            second = fill(lines[count:], height)
            ends = [
                draw_all(canvas, lines[:count], margin, y),
                draw_all(canvas, lines[count : count + second], margin + column + gutter, y),
            ]
            lines = lines[count + second :]
            y = min(ends) - 14
            if lines:
                turn()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _chapters(source: Source) -> list[tuple[str, tuple[Element, ...]]]:
    chapters: list[tuple[str, list[Element]]] = []
    for element in source.elements:
        if element.kind == "kop" and element.level == 1:
            chapters.append((element.text, []))
        else:
            chapters[-1][1].append(element)
    return [(heading, tuple(elements)) for heading, elements in chapters]


def _balance(lines: list[Line], available: float) -> float:
    """The least height at which two columns hold `lines`, or all that is `available`."""
    height = sum(line.height for line in lines) / 2
    while height < available:
        count = fill(lines, height)
        if count + fill(lines[count:], height) == len(lines):
            return height
        height += 2
    return available


def _wijkplan_page(canvas: Canvas, source: Source, number: int) -> float:
    head, foot = source.head, Style("Helvetica", 7.5, 9, color=TEAL)
    put(canvas, 50, 34, head["uitgever"], foot)
    put(canvas, WIDTH - 80, 34, f"pagina {number}", foot)
    if number > 1:
        put(canvas, 50, HEIGHT - 38, head["kop"], foot)
        return HEIGHT - 56
    canvas.setFillColor(TEAL)
    canvas.rect(0, HEIGHT - 150, WIDTH, 150, stroke=0, fill=1)
    put(canvas, 50, HEIGHT - 88, head["titel"], Style("Helvetica-Bold", 26, 30, color=white))
    put(canvas, 50, HEIGHT - 114, head["ondertitel"], Style("Helvetica", 13, 16, color=white))
    return HEIGHT - 172


def _paged(
    source: Source, lines: list[Line], author: str, left: float, first_top: float, title: list[Line]
) -> bytes:
    """One column over as many pages as needed, with a running header and `Pagina x van y`."""
    bottom, later_top = 70.0, HEIGHT - 66
    cuts, rest, top = [], lines, first_top
    while rest:
        count = fill(rest, top - bottom)
        cuts.append(rest[:count])
        rest, top = rest[count:], later_top
    buffer = io.BytesIO()
    canvas = open_canvas(source, buffer, author)
    foot = Style("Helvetica", 8, 10)
    for number, cut in enumerate(cuts, 1):
        put(canvas, WIDTH - 120, 38, f"Pagina {number} van {len(cuts)}", foot)
        if number > 1:
            put(canvas, left, HEIGHT - 44, source.head["kop"], foot)
        else:
            draw_all(canvas, title, left, HEIGHT - 50)
        draw_all(canvas, cut, left, first_top if number == 1 else later_top)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _fields(fields: list[tuple[str, str]], width: float, styles: dict[str, Style]) -> list[Line]:
    """Label and value side by side between thin lines."""
    lines = []
    for label, value in fields:

        def draw(canvas: Canvas, x: float, y: float, label=label, value=value) -> None:
            put(canvas, x + 2, y - 12, label, styles["cellhead"])
            put(canvas, x + 120, y - 12, value, styles["cell"])
            canvas.setLineWidth(0.4)
            canvas.line(x, y - 17, x + width, y - 17)

        lines.append(Line(18, draw))
    return lines


def besluitenlijst(source: Source) -> bytes:
    """A head like a table, then decisions under grey bars with number, subject and portfolio."""
    styles, width = _styles(False, 10.6, 15.6, False), 475.0
    styles["body"] = Style("Helvetica", 10.6, 15.6, after=5)
    head = source.head
    fields = [(name.capitalize(), head[name]) for name in ("vergadering", "plaats", "aanwezig", "openbaar")]
    big = Style("Helvetica-Bold", 15, 20, after=8, color=BLUE)
    title = paragraph("Gemeente Waterveen", width, Style("Helvetica", 10, 14))
    title += paragraph(head["titel"], width, big)
    lines: list[Line] = []
    for i, element in enumerate(source.elements):
        if element.kind == "besluit":
            lines += [space(6), _bar(element.rows[0], width, styles)]
        else:
            lines += _lines(element, width, styles, 100)
        if _items_end(source.elements, i):
            lines.append(space(4))
    return _paged(
        source, lines, "Gemeente Waterveen", 60, HEIGHT - 180, title + _fields(fields, width, styles)
    )


def _bar(row: tuple[str, ...], width: float, styles: dict[str, Style]) -> Line:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(GREY)
        canvas.rect(x, y - 18, width, 18, stroke=0, fill=1)
        for at, text in zip((4, 30, 330), row, strict=True):
            put(canvas, x + at, y - 13, text, styles["cellhead"])

    return Line(22, draw, keep=True)


def raadsvoorstel(source: Source) -> bytes:
    """One ragged column under a head with fields."""
    styles, width = _styles(False, 10.5, 15.4, False), 440.0
    head = source.head
    names = ("zaaknummer", "raadsvergadering", "portefeuillehouder", "onderwerp")
    title = paragraph("Raadsvoorstel", width, Style("Helvetica-Bold", 20, 26, after=10, color=BLUE))
    title += _fields([(name.capitalize(), head[name]) for name in names], width, styles)
    lines: list[Line] = []
    for i, element in enumerate(source.elements):
        lines += _lines(element, width, styles, 190)
        if _items_end(source.elements, i):
            lines.append(space(6))
    return _paged(source, lines, "Gemeente Waterveen", 74, HEIGHT - 178, title)
