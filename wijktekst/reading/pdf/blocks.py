"""Lines in reading order to blocks: paragraphs, list items, footnotes, captions and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.pdf.drafts import TITLE_PAGES, Draft, Style
from wijktekst.reading.pdf.footnotes import NOTE_SIZE, cut_footnotes
from wijktekst.reading.pdf.headings import mark_heading, set_levels
from wijktekst.reading.pdf.layout import Region
from wijktekst.reading.pdf.lines import Line
from wijktekst.reading.pdf.paragraphs import Paragraphs, leading_of, looks_alike, started
from wijktekst.reading.pdf.pieces import line_pieces, table_pieces
from wijktekst.reading.pdf.scan_words import confidence_of
from wijktekst.reading.pdf.tables import is_number
from wijktekst.types import FIGURES

#: So many drafts stay open; so many back a block may go on; so far around, figures are those of one chart.
_OPEN, _REACH, _BESIDE = 16, 12, 2
#: So many words may be figures for the most part.
_MANY = 8


class Blocks:
    """Collects drafts page by page, joins what runs on, and writes them to a builder."""

    def __init__(self, body: Style, joiner: Joiner) -> None:
        self.body = body
        self.joiner = joiner
        self.drafts: list[Draft] = []
        self._paragraphs = Paragraphs(body)
        self._marked = self._complete = 0

    # -- from lines to drafts ------------------------------------------------------------------------

    def add_page(self, regions: Sequence[Region]) -> None:
        """Add the regions of one page in reading order."""
        notes: list[Draft] = []
        limit = NOTE_SIZE * self.body.size
        body = [n for region in regions for n in region.lines if n.size >= limit]
        for region in regions:
            if region.table is not None:
                self.drafts.append(Draft("table", table=region.table))
                continue
            lines = region.lines
            if not region.cell:
                lines, footnotes = cut_footnotes(lines, body, limit)
                notes += footnotes
            self._add_region(lines, region)
        self.drafts += notes

    def add_contents(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.drafts.append(Draft("list_item", [line], note="contents"))

    def _add_region(self, lines: Sequence[Line], region: Region) -> None:
        leading = leading_of(lines)
        boxed = region.boxed
        host = self._cut_cell(lines) if region.cut and not region.inner else self._host(lines, region)
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            if host is None or not host.lines or host.note:
                goes_on = False
            elif index:
                goes_on = self._paragraphs.runs_on(host, line, after, leading)
            else:
                goes_on = self._paragraphs.continues(host, line)
            if host is None or not goes_on:
                host = started(line)
                host.boxed, host.plain = boxed, region.plain
                self.drafts.append(host)
                continue
            if len(host.lines) == 1 and host.kind == "list_item":
                host.hang = line.x0
            host.lines.append(line)

    def _host(self, lines: Sequence[Line], region: Region) -> Draft | None:
        """The draft that a column may go on with: the last one, or one that text of another look interrupts.

        A quotation or the words below a picture may stand in a sentence, which goes on in small letters, or
        right below where it breaks off.
        """
        if region.boxed:
            before = self.drafts[-1] if region.inner and self.drafts else None
            return before if before and before.boxed else None
        line, last = lines[0] if lines else None, next(self._open(), None)
        if line is None:
            return last
        for draft in self._open():
            above = draft.lines[-1]
            right_below = above.page == line.page and above.bottom > line.top - line.size
            if (right_below or line.text[:1].islower()) and self._paragraphs.continues(draft, line):
                return draft
            if looks_alike(above, line):
                break
        return last

    def _open(self) -> Iterator[Draft]:
        """Drafts with running text, last first; notes, tables, captions and boxes may stand in between."""
        for draft in reversed(self.drafts[-_REACH:]):
            if draft.note:
                return
            if draft.lines and draft.kind not in ("footnote", "table", "caption") and not draft.boxed:
                yield draft

    def _cut_cell(self, lines: Sequence[Line]) -> Draft | None:
        """The text of a cell at the foot of the page before, which that of a column may go on with."""
        line = lines[0] if lines else None
        for draft in reversed(self.drafts[-_REACH:]):
            last = draft.lines[-1] if draft.lines else None
            if line is None or last is None or last.x0 >= line.right or last.right <= line.x0:
                continue
            return draft if draft.boxed and last.page == line.page - 1 else None
        return None

    # -- from drafts to blocks -----------------------------------------------------------------------

    def settle(self, all_read: bool = False) -> None:
        """Complete the drafts to which nothing can be added any more, so that their lines can be let go."""
        until = len(self.drafts) if all_read else len(self.drafts) - _OPEN
        for at in range(self._marked, until):
            draft, following = self.drafts[at], self.drafts[at + 1 : at + 4]
            if not draft.plain:
                mark_heading(draft, self.drafts[max(at - 1, 0)], following, self.body)
            draft.bare = draft.kind == "paragraph" and _is_bare(draft.text)
        self._marked = max(self._marked, until)
        complete = until if all_read else until - _BESIDE
        for at in range(self._complete, complete):
            draft = self.drafts[at]
            beside = self.drafts[max(at - _BESIDE, 0) : at + _BESIDE + 1]
            # Figures along the axes of a chart are no sentences: make tables of them.
            if draft.bare and (sum(d.bare for d in beside) >= 3 or len(draft.text.split()) >= 3):
                draft.kind, draft.note = "table", FIGURES
            self._fill(draft)
        self._complete = max(self._complete, complete)

    def _fill(self, draft: Draft) -> None:
        rows = draft.table.rows if draft.table is not None else []
        draft.confidence = confidence_of([*draft.lines, *(n for row in rows for cell in row for n in cell)])
        if draft.table is not None:
            draft.pieces = table_pieces(draft.table, self.joiner)
            draft.note = FIGURES if draft.table.chart else ""
        elif any(char.isalnum() for char in draft.text):
            draft.pieces = line_pieces(draft.lines, self.joiner, keep_marks=draft.kind == "footnote")
        draft.table = None
        if draft.lines and draft.lines[0].page > TITLE_PAGES:
            draft.lines = []

    def finish(self, builder: DocumentBuilder) -> None:
        """Decide on headings and write every draft."""
        self.settle(all_read=True)
        set_levels(self.drafts)
        for draft in self.drafts:
            sure = draft.confidence
            builder.add(draft.kind, draft.pieces, level=draft.level, note=draft.note, confidence=sure)
            draft.pieces = []


def _is_bare(text: str) -> bool:
    """Whether a text is figures, or many figures with few words between them."""
    letters = sum(map(str.isalpha, text))
    if letters < 3 or 4 * letters > 3 * len(text):
        return letters < 3
    words = text.split()
    return len(words) >= _MANY and sum(map(is_number, words)) >= 0.6 * len(words)
