"""What holds for a stretch of RTF: its own formatting, and its style with what that inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijktekst.reading.styles import HEADING_STYLE, LIST_STYLE, Style

#: A chain of styles that is longer than this goes in a circle.
_DEEPEST = 20


@dataclass(slots=True)
class State:
    """What holds inside a group; a group within begins with a copy."""

    place: bytes = b""  # fonttbl, stylesheet, info, title, creatim, ...; b"" is text
    skip: bytes = b""  # the group that is left out, if any
    star: bool = False
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    font: int = -1
    uc: int = 1
    style: int = 0
    outline: int = 0
    listed: bool | None = None
    in_table: bool = False

    def inner(self) -> State:
        """The state in which a group within begins."""
        return State(
            self.place, self.skip, False, self.hidden, self.deleted, self.bold, self.font, self.uc,
            self.style, self.outline, self.listed, self.in_table,
        )  # fmt: skip


@dataclass(slots=True)
class StyleEntry:
    """A style as the style sheet lists it."""

    number: int = 0
    name: str = ""
    based_on: int = -1
    level: int = 0
    listed: bool | None = None


def depth(outline: int) -> int:
    """Heading depth from an outline level (0 to 8; 9 is body text)."""
    return outline + 1 if 0 <= outline < 9 else 0


def style_of(number: int, entries: Mapping[int, StyleEntry]) -> Style:
    """A style with what it inherits; one that builds on itself ends at that point."""
    name = entries[number].name.strip().rstrip(";").strip()
    level, listed, steps = 0, None, 0
    while number in entries and steps < _DEEPEST:
        entry = entries[number]
        named = HEADING_STYLE.fullmatch(entry.name.strip().rstrip(";").strip())
        level = level or entry.level or (int(named.group(1)) if named else 0)
        listed = entry.listed if listed is None else listed
        number, steps = entry.based_on, steps + 1
    return Style(name, level, bool(listed) or bool(LIST_STYLE.fullmatch(name)))
