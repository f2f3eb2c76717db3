"""Every error of an evaluation as a row of a CSV file, with what spoke for it."""

from __future__ import annotations

from pathlib import Path

from wijktekst.evaluation.evidence import speaking_words
from wijktekst.evaluation.report import ErrorRow, EvaluationReport
from wijktekst.evaluation.scoring import Classify, shipped
from wijktekst.reports.columns import SEPARATOR, Column, Table
from wijktekst.reports.csv_files import CsvWriter, writing
from wijktekst.reports.rows import Row

ERRORS = Table(
    "fouten",
    "Een rij per zin waarvan minstens een antwoord anders is dan het label.",
    (
        Column("id", "string", "Kenmerk van de zin."),
        Column("document", "string", "Document waaruit de zin komt."),
        Column("fout_in", "string", f"Wat er fout is: soort, opgave, themas, gescheiden door '{SEPARATOR}'."),
        Column("ervoor", "string", "Wat voor de zin staat."),
        Column("zin", "string", "De zin."),
        Column("soort_label", "string", "Soort volgens het label."),
        Column("soort_model", "string", "Soort volgens het model."),
        Column("score", "number", "Hoe zeker het model van die soort is, van 0 tot 1.", 3),
        Column("opgave_label", "string", "Opgave volgens het label; leeg als het geen maatregel is."),
        Column("opgave_model", "string", "Opgave volgens het model, ook als het geen maatregel ziet."),
        Column("themas_label", "string", "Thema's volgens het label."),
        Column("themas_model", "string", "Thema's volgens het model."),
        Column("termen", "string", "Termen van de taxonomie die in de zin zijn gevonden, met hun opgave."),
        Column("woorden", "string", "Woorden die het zwaarst wogen, per fout antwoord."),
    ),
    ("id",),
)


def write_errors(report: EvaluationReport, path: Path, classify: Classify | None = None) -> None:
    """Write the errors to a CSV file, in the order of the gold, with the terms and words that spoke.

    `classify` is what the report was made with, the shipped models by default. Raises InputError when the
    file cannot be written.
    """
    with writing(path) as stream:
        writer = CsvWriter(stream, ERRORS, excel_nl=False)
        words = speaking_words(report.errors, classify or shipped()) if report.errors else []
        writer.write(_row(error, spoken) for error, spoken in zip(report.errors, words, strict=True))


def _row(error: ErrorRow, words: str) -> Row:
    sentence, prediction = error.sentence, error.prediction
    return (
        sentence.id,
        sentence.doc,
        SEPARATOR.join(error.wrong),
        sentence.context,
        sentence.text,
        sentence.kind,
        prediction.kind,
        prediction.kind_score,
        sentence.challenge,
        prediction.challenge,
        SEPARATOR.join(sentence.themes),
        SEPARATOR.join(prediction.themes),
        SEPARATOR.join(error.terms),
        words,
    )
