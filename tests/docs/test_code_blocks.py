"""Every Python block in the docs runs, in order, in one process per page; every command named exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.nl.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")
COMMAND = re.compile(r"`wijktekst ([a-z]+)")
OPTION = re.compile(r"`wijktekst ([a-z]+)[^`]*?(--[a-z-]+)")

with_code = [page for page in PAGES if page.exists() and FENCE.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", with_code, ids=lambda page: page.name)
def test_the_code_on_a_page_runs(page: Path) -> None:
    code = "\n".join(FENCE.findall(page.read_text(encoding="utf-8")))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


def test_every_command_and_option_in_the_docs_exists() -> None:
    from wijktekst.cli.app import app

    names = {str(command.callback.__name__) for command in app.registered_commands if command.callback}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert set(COMMAND.findall(text)) <= names, page.name
        for command, option in OPTION.findall(text):
            shown = subprocess.run(
                [sys.executable, "-m", "wijktekst", command, "--help"],
                capture_output=True,
                text=True,
                check=False,
            ).stdout
            assert option in shown, f"{page.name}: {command} {option}"
