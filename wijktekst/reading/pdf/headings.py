"""Which drafts are headings, and how deep they are: by size, weight, colour and number."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.reading.pdf.drafts import Draft, Look, Style
from wijktekst.reading.pdf.marks import ends_sentence, is_bullet, section_depth
from wijktekst.reading.titles import is_sender

#: Text so many times larger than the body is that of a title, which may take more lines.
LARGE, _TITLE_LINES = 1.5, 7
_MAX_LINES, _MAX_WORDS, _MAX_CHARACTERS = 4, 25, 220
#: A heading is at least this much larger than the body, when size alone must tell.
_LARGER = 1.12
_OPENING = "“„‘\"'"
#: A question of more words is one that a text answers, in the size of the text.
_QUESTION = 12
#: A first page in more blocks than this is no cover.
_COVER = 200


def mark_heading(draft: Draft, before: Draft, following: Sequence[Draft], body: Style) -> None:
    """Make a heading of a draft that is one, by the drafts around it: `before`, and three `following` it."""
    if draft.kind not in ("paragraph", "list_item") or draft.note or not _may_be(draft, body):
        return
    if _stands_out(draft, following, body) or _numbered(draft, before, following):
        line = draft.lines[0]
        draft.kind = "heading"
        draft.look = (-line.size, not line.bold, line.italic)
        draft.depth = section_depth(draft.text)


def set_levels(drafts: Sequence[Draft]) -> None:
    """Rank headings by look and then by number; one without a number ranks with the highest of its look."""
    _plain_cover(drafts)
    headings = [draft for draft in drafts if draft.kind == "heading"]
    highest: dict[Look, int] = {}
    for draft in headings:
        if draft.depth:
            highest[draft.look] = min(draft.depth, highest.get(draft.look, draft.depth))
    keys = [(draft.look, draft.depth or highest.get(draft.look, 0)) for draft in headings]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)), start=1)}
    for draft, key in zip(headings, keys, strict=True):
        draft.level = ranks[key]


def _may_be(draft: Draft, body: Style) -> bool:
    """Short, with words, not the letterhead, and not ending like a sentence or a clause."""
    text = draft.text.strip()
    words = text.split()
    if is_sender(text) and draft.lines[0].page == 1:
        return False
    lines = _TITLE_LINES if draft.lines[0].size >= LARGE * body.size else _MAX_LINES
    if len(draft.lines) > lines or len(words) > _MAX_WORDS or len(text) > _MAX_CHARACTERS:
        return False
    if sum(c.isalpha() for c in text) < 3 or (text.endswith((".", ",", ";")) and not text.endswith("...")):
        return False
    if text[0] in _OPENING and ends_sentence(text):
        return False
    if text.endswith("?") and len(words) > _QUESTION and draft.lines[0].size < _LARGER * body.size:
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
    first = [draft for draft in drafts[:_COVER] if draft.lines and draft.lines[0].page == 1]
    headings = [draft for draft in first if draft.kind == "heading"]
    if len(headings) < 2 or any(len(d.text.split()) > 12 for d in first if d.kind != "heading"):
        return
    largest = max(headings, key=lambda draft: draft.lines[0].size)
    for draft in headings:
        if draft is not largest:
            draft.kind = "paragraph"
