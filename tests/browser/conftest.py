"""A real Chromium for tests of pages; they skip, saying why, where there is none.

A page that asks for anything beyond this computer, or that logs an error, fails its test. Pictures of pages
go to docs/images only when WIJKTEKST_SCHERMBEELDEN is set.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.here import working_here
from tests.shared import ROOT
from wijktekst.resources import find
from wijktekst.running import analyse_folder
from wijktekst.types import Settings

_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: No sandbox: containers have no user namespaces; no names but those of this computer are looked up.
_ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_HERE = ("127.0.0.1", "localhost")
_PHONE = 640


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for the tests of a module; later ones cannot have its event loop in their way."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser on the search path ({', '.join(_NAMES)})")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of the example documents, made in this process."""
    folder = tmp_path_factory.mktemp("voorbeelden")
    with working_here():
        analyse_folder([find("corpora", "voorbeeld")], folder, Settings(ocr=False))
    return folder


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a context of its own: `open_page(url, width=360)`.

    More arguments go to Playwright's `new_context`. `errors=True` lets the page log errors, as it does for an
    answer of 400. Reading what leaves this computer is always checked.
    """
    contexts, wrong = [], []

    def open_(url: str, width: int = 1280, height: int = 900, *, errors: bool = False, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=width < _PHONE, locale="nl-NL", **options
        )
        contexts.append(context)
        context.on("request", lambda request: wrong.extend(_leaving(request.url)))
        page = context.new_page()
        if not errors:
            page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.set_default_timeout(10_000)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Takes a picture of the page for the docs: `picture(page, "rapport-telefoon")`."""
    wanted = os.environ.get("WIJKTEKST_SCHERMBEELDEN")
    folder = ROOT / "docs" / "images" if wanted else tmp_path

    def take(page: Any, name: str, *, full_page: bool = False) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=full_page, animations="disabled")
        if wanted:
            with Image.open(path) as image:
                image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(path, optimize=True)
        return path

    return take


def _leaving(url: str) -> list[str]:
    """The address when it is not of this computer."""
    parts = urlsplit(url)
    here = parts.scheme in ("file", "data", "blob", "about") or parts.hostname in _HERE
    return [] if here else [f"asks for {url}"]
