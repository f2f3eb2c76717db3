"""Templates and files of the pages: every text escaped, and only files that are named here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from wijktekst import overviews
from wijktekst.explorer.asking import address
from wijktekst.explorer.question import Question, Sorting
from wijktekst.language.numbers import counted, in_digits
from wijktekst.overviews.page import escaping

_HERE = Path(__file__).parent
_SHARED = Path(overviews.__file__).parent / "page" / "static"
_STATIC: Mapping[str, tuple[Path, str]] = {
    "basis.css": (_SHARED / "basis.css", "text/css"),
    "verken.css": (_HERE / "static" / "verken.css", "text/css"),
    "verken.js": (_HERE / "static" / "verken.js", "text/javascript"),
    "htmx.min.js": (_HERE / "static" / "htmx.min.js", "text/javascript"),
    "icoon.svg": (_HERE / "static" / "icoon.svg", "image/svg+xml"),
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = escaping(_HERE / "templates")
    environment.globals.update(counted=counted, in_digits=in_digits, address=address, sorted_by=_sorted_by)
    return environment


def _sorted_by(question: Question, sorting: Sorting) -> Question:
    return replace(question, sorting=sorting)


def page(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page out of `templates/`."""
    text = _environment().get_template(f"{template}.html").render(context)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def static(name: str) -> Response | None:
    """A file that pages need; None when there is none of this name."""
    found = _STATIC.get(name)
    return Response(found[0].read_bytes(), media_type=found[1]) if found else None
