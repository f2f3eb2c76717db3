"""What a stored result was made by: a result is used again only where all of it is still the same.

More than `Provenance` tells: also the code itself, so that a version under development is never taken for the
one before, and the packages that it stands on, since another pdfium reads another text.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from wijktekst import pipeline
from wijktekst.types import Settings

#: Rooms whose code decides what is in a result.
_ROOMS = ("types", "taxonomy", "language", "reading", "themes", "measures", "reports", "running")
_PACKAGE = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LENGTH = 32
#: What the taxonomy is called among the parts of an origin.
TAXONOMY = "taxonomie"
#: Packages that show results, and make none.
_SHOWING = frozenset("jinja2 matplotlib rich snowballstemmer starlette typer uvicorn xlsxwriter".split())
#: Extras that bring documents to where they are read, and change nothing in what is read.
_WITHOUT_EFFECT = re.compile(r"extra *== *['\"](cluster|s3)['\"]")


def origin(settings: Settings) -> dict[str, str]:
    """Every part that a result depends on, by a Dutch name, with its version or hash."""
    made = pipeline.provenance(settings)
    converter = "aanwezig" if shutil.which("soffice") or shutil.which("libreoffice") else "afwezig"
    return {
        "wijktekst": f"{made.package} ({_code()})",
        TAXONOMY: made.taxonomy,
        **{f"model {name}": value for name, value in made.models},
        "instellingen": made.settings,
        "libreoffice": converter,
        **_packages(),
    }


def origin_id(parts: dict[str, str]) -> str:
    """The hash of an origin, in hex."""
    return _hash(json.dumps(parts, sort_keys=True))


def key_of(content: str, name: str, made_by: str) -> str:
    """The address of a result: from the bytes of the document, its name and the id of its origin.

    The name counts, since ids and what kind of document it is depend on it.
    """
    return _hash("\x1f".join((content, name, made_by)))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def shown_by() -> str:
    """Stands for what makes the page, the workbook and the pictures of results."""
    versions = [version(name) for name in ("jinja2", "matplotlib", "xlsxwriter")]
    return " ".join((_code(("overviews",)), *versions))


def _code(rooms: Sequence[str] = _ROOMS) -> str:
    """Hash of the code and data of rooms; default: those that decide what is in a result."""
    digest = sha256((_PACKAGE / "pipeline.py").read_bytes())
    for room in rooms:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _packages() -> dict[str, str]:
    """Versions of the packages that wijktekst needs, those of extras only where they are installed."""
    found = {}
    for line in requires("wijktekst") or ():
        name = _NAME.match(line)
        if name is None or name[0] in _SHOWING or _WITHOUT_EFFECT.search(line):
            continue
        try:
            found[f"pakket {name[0]}"] = version(name[0])
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))
