"""Plain text: paragraphs by blank lines, wrapped lines joined, headings and list items guessed with care."""

from __future__ import annotations

import re

from wijktekst.reading.base import DocumentBuilder, UnreadableError
from wijktekst.reading.decode import decode
from wijktekst.reading.hyphens import Joiner
from wijktekst.reading.lines import BULLET, NUMBER, paragraphs
from wijktekst.types import Document, Source

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,4}\.)\s+(?=[^\W\d_])")
_CHAPTER = re.compile(r"(?:hoofdstuk|bijlage|deel|paragraaf|artikel)\s+[\dIVX]+\b", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}[ -](?:\w{3,9}|\d{1,2}),?[ -]\d{4}\b")
_FIELD = re.compile(r"[\w .-]{2,30}:\s+\S")
_RULE = re.compile(r"\s*(?:[-=_*~#]\s*){3,}$")
_LONGEST_HEADING = 90
_LONGEST_TITLE = 140
_WRAPPED = (40, 120)


def read_text(data: bytes, source: Source) -> Document:
    """Read a text file in any encoding. Raises UnreadableError when it is empty or not text."""
    text = decode(data)
    if text.count("\ufffd") * 20 > len(text):
        raise UnreadableError("malformed", "De tekens in dit tekstbestand zijn niet te ontcijferen.")
    return document_of(text, source)


def document_of(text: str, source: Source) -> Document:
    """A document of plain text; a form feed parts paragraphs. Raises UnreadableError when there is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    builder = DocumentBuilder(source)
    pages = text.rstrip("\f\n ").split("\f")
    joiner = Joiner([text])
    width = _width(text)
    blocks = [block for page in pages for block in _blocks(page)]
    state = _Headings()
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else []
        _add(builder, block, following, state, width, joiner)
    return builder.build()


def _blocks(page: str) -> list[list[str]]:
    """Runs of lines between blank lines; rules of dashes count as blank."""
    runs: list[list[str]] = [[]]
    for line in page.expandtabs(4).split("\n"):
        if line.strip() and not _RULE.match(line):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _width(text: str) -> int:
    """How many characters a full line has: the length that nine in ten lines do not pass."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if len(line.strip()) > 20)
    if not lengths:
        return _WRAPPED[0]
    return min(max(lengths[int(len(lengths) * 0.9)], _WRAPPED[0]), _WRAPPED[1])


class _Headings:
    """Depth of headings in a text that does not mark them."""

    def __init__(self) -> None:
        self.first = True
        self.numbered = 0

    def level(self, line: str) -> int:
        number = _NUMBERED.match(line)
        if number:
            self.numbered = 2 + number.group().strip(" .").count(".")
            return self.numbered
        if _CHAPTER.match(line):
            self.numbered = 2
            return 2
        return self.numbered + 1 if self.numbered else 2


def _add(
    builder: DocumentBuilder,
    block: list[str],
    following: list[str],
    state: _Headings,
    width: int,
    joiner: Joiner,
) -> None:
    if len(block) == 1 and _is_heading(block[0].strip(), following, state.first):
        builder.add("heading", block[0].strip(), level=1 if state.first else state.level(block[0].strip()))
    else:
        for paragraph in paragraphs(block, width, joiner, _starts_item):
            marker = _marker(paragraph, len(block))
            if marker:
                builder.add("list_item", paragraph[marker:])
            else:
                builder.add("paragraph", paragraph)
    state.first = False


def _starts_item(line: str) -> bool:
    return bool(BULLET.match(line) or NUMBER.match(line))


def _marker(paragraph: str, lines: int) -> int:
    """Length of a list marker in front of a paragraph."""
    match = BULLET.match(paragraph) or NUMBER.match(paragraph)
    return match.end() if match else 0


def _is_heading(line: str, following: list[str], first: bool) -> bool:
    """Whether a line that stands alone heads what follows: short, no sentence, not a date or a field."""
    if not following or len(line) > (_LONGEST_TITLE if first else _LONGEST_HEADING):
        return False
    if BULLET.match(line) or _DATE.search(line) or _FIELD.match(line):
        return first and not BULLET.match(line) and not _DATE.match(line) and line[-1] not in ".,;:>"
    if line[-1] in ".,;:>)" and not (line.endswith(")") and line[0].isupper()):
        return False
    letters = sum(c.isalpha() for c in line)
    return letters >= 3 and letters * 2 > len(line) and (line[0].isupper() or bool(_NUMBERED.match(line)))
