"""Which drafts are headings, and how deep they are: by size, weight, colour and number."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.reading.pdf.drafts import Draft, Style
from wijktekst.reading.pdf.marks import is_bullet, section_depth
from wijktekst.reading.titles import is_sender

_MAX_LINES, _MAX_WORDS, _MAX_CHARACTERS = 4, 25, 220
#: A heading is at least this much larger than the body, when size alone must tell.
_LARGER = 1.12

_Look = tuple[float, bool, bool]


def mark_headings(drafts: Sequence[Draft], body: Style) -> None:
    """Set kind and level of every heading among the drafts."""
    for index, draft in enumerate(drafts):
        if draft.kind not in ("paragraph", "list_item") or draft.note or not _may_be(draft):
            continue
        following = drafts[index + 1 : index + 4]
        if _stands_out(draft, following, body) or _numbered(draft, drafts[max(index - 1, 0)], following):
            draft.kind = "heading"
    _plain_cover(drafts)
    _set_levels([draft for draft in drafts if draft.kind == "heading"])


def _set_levels(headings: Sequence[Draft]) -> None:
    """Rank by look and then by number; one without a number ranks with the highest numbers of its look."""
    looks = [(_look(draft), section_depth(draft.text)) for draft in headings]
    highest: dict[_Look, int] = {}
    for look, depth in looks:
        if depth:
            highest[look] = min(depth, highest.get(look, depth))
    keys = [(look, depth or highest.get(look, 0)) for look, depth in looks]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)), start=1)}
    for draft, key in zip(headings, keys, strict=True):
        draft.level = ranks[key]


def _look(draft: Draft) -> _Look:
    """What sets headings apart, highest first."""
    line = draft.lines[0]
    return -line.size, not line.bold, line.italic


def _may_be(draft: Draft) -> bool:
    """Short, with words, not the letterhead, and not ending like a sentence or a clause."""
    text = draft.text.strip()
    words = text.split()
    if is_sender(text) and draft.lines[0].page == 1:
        return False
    if len(draft.lines) > _MAX_LINES or len(words) > _MAX_WORDS or len(text) > _MAX_CHARACTERS:
        return False
    if sum(c.isalpha() for c in text) < 3 or (text.endswith((".", ",", ";")) and not text.endswith("...")):
        return False
    return not (draft.kind == "list_item" and is_bullet(text))


def _stands_out(draft: Draft, following: Sequence[Draft], body: Style) -> bool:
    """Set apart from the body by size, weight, capitals, colour or slant; with something below it."""
    if all(other.kind == "footnote" for other in following):
        return False
    lines, text = draft.lines, draft.text.strip()
    line = lines[0]
    if all(n.size >= _LARGER * body.size for n in lines):
        return len(text.split()) <= 16 or line.bold
    if all(n.bold for n in lines) and not body.bold and line.size >= 0.8 * body.size:
        return True
    if text.endswith(":") or line.size < 0.95 * body.size:
        return False
    letters = [c for c in text if c.isalpha()]
    if all(c.isupper() for c in letters) and len(letters) > 3:
        return True
    return _coloured(draft, following[0], body) or _slanted(draft)


def _coloured(draft: Draft, after: Draft, body: Style) -> bool:
    """One or two lines in a colour of their own."""
    text = draft.text.strip()
    if len(draft.lines) > 2 or len(text.split()) > 14 or not text[:1].isupper():
        return False
    return all(body.accents(n) for n in draft.lines) and not (after.lines and body.accents(after.lines[0]))


def _slanted(draft: Draft) -> bool:
    """One short line in italics."""
    line, text = draft.lines[0], draft.text.strip()
    short = len(draft.lines) == 1 and len(line.words) <= 12
    return (
        short and line.italic and text[:1].isupper() and line.x1 < line.right - 0.1 * (line.right - line.left)
    )


def _numbered(draft: Draft, before: Draft, following: Sequence[Draft]) -> bool:
    """One short line with the number of a subsection ("2.1 Aanleiding") above running text, not in a list."""
    line = draft.lines[0]
    short = (
        len(draft.lines) == 1 and len(line.words) <= 12 and not line.text.rstrip().endswith(("?", "!", ":"))
    )
    listed = before.kind == "list_item" and section_depth(before.text) > 1
    heads = bool(following) and following[0].kind == "paragraph"
    return short and heads and not listed and section_depth(draft.text) > 1


def _plain_cover(drafts: Sequence[Draft]) -> None:
    """On a cover without running text only the largest line is a heading: the rest heads nothing."""
    first = [draft for draft in drafts if draft.lines and draft.lines[0].page == 1]
    headings = [draft for draft in first if draft.kind == "heading"]
    if len(headings) < 2 or any(len(d.text.split()) > 12 for d in first if d.kind != "heading"):
        return
    largest = max(headings, key=lambda draft: draft.lines[0].size)
    for draft in headings:
        if draft is not largest:
            draft.kind = "paragraph"
