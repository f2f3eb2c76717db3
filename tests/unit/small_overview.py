"""An overview small enough to know by heart."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from wijktekst.overviews.coverage import Cell
from wijktekst.overviews.figures import Figure, figures_of, svg
from wijktekst.overviews.overview import ChallengeFigures, DocumentFigures, Overview, PlaceFigures, Totals
from wijktekst.types import CHALLENGES

LABELS = {
    "wonen": "Betaalbaar wonen",
    "zorg": "Zorg dichtbij",
    "energie": "Energie",
    "geen": "Geen wijkopgave",
}


def overview() -> Overview:
    """Two documents, three challenges and what is none."""
    documents = (
        DocumentFigures("a.pdf", "Woonvisie", "", 1, {"wonen": 3, "geen": 1}),
        DocumentFigures("b.pdf", "", "", 1, {"wonen": 1, "zorg": 2}),
    )
    challenges = (
        challenge("wonen", 4, 30, Cell(4, 2, [1_200_000.0, 300_000.0], [], []), {"besloten": 3, "": 1}),
        challenge("zorg", 2, 60, Cell(2, 2, [], [50_000.4], [20_000.0]), {"verkend": 1, "stopgezet": 1}),
        challenge("energie", 0, 10, Cell(), {}),
        challenge("geen", 1, 0, Cell(1, 0, [], [], []), {"": 1}),
    )
    return Overview(
        Totals(2, 0, 9, 900, 1000, 7, 0, 0, 3, 0, 0),
        challenges,
        documents,
        {2024: {"wonen": 2, "zorg": 1}, 2027: {"zorg": 1}},
        (PlaceFigures("GM0363", "Amsterdam", 5, 1), PlaceFigures("GM0014", "Groningen", 1, 0)),
        *((), (), (), 0, (), 0, (), 0),
    )


def challenge(
    name: str, measures: int, sentences: int, money: Cell, firm: dict[str, int]
) -> ChallengeFigures:
    return ChallengeFigures(
        name, LABELS[name], int(measures > 0), sentences, sentences / 1000, money, firm, name in CHALLENGES
    )


def named(text: str) -> Overview:
    """With this text wherever one comes from outside."""
    whole = overview()
    return replace(
        whole,
        challenges=tuple(replace(one, label=text) for one in whole.challenges),
        documents=tuple(replace(one, title=f"{text}{at}") for at, one in enumerate(whole.documents)),
        places=tuple(replace(one, name=text) for one in whole.places),
    )


def by_name(of: Overview) -> dict[str, Figure]:
    return {figure.name: figure for figure in figures_of(of)}


def words(figure: Figure) -> list[str]:
    """The texts in the picture."""
    tree = etree.fromstring(svg(figure))
    return [text.text for text in tree.iter("{http://www.w3.org/2000/svg}text")]
