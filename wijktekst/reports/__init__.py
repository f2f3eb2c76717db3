"""Results to tables: CSV with a schema, or data frames. Knows the nouns only."""

from wijktekst.reports.columns import Column, Table
from wijktekst.reports.frames import frames
from wijktekst.reports.read import holds_reports, read, read_rows
from wijktekst.reports.rows import Labels, rows_of
from wijktekst.reports.tables import TABLES
from wijktekst.reports.write import RUN, focus, write

__all__ = [
    "RUN",
    "TABLES",
    "Column",
    "Labels",
    "Table",
    "focus",
    "frames",
    "holds_reports",
    "read",
    "read_rows",
    "rows_of",
    "write",
]
