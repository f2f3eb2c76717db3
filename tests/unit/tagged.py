"""Reads sentences with their expected hits written in them: ``De [huren: huur] stijgt.``"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_MARK = re.compile(r"\[([a-z0-9-]+): |\]")


class Tagged(NamedTuple):
    """A plain sentence and its expected hits as (start, end, label), sorted."""

    text: str
    hits: tuple[tuple[int, int, str], ...]


def parse(line: str) -> Tagged:
    """Takes the marks out; they may be nested. Raises ValueError when brackets do not match."""
    line = line.replace("\\n", "\n").replace("\\u00ad", "\u00ad")
    text, hits, open_marks, at = "", [], [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            open_marks.append((len(text), mark.group(1)))
        elif not open_marks:
            raise ValueError(f"a bracket too many: {line}")
        else:
            start, label = open_marks.pop()
            hits.append((start, len(text), label))
    if open_marks:
        raise ValueError(f"a bracket is not closed: {line}")
    return Tagged(text + line[at:], tuple(sorted(hits)))


def cases(path: Path) -> list[str]:
    """The lines of a file that are neither empty nor a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
