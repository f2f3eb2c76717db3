"""Results to tables: CSV with a schema, or data frames. Knows the nouns only."""

from wijktekst.reports.columns import Column, Table
from wijktekst.reports.frames import batches, frames
from wijktekst.reports.read import holds_reports, labels_in, read, read_rows, taxonomy_of
from wijktekst.reports.rows import Labels, rows_of
from wijktekst.reports.tables import TABLES
from wijktekst.reports.write import RUN, focus, write

__all__ = [
    "RUN",
    "TABLES",
    "Column",
    "Labels",
    "Table",
    "batches",
    "focus",
    "frames",
    "holds_reports",
    "labels_in",
    "read",
    "read_rows",
    "rows_of",
    "taxonomy_of",
    "write",
]
