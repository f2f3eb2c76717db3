"""Lines in reading order to blocks: paragraphs, list items, footnotes, captions and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from wijktekst.reading.base import DocumentBuilder, Piece
from wijktekst.reading.captions import begins_caption, is_caption, is_titled_caption
from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.drafts import Draft, Style
from wijktekst.reading.pdf.headings import mark_headings
from wijktekst.reading.pdf.layout import Region
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.marks import (
    ends_in_mark,
    ends_sentence,
    is_dash,
    is_item,
    is_sure_bullet,
)
from wijktekst.reading.pdf.pieces import line_pieces, table_pieces

#: Notes are set smaller than this share of the body.
_NOTE_SIZE = 0.93
_NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3})[.)]?$")


class Blocks:
    """Collects drafts page by page, joins what runs on, and writes them to a builder."""

    def __init__(self, body: Style, joiner: Joiner) -> None:
        self.body = body
        self.joiner = joiner
        self.drafts: list[Draft] = []

    # -- from lines to drafts ------------------------------------------------------------------------

    def add_page(self, regions: Sequence[Region]) -> None:
        """Add the regions of one page in reading order."""
        notes: list[Draft] = []
        body = [n for region in regions for n in region.lines if n.size >= _NOTE_SIZE * self.body.size]
        for region in regions:
            if region.table is not None:
                self.drafts.append(Draft("table", table=region.table))
                continue
            lines, footnotes = self._footnotes(region.lines, body)
            notes += footnotes
            self._add_region(lines, region.boxed)
        self.drafts += notes

    def add_contents(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.drafts.append(Draft("list_item", [line], note="contents"))

    def _footnotes(self, lines: list[Line], body: Sequence[Line]) -> tuple[list[Line], list[Draft]]:
        """Cut the small lines with a mark off the end of a region, if no line of the body stands below."""
        cut = len(lines)
        while cut and lines[cut - 1].size < _NOTE_SIZE * self.body.size:
            cut -= 1
        while cut < len(lines) and not self._starts_note(lines[cut]):
            cut += 1
        if cut == len(lines) or any(_below(other, lines[cut]) for other in body):
            return lines, []
        notes: list[Draft] = []
        expected = 0
        for line in lines[cut:]:
            mark = line.words[0].text.strip(".)")
            follows = line.words[0].raised or not mark.isdecimal() or int(mark) == expected
            if not notes or (self._starts_note(line) and follows):
                notes.append(Draft("footnote", [line]))
                expected = int(mark) + 1 if mark.isdecimal() else 0
            else:
                notes[-1].lines.append(line)
        return lines[:cut], notes

    @staticmethod
    def _starts_note(line: Line) -> bool:
        if len(line.words) < 2 or not _NOTE_MARK.match(line.words[0].text):
            return False
        first, second = line.words[:2]
        if not any(char.isalpha() for char in second.text):
            return False
        return first.raised or first.size < 0.85 * line.size or line.size < 9

    def _add_region(self, lines: Sequence[Line], boxed: bool) -> None:
        leading = _leading(lines)
        host = None if boxed else self._open()
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            if host is None or not host.lines or host.note:
                goes_on = False
            elif index:
                goes_on = self._runs_on(host, line, after, leading)
            else:
                goes_on = self._continues(host, line)
            if host is None or not goes_on:
                host = self._start(line)
                host.boxed = boxed
                self.drafts.append(host)
                continue
            if len(host.lines) == 1 and host.kind == "list_item":
                host.hang = line.x0
            host.lines.append(line)

    def _open(self) -> Draft | None:
        """The last draft with running text; footnotes, tables, captions and boxes may stand in between."""
        for draft in reversed(self.drafts[-12:]):
            if draft.note:
                return None
            if draft.kind not in ("footnote", "table", "caption") and not draft.boxed:
                return draft
        return None

    def _start(self, line: Line) -> Draft:
        if is_caption(line.text):
            return Draft("caption", [line])
        if is_item(line.text):
            return Draft("list_item", [line])
        return Draft("paragraph", [line])

    def _runs_on(self, host: Draft, line: Line, after: Line | None, leading: float) -> bool:
        """Whether `line` goes on with the block whose last line stands right above it in one column."""
        last = host.lines[-1]
        full, ended = _full(last, line), ends_sentence(last.text)
        loose = full and not ended and line.text[:1].islower()
        if not _near(last, line, 1.4 * leading if loose else leading):
            return False
        if host.kind == "caption":
            return full and not ended and line.bold == last.bold and line.text[:1].islower()
        if self._other_style(last, line, full, ended):
            return False
        if is_titled_caption(line.text) or (begins_caption(line.text) and (ended or not full)):
            return False
        if is_item(line.text) and self._new_item(host, line, after, ended, full):
            return False
        return ends_in_mark(last.text) or self._same_paragraph(host, line, full, ended)

    def _other_style(self, last: Line, line: Line, full: bool, ended: bool) -> bool:
        """A change of weight, slant or colour that is no emphasis within a running sentence."""
        if line.bold != last.bold and not (full and not ended and last.words[-1].bold == line.words[0].bold):
            return True
        if line.italic != last.italic and not full:
            return True
        return self.body.accents(line) != self.body.accents(last) and (ended or not full)

    def _same_paragraph(self, host: Draft, line: Line, full: bool, ended: bool) -> bool:
        size, last = line.size, host.lines[-1]
        if host.kind == "list_item":
            start = host.lines[0].x0
            if host.hang is not None and host.hang > start + 2 and line.x0 < host.hang - 0.6 * size:
                return not ended and line.text[:1].islower()
            if host.hang is None and line.x0 > start + 0.5 * size:
                return True
            long = last.x1 > last.left + 0.75 * (last.right - last.left)
            if host.hang is not None and abs(line.x0 - host.hang) < 2 and long and not ended:
                return True
        elif line.x0 > last.x0 + 0.8 * size and ended and len(host.lines) > 1:
            return False
        if full:
            return True
        if ended:
            return False
        first = line.text[:1]
        return (
            first.islower()
            or first in "(&€"
            or (is_dash(first) and line.text[1:].lstrip()[:1].islower())
            or (not first.isupper() and not is_item(line.text))
        )

    def _new_item(self, host: Draft, line: Line, after: Line | None, ended: bool, full: bool) -> bool:
        """A marker in the middle of a paragraph may be a dash or a number of the sentence."""
        if is_sure_bullet(line.text):
            return True
        if host.kind == "list_item" and abs(line.x0 - host.lines[0].x0) < 3:
            return True
        if is_dash(line.text) and not ended and not host.text.rstrip().endswith(","):
            return after is not None and after.x0 > line.x0 + 3
        if ended or not full:
            return True
        return after is not None and after.x0 > line.x0 + 3

    def _continues(self, host: Draft, line: Line) -> bool:
        """Whether the first line of a column or page goes on with the last block before it."""
        if not host.lines or host.kind not in ("paragraph", "list_item") or is_item(line.text):
            return False
        last = host.lines[-1]
        if last.page == line.page and line.base > last.base and line.x0 < last.right:
            return self._runs_on(host, line, None, 1.2 * line.size)
        if abs(line.size - last.size) > 0.06 * last.size or line.bold != last.bold:
            return False
        if last.page == line.page and line.bold and not self.body.bold:
            return False
        text = last.text.rstrip()
        if ends_in_mark(text) or text.endswith("-"):
            return True
        if ends_sentence(text):
            return False
        if line.text[:1].islower():
            return True
        wide = last.x1 > last.right - 0.15 * (last.right - last.left) and len(last.words) > 3
        return wide and len(line.words) > 3 and (text.endswith(",") or text[-1:].islower())

    # -- from drafts to blocks -----------------------------------------------------------------------

    def finish(self, builder: DocumentBuilder) -> None:
        """Decide on headings and write every draft."""
        mark_headings(self.drafts, self.body)
        self._mark_chart_figures()
        for draft in self.drafts:
            if draft.table is None and not any(char.isalnum() for char in draft.text):
                continue
            if draft.table is not None:
                builder.add("table", table_pieces(draft.table, self.joiner))
            else:
                builder.add(draft.kind, self.pieces(draft), level=draft.level, note=draft.note)

    def _mark_chart_figures(self) -> None:
        """Figures along the axes of a chart are no sentences: make tables of them."""
        bare = [
            draft.kind == "paragraph" and sum(char.isalpha() for char in draft.text) < 3
            for draft in self.drafts
        ]
        for index, draft in enumerate(self.drafts):
            beside = bare[max(index - 2, 0) : index + 3]
            if bare[index] and (sum(beside) >= 3 or len(draft.text.split()) >= 3):
                draft.kind = "table"

    def pieces(self, draft: Draft) -> list[Piece]:
        """The text of a draft, line by line."""
        return line_pieces(draft.lines, self.joiner, keep_marks=draft.kind == "footnote")


def _below(other: Line, line: Line) -> bool:
    return other.base > line.base + 2 and other.x0 < line.x1 and other.x1 > line.x0


def _near(last: Line, line: Line, leading: float) -> bool:
    """Of one size, and no further apart than the lines of a paragraph."""
    size = max(line.size, last.size)
    step = line.base - last.base
    far = step > max(1.32 * leading, size) and step > 1.45 * size
    return abs(line.size - last.size) <= 0.12 * size and step >= 0.2 * size and not far


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between baselines of a region."""
    steps = sorted(
        b.base - a.base for a, b in pairwise(lines) if 0.8 * b.size < b.base - a.base < 2.2 * b.size
    )
    return steps[len(steps) // 3] if steps else 1.2 * (lines[0].size if lines else 10.0)


def _full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted at the end of `last`."""
    first = line.words[0]
    room = last.right - last.x1
    return first.x1 - first.x0 + 0.25 * line.size > room - 0.3 * line.size
