"""The documentation as a site: built with warnings as errors, and read in a browser without network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watching import overflow, violations
from tests.shared import ROOT
from wijktekst.taxonomy import Taxonomy

PAGES = (
    "index.html",
    "tutorials/analist.html",
    "tutorials/researcher.html",
    "reference/taxonomy/energie.html",
    "reference/commands/analyseer.html",
    "reference/api/wijktekst.types.html",
)
#: What a browser fetches by itself; a link in the text may lead anywhere.
FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    pytest.importorskip("sphinx", reason="the package sphinx is not installed")
    pytest.importorskip("myst_nb", reason="the package myst-nb is not installed")
    folder = tmp_path_factory.mktemp("docs") / "site"
    assert built(folder) == ""
    return folder


def built(folder: Path, *more: str) -> str:
    """Build the site; what went wrong, or nothing."""
    options = ["-q", "-W", "--keep-going", "-b", "html", "-d", f"{folder}-cache", *more]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )
    return "" if done.returncode == 0 else done.stderr or f"code {done.returncode}"


class Seen(HTMLParser):
    """Ids, links within the site, and addresses that the page fetches."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        if address := values.get(FETCHED.get(tag, "")):
            self.fetched.append(address)


def read(page: Path) -> Seen:
    return Seen(page.read_text(encoding="utf-8"))


def test_site_builds_without_a_warning_and_runs_the_notebook(site: Path) -> None:
    page = (site / "tutorials" / "researcher.html").read_text(encoding="utf-8")
    assert "log_likelihood</th>" in page
    assert list((site / "_images").glob("*.png"))


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 60
    fetched = {address for page in pages for address in read(page).fetched}
    assert [address for address in fetched if re.match(r"(\w+:)?//", address)] == []
    styles = "".join(style.read_text(encoding="utf-8") for style in site.rglob("*.css"))
    assert re.findall(r"@import[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*", styles) == []


def test_every_theme_has_its_place_with_its_terms(site: Path) -> None:
    taxonomy = Taxonomy.load()
    for challenge in taxonomy.challenges:
        page = read(site / "reference" / "taxonomy" / f"{challenge.id}.html")
        assert {theme.id for theme in taxonomy.themes_of(challenge.id)} <= page.ids
    text = (site / "reference" / "taxonomy" / "energie.html").read_text(encoding="utf-8")
    words = {term.text for term in taxonomy.terms if term.theme == "warmtenetten" and "'" not in term.text}
    assert {word for word in words if word not in text} == set()


def test_no_page_is_much_too_heavy(site: Path) -> None:
    assert max(page.stat().st_size for page in site.rglob("reference/taxonomy/*.html")) < 150_000


def test_pages_say_in_which_language_they_are(site: Path) -> None:
    """What a screen reader is told agrees with the words on the page."""
    import py3langid

    wrong = []
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        article = re.search(r'<article role="main".*?</article>', text, re.DOTALL)
        words = re.sub(r"<(pre|code).*?</\1>|<[^>]+>", " ", article[0], flags=re.DOTALL) if article else ""
        language = next(code for code, _ in py3langid.rank(words) if code in ("nl", "en"))
        said = "nl" if '<div lang="nl">' in text else "en"
        if len(words.split()) > 80 and said != language:
            wrong.append((page.relative_to(site).as_posix(), language))
    assert wrong == []


def test_the_same_sources_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another build, in another place and at another time; to be quick without what the notebook says."""
    again = tmp_path / "again"
    assert built(again, "-D", "nb_execution_mode=off") == ""
    names = {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    different = [str(name) for name in names if (site / name).read_bytes() != (again / name).read_bytes()]
    assert set(different) <= {"tutorials/researcher.html", "searchindex.js", ".buildinfo"}


def test_search_finds_pages_from_a_file(site: Path, open_page: Callable[..., Any]) -> None:
    page = open_page((site / "index.html").as_uri())
    page.get_by_role("textbox", name="Search").first.fill("buurtbatterij")
    page.keyboard.press("Enter")
    page.locator("#search-results li a").first.wait_for()
    assert "taxonomy/energie" in page.locator("#search-results li a").first.get_attribute("href")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_are_accessible_and_fit(
    site: Path, open_page: Callable[..., Any], name: str, width: int
) -> None:
    # axe asks for the styles anew, which a browser refuses for files and logs.
    page = open_page((site / name).as_uri(), width, errors=True)
    assert violations(page) == []
    assert overflow(page) == 0
