"""The explorer in a real browser, over the example documents: to search, read, judge and take away."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.browser.watching import Focus, focus, overflow, tab, violations
from tests.unit.indexed import run_of
from wijktekst.corpus import corrections
from wijktekst.explorer.index import Index
from wijktekst.explorer.serve import Site

#: Said on a page of a PDF among the examples.
WORDS = "maandelijkse huiskamer"
PAGES = {
    "search": "/?q=woningen&opgave=wonen&van=x",
    "nothing": "/?q=woningen&actor=niemand",
    "values": "/kies/thema",
    "corrections": "/correcties",
    "lost": "/nergens",
}


@pytest.fixture(scope="module")
def site(examples: Path) -> Iterator[Site]:
    index = Index.open(examples)
    site = Site(index, examples)
    thread = Thread(target=site.run)
    thread.start()
    yield site
    site.stop()
    thread.join(30)
    index.close()
    assert not thread.is_alive()


@pytest.fixture
def go(site: Site, open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a page with the key in hand: `go("/?q=huis", width=360)`."""

    def go_(address: str = "/", **options: Any) -> Any:
        page = open_page(site.address, **options)
        assert "sleutel" not in page.url
        if address != "/":
            page.goto(f"http://127.0.0.1:{site.port}{address}")
        return page

    return go_


def read(page: Any) -> Any:
    """Search, and open the measure on the page of a PDF."""
    page.get_by_label("Zoekwoorden").fill(f'"{WORDS}"')
    page.get_by_role("button", name="Zoeken", exact=True).click()
    page.get_by_role("heading", name="1 maatregel", exact=True).wait_for()
    assert page.locator("mark").all_inner_texts() == WORDS.split()
    page.locator(".treffer h3 a").click()
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    return page


def test_from_a_question_to_the_sentence_on_its_page(
    go: Callable[..., Any], picture: Callable[..., Path]
) -> None:
    page = read(go(errors=True))  # a picture for the docs sets a style
    page.get_by_role("heading", name="Pagina 2 van 5").wait_for()
    image = page.locator(".blad img")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    assert "Gemarkeerd is: Voor jonge mantelzorgers" in image.get_attribute("alt")
    assert yellow_points(page) > 1000
    picture(page, "verkenner-maatregel", full_page=True)
    page.get_by_role("link", name="Volgende pagina").click()
    page.get_by_role("heading", name="Pagina 3 van 5").wait_for()
    page.get_by_text("De zin staat niet op deze pagina.").wait_for()
    assert yellow_points(page) == 0
    assert "pagina=3" in page.url
    page.go_back()
    page.get_by_role("heading", name="Pagina 2 van 5").wait_for()
    page.get_by_role("link", name="Groter").click()
    page.get_by_role("link", name="Kleiner").wait_for()
    assert page.locator(".blad img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 1200
    assert overflow(page) <= 0
    page.get_by_role("link", name="Terug naar de resultaten").click()
    page.get_by_role("heading", name="1 maatregel", exact=True).wait_for()
    assert page.get_by_label("Zoekwoorden").input_value() == f'"{WORDS}"'


def yellow_points(page: Any) -> int:
    """Points of the picture that are marked."""
    return int(
        page.locator(".blad img").evaluate(
            """async (image) => {
              await image.decode();
              const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
              let found = 0;
              for (let at = 0; at < data.length; at += 4)
                if (data[at] > 240 && data[at + 1] > 200 && data[at + 2] < 120) found += 1;
              return found;
            }"""
        )
    )


def test_a_filter_changes_the_results_the_address_and_what_a_screen_reader_hears(
    go: Callable[..., Any], picture: Callable[..., Path]
) -> None:
    page = go("/?q=wijk", errors=True)  # a picture for the docs sets a style
    picture(page, "verkenner")
    before = page.locator("#resultaten-kop").inner_text()
    box = page.get_by_role("checkbox", name="Zorg en gezondheid dichtbij")
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("link", name="Verwijder filter Opgave").wait_for()
    after = page.locator("#resultaten-kop").inner_text()
    assert after != before
    assert page.locator("#status").inner_text() == f"{after}."
    assert "opgave=zorg" in page.url
    assert "van=" not in page.url
    where = focus(page)
    assert where is not None
    assert (where.tag, where.id) == ("input", box.get_attribute("id"))
    page.get_by_role("link", name="Verwijder filter Opgave").click()
    page.get_by_role("heading", name=before, exact=True).wait_for()
    where = focus(page)
    assert where is not None
    assert where.id == "resultaten-kop"
    page.go_back()
    page.get_by_role("link", name="Verwijder filter Opgave").wait_for()


def test_what_was_opened_among_the_filters_stays_open(go: Callable[..., Any]) -> None:
    page = go()
    page.locator("#facet-actor summary").click()
    page.get_by_role("checkbox", name="Zorg en gezondheid dichtbij").check()
    page.get_by_role("link", name="Verwijder filter Opgave").wait_for()
    assert page.locator("#facet-actor").get_attribute("open") is not None


def test_marking_another_challenge_stays_on_the_page_and_is_told(
    go: Callable[..., Any], examples: Path
) -> None:
    page = read(go(errors=True))
    page.get_by_role("button", name="Bewaar uw oordeel").click()
    page.get_by_text("Kies eerst een oordeel.").wait_for()
    page.get_by_label("Wel een maatregel, andere opgave").check()
    page.get_by_label("Welke opgave").select_option("samenleven")
    page.get_by_role("button", name="Bewaar uw oordeel").click()
    page.get_by_text("Bewaar", exact=False).and_(page.locator("#bewaard p")).wait_for()
    assert "/maatregel/" in page.url
    assert corrections.read(examples / corrections.FILE)[-1].answer == ("maatregel", "samenleven")
    assert violations(page) == []
    page.get_by_role("link", name="Uw correcties").click()
    page.get_by_text("maatregel, opgave: Samenleven").wait_for()
    assert violations(page) == []


def test_what_is_filtered_can_be_taken_away(go: Callable[..., Any]) -> None:
    page = go("/?opgave=wonen")
    count = page.locator("#resultaten-kop").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV voor Excel").click()
    assert waiting.value.suggested_filename == "maatregelen-selectie.csv"
    with Path(waiting.value.path()).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert count == f"{len(rows)} maatregelen"
    assert {row["opgave"] for row in rows} == {"wonen"}


def walk(page: Any, until: Callable[[Focus], bool]) -> None:
    """Press Tab up to what is sought; all on the way shows that it has the focus."""
    for _ in range(60):
        at = tab(page)
        assert at is not None
        assert at.ringed
        assert at.visible
        if until(at):
            return
    raise AssertionError("not reached")


def test_it_all_goes_by_keyboard(go: Callable[..., Any]) -> None:
    page = go()
    first = tab(page)
    assert first is not None
    assert first.text == "Naar de inhoud"
    page.keyboard.press("Enter")
    at = tab(page)
    assert at is not None
    assert at.id == "q"
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="1 maatregel", exact=True).wait_for()
    walk(page, lambda at: at.text.startswith("gemeente/wijkplan"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    walk(page, lambda at: at.id.startswith("oordeel-"))
    while page.locator("#oordeel-geen:checked").count() == 0:
        page.keyboard.press("ArrowUp")
    walk(page, lambda at: at.text == "Bewaar uw oordeel")
    page.keyboard.press("Enter")
    page.get_by_text("Bewaard: geen maatregel").wait_for()
    where = focus(page)
    assert where is not None
    assert where.id == "oordeel"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", [*PAGES, "measure"])
def test_axe_finds_nothing_and_nothing_sticks_out(go: Callable[..., Any], name: str, width: int) -> None:
    page = read(go(width=width)) if name == "measure" else go(PAGES[name], width=width, errors=True)
    if width == 360 and name == "search":
        page.get_by_role("button", name="Filters").click()
        assert page.locator("#filters").is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("name", [*PAGES, "measure"])
def test_at_320_pixels_nothing_needs_scrolling_aside(go: Callable[..., Any], name: str) -> None:
    page = read(go(width=320)) if name == "measure" else go(PAGES[name], width=320, errors=True)
    assert overflow(page) <= 0


def test_on_a_phone_the_filters_do_not_stand_before_the_results(
    go: Callable[..., Any], picture: Callable[..., Path]
) -> None:
    page = go("/?q=woningen", width=360, errors=True)  # a picture for the docs sets a style
    assert not page.locator("#filters").is_visible()
    picture(page, "verkenner-telefoon")
    button = page.get_by_role("button", name="Filters")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.get_by_role("checkbox", name="Betaalbaar en passend wonen").check()
    page.get_by_role("link", name="Verwijder filter Opgave").wait_for()


def test_it_works_without_script(go: Callable[..., Any], examples: Path) -> None:
    page = go(java_script_enabled=False)
    page.get_by_role("checkbox", name="Zorg en gezondheid dichtbij").check()
    page.get_by_role("button", name="Toon resultaten").click()
    page.get_by_role("link", name="Verwijder filter Opgave").wait_for()
    read(page)
    page.get_by_role("heading", name="Pagina 2 van 5").wait_for()
    assert page.locator(".blad img").is_visible()
    page.get_by_label("Klopt", exact=True).check()
    page.get_by_role("button", name="Bewaar uw oordeel").click()
    page.get_by_text("Bewaard: klopt").wait_for()
    assert corrections.read(examples / corrections.FILE)[-1].verdict == "goed"
    page.get_by_role("link", name="Vorige pagina").click()
    page.get_by_role("heading", name="Pagina 1 van 5").wait_for()


def test_who_has_no_key_sees_nothing(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page(f"http://127.0.0.1:{site.port}/", errors=True)
    assert "sleutel" in page.inner_text("main")
    assert page.locator("article").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_hostile_text_runs_nothing_and_breaks_no_page(
    tmp_path: Path, open_page: Callable[..., Any], width: int
) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    texts = [attack, f"{'W' * 10_000} woord", "\u202etelt\u2066 ניסוי \u200fde woning"]
    run_of(
        tmp_path,
        [
            {"zin": text, **dict.fromkeys(("bestand", "titel", "kop", "actor", "voor", "plaats"), text)}
            for text in texts
        ],
    )
    index = Index.open(tmp_path)
    site = Site(index, tmp_path)
    thread = Thread(target=site.run)
    thread.start()
    try:
        page = open_page(site.address, width)
        for address in ("", "?q=woord", "?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", *links_on(page)):
            page.goto(f"http://127.0.0.1:{site.port}/{address}", wait_until="load")
            assert page.locator("img, iframe, main script").count() == 0
            assert overflow(page) <= 0
    finally:
        site.stop()
        thread.join(30)
        index.close()


def links_on(page: Any) -> list[str]:
    """Addresses of the measures on a page of results."""
    found: list[str] = page.locator(".treffer h3 a").evaluate_all(
        "links => links.map(link => link.getAttribute('href').slice(1))"
    )
    assert len(found) == 3
    return found


def test_when_the_explorer_has_stopped_the_page_says_so(
    examples: Path, open_page: Callable[..., Any]
) -> None:
    index = Index.open(examples)
    site = Site(index, examples)
    thread = Thread(target=site.run)
    thread.start()
    page = open_page(site.address, errors=True)
    site.stop()
    thread.join(30)
    index.close()
    page.get_by_role("checkbox", name="Zorg en gezondheid dichtbij").check()
    page.get_by_text("De verkenner antwoordt niet.").wait_for()
