"""Every error of an evaluation as a row of a CSV file, with the terms that the taxonomy saw."""

from __future__ import annotations

import csv
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.evaluation.report import EvaluationReport

COLUMNS = (
    "id", "document", "fout_in", "zin", "soort_label", "soort_model", "opgave_label", "opgave_model",
    "themas_label", "themas_model", "score", "bewijs",
)  # fmt: skip


def write_errors(report: EvaluationReport, path: Path) -> None:
    """Write the errors to a CSV file, in the order of the gold. Raises InputError when that cannot be done."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for row in report.errors:
                writer.writerow(
                    [
                        row.id,
                        row.doc,
                        " ".join(row.wrong),
                        row.text,
                        row.gold_kind,
                        row.kind,
                        row.gold_challenge,
                        row.challenge,
                        " ".join(row.gold_themes),
                        " ".join(row.themes),
                        row.kind_score,
                        "; ".join(row.terms),
                    ]
                )
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven ({type(error).__name__}). Kies een andere plaats."
        ) from error
