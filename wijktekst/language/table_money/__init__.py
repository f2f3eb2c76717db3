"""Money in tables: every cell in euros, with its row, its column and its year.

What the figures are in ("bedragen x € 1.000") may stand in the caption, in the head, on a line of the table
or in the first part of a table that the page cut in pieces. A table that does not say so gives only the cells
with a euro sign. Counts, percentages, numbers and years are no money, nor is a cell of several figures.
"""

from __future__ import annotations

from wijktekst.language.table_money.cells import table_amounts

__all__ = ["table_amounts"]
