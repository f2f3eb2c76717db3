"""Pages out of bytes: words, rulings and frames at any place, for the layout that no damaged PDF reaches."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from wijktekst.reading.base import UnreadableError
from wijktekst.reading.pdf.objects import Rule
from wijktekst.reading.pdf.reader import document_of
from wijktekst.reading.pdf.survey import Survey
from wijktekst.reading.pdf.tags import keep_sound
from wijktekst.reading.pdf.words import PageContent, Word
from wijktekst.types import Document, Source

VOCABULARY = (
    *(
        "De",
        "gemeente",
        "bouwt",
        "woningen",
        "in",
        "de",
        "wijk.",
        "Wij",
        "willen",
        "meer",
        "groen",
        "en",
        "rust.",
    ),
    *(
        "1.",
        "1.2",
        "2",
        "3",
        "12",
        "2025",
        "2026",
        "1.234",
        "-56",
        "12%",
        "€",
        "1,5",
        "mln.",
        "•",
        "-",
        "–",
        "o",
    ),
    *(
        "a)",
        "b.",
        "....",
        "......12",
        "Inhoud",
        "Hoofdstuk",
        "Tabel",
        "1:",
        "Figuur",
        "Bijlage",
        "CONCEPT",
        "©",
    ),
    *(
        "beleids-",
        "stuk",
        "zorg-",
        "nieuw\x02",
        "\x02",
        "é",
        "İ",
        "²",
        "¹",
        "*",
        "(1)",
        ",",
        "Besluit:",
        "w",
        "D",
    ),
    *(
        "Onderwerp:",
        "Datum:",
        "maart",
        "Pagina",
        "van",
        "https://x.nl/a-",
        "b",
        "\ue000",
        "\ufffd",
        "|",
        "X" * 80,
    ),
)
#: What, 16ths of a point from the left and the top, width and height in points, word, look.
_RECORD = struct.Struct("<BHHBBBB")
_NEXT_PAGE, _RULE, _FRAME, _TURNED = 0, 1, 2, 3
_TAGS = ("", "", "", "", "", "text", "figure", "artifact")
_MOST = 500
WIDTH, HEIGHT = 595.0, 842.0


def read_pages(data: bytes, source: Source) -> Document | None:
    """The document on the pages that the bytes describe; None when there is nothing on them."""
    survey = Survey()
    for page in _pages(data):
        keep_sound([word for words in page.words.values() for word in words])
        survey.add(page)
    try:
        return document_of(survey, source, "Laat het scannen.")
    except UnreadableError:
        return None


def _pages(data: bytes) -> Iterator[PageContent]:
    page = PageContent(1, WIDTH, HEIGHT)
    whole = len(data) // _RECORD.size * _RECORD.size
    for order, record in enumerate(_RECORD.iter_unpack(data[:whole][: _MOST * _RECORD.size])):
        what, left, down, wide, high, said, look = record
        x, top = left / 16 - 200, down / 16 - 200
        kind = what % 16
        if kind == _NEXT_PAGE:
            yield page
            page = PageContent(page.number + 1, WIDTH if look % 2 else HEIGHT, HEIGHT)
        elif kind == _RULE:
            page.rules.append(Rule(x, top, x + wide * 4, top + high * (4 if look % 2 else 0), look > 127))
        elif kind == _FRAME:
            page.frames.append(Rule(x, top, x + wide * 4, top + high * 4))
        else:
            turn = 1 + look % 3 if kind == _TURNED else 0
            word = _word(order, x, top, wide, high, VOCABULARY[said % len(VOCABULARY)], look)
            page.words.setdefault(turn, []).append(word)
            page.characters += len(word.text)
    yield page


def _word(order: int, x: float, top: float, wide: int, high: int, text: str, look: int) -> Word:
    size = high / 4
    word = Word(
        text, x, x + wide, top, top + size, top + 0.8 * size, size, bool(look & 1), bool(look & 2), order
    )
    word.color = 0xF80000 if look & 4 else 0
    word.glued = look & 24 == 24
    word.tag = _TAGS[look >> 5]
    return word


def bytes_of(pages: list[PageContent]) -> bytes:
    """Bytes that describe about these pages, with words of the vocabulary that look like theirs."""
    found: list[bytes] = []
    for number, page in enumerate(pages):
        if number:
            found.append(_packed(_NEXT_PAGE, 0, 0, 0, 0, 0, 1))
        for rule in page.rules:
            tall = rule.bottom - rule.top
            found.append(_packed(_RULE, rule.x0, rule.top, (rule.x1 - rule.x0) / 4, tall / 4, 0, tall > 3))
        for frame in page.frames:
            box = frame.x0, frame.top, (frame.x1 - frame.x0) / 4, (frame.bottom - frame.top) / 4
            found.append(_packed(_FRAME, *box, 0, 0))
        for turn, words in page.words.items():
            for word in words:
                look = (turn - 1 if turn else 0) | (word.bold << 0 if not turn else 0)
                kind = _TURNED if turn else 9
                place = word.x0, word.top, word.x1 - word.x0, word.size * 4
                found.append(_packed(kind, *place, _like(word.text), look))
    return b"".join(found)


def _packed(what: int, x: float, top: float, wide: float, high: float, said: int, look: int) -> bytes:
    place = (min(max(int((value + 200) * 16), 0), 65535) for value in (x, top))
    size = (min(max(round(value), 0), 255) for value in (wide, high))
    return _RECORD.pack(what, *place, *size, said, int(look))


def _like(text: str) -> int:
    if text in VOCABULARY:
        return VOCABULARY.index(text)
    if text[0].isdigit():
        return VOCABULARY.index("1.234" if len(text) > 2 else "12")
    return (len(text) + ord(text[0])) % 13
