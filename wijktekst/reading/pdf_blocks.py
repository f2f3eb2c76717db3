"""Lines in reading order to blocks: headings, paragraphs, list items, footnotes, captions and tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wijktekst.reading.base import DocumentBuilder, Piece
from wijktekst.reading.pdf_hyphens import HYPHENS, Joiner
from wijktekst.reading.pdf_layout import Region
from wijktekst.reading.pdf_lines import Line
from wijktekst.reading.pdf_tables import Table
from wijktekst.types import BlockKind

_BULLET = re.compile(r"^(?:[•·▪■□◦●○➢➤►✓✔❖◆‣⁃*»›\uf000-\uf0ff]|[-–—](?=\s)|o(?=\s))\s*")
_NUMBERED = re.compile(
    r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÀ-Þ]|^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s"
)
_SECTION = re.compile(
    r"^(?:(?:hoofdstuk|deel|bijlage|artikel|paragraaf)\s+[\dIVXA-Z]+|\d{1,2}(?:\.[\da-z]{1,2})*\.?)\s", re.I
)
_CAPTION = re.compile(
    r"^(?:tabel|figuur|grafiek|kaart|diagram|afbeelding|overzicht|staat)\s+[\dIVX]+(?:[.\-:]\d+)*\b"
    r"|^\(?(?:alle\s+)?bedragen\s+(?:x|in|\*|×)\s"
    r"|\(bedragen\s+(?:x|in|\*|×)\s[^)]*\)\s*$",
    re.I,
)
_ENDING = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)")
_NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3})(?:[.)]?\s|$)")


@dataclass
class Draft:
    """A block in the making."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    level: int = 0
    note: str = ""
    hang: float | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Style:
    """What most characters of a document look like."""

    size: float
    bold: bool
    color: int


def body_style(pages: Iterable[Iterable[Line]]) -> Style:
    """Size, weight and colour of most characters of the document."""
    sizes: Counter[tuple[float, bool]] = Counter()
    colors: Counter[int] = Counter()
    for lines in pages:
        for line in lines:
            sizes[(line.size, line.bold)] += len(line.text)
            colors[line.words[0].color] += len(line.text)
    if not sizes:
        return Style(10.0, False, 0)
    size, bold = max(sizes, key=lambda s: (sizes[s], s))
    return Style(size, bold, max(colors, key=lambda c: (colors[c], -c)))


class Blocks:
    """Collects drafts page by page, joins what runs on, and writes them to a builder."""

    def __init__(self, body: Style, joiner: Joiner) -> None:
        self.size, self.bold, self.color = body.size, body.bold, body.color
        self.joiner = joiner
        self.drafts: list[Draft] = []

    # -- from lines to drafts ------------------------------------------------------------------------

    def add_page(self, regions: Sequence[Region]) -> None:
        """Add the regions of one page in reading order."""
        notes: list[Draft] = []
        fresh = True
        for region in regions:
            if region.table is not None:
                self.drafts.append(Draft("table", table=region.table))
                continue
            lines, footnotes = self._footnotes(region.lines)
            notes += footnotes
            self._add_region(lines, fresh)
            fresh = True
        self.drafts += notes

    def add_contents(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.drafts.append(Draft("list_item", [line], note="contents"))

    def _footnotes(self, lines: list[Line]) -> tuple[list[Line], list[Draft]]:
        """Cut the small lines with a mark off the end of a region."""
        cut = len(lines)
        while cut and lines[cut - 1].size < 0.93 * self.size:
            cut -= 1
        while cut < len(lines) and not self._starts_note(lines[cut]):
            cut += 1
        if cut == len(lines):
            return lines, []
        notes: list[Draft] = []
        for line in lines[cut:]:
            if self._starts_note(line) or not notes:
                notes.append(Draft("footnote", [line]))
            else:
                notes[-1].lines.append(line)
        return lines[:cut], notes

    @staticmethod
    def _starts_note(line: Line) -> bool:
        first = line.words[0]
        mark = bool(_NOTE_MARK.match(first.text))
        return (
            mark and len(line.words) > 1 and (first.raised or first.size < 0.85 * line.size or line.size < 9)
        )

    def _add_region(self, lines: Sequence[Line], fresh: bool) -> None:
        leading = _leading(lines)
        for index, line in enumerate(lines):
            last = lines[index - 1] if index else None
            after = lines[index + 1] if index + 1 < len(lines) else None
            host = self._open() if (last is not None or fresh) else None
            if host is not None:
                ok = self._runs_on(host, last, line, after, leading) if last else self._continues(host, line)
                if ok:
                    if len(host.lines) == 1 and host.kind == "list_item":
                        host.hang = line.x0
                    host.lines.append(line)
                    continue
            self.drafts.append(self._start(line))

    def _open(self) -> Draft | None:
        """The last draft with running text; footnotes and tables may stand in between."""
        for draft in reversed(self.drafts[-12:]):
            if draft.note:
                return None
            if draft.kind in ("footnote", "table"):
                continue
            return draft
        return None

    def _start(self, line: Line) -> Draft:
        if _CAPTION.search(line.text) and len(line.words) <= 30:
            return Draft("caption", [line])
        if _marker(line):
            return Draft("list_item", [line])
        return Draft("paragraph", [line])

    def _runs_on(
        self, host: Draft, last: Line | None, line: Line, after: Line | None, leading: float
    ) -> bool:
        """Whether `line` goes on with the block that ends with `last`, right above it in one column."""
        if last is None or host.lines[-1] is not last:
            return False
        size = max(line.size, last.size)
        if abs(line.size - last.size) > 0.12 * size:
            return False
        step = line.base - last.base
        if (step > max(1.32 * leading, 1.0 * size) and step > 1.45 * size) or step < 0.2 * size:
            return False
        if host.kind == "caption":
            return False
        full = _full(last, line)
        ended = last.text.rstrip().endswith(_ENDING)
        if _CAPTION.match(line.text) and (ended or not full):
            return False
        if line.bold != last.bold and not (full and not ended and last.words[-1].bold == line.words[0].bold):
            return False
        if line.italic != last.italic and not full:
            return False
        if self._accent(line) != self._accent(last) and (ended or not full):
            return False
        if _marker(line) and self._new_item(host, line, after, ended, full):
            return False
        if last.text.rstrip().endswith(tuple(HYPHENS)):
            return True
        return self._same_paragraph(host, last, line, full, ended)

    def _accent(self, line: Line) -> bool:
        """Set in one colour that is not the body's."""
        return line.words[0].color != self.color and line.accent not in (0, self.color)

    def _same_paragraph(self, host: Draft, last: Line, line: Line, full: bool, ended: bool) -> bool:
        size = line.size
        if host.kind == "list_item":
            start = host.lines[0].x0
            if host.hang is not None and host.hang > start + 2 and line.x0 < host.hang - 0.6 * size:
                return not ended and line.text[:1].islower()
            if host.hang is None and line.x0 > start + 0.5 * size:
                return True
        elif line.x0 > last.x0 + 0.8 * size and ended and len(host.lines) > 1:
            return False
        if full:
            return True
        if ended:
            return False
        return (
            line.text[:1].islower()
            or line.text[:1] in "(&€"
            or (not line.text[:1].isupper() and not _marker(line))
        )

    def _new_item(self, host: Draft, line: Line, after: Line | None, ended: bool, full: bool) -> bool:
        """A marker in the middle of a paragraph may be a dash or a number of the sentence."""
        if _BULLET.match(line.text) and line.text[0] not in "-–—o*":
            return True
        if host.kind == "list_item" and abs(line.x0 - host.lines[0].x0) < 3:
            return True
        if line.text[0] in "-–—" and not ended and not host.text.rstrip().endswith(","):
            return after is not None and after.x0 > line.x0 + 3
        if ended or not full:
            return True
        return after is not None and after.x0 > line.x0 + 3

    def _continues(self, host: Draft, line: Line) -> bool:
        """Whether the first line of a column or page goes on with the last block before it."""
        if not host.lines or host.kind not in ("paragraph", "list_item") or _marker(line):
            return False
        last = host.lines[-1]
        if last.page == line.page and line.base > last.base and line.x0 < last.right:
            return self._runs_on(host, last, line, None, 1.2 * line.size)
        if abs(line.size - last.size) > 0.06 * last.size or line.bold != last.bold:
            return False
        if last.page == line.page and line.bold and not self.bold:
            return False
        text = last.text.rstrip()
        if text.endswith(tuple(HYPHENS)) or text.endswith("-"):
            return True
        if text.endswith(_ENDING):
            return False
        first = line.text[:1]
        if first.islower():
            return True
        wide = last.x1 > last.right - 0.15 * (last.right - last.left) and len(last.words) > 3
        return wide and len(line.words) > 3 and (text.endswith(",") or text[-1:].islower())

    # -- from drafts to blocks -----------------------------------------------------------------------

    def finish(self, builder: DocumentBuilder) -> None:
        """Decide on headings and write every draft."""
        for index, draft in enumerate(self.drafts):
            if draft.kind in ("paragraph", "list_item") and not draft.note and self._is_heading(index):
                draft.kind = "heading"
        keys = sorted({self._style(d) for d in self.drafts if d.kind == "heading"})
        ranks = {key: rank for rank, key in enumerate(keys, start=1)}
        for draft in self.drafts:
            if draft.kind == "heading":
                draft.level = min(ranks[self._style(draft)], 9)
            if draft.table is not None:
                builder.add("table", _table_pieces(draft.table, self.joiner))
            else:
                builder.add(draft.kind, self._pieces(draft), level=draft.level, note=draft.note)

    def _style(self, draft: Draft) -> tuple[float, bool, bool, int]:
        line = draft.lines[0]
        return -line.size, not line.bold, line.italic, _depth(draft.text)

    def _is_heading(self, index: int) -> bool:
        draft = self.drafts[index]
        lines = draft.lines
        text = draft.text.strip()
        words = text.split()
        if len(lines) > 4 or len(words) > 25 or len(text) > 220 or sum(c.isalpha() for c in text) < 3:
            return False
        if text.endswith((".", ",", ";")) and not text.endswith("..."):
            return False
        if draft.kind == "list_item" and _BULLET.match(text):
            return False
        line = lines[0]
        if not self._has_text_below(index):
            return False
        if all(n.size >= 1.12 * self.size for n in lines):
            return len(words) <= 16 or line.bold
        bold = all(n.bold for n in lines) and not self.bold
        if bold and line.size >= 0.9 * self.size:
            return True
        if text.endswith(":") or line.size < 0.95 * self.size:
            return False
        if len(lines) <= 2 and len(words) <= 14 and all(self._accent(n) for n in lines):
            after = self.drafts[index + 1]
            if text[:1].isupper() and not (after.lines and self._accent(after.lines[0])):
                return True
        letters = [c for c in text if c.isalpha()]
        if all(c.isupper() for c in letters) and len(letters) > 3:
            return True
        short = len(lines) == 1 and len(words) <= 12 and line.x1 < line.right - 0.1 * (line.right - line.left)
        return all(n.italic for n in lines) and short and text[:1].isupper()

    def _has_text_below(self, index: int) -> bool:
        return any(d.kind != "footnote" for d in self.drafts[index + 1 : index + 4])

    def _pieces(self, draft: Draft) -> list[Piece]:
        return line_pieces(draft.lines, self.joiner, keep_marks=draft.kind == "footnote")


def line_pieces(lines: Sequence[Line], joiner: Joiner, keep_marks: bool = False) -> list[Piece]:
    """One piece per line, with the space or the hyphen decided; superscript references left out."""
    pieces: list[Piece] = []
    texts = [_line_text(line, keep_marks) for line in lines]
    for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
        between = ""
        if index + 1 < len(lines):
            following = next((t for t in texts[index + 1 :] if t), "")
            text, between = joiner.glue(text, following)
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        pieces.append(Piece(text + between, line.page, *line.box))
    if pieces:
        pieces[0] = _plain_bullet(pieces[0])
    return pieces


def _plain_bullet(piece: Piece) -> Piece:
    if piece.text[:1] and "\uf000" <= piece.text[0] <= "\uf0ff":
        return Piece("• " + piece.text[1:].lstrip(), piece.page, piece.x0, piece.top, piece.x1, piece.bottom)
    return piece


def _line_text(line: Line, keep_marks: bool) -> str:
    parts = line.parts
    kept = [
        part
        for index, (part, word) in enumerate(zip(parts, line.words, strict=True))
        if keep_marks or not word.raised
    ]
    return "".join(kept).strip()


def _table_pieces(table: Table, joiner: Joiner) -> list[Piece]:
    pieces: list[Piece] = []
    for number, row in enumerate(table.rows):
        if number:
            pieces.append(Piece("\n"))
        for column, cell in enumerate(row):
            if column:
                pieces.append(Piece("\t"))
            pieces += line_pieces(cell, joiner)
    return pieces


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between baselines of a region."""
    steps = sorted(
        b.base - a.base for a, b in itertools.pairwise(lines) if 0.8 * b.size < b.base - a.base < 2.2 * b.size
    )
    return steps[len(steps) // 3] if steps else 1.2 * (lines[0].size if lines else 10.0)


def _full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted at the end of `last`."""
    first = line.words[0]
    room = last.right - last.x1
    return first.x1 - first.x0 + 0.25 * line.size > room - 0.3 * line.size


def _marker(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text)) and len(line.words) > 1


def _depth(text: str) -> int:
    match = _SECTION.match(text.strip() + " ")
    return match[0].count(".") - match[0].strip().endswith(".") + 1 if match and match[0][0].isdigit() else 0
