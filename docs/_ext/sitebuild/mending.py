"""Makes of what Sphinx and pandas write HTML that a screen reader takes for what it is."""

from __future__ import annotations

import re

#: A long signature is a list within a term of a list.
_SIGNATURE = re.compile(r"<dl>\s*((?:<dd>.*?</dd>\s*)+)</dl>", re.DOTALL)
_LINE = re.compile(r"<dd>(.*?)</dd>\s*", re.DOTALL)


def mended(body: str) -> str:
    """The body of a page with signatures that are no lists, and corners of tables that head nothing."""
    body = _SIGNATURE.sub(lambda found: f'<span class="sig-lines">{_lines(found[1])}</span>', body)
    return body.replace("<th></th>", "<td></td>")


def _lines(inner: str) -> str:
    return _LINE.sub(r'<span class="sig-line">\1</span>', inner)
