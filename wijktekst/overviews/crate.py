"""A folder of reports as an RO-Crate: what is in it, what made it and of what.

The run is told as a Process Run Crate tells it, which builds on RO-Crate 1.1. No clock: the date of
publication is that of the newest document, or one that is given. No path: documents are named as in run.json,
by name and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wijktekst.errors import InputError, reason_of
from wijktekst.overviews.report import FIGURES, PAGE, WORKBOOK
from wijktekst.overviews.tables import BLIND, CHANGES, LINES, MATRIX, SHIFTS
from wijktekst.overviews.write import COMPARISON_TEXT, COVERAGE_TEXT
from wijktekst.reports import RUN, TABLES, read_rows
from wijktekst.reports.csv_files import replacing
from wijktekst.reports.tables import DOCUMENTS
from wijktekst.reports.write import OWN_TAXONOMY

CRATE = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
#: The context of 1.1 is older than this term of schema.org.
_CONTEXT = [f"{_SPECIFICATION}/context", {"sha256": "http://schema.org/sha256"}]
_PROCESS_RUN = "https://w3id.org/ro/wfrun/process/0.5"
_ROOT, _ACTION, _SOFTWARE, _TAXONOMY, _RIGHTS = "./", "#analyse", "#wijktekst", "#taxonomie", "#rechten"
_SPDX = "https://spdx.org/licenses/"
_APACHE, _BY_SA = "Apache-2.0", "CC-BY-SA-4.0"
_LICENCE_NAMES = {
    _APACHE: "Apache License 2.0",
    _BY_SA: "Creative Commons Attribution Share Alike 4.0 International",
}
#: By the name of a model, or how it begins; a model that is not named here goes without.
_LICENCES = {
    "wijktekst-": _APACHE,
    "nl_wijktekst_sm": _BY_SA,
    "nl_core_news_": _BY_SA,
    "tesseract": _APACHE,
}
_CSV, _JSON, _MARKDOWN = "text/csv", "application/json", "text/markdown"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Media type and description of every file that wijktekst writes; what else lies there is not ours to tell.
_FILES: Mapping[str, tuple[str, str]] = {
    **{one.file: (_CSV, one.description) for one in (*TABLES, MATRIX, LINES, BLIND, CHANGES, SHIFTS)},
    "datapackage.json": (_JSON, "Wat elke kolom van de tabellen betekent (Data Package)."),
    RUN: (_JSON, "Versies, instellingen en documenten waar de rapporten mee zijn gemaakt."),
    PAGE: ("text/html", "Het rapport om te lezen."),
    WORKBOOK: (_SHEET, "De tabellen als werkmap."),
    COVERAGE_TEXT: (_MARKDOWN, "Samenvatting van de dekking en de blinde vlekken."),
    COMPARISON_TEXT: (_MARKDOWN, "Samenvatting van de verschillen."),
}
_PICTURES = {".svg": "image/svg+xml", ".png": "image/png"}
_HASH = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

Entity = dict[str, Any]


def write_crate(folder: Path, published: str = "") -> None:
    """Write `ro-crate-metadata.json` beside the reports in a folder.

    `published` is the date of publication (yyyy-mm-dd); without it, that of the newest document. Raises
    InputError when the reports cannot be read, no date is known, or the folder cannot be written.
    """
    published = _checked(published) if published else _newest(folder)
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
        graph = _graph(run, [_file(folder, path) for path in _written(folder)], published)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"De rapporten in '{folder}' kunnen niet worden beschreven ({reason_of(error)}). "
            "Maak ze opnieuw met 'wijktekst analyseer'."
        ) from error
    try:
        with replacing(folder / CRATE) as stream:
            content = {"@context": _CONTEXT, "@graph": graph}
            stream.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        raise InputError(
            f"In de map '{folder}' kan niet worden geschreven ({reason_of(error)}). Kies een andere map."
        ) from error


def older_crate(folder: Path) -> str:
    """A Dutch sentence when a crate lies there that does not tell of what has just been written; "" without.

    It is not written again: whoever shares the reports may have named a licence in it.
    """
    if not (folder / CRATE).exists():
        return ""
    return f"{folder / CRATE} is van eerder; maak die opnieuw met 'wijktekst rapport {folder} --ro-crate'."


def licence_of(model: str) -> str:
    """SPDX identifier of the licence of a model by its name, "" when it is not known."""
    return next((licence for name, licence in _LICENCES.items() if model.startswith(name)), "")


def _checked(published: str) -> str:
    try:
        if not _DATE.fullmatch(published):
            raise ValueError
        return date.fromisoformat(published).isoformat()
    except ValueError:
        raise InputError(
            f"'{published}' is geen datum. Schrijf die als jjjj-mm-dd, zoals 2026-03-01."
        ) from None


def _newest(folder: Path) -> str:
    """Date of the newest document. Raises InputError when no document has one."""
    at = DOCUMENTS.names.index("datum")
    found = max((str(row[at]) for row in read_rows(folder, DOCUMENTS) if row[at]), default="")
    if not found:
        raise InputError(
            "Van geen van de documenten is de datum bekend. Noem een datum voor de RO-Crate met "
            "--datum JJJJ-MM-DD."
        )
    return found


def _written(folder: Path) -> Iterator[Path]:
    """The files in the folder that wijktekst wrote, in a fixed order; no links, which may lead elsewhere."""
    candidates = [folder / name for name in _FILES]
    figures = folder / FIGURES
    if figures.is_dir() and not figures.is_symlink():
        candidates += sorted(path for path in figures.iterdir() if path.suffix in _PICTURES)
    return (path for path in candidates if path.is_file() and not path.is_symlink())


def _file(folder: Path, path: Path) -> Entity:
    if path.parent == folder:
        media_type, description = _FILES[path.name]
    else:
        media_type, description = _PICTURES[path.suffix], f"Figuur bij het rapport: {path.stem}."
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return {
        "@id": quote(path.relative_to(folder).as_posix()),
        "@type": "File",
        "name": path.name,
        "description": description,
        "encodingFormat": media_type,
        "contentSize": str(path.stat().st_size),
        "sha256": digest.hexdigest(),
    }


def _graph(run: Mapping[str, Any], files: Sequence[Entity], published: str) -> list[Entity]:
    """The entities in a fixed order: the crate, its files, what made them, and of what."""
    documents = [_document(one) for one in run["bestanden"]]
    models = [_model(name, str(version)) for name, version in run["modellen"].items()]
    settings = [_setting(name, value) for name, value in run["instellingen"].items()]
    taxonomy = _taxonomy(run)
    action = {
        "@id": _ACTION,
        "@type": "CreateAction",
        "name": "Analyse van de documenten met wijktekst",
        "description": "Thema's zoeken en maatregelen herkennen, met deze modellen en instellingen.",
        "instrument": {"@id": _SOFTWARE},
        "object": _references([*documents, taxonomy, *settings]),
        "result": _references(files),
    }
    software = {
        "@id": _SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "wijktekst",
        "description": "Leest beleidsdocumenten voor wat ze betekenen voor de wijk: thema's en maatregelen.",
        "softwareVersion": run["wijktekst"],
        "identifier": f"pkg:generic/wijktekst@{run['wijktekst']}",
        "license": {"@id": _SPDX + _APACHE},
        "softwareRequirements": _references(models),
    }
    crate = _crate(files, len(documents), published)
    made = [software, *models, taxonomy, action, *settings, *documents]
    return [*crate, *files, *made, *_licences([software, taxonomy, *models])]


def _crate(files: Sequence[Entity], documents: int, published: str) -> list[Entity]:
    return [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "about": {"@id": _ROOT},
            "conformsTo": {"@id": _SPECIFICATION},
        },
        {
            "@id": _ROOT,
            "@type": "Dataset",
            "name": "Rapporten van wijktekst",
            "description": f"Thema's en maatregelen voor de wijk, uit beleidsdocumenten ({documents}).",
            "datePublished": published,
            "inLanguage": "nl",
            "license": {"@id": _RIGHTS},
            "conformsTo": {"@id": _PROCESS_RUN},
            "hasPart": _references(files),
            "mentions": {"@id": _ACTION},
        },
        {
            "@id": _RIGHTS,
            "@type": "CreativeWork",
            "name": "Rechten op de rapporten",
            "description": "De zinnen in de rapporten zijn van de makers van de documenten. Wie de rapporten "
            "deelt, kiest een licentie voor de rest en noemt die hier.",
        },
        {
            "@id": _PROCESS_RUN,
            "@type": "CreativeWork",
            "name": "Process Run Crate",
            "version": _PROCESS_RUN.rpartition("/")[2],
        },
    ]


def _taxonomy(run: Mapping[str, Any]) -> Entity:
    """That of wijktekst, or one of the user's own, whose licence is not ours to tell."""
    own = OWN_TAXONOMY in run
    return {
        "@id": _TAXONOMY,
        "@type": ["CreativeWork", "DefinedTermSet"],
        "name": "Eigen taxonomie: thema's en termen"
        if own
        else "Taxonomie van wijktekst: wijkopgaven, thema's en termen",
        "sha256": run["taxonomie_sha256"],
        **({} if own else {"license": {"@id": _SPDX + _APACHE}}),
    }


def _document(entry: Mapping[str, Any]) -> Entity:
    return {
        "@id": f"#document/{quote(entry['bestand'])}",
        "@type": "CreativeWork",
        "name": entry["bestand"],
        "encodingFormat": entry["type"],
        "contentSize": str(entry["bytes"]),
        "sha256": entry["sha256"],
    }


def _model(name: str, version: str) -> Entity:
    """A model or another program; the version of a model of ours is its hash."""
    licence = licence_of(name)
    return {
        "@id": f"#model/{quote(name)}",
        "@type": "SoftwareApplication",
        "name": name,
        "softwareVersion": version,
        **({"sha256": version} if _HASH.fullmatch(version) else {}),
        **({"license": {"@id": _SPDX + licence}} if licence else {}),
    }


def _setting(name: str, value: object) -> Entity:
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {"@id": f"#instelling/{quote(name)}", "@type": "PropertyValue", "name": name, "value": told}


def _licences(of: Sequence[Entity]) -> list[Entity]:
    used = {one["license"]["@id"] for one in of if "license" in one}
    return [
        {"@id": _SPDX + licence, "@type": "CreativeWork", "name": name, "identifier": licence}
        for licence, name in _LICENCE_NAMES.items()
        if _SPDX + licence in used
    ]


def _references(entities: Sequence[Entity]) -> list[Entity]:
    return [{"@id": entity["@id"]} for entity in entities]
