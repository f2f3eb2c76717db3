"""Whether a line goes on with a block, in its column or from one column or page to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wijktekst.reading.captions import begins_caption, is_caption, is_titled_caption
from wijktekst.reading.pdf.drafts import Draft, Style
from wijktekst.reading.pdf.headings import LARGE
from wijktekst.reading.pdf.lines import Line, of_one_size
from wijktekst.reading.pdf.marks import (
    ends_in_mark,
    ends_sentence,
    is_dash,
    is_item,
    is_labelled,
    is_sure_bullet,
    leads_on,
)


class Paragraphs:
    """Puts lines together in paragraphs and list items; `body` is what most text looks like."""

    def __init__(self, body: Style) -> None:
        self.body = body

    def runs_on(self, host: Draft, line: Line, after: Line | None, leading: float) -> bool:
        """Whether `line` goes on with the block whose last line stands right above it in one column."""
        last = host.lines[-1]
        if self._walled(last, line):
            return False
        full, ended = _full(last, line), ends_sentence(last.said)
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
        large = self._is_large(last) and self._is_large(line) and line.accent == last.accent
        if leads_on(last.said) or (large and not ended and line.italic == last.italic):
            return False
        if line.bold != last.bold and not (full and not ended and last.words[-1].bold == line.words[0].bold):
            return True
        if line.italic != last.italic and not full:
            return True
        other = self.body.accents(line) != self.body.accents(last)
        return other and (ended or not (full or line.text[:1].islower()))

    def _walled(self, last: Line, line: Line) -> bool:
        """Whether the edge of a box stands between two lines; a title or a sentence may cross it."""
        if last.enclosure == line.enclosure or self._is_large(line):
            return False
        if last.page != line.page and last.enclosure and line.enclosure:
            return False
        return ends_sentence(last.said) or not line.text[:1].islower()

    def _is_large(self, line: Line) -> bool:
        """Of the size of a title, in which weight may change."""
        return line.size >= LARGE * self.body.size

    def _same_paragraph(self, host: Draft, line: Line, full: bool, ended: bool) -> bool:
        size, last = line.size, host.lines[-1]
        if host.kind == "list_item":
            start = host.lines[0].x0
            if host.hang is not None and host.hang > start + 2 and line.x0 < host.hang - 0.6 * size:
                return not ended and line.text[:1].islower()
            if host.hang is None and line.x0 > start + 0.5 * size:
                return True
            long = last.x1 > last.left + 0.75 * (min(last.right, host.right) - last.left)
            if host.hang is not None and abs(line.x0 - host.hang) < 2 and long and not ended:
                return True
        elif line.x0 > last.x0 + 0.8 * size and ended and len(host.lines) > 1:
            return False
        if full or leads_on(last.said):
            return True
        if ended:
            return False
        if self._is_ragged(host, line):
            return True
        first = line.text[:1]
        return (
            first.islower()
            or first in "(&€"
            or (is_dash(first) and line.text[1:].lstrip()[:1].islower())
            or (not first.isupper() and not is_item(line.text))
        )

    @staticmethod
    def _is_ragged(host: Draft, line: Line) -> bool:
        """Whether a text without a straight right edge goes on: it breaks off at the end of no long line."""
        last = host.lines[-1]
        reach = last.left + 0.8 * (min(last.right, host.right) - last.left)
        long = len(host.lines) > 1 and last.x1 > reach and len(line.words) > 3
        return long and line.x0 < last.x0 + 3 and not is_labelled(line.text)

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

    def continues(self, host: Draft, line: Line) -> bool:
        """Whether the first line of a column or page goes on with the last block before it."""
        if not host.lines or host.kind not in ("paragraph", "list_item") or is_item(line.text):
            return False
        last = host.lines[-1]
        if last.page == line.page and line.base > last.base and line.x0 < last.right:
            return self.runs_on(host, line, None, 1.2 * line.size)
        if not of_one_size(last, line) or line.bold != last.bold or self._walled(last, line):
            return False
        if last.page == line.page and line.bold and not self.body.bold:
            return False
        text = last.said
        if ends_in_mark(text) or text.endswith("-"):
            return True
        if ends_sentence(text):
            return False
        if line.text[:1].islower() or leads_on(text):
            return True
        wide = last.x1 > last.right - 0.15 * (last.right - last.left) and len(last.words) > 3
        long = len(line.words) > 3 or ends_sentence(line.text)
        return wide and long and (text.endswith(",") or text[-1:].islower())


def started(line: Line) -> Draft:
    """A new block that begins with `line`."""
    if is_caption(line.text):
        return Draft("caption", [line])
    if is_item(line.text):
        return Draft("list_item", [line])
    return Draft("paragraph", [line])


def looks_alike(last: Line, line: Line) -> bool:
    """Of one size, weight, slant and colour."""
    if not of_one_size(last, line) or line.accent != last.accent:
        return False
    return line.bold == last.bold and line.italic == last.italic


def leading_of(lines: Sequence[Line]) -> float:
    """The usual distance between baselines of a region."""
    steps = sorted(
        b.base - a.base for a, b in pairwise(lines) if 0.8 * b.size < b.base - a.base < 2.2 * b.size
    )
    return steps[len(steps) // 3] if steps else 1.2 * (lines[0].size if lines else 10.0)


def _near(last: Line, line: Line, leading: float) -> bool:
    """Of one size, and no further apart than the lines of a paragraph."""
    size = max(line.size, last.size)
    step = line.base - last.base
    far = step > max(1.32 * leading, size) and step > 1.45 * size
    return abs(line.size - last.size) <= 0.12 * size and step >= 0.2 * size and not far


def _full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted at the end of `last`."""
    first = line.words[0]
    room = last.right - last.x1
    return first.x1 - first.x0 + 0.25 * line.size > room - 0.3 * line.size
