"""Pictures of what an overview says, each with a text alternative and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from wijktekst.overviews.figures import challenges
from wijktekst.overviews.figures.canvas import png, svg
from wijktekst.overviews.figures.figure import Figure
from wijktekst.overviews.figures.firmness import firmness
from wijktekst.overviews.figures.heat import documents
from wijktekst.overviews.figures.municipalities import municipalities
from wijktekst.overviews.figures.years import years
from wijktekst.overviews.overview import Overview
from wijktekst.reports.csv_files import replacing_bytes

__all__ = ["Figure", "figures_of", "png", "svg", "write_figures"]

_KINDS: dict[str, Callable[[Overview], Iterator[Figure]]] = {
    "opgaven": challenges.attention,
    "opgaven_per_document": documents,
    "geld": challenges.amounts,
    "stelligheid": firmness,
    "jaren": years,
    "gemeenten": municipalities,
}
_ENDINGS = {"svg": svg, "png": png}


def figures_of(overview: Overview) -> tuple[Figure, ...]:
    """The figures that have something to show."""
    return tuple(figure for kind in _KINDS.values() for figure in kind(overview))


def write_figures(overview: Overview, folder: Path) -> None:
    """Write every figure as SVG and PNG; one that was there before and has nothing to show now is taken away.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = set()
    for figure in figures_of(overview):
        for ending, draw in _ENDINGS.items():
            path = folder / f"{figure.name}.{ending}"
            with replacing_bytes(path) as stream:
                stream.write(draw(figure))
            written.add(path)
    for name in _KINDS:
        for ending in _ENDINGS:
            if (path := folder / f"{name}.{ending}") not in written:
                path.unlink(missing_ok=True)
