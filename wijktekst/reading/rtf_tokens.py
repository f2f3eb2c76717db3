"""The tokens of RTF and its code pages; binary data is stepped over unread."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

#: (kind, text, number): kind is open, close, word, symbol or text; only a word has a number.
Token = tuple[str, bytes, int | None]

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
#: Code page per \fcharset; what is not here (0: ANSI, 1: default, 2: symbols) is as the document says.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 65001: "utf-8", 936: "gbk"}
#: Words that stand for one character.
CHARACTERS = {
    b"tab": " ", b"line": "\n", b"lbr": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
SYMBOLS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file in order; never fails, whatever the bytes are."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            word, number = match["word"], match["number"]
            value = int(number) if number else None
            if word == b"bin" and value and value > 0:
                at += value
            else:
                yield "word", word, value
        elif kind == "text":
            yield "text", match["text"], None
        elif kind == "hex":
            yield "text", bytes([int(match["hex"], 16)]), None
        elif kind == "brace":
            yield ("open" if match["brace"] == b"{" else "close"), b"", None
        elif kind == "symbol":
            yield "symbol", match["symbol"], None


def code_page(number: int) -> str:
    """Python's name for a Windows code page; Windows-1252 for one that does not exist."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def charset(number: int) -> str:
    """The code page of a font's character set; "" when it is that of the document."""
    return _CHARSETS.get(number, "")
