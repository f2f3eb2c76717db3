"""Makes rapport.html. Nothing out of a document is markup, style or script: templates escape every text.

The page may load nothing and run nothing but its own style and script, which it names by their hash.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijktekst.language.numbers import counted, in_digits
from wijktekst.overviews.coverage import money
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.page.cards import anchor, choices, numbered, views
from wijktekst.overviews.page.documents import document_views
from wijktekst.overviews.page.versions import versions
from wijktekst.overviews.summary import euros, percent
from wijktekst.reading.names import printable
from wijktekst.reports.csv_files import replacing
from wijktekst.reports.rows import Labels
from wijktekst.reports.write import OWN_TAXONOMY

if TYPE_CHECKING:
    from jinja2 import Environment

    from wijktekst.overviews.figures import Figure

_HERE = Path(__file__).resolve().parent
_STYLES, _SCRIPT = ("basis.css", "rapport.css"), "rapport.js"
_LINES = 2000


def write_page(
    path: Path,
    overview: Overview,
    figures: Sequence[Figure],
    standing_out: Sequence[str],
    made_by: Mapping[str, Any],
    labels: Labels,
) -> None:
    """Write the page; one that was there before is replaced only when all of it is written."""
    with replacing(path) as stream:
        for part in render(overview, figures, standing_out, made_by, labels):
            stream.write(part)


def render(
    overview: Overview,
    figures: Sequence[Figure],
    standing_out: Sequence[str],
    made_by: Mapping[str, Any],
    labels: Labels,
) -> Iterator[str]:
    """The page in parts. `made_by` is what run.json holds, without the list of files."""
    from markupsafe import Markup

    style = "\n".join(_static(name) for name in _STYLES)
    script = _static(_SCRIPT)
    numbers = numbered(overview)
    stream = (
        _environment()
        .get_template("rapport.html")
        .stream(
            overview=overview,
            totals=overview.totals,
            figures=figures,
            pictures=[_picture(figure) for figure in figures],
            standing_out=standing_out,
            made_by=made_by,
            versions=versions(made_by),
            own_taxonomy=OWN_TAXONOMY in made_by,
            names=labels.challenges,
            cards=views(overview, labels, numbers),
            choices=choices(overview, labels, numbers),
            documents=list(document_views(overview, numbers)),
            style=Markup(style),  # noqa: S704  # our own files
            script=Markup(script),  # noqa: S704
            policy=_policy(style, script),
        )
    )
    stream.enable_buffering(_LINES)
    yield from stream


def escaping(templates: Path) -> Environment:
    """Templates of pages: every text in them is escaped, and what is not given is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _environment() -> Environment:
    environment = escaping(_HERE / "templates")
    environment.finalize = _shown
    environment.filters |= {
        "number": in_digits,
        "percent": percent,
        "euros": lambda amounts: euros(money(amounts)),
    }
    environment.globals |= {"count": counted, "anchor": anchor}
    return environment


def _shown(value: object) -> object:
    """A value as the page can hold it: no control character, no mark that turns text, no half character."""
    if hasattr(value, "__html__"):
        return value
    return printable(str(value)).encode("utf-8", "replace").decode("utf-8")


@cache
def _static(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def _picture(figure: Figure) -> str:
    from wijktekst.overviews.figures import svg

    return f"data:image/svg+xml;base64,{b64encode(svg(figure)).decode('ascii')}"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
