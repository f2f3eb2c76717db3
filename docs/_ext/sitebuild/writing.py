"""Writes generated pages, and what every one of them needs: text that Markdown leaves as it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~$])")


def escaped(text: str) -> str:
    """Text in which no character is markup, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def toctree(names: Iterable[str], depth: int = 1, *, hidden: bool = False) -> str:
    options = f":maxdepth: {depth}\n" + (":hidden:\n" if hidden else "")
    return f"```{{toctree}}\n{options}\n" + "\n".join(names) + "\n```\n"


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Make `folder` hold these pages and no others. A page that stays the same keeps its date.

    Two builds at once do no harm: they write the same, and each file appears whole.
    """
    wanted = {folder / name for name in pages}
    for old in set(folder.rglob("*.md")) - wanted:
        old.unlink(missing_ok=True)
    for name, text in pages.items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
