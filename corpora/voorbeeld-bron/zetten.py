"""Sets text in lines and lines in columns; a small typesetter so that every hyphen and footnote is ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from afbreken import breaks
from bron import NOTE
from reportlab.lib.colors import Color, black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

NBSP = "\u00a0"
_SUSPENDED = re.compile(r"(?<=- )(en|of|tot) ")
Draw = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Style:
    font: str
    size: float
    leading: float
    justify: bool = False
    hyphenate: bool = False
    before: float = 0
    after: float = 0
    color: Color = black


@dataclass
class Line:
    """One unit that stays whole: `draw(canvas, x, y_top)`; `notes` are footnotes it refers to."""

    height: float
    draw: Draw
    notes: tuple[str, ...] = ()
    keep: bool = False
    heading: str = ""
    text: str = ""
    solid: bool = True


def space(height: float) -> Line:
    return Line(height, lambda canvas, x, y: None, keep=True, solid=False)


def _width(text: str, style: Style) -> float:
    plain = NOTE.sub("", text)
    marks = sum(stringWidth(number, style.font, style.size * 0.65) for number in NOTE.findall(text))
    return stringWidth(plain.replace(NBSP, " "), style.font, style.size) + marks


def _tokens(text: str) -> list[str]:
    """Words; a currency sign stays with its amount, "en" in "jeugd- en ouderenzorg" with what follows."""
    text = _SUSPENDED.sub(rf"\1{NBSP}", text)
    return text.replace("€ ", "€" + NBSP).split(" ")


def _split(word: str, room: float, style: Style) -> tuple[str, str] | None:
    """The longest head of `word` that fits in `room`, with its hyphen, and the rest."""
    own = [at + 1 for at, char in enumerate(word[:-1]) if char == "-" and at > 1 and word[at + 1].isalpha()]
    soft = breaks(word) if style.hyphenate and not own else []
    for at in sorted({*own, *soft}, reverse=True):
        head = word[:at] if at in own else word[:at] + "-"
        if _width(head, style) <= room:
            return head, word[at:]
    return None


def wrap(text: str, width: float, style: Style) -> list[str]:
    """Lines of `text` that fit in `width` points, first fit."""
    lines: list[str] = []
    current = ""
    queue = _tokens(text)[::-1]
    while queue:
        word = queue.pop()
        joined = f"{current} {word}" if current else word
        if _width(joined, style) <= width:
            current = joined
            continue
        room = width - _width(current + " ", style) if current else width
        parts = _split(word, room, style)
        if parts:
            lines.append(f"{current} {parts[0]}" if current else parts[0])
            current = ""
            queue.append(parts[1])
        elif current:
            lines.append(current)
            current = ""
            queue.append(word)
        else:
            lines.append(word)
    if current:
        lines.append(current)
    return lines


def put(canvas: Canvas, x: float, y: float, text: str, style: Style, stretch: float = 0.0) -> None:
    """Writes one line with its baseline at `y`; footnote marks stand high; `stretch` widens each space."""
    out = canvas.beginText(x, y)
    out.setFillColor(style.color)
    out.setFont(style.font, style.size)
    if stretch:
        out.setWordSpace(stretch)
    at = 0
    for mark in NOTE.finditer(text):
        out.textOut(text[at : mark.start()].replace(NBSP, " "))
        out.setRise(style.size * 0.35)
        out.setFont(style.font, style.size * 0.65)
        out.textOut(mark[1])
        out.setRise(0)
        out.setFont(style.font, style.size)
        at = mark.end()
    out.textOut(text[at:].replace(NBSP, " "))
    if stretch:
        out.setWordSpace(0)
    canvas.drawText(out)


def _text_line(text: str, width: float, style: Style, indent: float, label: str, last: bool) -> Line:
    gaps = text.count(" ") + text.count(NBSP)
    room = width - indent - _width(text, style)
    stretch = room / gaps if style.justify and not last and gaps and room < 0.25 * width else 0.0

    def draw(canvas: Canvas, x: float, y: float) -> None:
        base = y - style.leading + (style.leading - style.size) / 2 + style.size * 0.22
        if label:
            put(canvas, x + max(indent - 13, 0), base, label, style)
        put(canvas, x + indent, base, text, style, stretch)

    return Line(style.leading, draw, tuple(NOTE.findall(text)), text=text)


def paragraph(
    text: str, width: float, style: Style, *, indent: float = 0, label: str = "", heading: str = ""
) -> list[Line]:
    """A paragraph, heading or list item (`label` hangs in the indent) as lines with white space around."""
    wrapped = wrap(text, width - indent, style)
    lines = [
        _text_line(line, width, style, indent, label if i == 0 else "", i == len(wrapped) - 1)
        for i, line in enumerate(wrapped)
    ]
    if heading:
        lines[0].heading = heading
        for line in lines:
            line.keep = True
    elif len(lines) > 1:
        lines[0].keep = True
        lines[-2].keep = True
    if text.endswith(":"):
        lines[-1].keep = True
    result = [space(style.before)] if style.before else []
    result += lines
    if style.after:
        gap = space(style.after)
        gap.keep = bool(heading) or text.endswith(":")
        result.append(gap)
    return result


def table(
    rows: Sequence[Sequence[str]], width: float, style: Style, bold: Style, first: float, tight: bool = False
) -> list[Line]:
    """Rows with rulings; the first column takes `first` points, the others share the rest, flush right."""
    share = (width - first) / max(len(rows[0]) - 1, 1)
    lines = []
    for number, row in enumerate(rows):
        face = bold if number == 0 or row[0].startswith(("Totaal", "Saldo", "Per saldo")) else style
        head = wrap(row[0], first - 6, face)
        height = len(head) * face.leading + 4

        def draw(canvas: Canvas, x: float, y: float, row=row, face=face, head=head, number=number) -> None:
            for i, text in enumerate(head):
                put(canvas, x + 2, y - (i + 1) * face.leading + 1, text, face)
            for i, cell in enumerate(row[1:], 1):
                right = x + first + i * share - 3
                put(canvas, right - _width(cell, face), y - face.leading + 1, cell, face)
            canvas.setLineWidth(0.8 if number == 0 else 0.3)
            canvas.line(
                x, y - (len(head) * face.leading + 4) + 1, x + width, y - (len(head) * face.leading + 4) + 1
            )

        lines.append(Line(height, draw, keep=(number == 0 or tight) and number < len(rows) - 1))
    return [*lines, space(style.leading)]


def box(lines: Sequence[Line], width: float, fill: Color, pad: float = 7) -> Line:
    """Lines on a coloured ground, as one unit."""
    inner = sum(line.height for line in lines)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(fill)
        canvas.rect(x, y - inner - 2 * pad, width, inner + 2 * pad, stroke=0, fill=1)
        at = y - pad
        for line in lines:
            line.draw(canvas, x + pad, at)
            at -= line.height

    return Line(inner + 2 * pad + 8, draw)


def fill(lines: Sequence[Line], height: float) -> int:
    """How many of `lines` fit in `height`, without parting a line from what it must stay with."""
    used, count = 0.0, 0
    for line in lines:
        if used + line.height > height + 0.01:
            break
        used += line.height
        count += 1
    if count < len(lines):
        whole = count
        while count and lines[count - 1].keep:
            count -= 1
        count = count or whole
    return count


def draw_all(canvas: Canvas, lines: Iterable[Line], x: float, y: float) -> float:
    """Draws `lines` downwards from `y`, without white space on top; returns where they end."""
    started = False
    for line in lines:
        started = started or line.solid
        if not started:
            continue
        line.draw(canvas, x, y)
        y -= line.height
    return y
