"""Text in figures: out of hostile documents, too long, and never beyond the edge."""

from __future__ import annotations

import itertools
import warnings
from dataclasses import replace

import pytest
from lxml import etree

from tests.unit.small_overview import by_name, named, overview, words
from tests.unit.test_overviews_figures import ALL
from wijktekst.overviews.coverage import Cell
from wijktekst.overviews.figures import Figure, figures_of, png, svg
from wijktekst.overviews.figures.canvas import fit, wide
from wijktekst.overviews.overview import DocumentFigures

HOSTILE = (
    "$\\frac",
    "$x^2$ en $y_i$",
    "<script>alert(1)</script> & ]]> --",
    "om\u202egekeerd\u2066 \u200f",
    "nul\x00bel\x07 half\ud800 niets\ufffe",
    "W" * 10_000,
    "a" + "\u0301" * 500,
    "日本語 👍 نص",
    "=1+1\r\nregel",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_figures_hostile_text_is_text(text: str) -> None:
    plain = {figure.name: shape(figure) for figure in figures_of(named("Naam"))}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for figure in figures_of(named(text)):
            assert shape(figure) <= plain[figure.name] | {"g", "path", "text", "use"}
            assert png(figure, 40).startswith(b"\x89PNG")
            told = "".join((*words(figure), figure.alt, *itertools.chain(*figure.table)))
            assert not set(told) & set("\u202e\u2066\u200f\x00\x07\ud800\ufffe\r\n")


def shape(figure: Figure) -> set[str]:
    """The elements of the picture."""
    return {etree.QName(element).localname for element in etree.fromstring(svg(figure)).iter()}


def test_figures_dollars_are_dollars() -> None:
    assert "$x^2$ en $y_i$" in " ".join(words(by_name(named("$x^2$ en $y_i$"))["opgaven"]))


@pytest.mark.parametrize("text", ["W" * 10_000, "woord " * 2000, "Onafgebroken" * 9])
def test_figures_long_text_is_cut_to_the_room_it_has(text: str) -> None:
    lines = fit(text, 150, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(wide(line) <= 150 for line in lines)
    assert fit("Kort", 150, 2) == ("Kort",)
    assert fit("map/besluitenlijst_vergadering_11_november.pdf", 150, 2)[0].endswith("_")


@pytest.mark.parametrize("size", [2, 26])
def test_figures_nothing_runs_out_of_the_picture(size: int) -> None:
    whole = overview()
    title = "Uitvoeringsprogramma leefbaarheid en veiligheid in de wijken van de stad"
    many = tuple(
        DocumentFigures(f"{at}.pdf", f"{title} {at}", "", 1, {"wonen": 12_345, "zorg": at + 1})
        for at in range(size)
    )
    rich = tuple(
        replace(one, money=Cell(99_999, 9, [9.9e14], [1.0], [3e11]), label=f"{one.label} {title}")
        for one in whole.challenges
    )
    years = {year: {"wonen": 12_345} for year in range(1950, 2101)}
    figures = by_name(replace(whole, documents=many, challenges=rich, years=years))
    assert tuple(figures) == ALL
    for figure in figures.values():
        for text in etree.fromstring(svg(figure)).iter("{http://www.w3.org/2000/svg}text"):
            left, right, top, bottom = extent(text)
            assert -0.5 <= left <= right <= figure.size[0] + 0.5, text.text
            assert -0.5 <= top <= bottom <= figure.size[1] + 0.5, text.text


def extent(text: etree._Element) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a text, whose letters are as wide as those of the PNG."""
    style = dict(part.split(": ", 1) for part in text.get("style").split("; "))
    size = float(style["font-size"].removesuffix("px"))
    x, y, length = float(text.get("x")), float(text.get("y")), wide(text.text, size)
    if "rotate(-90" in (text.get("transform") or ""):
        return x - size, x, y - length, y
    begin = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[style["text-anchor"]]
    return begin, begin + length, y - size, y
