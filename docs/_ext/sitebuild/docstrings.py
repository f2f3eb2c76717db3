"""Docstrings are Markdown in plain prose; autodoc takes reStructuredText. This is the way between them."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.util.docutils import SphinxDirective

#: `name : what it is`, or a line of dashes below a word, as NumPy writes them.
_PARAMETER = re.compile(r"^(\w+(?:, \w+)*) : (.*)$")
_UNDERLINE = re.compile(r"^-{3,}$")


class Markdown(SphinxDirective):
    """Reads its content as Markdown, whatever the page around it is written in."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        document = new_document(self.get_source_info()[0], self.state.document.settings)
        MystParser().parse("\n".join(self.content), document)
        return list(document.children)


def as_markdown(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Hand a docstring to the directive above, in place."""
    if any(line.strip() for line in lines):
        lines[:] = [".. markdown-docstring::", "", *(f"   {line}" for line in markdown_of(lines)), ""]


def markdown_of(lines: list[str]) -> list[str]:
    """What is not Markdown yet: lists of parameters, underlined words, and sessions of Python."""
    found: list[str] = []
    session = False
    for line in lines:
        if session and not line.strip():
            session = False
            found.append("```")
        elif not session and line.startswith(">>> "):
            session = True
            found.append("```pycon")
        elif not session and _UNDERLINE.match(line) and found and found[-1].strip():
            found[-1:] = ["", f"**{found[-1]}**", ""]
            continue
        elif not session and (parameter := _PARAMETER.match(line)):
            names = ", ".join(f"`{one}`" for one in parameter[1].split(", "))
            if found and found[-1].strip() and not found[-1].startswith(("- ", " ")):
                found.append("")
            found.append(f"- {names}: {parameter[2]}")
            continue
        found.append(line.replace("``", "`") if not session else line)
    return [*found, "```"] if session else found
