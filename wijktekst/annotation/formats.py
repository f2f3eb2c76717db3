"""The formats that tasks are written in, and the note beside them that says what to do with them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Literal, get_args

from wijktekst.annotation import cas, doccano, inception, label_studio, tables, workbook
from wijktekst.annotation.codebook import QUESTIONS, classes, kinds
from wijktekst.annotation.splitting import Part
from wijktekst.errors import InputError, reason_of
from wijktekst.language.numbers import counted
from wijktekst.reports.csv_files import replacing

Format = Literal["label-studio", "doccano", "inception", "csv", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
NOTE = "LEESMIJ.txt"
_HOW = {
    "label-studio": (
        "1. Maak in Label Studio een project: voor elke annotator een, of een voor samen.",
        f"2. Settings > Labeling Interface > Code: plak de inhoud van {label_studio.CONFIG} en klik op Save.",
        "3. Import: kies het JSON-bestand van de annotator.",
        "4. Klaar? Export > JSON. Ook JSON-MIN en CSV kunnen; JSON bewaart wie wat labelde.",
    ),
    "doccano": (
        "1. Maak in doccano een project 'Text Classification'; laat 'Allow single label' uit.",
        f"2. Labels > Actions > Import Labels: kies {doccano.LABELS}.",
        "3. Dataset > Actions > Import Dataset: kies JSONL en het bestand van de annotator.",
        "   Laat Column Data op 'text' en Column Label op 'label' staan.",
        "4. Klaar? Dataset > Actions > Export Dataset > JSONL. Zet een vinkje bij een zin die klaar is.",
    ),
    "inception": (
        f"1. Maak in INCEpTION een project. Settings > Layers > Import: kies eerst {inception.LAYER_FILE}.",
        "2. Settings > Documents: importeer elk XMI-bestand als 'UIMA CAS XMI (XML 1.0)'.",
        f"   {inception.SHARED}.xmi is voor iedereen; de andere elk voor een annotator.",
        "3. Klik bij het labelen op de gemarkeerde zin en vul soort, opgave, themas en opmerking in.",
        "4. Klaar? Settings > Export > Export backup archive, met als format UIMA CAS XMI of UIMA CAS JSON.",
    ),
    "csv": (
        "1. Open het bestand van de annotator in een spreadsheet. Vul soort, opgave, themas en opmerking in.",
        f"2. Zet een {tables.BETWEEN_THEMES} tussen thema's. Laat de andere kolommen en de koppen staan.",
        "3. Bewaar als CSV.",
    ),
    "xlsx": (
        "1. Open de werkmap van de annotator. Kies soort en opgave uit de lijst; zet een x bij elk thema.",
        "2. Laat de koppen en de verborgen kolommen staan. Het tabblad Labels zegt wat alles betekent.",
        "3. Bewaar als XLSX.",
    ),
}


def check_target(folder: Path, form: str) -> None:
    """Find out what would be a pity to find out after reading all documents.

    Raises InputError for another format, a folder with something in it, which may be somebody's labels, and
    for INCEpTION without the extra `annotatie`.
    """
    if form not in FORMATS:
        raise InputError(f"'{form}' is geen vorm. Kies uit: {', '.join(FORMATS)}.")
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise InputError(f"De map '{folder}' is niet leeg. Kies een andere, zodat er geen labels verdwijnen.")
    if form == "inception":
        cas.cassis_is_needed()


def write_tasks(
    folder: Path, form: str, parts: Sequence[Part], *, themes: bool = True, excel_nl: bool = False
) -> None:
    """Tasks in this format, and a note on what to do with them, in a folder that is new or empty.

    Raises InputError as `check_target` does, and when it cannot be written.
    """
    check_target(folder, form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, form, parts, themes=themes, excel_nl=excel_nl)
        with replacing(folder / NOTE) as stream:
            stream.write(note(form, parts, themes=themes))
    except OSError as error:
        raise InputError(
            f"In '{folder}' kan niet worden geschreven ({reason_of(error)}). Kies een andere map."
        ) from error


def _write(folder: Path, form: str, parts: Sequence[Part], *, themes: bool, excel_nl: bool) -> None:
    match form:
        case "label-studio":
            label_studio.write(folder, parts, themes=themes, version=f"wijktekst {version('wijktekst')}")
        case "doccano":
            doccano.write(folder, parts, themes=themes)
        case "inception":
            inception.write(folder, parts, themes=themes)
        case "csv":
            tables.write(folder, parts, themes=themes, excel_nl=excel_nl)
        case "xlsx":
            workbook.write(folder, parts, themes=themes)


def note(form: str, parts: Sequence[Part], *, themes: bool) -> str:
    """What to do with the files, and what the labels mean, in Dutch."""
    suggested = any(task.suggestion for part in parts for task in part.tasks)
    lines = [
        "Zinnen om te labelen, gekozen door 'wijktekst annoteer kies'.",
        "",
        *_HOW[form],
        "",
        "Lees de labels terug met: wijktekst annoteer lees EXPORT --uit labels.jsonl",
        "",
        *(
            f"{part.annotator or 'iedereen'}: {counted(len(part.tasks), 'zin', 'zinnen')}, "
            f"waarvan {len(part.shared)} voor allen"
            for part in parts
        ),
        "",
    ]
    if suggested:
        lines += [
            "Let op: het model heeft de labels al voorgesteld. Een voorstel stuurt; lees eerst de zin.",
            "",
        ]
    lines += [QUESTIONS["soort"], *(f"  {one.code}: {one.hint}" for one in kinds()), "", QUESTIONS["opgave"]]
    if themes:
        lines += [QUESTIONS["themas"], "Geen enkel thema? Kies dan 'geen': leeg telt als niet beantwoord."]
    lines += [f"  {one.code}: {one.hint}" for one in classes()]
    return "\n".join(lines) + "\n"
