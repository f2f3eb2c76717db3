"""Figures: what they show, in words and as a table too; the same bytes; hostile text; colours; places."""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

import wijktekst.language
from tests.unit.small_overview import by_name, overview, words
from wijktekst.overviews.coverage import Cell
from wijktekst.overviews.figures import figures_of, png, svg, write_figures
from wijktekst.overviews.figures.canvas import Canvas, wide
from wijktekst.overviews.figures.municipalities import points
from wijktekst.overviews.figures.palette import BLUE, GREY, ORANGE, PARTS, STEPS
from wijktekst.overviews.overview import (
    DocumentFigures,
    PlaceFigures,
)

ALL = ("opgaven", "opgaven_per_document", "geld", "stelligheid", "jaren", "gemeenten")


def test_figures_all_kinds_are_there_with_the_same_as_a_table() -> None:
    figures = by_name(overview())
    assert tuple(figures) == ALL
    assert figures["opgaven"].table == (
        ("Opgave", "Maatregelen", "Aandacht: deel van alle zinnen", "Zinnen", "Documenten met een maatregel"),
        ("Betaalbaar wonen", "4", "3,0%", "30", "1"),
        ("Zorg dichtbij", "2", "6,0%", "60", "1"),
        ("Energie", "0", "1,0%", "10", "0"),
        ("Geen wijkopgave", "1", "–", "0", "1"),
    )
    assert figures["opgaven_per_document"].table == (
        ("Document", "Betaalbaar wonen", "Zorg dichtbij", "Energie", "Geen wijkopgave", "Samen"),
        ("Woonvisie", "3", "0", "0", "1", "4"),
        ("b.pdf", "1", "2", "0", "0", "3"),
    )
    assert figures["geld"].table == (
        ("Opgave", "Eenmalig", "Per jaar", "Minder of stoppen", "Maatregelen met een bedrag"),
        ("Betaalbaar wonen", "€ 1,5 miljoen", "–", "–", "2"),
        ("Zorg dichtbij", "–", "€ 50.000", "€ 20.000", "2"),
    )
    assert figures["stelligheid"].table == (
        ("Opgave", "Besloten", "Verkend", "Stopgezet", "Niet gezegd", "Samen"),
        ("Betaalbaar wonen", "3", "0", "0", "1", "4"),
        ("Zorg dichtbij", "0", "1", "1", "0", "2"),
        ("Geen wijkopgave", "0", "0", "0", "1", "1"),
    )
    assert figures["jaren"].table == (
        ("Jaar", "Maatregelen"),
        *(("2024", "3"), ("2025", "0"), ("2026", "0"), ("2027", "1")),
    )
    assert figures["gemeenten"].table[1:] == (("Amsterdam", "5", "1"), ("Groningen", "1", "0"))


def test_figures_alternative_tells_the_main_figures() -> None:
    figures = by_name(overview())
    assert "Meeste maatregelen: Betaalbaar wonen (4), Zorg dichtbij (2)." in figures["opgaven"].alt
    assert (
        "Betaalbaar wonen in Woonvisie (3), Zorg dichtbij in b.pdf (2)" in figures["opgaven_per_document"].alt
    )
    assert "Geen wijkopgave" not in figures["opgaven_per_document"].alt
    assert "Eenmalig, het meest: Betaalbaar wonen (€ 1,5 miljoen)." in figures["geld"].alt
    assert "besloten of in uitvoering 3" in figures["stelligheid"].alt
    assert "2024 tot en met 2027" in figures["jaren"].alt
    assert "2 gemeenten" in figures["gemeenten"].alt
    assert "Amsterdam (5)" in figures["gemeenten"].alt


@pytest.mark.parametrize("name", ALL)
def test_figures_picture_says_what_the_table_says(name: str) -> None:
    figure = by_name(overview())[name]
    said = " ".join(words(figure))
    for cell in (row[0] for row in figure.table[1:]):
        assert cell in said
    if name in ("opgaven", "geld"):
        assert all(cell in said for row in figure.table[1:] for cell in row[1:3])


def test_figures_only_what_there_is_to_show() -> None:
    whole = overview()
    poor = tuple(
        replace(one, money=Cell(one.measures), firmness={"": one.measures}) for one in whole.challenges
    )
    bare = replace(
        whole, documents=whole.documents[:1], challenges=poor, years={2024: {"zorg": 3}}, places=()
    )
    assert tuple(by_name(bare)) == ("opgaven",)
    empty = tuple(replace(one, sentences=0, share=0.0, money=Cell()) for one in poor)
    assert figures_of(replace(bare, challenges=empty)) == ()


def test_figures_documents_with_one_title_bear_the_names_of_their_files() -> None:
    whole = overview()
    twins = tuple(replace(one, title="Nota") for one in whole.documents)
    others = DocumentFigures("", "", "", 75, {"zorg": 8})
    table = by_name(replace(whole, documents=(*twins, others)))["opgaven_per_document"].table
    assert [row[0] for row in table[1:]] == ["a.pdf", "b.pdf", "75 andere documenten samen"]


def test_figures_place_that_is_not_on_the_map_is_named() -> None:
    whole = overview()
    figure = by_name(replace(whole, places=(*whole.places, PlaceFigures("GM9999", "Elders", 2, 0))))[
        "gemeenten"
    ]
    assert "Niet op de kaart: Elders." in words(figure)
    assert ("Elders", "2", "0") in figure.table


def test_figures_names_on_the_map_cover_neither_each_other_nor_the_edge() -> None:
    places = tuple(
        PlaceFigures(code, f"Plaats {code[4:]}", 99 - at, 0) for at, code in enumerate([*points()][::5])
    )
    figure = by_name(replace(overview(), places=places))["gemeenten"]
    boxes = []
    for text in etree.fromstring(svg(figure)).iter("{http://www.w3.org/2000/svg}text"):
        if text.text.startswith("Plaats "):
            left, base = float(text.get("x")), float(text.get("y"))
            boxes.append((left, base - 7, left + wide(text.text), base))
    assert len(boxes) >= 10
    assert all(left >= 0 and right <= figure.size[0] for left, _, right, _ in boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_figures_dots_have_an_area_that_goes_by_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[float] = []
    monkeypatch.setattr(Canvas, "dots", lambda self, points, radius, colour: drawn.append(radius))
    places = (PlaceFigures("GM0363", "Amsterdam", 16, 0), PlaceFigures("GM0014", "Groningen", 4, 0))
    svg(by_name(replace(overview(), places=places))["gemeenten"])
    assert (drawn[0] / drawn[1]) ** 2 == pytest.approx(4)


def test_figures_are_the_same_twice_in_another_process_and_with_settings_of_somebody(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "svg.fonttype: path\nfont.size: 30\nfont.style: italic\nlines.marker: x\naxes.facecolor: red\n"
        "text.usetex: True\nsavefig.bbox: tight\npath.simplify: True\nsvg.hashsalt: x\n"
    )
    code = (
        "import sys, hashlib; from tests.unit.small_overview import overview\n"
        "from wijktekst.overviews.figures import figures_of, png, svg\n"
        "for f in figures_of(overview()): print(f.name, hashlib.sha256(svg(f) + png(f, 50)).hexdigest())\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONHASHSEED": seed, **more},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, more in (("1", {}), ("2", {"MATPLOTLIBRC": str(tmp_path)}))
    ]
    assert made[0].count("\n") == len(ALL)
    assert made[0] == made[1]


def test_figures_leave_the_settings_of_who_calls_alone() -> None:
    import matplotlib

    with matplotlib.rc_context({"font.size": 31, "svg.fonttype": "path"}):
        before = dict(matplotlib.rcParams)
        for figure in figures_of(overview()):
            svg(figure)
        assert dict(matplotlib.rcParams) == before


def test_figures_hold_no_clock_no_version_and_no_address_but_namespaces() -> None:
    for figure in figures_of(overview()):
        made = svg(figure).decode("utf-8")
        assert "matplotlib" not in made.lower()
        assert "<!DOCTYPE" not in made
        assert {part.split('"')[0] for part in made.split("http://")[1:]} <= {
            "www.w3.org/2000/svg",
            "www.w3.org/1999/xlink",
        }
        assert b"Software" not in png(figure, 40)
        assert etree.fromstring(made.encode()).findtext("{http://www.w3.org/2000/svg}title") == figure.title


def test_figures_are_small() -> None:
    from wijktekst.types import CHALLENGES

    whole = overview()
    all_of_them = tuple(replace(whole.challenges[0], challenge=name, label=name * 4) for name in CHALLENGES)
    documents = tuple(
        DocumentFigures(f"{at}.pdf", "", "", 1, dict.fromkeys(CHALLENGES, at + 1)) for at in range(26)
    )
    places = tuple(PlaceFigures(code, code, at + 1, 0) for at, code in enumerate([*points()][::5]))
    figures = by_name(replace(whole, challenges=all_of_them, documents=documents, places=places))
    sizes = {name: len(svg(figure)) for name, figure in figures.items()}
    assert sizes.pop("gemeenten") < 120_000
    assert sizes.pop("opgaven_per_document") < 100_000
    assert max(sizes.values()) < 60_000


def test_figures_written_as_files_and_those_of_before_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "figuren"
    write_figures(overview(), folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.{ending}" for name in ALL for ending in ("svg", "png")
    )
    assert (folder / "geld.svg").read_bytes() == svg(by_name(overview())["geld"])
    (folder / "eigen.png").write_bytes(b"van iemand")
    write_figures(replace(overview(), places=()), folder)
    left = {path.name for path in folder.iterdir()}
    assert "gemeenten.svg" not in left
    assert "gemeenten.png" not in left
    assert {"eigen.png", "jaren.png"} <= left


def test_figures_png_is_as_large_as_asked_and_white_beneath() -> None:
    from PIL import Image

    figure = by_name(overview())["jaren"]
    picture = Image.open(BytesIO(png(figure, 144)))
    assert picture.size == pytest.approx((2 * figure.size[0], 2 * figure.size[1]), abs=1)
    assert picture.convert("RGBA").getpixel((picture.width - 1, 0)) == (255, 255, 255, 255)


def test_figures_every_municipality_has_a_point_in_the_picture() -> None:
    path = Path(wijktekst.language.__file__).parent / "data" / "plaatsen.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        codes = {row["code"] for row in csv.DictReader(stream) if row["soort"] == "gemeente"}
    assert codes == set(points())
    width, height = by_name(overview())["gemeenten"].size
    assert all(100 < x < width and 0 < y < height for x, y in points().values())


def test_figures_points_lie_where_the_municipalities_do() -> None:
    at = points()
    north, south, west, east = (at[code] for code in ("GM0014", "GM0935", "GM0687", "GM0153"))
    assert north[1] < at["GM0344"][1] < south[1]  # Groningen, Utrecht, Maastricht
    assert west[0] < at["GM0344"][0] < east[0]  # Middelburg, Utrecht, Enschede
    assert at["GM0777"][0] < at["GM0758"][0]  # Etten-Leur lies west of Breda
    assert at["GM0317"][1] == pytest.approx(at["GM0417"][1], abs=3)  # Eemnes beside Laren


def test_figures_use_no_colour_beyond_the_palette() -> None:
    from wijktekst.overviews.figures import palette

    known = {value for value in vars(palette).values() if isinstance(value, str) and value.startswith("#")}
    known |= {*STEPS, *PARTS}
    assert {BLUE, ORANGE, GREY} <= known
    for figure in figures_of(overview()):
        made = svg(figure).decode("utf-8")
        found = {part[:7] for part in made.replace("fill: ", "stroke: ").split("stroke: ") if part[:1] == "#"}
        assert found
        assert found <= known
