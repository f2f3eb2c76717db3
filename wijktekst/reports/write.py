"""Writes the reports of a run: CSV files, their schema and what made them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from wijktekst.errors import InputError
from wijktekst.reports.csv_files import CsvWriter, replacing
from wijktekst.reports.datapackage import datapackage
from wijktekst.reports.groups import Groups, Repeated, alone
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, rows_of
from wijktekst.reports.tables import TABLES
from wijktekst.types import Analysis, Provenance, Settings, Source, Unread

Result = Analysis | Unread
#: What made the reports of a folder.
RUN = "run.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    documents: int
    unread: int
    pages: int
    passages: int
    measures: int


def write(
    results: Iterable[Result],
    out: Path,
    labels: Labels,
    provenance: Provenance,
    settings: Settings = Settings(),
    *,
    excel_nl: bool = False,
    repeated: Repeated = alone,
) -> Summary:
    """Write every report into the folder `out`; consumes the results one at a time, in their order.

    `repeated` tells which measures are the same one; it is asked once, when all are known. Reports that were
    there before are replaced only when the run ends well. Raises InputError when the folder cannot be
    written.
    """
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    sources: list[Source] = []
    groups = Groups(repeated)
    pages = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            files = {table.name: stack.enter_context(replacing(out / table.file)) for table in TABLES}
            waiting = stack.enter_context(TemporaryFile("w+", encoding="utf-8", newline="", dir=out))
            writers = {
                table.name: CsvWriter(
                    waiting if table is MEASURES else files[table.name], table, excel_nl=excel_nl
                )
                for table in TABLES
            }
            for result in results:
                sources.append(result.source if isinstance(result, Unread) else result.document.source)
                if isinstance(result, Analysis):
                    pages += result.document.pages or 1
                    result = focus(result, settings.challenges)
                for name, rows in rows_of(result, labels, settings.ambitions).items():
                    writers[name].write(rows)
                    counts[name] += len(rows)
                    if name == MEASURES.name:
                        groups.add_rows(rows)
            writers[MEASURES.name].with_groups(waiting, files[MEASURES.name], groups.cells())
            _write_json(stack, out / "datapackage.json", datapackage(excel_nl=excel_nl))
            _write_json(stack, out / RUN, _run(provenance, settings, sources))
    except OSError as error:
        raise InputError(
            f"In de map '{out}' kan niet worden geschreven ({error.strerror}). "
            "Kies met --uit een andere map, of sluit het rapport als het nog in Excel openstaat."
        ) from error
    return Summary(
        documents=counts["documenten"],
        unread=counts["niet_gelezen"],
        pages=pages,
        passages=counts["passages"],
        measures=counts["maatregelen"],
    )


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


def _write_json(stack: ExitStack, path: Path, content: Mapping[str, Any]) -> None:
    stream = stack.enter_context(replacing(path))
    stream.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _run(provenance: Provenance, settings: Settings, sources: Iterable[Source]) -> dict[str, Any]:
    """What a reader needs to make these reports again. No clock, no path, nothing of this computer."""
    return {
        "wijktekst": provenance.package,
        "taxonomie_sha256": provenance.taxonomy,
        "modellen": dict(provenance.models),
        "instellingen": {
            "taalmodel": settings.language_model,
            "opgaven": list(settings.challenges),
            "ambities": settings.ambitions,
            "tekstherkenning": settings.ocr,
            "max_megabytes": settings.max_megabytes,
        },
        "instellingen_sha256": provenance.settings,
        "bestanden": list(_inputs(sources)),
    }


def _inputs(sources: Iterable[Source]) -> Iterator[dict[str, Any]]:
    for source in sources:
        yield {
            "bestand": source.path,
            "sha256": source.sha256,
            "bytes": source.size,
            "type": source.media_type,
        }
