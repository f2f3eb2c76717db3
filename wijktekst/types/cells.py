"""Cells of CSV files that no spreadsheet runs as a formula; see docs/decisions/0004."""

from __future__ import annotations

import csv
import re

#: What begins a formula, in full width too, and what may stand before it: space, quotes, what nobody sees.
_SIGN = "[=+\\-@＝＋－＠]"
_BEFORE = "'\"‘’‚“”„\xa0\u200b-\u200f\u2060\ufeff"
_FORMULA = re.compile(f"'*[\t\r\n]|[\\s{_BEFORE}]*{_SIGN}")
#: The same within a cell. There a sign alone is ordinary ("€ 50,- per jaar"), with a call or pipe it is not.
_CALL = r"(?=[^;,\t\r\n]*(?:\||\w\())"
_WITHIN = f"([;,\t\r\n][ {_BEFORE}]*)"
_RUN = f"([=@＝＠]|[+\\-＋－]{_CALL})"
#: A text without any of these holds no formula within; most texts are done with so.
_TELLING = re.compile("[=@＝＠|(]")
_UNGUARDED, _GUARDED = re.compile(_WITHIN + _RUN), re.compile(f"{_WITHIN}'{_RUN}")


_LONGEST = 2**31 - 1


def allow_long_cells() -> None:
    """Have `csv` read cells of any length.

    Its limit is one for the whole process: if each reader set its own, one would break another halfway.
    """
    csv.field_size_limit(_LONGEST)


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs as a formula, nor a part of it."""
    if _TELLING.search(text):
        text = _UNGUARDED.sub(r"\1'\2", text)
    return f"'{text}" if not text[:1].isalnum() and _FORMULA.match(text) else text


def without_quote(cell: str) -> str:
    """A cell as it was before `guarded`."""
    if "'" not in cell:
        return cell
    text = cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
    return _GUARDED.sub(r"\1\2", text)
