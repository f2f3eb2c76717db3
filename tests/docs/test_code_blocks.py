"""Every code block in the docs runs, or is written so that it says that it does not.

Behind a fence, `sh` and `python` run, in order, in a place of their own per page where the example documents
stand under the names that pages use. `console` is what needs another computer, the internet, or someone to
end it: its commands and options must exist. `json`, `toml`, `yaml` and `turtle` must parse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import (
    NOTEBOOKS,
    READMES,
    WRITTEN,
    Block,
    blocks,
    code,
    copy,
    prepare,
    run_python,
    run_shell,
)

pytestmark = pytest.mark.usefixtures("work_here")

PAGES = [*READMES, *WRITTEN]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
#: A command within a sentence, and one on a line of a block.
COMMAND = re.compile(r"`wijktekst ([^`\n]*)")
COMMAND_LINE = re.compile(r"^\s*wijktekst ([^\n]*)", re.MULTILINE)
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
KINDS = {"", "sh", "console", "python", "text", "json", "toml", "yaml", "turtle", "{toctree}"}

in_shell = [page for page in PAGES if code(page, "sh")]
in_python = [page for page in [*PAGES, *NOTEBOOKS] if code(page, "python")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place with the reports of the examples."""
    return prepare(tmp_path_factory.mktemp("docs") / "voorbereid")


@pytest.mark.parametrize("page", sorted({*in_shell, *in_python}), ids=lambda page: page.name)
def test_the_code_on_a_page_runs(page: Path, prepared: Path, tmp_path: Path) -> None:
    place = copy(prepared, tmp_path / "plaats")
    if page in in_shell:
        run_shell(code(page, "sh"), place)
    if page in in_python:
        run_python(code(page, "python"), place)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_says_what_it_is(page: Path) -> None:
    for block in blocks(page):
        assert block.kind in KINDS, block
        if block.kind in ("", "text"):
            assert not re.search(r"^(wijktekst|make|pip) ", block.code, re.MULTILINE), block
        parse(block)


def parse(block: Block) -> None:
    """Raise an error when the data in it cannot be read."""
    if block.kind == "json":
        json.loads(block.code)
    elif block.kind == "toml":
        pytest.importorskip("tomllib", reason="tomllib is there from Python 3.11 on").loads(block.code)
    elif block.kind == "yaml":
        pytest.importorskip("yaml", reason="the package pyyaml is not installed").safe_load(block.code)
    elif block.kind == "turtle":
        import rdflib

        rdflib.Graph().parse(data=block.code, format="turtle")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_on_a_page_exists(page: Path) -> None:
    of_blocks = (COMMAND_LINE.findall(block.code) for block in blocks(page))
    for line in [*COMMAND.findall(page.read_text(encoding="utf-8")), *chain.from_iterable(of_blocks)]:
        words = line.split("#")[0].split()
        if not words or not words[0].isalpha():
            continue
        command = named(words)
        assert command is not None, line
        known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
        assert {*OPTION.findall(line)} <= known | {"--help"}, line


def named(words: list[str]) -> Any:
    """The command that the words begin with, also within a group; None where there is none."""
    import typer

    from wijktekst.cli.app import app

    found: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(found, "commands"):
            break
        found = found.commands.get(word)
    return found


@pytest.mark.parametrize("page", NOTEBOOKS, ids=lambda page: page.name)
def test_notebook_keeps_no_output(page: Path) -> None:
    """What it says is made at the build, so that it cannot be out of date."""
    cells: Iterator[dict[str, Any]] = iter(json.loads(page.read_text(encoding="utf-8"))["cells"])
    assert [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
