"""Writes the reports of a run: CSV files, their schema and what made them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import Any, TextIO

from wijktekst.errors import InputError, reason_of
from wijktekst.reports.columns import Table
from wijktekst.reports.csv_files import CsvWriter, replacing
from wijktekst.reports.datapackage import datapackage
from wijktekst.reports.rows import Labels, Row
from wijktekst.reports.tables import TABLES
from wijktekst.types import CHALLENGES, NO_CHALLENGE, Analysis, Provenance, Settings, Source

#: What made the reports of a folder.
RUN = "run.json"
#: What run.json says of a taxonomy of the user's own, beside its hash.
OWN_TAXONOMY = "eigen_taxonomie"


def write(
    out: Path,
    rows: Callable[[Table], Iterable[Row]],
    sources: Iterable[Source],
    provenance: Provenance,
    settings: Settings = Settings(),
    *,
    own: Labels | None = None,
    excel_nl: bool = False,
) -> None:
    """Write every report into the folder `out`, of which `rows` gives the rows, one at a time and in order.

    `sources` are all documents, also those that were not read; `own` holds the names of a taxonomy of the
    user's own. Reports that were there before are replaced
    only when all of it ends well. Raises InputError when the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            for table in TABLES:
                stream = stack.enter_context(replacing(out / table.file))
                CsvWriter(stream, table, excel_nl=excel_nl).write(rows(table))
            _write_json(
                stack.enter_context(replacing(out / "datapackage.json")), datapackage(excel_nl=excel_nl)
            )
            _write_run(
                stack.enter_context(replacing(out / RUN)), _made_by(provenance, settings, own), sources
            )
    except OSError as error:
        raise InputError(
            f"In de map '{out}' kan niet worden geschreven ({reason_of(error)}). "
            "Kies met --uit een andere map, of sluit het rapport als het nog in Excel openstaat."
        ) from error


def focus(result: Analysis, challenges: tuple[str, ...]) -> Analysis:
    """The same analysis with only the findings of these challenges; all of them when none are named."""
    if not challenges:
        return result
    return replace(
        result,
        hits=tuple(hit for hit in result.hits if hit.challenge in challenges),
        measures=tuple(
            measure
            for measure in result.measures
            if measure.challenge in challenges
            or (not measure.challenge and set(measure.themes) & set(challenges))
        ),
    )


def _write_json(stream: TextIO, content: Mapping[str, Any]) -> None:
    stream.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _write_run(stream: TextIO, made_by: Mapping[str, Any], sources: Iterable[Source]) -> None:
    """`made_by` with the list of documents, which is written one by one: it may be very long."""
    head = json.dumps({**made_by, "bestanden": []}, ensure_ascii=False, indent=2)
    before, _, after = head.rpartition("[]")
    stream.write(before + "[")
    first = True
    for source in sources:
        entry = {
            "bestand": source.path,
            "sha256": source.sha256,
            "bytes": source.size,
            "type": source.media_type,
        }
        stream.write("" if first else ",")
        stream.write("\n" + indent(json.dumps(entry, ensure_ascii=False, indent=2), "    "))
        first = False
    stream.write(("]" if first else "\n  ]") + after + "\n")


def _made_by(provenance: Provenance, settings: Settings, own: Labels | None) -> dict[str, Any]:
    """What a reader needs to make these reports again. No clock, no path, nothing of this computer."""
    return {
        "wijktekst": provenance.package,
        "taxonomie_sha256": provenance.taxonomy,
        **({OWN_TAXONOMY: _named(own)} if own else {}),
        "modellen": dict(provenance.models),
        "instellingen": {
            "taalmodel": settings.language_model,
            "opgaven": list(settings.challenges),
            "ambities": settings.ambitions,
            "tekstherkenning": settings.ocr,
            "max_megabytes": settings.max_megabytes,
        },
        "instellingen_sha256": provenance.settings,
    }


def _named(own: Labels) -> dict[str, Any]:
    """What readers need of a taxonomy that they may not have; the names of themes are in the tables."""
    return {
        "themas": len(own.themes),
        "opgaven": {code: own.challenges[code] for code in CHALLENGES},
        "opgaven_met_themas": [code for code in (*CHALLENGES, NO_CHALLENGE) if code in own.looked_for],
    }
