"""The year of each column of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijktekst.language.tables.grid import YEAR, Grid

_YEARS_ON = re.compile(r"(?:19|20)\d\d\s?(?:[-–/]|t/m|tot)\s?(?:19|20)?\d\d")
#: "mutatie t.o.v. 2023" is not of 2023.
_COMPARED = re.compile(r"t\.?o\.?v\b|ten opzichte van|vergeleken|sinds|vanaf|t/m|tot en met", re.IGNORECASE)


def years_of(grid: Grid, names: Sequence[str], caption: str) -> list[str]:
    """The year of each column by its head, else the only year of the caption; "" where neither tells."""
    years = _years(grid, names)
    if not any(years) and not _YEARS_ON.search(caption):
        named = set(YEAR.findall(caption))
        return [named.pop()] * grid.width if len(named) == 1 else years
    return years


def _years(grid: Grid, names: Sequence[str]) -> list[str]:
    years = [""] * grid.width
    unsure = False
    for column in grid.figures:
        named = set(YEAR.findall(names[column]))
        if len(named) == 1 and not _YEARS_ON.search(names[column]) and not _COMPARED.search(names[column]):
            years[column] = named.pop()
        else:
            unsure = unsure or bool(named)
    return years if unsure else _spread(years, grid)


def _spread(years: list[str], grid: Grid) -> list[str]:
    """A year that stands above several columns counts for all of them, when they part evenly."""
    placed = [column for column in grid.figures if years[column]]
    if not placed or len(placed) == len(grid.figures) or len(grid.figures) % len(placed):
        return years
    size = len(grid.figures) // len(placed)
    groups = [grid.figures[at : at + size] for at in range(0, len(grid.figures), size)]
    if any(len([one for one in group if years[one]]) != 1 for group in groups):
        return years
    spread = list(years)
    for group in groups:
        for column in group:
            spread[column] = next(years[one] for one in group if years[one])
    return spread
