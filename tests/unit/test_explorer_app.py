"""The pages of the explorer: what they show, who may see them, what they write, and hostile content."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.unit.indexed import run_of
from wijktekst import pipeline
from wijktekst.corpus import corrections
from wijktekst.explorer import measure_page, rendering
from wijktekst.explorer.app import application
from wijktekst.explorer.documents import Documents
from wijktekst.explorer.gate import LARGEST_BODY, Gate, Keys
from wijktekst.explorer.index import Index
from wijktekst.explorer.pictures import GONE, Picture, Pictures
from wijktekst.reports.measure_table import MEASURES

PORT = 8123
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
TURNED = "De gemeente\u202e eteg \u2066koop\u2069t\u200f grond."
LONG = "a" * 10_000
ON_A_PAGE, HOSTILE, RTL = "mtr-0031", 33, "mtr-0034"
FILE = 'plan "x"><b>.md'

MEASURED: list[dict[str, Any]] = [
    *(
        {
            "zin": f"De gemeente bouwt {number} woningen in Lutkeveen.",
            "opgave": "wonen",
            "opgave_label": "Betaalbaar en passend wonen",
            "stelligheid": "besloten",
            "actor": "de gemeente",
            "bedrag_eur": number * 1000.0,
            "bedrag_tekst": f"€ {number}.000",
            "voor": "Wat ervoor staat.\n\n•",
            "na": "Wat erna komt.",
            "kop": "Wonen | Bouwen",
            "titel": "Woonplan",
        }
        for number in range(1, 31)
    ),
    {
        "zin": "Het buurthuis krijgt = geld.",
        "opgave": "samenleven",
        "opgave_label": "Samenleven",
        "actor": "=1+1",
    },
    {"bestand": "weg.pdf", "pagina": 2, "zin": "Dit staat op een pagina."},
    {"zin": "Iets wat onzeker is.", "soort": "onzeker", "opgave": "onzeker", "opgave_label": "Onzeker"},
    {
        "bestand": FILE,
        "titel": SCRIPT,
        "zin": f"{SCRIPT} en {IMAGE}",
        **dict.fromkeys(("kop", "actor", "voor"), SCRIPT),
    },
    {"bestand": FILE, "zin": TURNED, "plaats": "\u202eLutkeveen"},
    {"bestand": FILE, "zin": f"Voor {LONG} staat iets en huisnummer erna.", "actor": LONG},
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verken")
    run_of(folder, MEASURED)
    return folder


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys()


@pytest.fixture(scope="module")
def site(out: Path, keys: Keys) -> Iterator[Gate]:
    index, pictures = Index.open(out), Pictures(Documents(out))
    yield Gate(application(index, out, pictures, pipeline.labels()), keys, PORT)
    pictures.close()
    index.close()


@pytest.fixture
def stranger(site: Gate) -> TestClient:
    """Who has no key."""
    return TestClient(site, base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)


@pytest.fixture
def reader(stranger: TestClient, keys: Keys) -> TestClient:
    assert stranger.get("/", params={"sleutel": keys.lasting}).status_code == 303
    stranger.headers["origin"] = f"http://127.0.0.1:{PORT}"
    return stranger


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))


def ids_on(page: str) -> list[str]:
    return re.findall(r'kaart-kop"><a href="/maatregel/(mtr-\d+)', page)


def test_a_search_finds_marks_and_counts(reader: TestClient) -> None:
    page = reader.get("/", params={"q": "woning"}).text
    assert "30 maatregelen" in page
    assert page.count("<mark>woningen</mark>") == len(ids_on(page)) == 25
    assert "Wonen › Bouwen" not in page


def test_what_is_found_by_its_heading_shows_it(reader: TestClient) -> None:
    page = reader.get("/", params={"q": "wonen"}).text
    assert page.count("Wonen › Bouwen") == len(ids_on(page))


def test_filters_narrow_and_can_each_be_taken_away(reader: TestClient) -> None:
    page = reader.get("/", params={"opgave": "wonen", "van": "1.000", "tot": "5 duizend"}).text
    assert "5 maatregelen" in page
    chips = re.findall(r'class="chip" href="([^"]*)"', page)
    assert len(chips) == 3
    counts = [re.search(r"(\d+) maatregelen", reader.get(chip.replace("&amp;", "&")).text) for chip in chips]
    assert [found and found[1] for found in counts] == ["5", "5", "30"]


def test_results_go_on_over_pages_and_a_page_too_far_is_the_last(reader: TestClient) -> None:
    pages = [reader.get("/", params={"q": "woningen", "p": number}).text for number in ("1", "2", "99")]
    first, second, far = map(ids_on, pages)
    assert len({*first, *second}) == 30
    assert far == second


def test_sorting_by_money_puts_the_most_first(reader: TestClient) -> None:
    assert ids_on(reader.get("/", params={"volgorde": "bedrag"}).text)[0] == "mtr-0029"


def test_nothing_found_says_which_filter_to_drop(reader: TestClient) -> None:
    page = reader.get("/", params={"q": "woningen", "opgave": "samenleven"}).text
    assert "Niets gevonden" in page
    assert "zonder zoekwoorden ‘woningen’: 1 maatregel" in text_of(page)
    assert "zonder opgave ‘Samenleven’: 30 maatregelen" in text_of(page)


def test_money_that_is_none_is_said_and_stays_in_the_field(reader: TestClient) -> None:
    page = reader.get("/", params={"van": "veel"}).text
    assert 'value="veel"' in page
    assert "Dit is geen bedrag." in page


def test_all_values_of_a_facet_can_be_searched_and_keep_the_question(reader: TestClient) -> None:
    page = reader.get("/kies/actor", params={"begin": "gem", "q": "woningen", "opgave": "wonen"}).text
    assert re.findall(r'type="checkbox" name="actor" value="([^"]*)"', page) == ["de gemeente"]
    assert '<input type="hidden" name="q" value="woningen">' in page
    assert '<input type="hidden" name="opgave" value="wonen">' in page
    assert reader.get("/kies/wachtwoord").status_code == 404


def test_a_measure_shows_what_stands_around_it_and_its_facts(reader: TestClient) -> None:
    page = text_of(reader.get("/maatregel/mtr-0004").text)
    for said in ("Wat ervoor staat.", "bouwt 5 woningen", "Wat erna komt.", "Wonen › Bouwen", "€ 5.000"):
        assert said in page
    assert "geen vaste pagina’s" in page
    assert reader.get("/maatregel/mtr-9999").status_code == 404


def test_the_way_back_keeps_the_question(reader: TestClient) -> None:
    page = reader.get("/", params={"q": "woningen", "opgave": "wonen", "p": "2"}).text
    link = re.search(r'kaart-kop"><a href="([^"]*)"', page)
    assert link
    measure = reader.get(link[1].replace("&amp;", "&")).text
    assert 'class="terug" href="/?q=woningen&amp;opgave=wonen&amp;p=2"' in measure


@pytest.mark.parametrize(
    "query", ["", "q=woningen", "opgave=samenleven", "van=10000&volgorde=bedrag", "q=zzz"]
)
def test_the_export_is_what_was_filtered(reader: TestClient, out: Path, query: str) -> None:
    answer = reader.get(f"/uitvoer.csv?{query}")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert tuple(rows[0]) == MEASURES.names
    shown: list[str] = []
    for number in (1, 2):
        shown += [one for one in ids_on(reader.get(f"/?{query}&p={number}").text) if one not in shown]
    assert [row[0] for row in rows[1:]] == shown
    assert answer.headers["content-disposition"] == 'attachment; filename="maatregelen-selectie.csv"'


def test_the_export_runs_no_formula_and_excel_gets_its_own(reader: TestClient) -> None:
    answer = reader.get("/uitvoer.csv", params={"opgave": "samenleven", "excel": "1"})
    assert answer.content.startswith("\ufeffmaatregel_id;".encode())
    assert "'=1+1" in answer.text


def test_a_document_that_is_gone_is_said_beside_the_text(reader: TestClient) -> None:
    page = reader.get(f"/maatregel/{ON_A_PAGE}").text
    assert GONE in page
    assert "Dit staat op een pagina." in page
    assert "<img" not in page
    assert reader.get(f"/maatregel/{ON_A_PAGE}/pagina/2.png").status_code == 404


def test_a_page_that_takes_long_is_waited_for_by_who_asks(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Future[Picture] = Future()
    monkeypatch.setattr(measure_page, "_PATIENCE", 0.01)
    monkeypatch.setattr(Pictures, "ask", lambda self, wanted: drawn)
    address = f"/maatregel/{ON_A_PAGE}"
    link = re.search(r'<a href="([^"]*)">Wacht op de pagina', reader.get(address).text)
    assert link
    drawn.set_result(Picture(b"PNG", 600, 800, 3))
    page = reader.get(link[1].replace("&amp;", "&")).text
    assert "Pagina 2 van 3" in page
    image = re.search(r'<img src="([^"]*)" width="600" height="800" alt="Pagina 2 van weg.pdf', page)
    assert image
    assert reader.get(image[1]).content == b"PNG"


# What a reader says of an answer.


def judge(reader: TestClient, number: int, **form: str) -> Any:
    return reader.post(f"/maatregel/mtr-{number:04}/oordeel", params={"q": "woningen"}, data=form)


def test_a_verdict_is_kept_shown_and_can_be_changed(reader: TestClient, out: Path) -> None:
    answer = judge(reader, 7, oordeel="opgave", opgave="energie")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/maatregel/mtr-0007?q=woningen&bewaard=ja#oordeel"
    page = text_of(reader.get(answer.headers["location"]).text)
    assert "Bewaard: maatregel, opgave: Energietransitie in de wijk" in page
    assert "U gaf eerder het oordeel" in reader.get("/maatregel/mtr-0007").text
    judge(reader, 7, oordeel="geen")
    (kept,) = (one for one in corrections.read(out / "correcties.jsonl") if one.id == "mtr-0007")
    assert kept.answer == ("overig", "")
    assert (kept.text, kept.headings) == ("De gemeente bouwt 8 woningen in Lutkeveen.", ("Wonen", "Bouwen"))
    listed = text_of(reader.get("/correcties").text)
    assert "bouwt 8 woningen" in listed
    assert str(out / "correcties.jsonl") in listed


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ({"oordeel": "goed"}, ("maatregel", "wonen")),
        ({"oordeel": "ambitie"}, ("ambitie", "")),
        ({"oordeel": "opgave", "opgave": "geen"}, ("maatregel", "geen")),
        ({"oordeel": "fout"}, None),
    ],
)
def test_each_verdict_becomes_what_can_be_learnt(
    reader: TestClient, out: Path, form: dict[str, str], answer: tuple[str, str] | None
) -> None:
    assert judge(reader, 9, **form).status_code == 303
    kept = {one.id: one for one in corrections.read(out / "correcties.jsonl")}
    assert kept["mtr-0009"].answer == answer
    assert (
        f'value="{form["oordeel"]}" id="oordeel-{form["oordeel"]}" checked'
        in reader.get("/maatregel/mtr-0009").text
    )


@pytest.mark.parametrize(
    "form", [{}, {"oordeel": "opgave"}, {"oordeel": "opgave", "opgave": "x"}, {"oordeel": "x"}]
)
def test_a_verdict_that_says_nothing_is_asked_again(
    reader: TestClient, out: Path, form: dict[str, str]
) -> None:
    answer = judge(reader, 11, **form)
    assert answer.status_code == 422
    assert "Kies" in text_of(answer.text).split("Klopt dit?")[1]
    assert "mtr-0011" not in {one.id for one in corrections.read(out / "correcties.jsonl")}


def test_an_answer_that_was_not_given_cannot_be_confirmed(reader: TestClient) -> None:
    unsure = next(one for one in ids_on(reader.get("/?soort=onzeker").text))
    assert 'value="goed"' not in reader.get(f"/maatregel/{unsure}").text
    assert judge(reader, int(unsure[4:]), oordeel="goed").status_code == 422


def test_a_damaged_corrections_file_is_told_and_hides_no_measure(reader: TestClient, out: Path) -> None:
    file = out / corrections.FILE
    whole = file.read_bytes() if file.exists() else b""
    file.write_bytes(b"geen json\n{}\n")
    try:
        for address in ("/maatregel/mtr-0001", "/correcties"):
            page = reader.get(address)
            assert page.status_code == 200
            assert f"{corrections.FILE}, regel 1" in text_of(page.text)
    finally:
        file.write_bytes(whole)


# Who may ask.


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=x",
        "/maatregel/mtr-0001",
        "/static/basis.css",
        "/uitvoer.csv",
        "/correcties",
        "/kies/actor",
        "/nergens",
    ],
)
def test_without_the_key_nothing_is_shown(stranger: TestClient, address: str) -> None:
    for cookies in ({}, {f"wijktekst-{PORT}": "verkeerd"}):
        stranger.cookies.update(cookies)
        answer = stranger.get(address)
        assert answer.status_code == 403
        assert "sleutel" in answer.text
        assert "Lutkeveen" not in answer.text


@pytest.mark.parametrize("key", ["", "verkeerd", "é", "a" * 5000])
def test_another_key_opens_nothing(stranger: TestClient, key: str) -> None:
    answer = stranger.get("/", params={"sleutel": key})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_key_becomes_a_cookie_that_no_script_and_no_other_site_has(
    stranger: TestClient, keys: Keys
) -> None:
    answer = stranger.get("/", params={"sleutel": keys.lasting})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert re.search(r"; HttpOnly; SameSite=Strict; Path=/$", answer.headers["set-cookie"])
    assert keys.lasting not in answer.headers["set-cookie"]
    assert stranger.get("/").status_code == 200


def test_the_key_that_the_browser_is_started_with_is_good_once(out: Path) -> None:
    keys = Keys()
    once = keys.once
    assert len({keys.lasting, once, keys.session, Keys().lasting}) == 4
    assert [keys.opens(once), keys.opens(once), keys.opens("")] == [True, False, False]
    assert keys.opens(keys.lasting)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8123", ""]
)
def test_a_name_that_points_here_is_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host, "origin": f"http://{host}"}).status_code == 403
    ours = f"localhost:{PORT}"
    assert reader.get("/", headers={"host": ours, "origin": f"http://{ours}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "http://evil.example", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_form_of_another_site_writes_nothing(
    reader: TestClient, out: Path, headers: dict[str, str]
) -> None:
    form = {"oordeel": "geen"}
    answer = reader.post("/maatregel/mtr-0012/oordeel", data=form, headers=headers)
    assert answer.status_code == 403
    assert "mtr-0012" not in {one.id for one in corrections.read(out / "correcties.jsonl")}


def test_a_form_of_ours_is_taken_with_or_without_an_origin(reader: TestClient) -> None:
    for headers in ({"origin": "null", "sec-fetch-site": "same-origin"}, {}):
        answer = reader.post("/maatregel/mtr-0013/oordeel", data={"oordeel": "geen"}, headers=headers)
        assert answer.status_code == 303


def test_another_site_cannot_put_a_page_of_ours_in_its_own(reader: TestClient) -> None:
    assert reader.get("/static/basis.css", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    answer = reader.get("/", headers={"origin": "http://evil.example", "sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_large_form_is_refused_however_it_is_sent(reader: TestClient) -> None:
    large = b"oordeel=geen&x=" + b"a" * LARGEST_BODY
    pieces = (large[at : at + 1000] for at in range(0, len(large), 1000))
    for content in (large, pieces):
        assert reader.post("/maatregel/mtr-0014/oordeel", content=content).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(reader: TestClient, method: str) -> None:
    assert reader.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/maatregel/mtr-0001", "/static/htmx.min.js", "/uitvoer.csv", "/nergens"]
)
def test_every_answer_is_closed_to_others(reader: TestClient, address: str) -> None:
    headers = reader.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[name] for name in policy if name.endswith("-src") and name != "default-src"} == {"'self'"}
    assert policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-embedder-policy"] == "require-corp"


@pytest.mark.parametrize(
    "address",
    [
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/gate.py",
        "/static/verken.css%00",
        "/static/C:%5cwindows%5cwin.ini",
        "/maatregel/..%2f..%2fcorrecties.jsonl",
        "/maatregel/mtr-0001/pagina/-1.png",
        "/../../../etc/passwd",
    ],
)
def test_no_part_of_an_address_is_a_path(reader: TestClient, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_an_error_tells_no_text(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(Index, "find", fail)
    answer = reader.get("/", params={"q": "vertrouwelijk"})
    assert answer.status_code == 500
    assert "probeer het opnieuw" in answer.text
    assert "geheim" not in answer.text + caplog.text
    assert "vertrouwelijk" not in caplog.text
    assert "RuntimeError" in caplog.text


# Hostile content.


def all_pages(reader: TestClient) -> Iterator[str]:
    for query in (
        "",
        "?q=script",
        f"?q={IMAGE.replace(chr(34), '%22')}&van={SCRIPT}",
        f"?q={LONG}",
        "?actor=%3Cb%3E",
    ):
        yield reader.get(f"/{query}").text
        yield reader.get(f"/kies/actor{query}").text
    for number in range(len(MEASURED)):
        yield reader.get(f"/maatregel/mtr-{number:04}", params={"q": IMAGE}).text
    judge(reader, HOSTILE, oordeel="geen")
    yield reader.get("/correcties").text


def test_nothing_of_a_document_or_a_question_is_markup(reader: TestClient) -> None:
    pages = list(all_pages(reader))
    assert any("alert(1)" in page for page in pages)
    for page in pages:
        scripts = re.findall(r"<script[^>]*>", page)
        assert scripts == ['<script src="/static/verken.js">', '<script src="/static/htmx.min.js" defer>']
        assert not re.search(r"<(img|b|iframe|style)\b", page)
        assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', page))


def test_no_text_turns_the_direction_of_a_page(reader: TestClient) -> None:
    for page in all_pages(reader):
        assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    page = reader.get(f"/maatregel/{RTL}").text
    assert "eteg" in page
    assert re.search(r'class="zin deze-zin"><bdi>', page)


def test_a_long_word_is_shown_around_what_was_found(reader: TestClient) -> None:
    page = reader.get("/", params={"q": "huisnummer"}).text
    assert "<mark>huisnummer</mark>" in page
    assert max(map(len, re.findall(r"<p class=\"zin\">(.*?)</p>", page))) < 1000


def test_templates_escape_and_trust_nothing() -> None:
    for path in (Path(rendering.__file__).parent / "templates").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup|\son\w+=|<style|style=|javascript:", text), (
            path.name
        )
        assert not re.findall(r"<script(?![^>]*src=)", text), path.name
