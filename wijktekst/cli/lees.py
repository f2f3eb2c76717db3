"""`wijktekst lees`: the text of one document, as the analysis sees it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.analyseer import UNREAD_DOCUMENTS
from wijktekst.cli.options import ExcelNl, Ocr, UnusedLanguageModel
from wijktekst.errors import InputError, reason_of
from wijktekst.language.numbers import counted
from wijktekst.reading.names import printable
from wijktekst.types import FIGURES, Settings, list_of_gaps

if TYPE_CHECKING:
    from wijktekst.reading import Place
    from wijktekst.types import Block, Document

_BULLETS = "-•–*▪◦"


def lees(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Het document, een archief of een e-mail.")
    ],
    als_json: Annotated[
        bool, typer.Option("--json", help="Tekst, blokken, pagina's en plaats op de pagina als JSON.")
    ] = False,
    beeld: Annotated[
        int | None,
        typer.Option(
            "--beeld",
            metavar="BLADZIJDE",
            show_default=False,
            help="Teken deze bladzijde met de blokken erop (PNG): kleur per soort, nummer in leesvolgorde.",
        ),
    ] = None,
    uit: Annotated[
        Path | None,
        typer.Option(
            "--uit",
            metavar="BESTAND",
            show_default=False,
            help="Bestand voor --beeld, standaard naam-bladzijde.png in deze map; of de map voor --tabellen.",
        ),
    ] = None,
    tabellen: Annotated[
        bool,
        typer.Option(
            "--tabellen", help="Alleen de tabellen: op het scherm, of met --uit als CSV in een map."
        ),
    ] = False,
    excel_nl: ExcelNl = False,
    ocr: Ocr = Settings().ocr,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon de tekst van een document met zijn opbouw: koppen, alinea's, lijsten, tabellen, noten."""
    from wijktekst.reading import find_files, read_file
    from wijktekst.types import Unread

    inside = find_files([bestand]) if bestand.is_file() else []
    if beeld is None and not tabellen and any(place != bestand for place, _ in inside):
        _show_all(inside, ocr, als_json)
        return
    result = read_file(bestand, ocr=ocr)
    if isinstance(result, Unread):
        print(f"{result.source.path}: {result.detail} {result.advice}", file=sys.stderr)
        raise typer.Exit(UNREAD_DOCUMENTS)
    if tabellen:
        _tables(result, uit, excel_nl)
        return
    if beeld is not None:
        _draw(bestand, result, beeld, uit or Path(f"{bestand.stem}-{beeld}.png"))
        return
    if als_json:
        print(json.dumps(asdict(result), ensure_ascii=False, indent=1, default=list_of_gaps))
        return
    _show(result)


def _tables(document: Document, folder: Path | None, excel_nl: bool) -> None:
    from wijktekst.language import tables_of
    from wijktekst.reports.found_tables import shown, write_tables

    tables = tables_of(document)
    if folder is not None:
        write_tables(tables, folder, excel_nl=excel_nl)
        some = counted(len(tables), "tabel", "tabellen")
        print(f"{some} in {folder}; tabellen.csv zegt welke.")
    elif tables:
        print("\n".join(shown(tables)))
    else:
        print("In dit document zijn geen tabellen gevonden.")


def _show(document: Document) -> None:
    print(_head(document))
    for block in document.blocks:
        print(_rendered(document, block))
        print()


def _show_all(files: Sequence[tuple[Place, str]], ocr: bool, as_json: bool) -> None:
    """The documents of an archive or an e-mail, each under its name."""
    from wijktekst.reading import read_file
    from wijktekst.types import Unread

    shown, unread = [], False
    for place, name in files:
        result = read_file(place, name, ocr=ocr)
        if isinstance(result, Unread):
            print(f"{name}: {result.detail} {result.advice}", file=sys.stderr)
            unread = True
        elif as_json:
            shown.append(asdict(result))
        else:
            print(f"===== {name} =====\n")
            _show(result)
    if as_json:
        print(json.dumps(shown, ensure_ascii=False, indent=1, default=list_of_gaps))
    if unread:
        raise typer.Exit(UNREAD_DOCUMENTS)


def _draw(file: Path, document: Document, number: int, out: Path) -> None:
    from wijktekst.reading import page_picture

    picture = page_picture(file.read_bytes(), document, number)
    try:
        out.write_bytes(picture)
    except OSError as error:
        raise InputError(
            f"'{out}' kan niet worden geschreven ({reason_of(error)}). Kies met --uit een ander bestand."
        ) from error
    print(f"Bladzijde {number} staat getekend in {printable(str(out))}.")


def _head(document: Document) -> str:
    from wijktekst.language.places import municipality_of_document, name_of

    facts = {
        "Titel": document.title,
        "Datum": document.date,
        "Soort": document.kind,
        "Auteur": document.author,
        "Gemeente": name_of(municipality_of_document(document)),
        "Taal": document.language,
        "Pagina's": document.pages,
        "Let op": " ".join(document.notes),
    }
    return printable("".join(f"{name}: {value}\n" for name, value in facts.items() if value))


def _rendered(document: Document, block: Block) -> str:
    """A block in the manner of Markdown; what is not running text is named."""
    text = document.text[block.start : block.end]
    if block.language:
        text = f"[taal: {block.language}] {text}"
    if block.kind == "heading":
        return f"{'#' * min(block.level, 6)} {text}"
    if block.kind == "list_item":
        return text if text[0] in _BULLETS else f"- {text}"
    if block.kind == "table" and block.note == FIGURES:
        return f"[cijfers] {' '.join(text.split())}"
    if block.kind == "table":
        rows = (" | ".join(row.split("\t")) for row in text.splitlines())
        return "\n".join(f"| {row} |" for row in rows)
    if block.kind in ("footnote", "caption"):
        return f"[{'voetnoot' if block.kind == 'footnote' else 'bijschrift'}] {text}"
    return text
