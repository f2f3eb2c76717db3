"""Tables out of the text of a document: rows and cells, head, columns with their year, unit and caption.

`tables_of(document)` gives every table whole, also when a page break cut it in pieces.
"""

from __future__ import annotations

from wijktekst.language.tables.found import tables_of

__all__ = ["tables_of"]
