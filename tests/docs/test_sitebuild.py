"""What the build of the site makes: links to pages, docstrings as Markdown, pages out of the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

pytest.importorskip("sphinx", reason="the package sphinx is not installed")
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

from sitebuild import command_pages, repository_pages
from sitebuild.docstrings import markdown_of
from sitebuild.mending import mended
from sitebuild.writing import escaped, write_pages

from wijktekst.cli.app import app


@pytest.mark.parametrize(
    ("page", "written", "led"),
    [
        ("docs/reproducible.md", "[a](../models/x/CARD.md)", "[a](/reference/cards/x.md)"),
        ("docs/reproducible.md", "[a](../README.nl.md#excel)", "[a](/reference/manual.md#excel)"),
        ("docs/how-to/x.md", "[a](../cluster.md)", "[a](/cluster.md)"),
        ("README.nl.md", "![a](docs/images/a.png)", "![a](/images/a.png)"),
        ("README.md", "[why](docs/decisions/)", "[why](/decisions/index.md)"),
        ("docs/x.md", "[`code`](../wijktekst/pipeline.py)", "`code`"),
        ("docs/x.md", "[a](https://a.nl/b.md) [b](#part)", "[a](https://a.nl/b.md) [b](#part)"),
        ("docs/x.md", "```python\nf[0](../y.md)\n```", "```python\nf[0](../y.md)\n```"),
    ],
)
def test_links_lead_to_pages_of_the_site(page: str, written: str, led: str, tmp_path: Path) -> None:
    for name in ("models/x/CARD.md", "README.md", "README.nl.md", "docs/decisions/1.md", "docs/images/a.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert repository_pages.linked(written, tmp_path, page) == led


def test_docstrings_become_markdown() -> None:
    numpy = ["What it is.", "", "Parameters", "----------", "text : what", "    is read.", "", ">>> 1", "1"]
    assert markdown_of(numpy) == [
        *("What it is.", "", "", "**Parameters**", "", "- `text`: what", "    is read."),
        *("", "```pycon", ">>> 1", "1", "```"),
    ]
    assert markdown_of(["With ``code`` and `more`."]) == ["With `code` and `more`."]


def test_every_command_has_a_page_with_all_its_options() -> None:
    pages = command_pages.pages()
    names = {str(one.callback.__name__) for one in app.registered_commands if one.callback}
    assert {f"commands/{name}.md" for name in names} <= set(pages)
    assert "`--cluster ADRES`" in pages["commands/analyseer.md"]
    assert "Standaard: uit." in pages["commands/analyseer.md"]
    assert "[default" not in "".join(pages.values())


def test_nothing_in_a_text_is_markup() -> None:
    assert escaped("a*b* [c](d) <e> | f_g") == r"a\*b\* \[c\](d) \<e\> \| f\_g"


def test_signatures_are_no_lists_and_other_lists_stay() -> None:
    signature = "<dl>\n<dd><em>a</em>,</dd>\n<dd><em>b</em></dd>\n</dl>"
    assert "<dd>" not in mended(signature)
    assert "<em>a</em>," in mended(signature)
    assert mended("<dl><dt>a</dt><dd>b</dd></dl>") == "<dl><dt>a</dt><dd>b</dd></dl>"


def test_pages_that_are_gone_are_removed_and_the_same_ones_stay_as_they_are(tmp_path: Path) -> None:
    write_pages(tmp_path, {"a.md": "a", "b/c.md": "c"})
    before = (tmp_path / "a.md").stat().st_mtime_ns
    write_pages(tmp_path, {"a.md": "a"})
    assert [path.name for path in tmp_path.rglob("*.md")] == ["a.md"]
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
