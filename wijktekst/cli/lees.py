"""`wijktekst lees`: the text of one document, as the analysis sees it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijktekst.cli.analyseer import UNREAD_DOCUMENTS
from wijktekst.cli.options import UnusedLanguageModel

if TYPE_CHECKING:
    from wijktekst.types import Block, Document

_BULLETS = "-•–*▪◦"


def lees(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Het document.")],
    als_json: Annotated[
        bool, typer.Option("--json", help="Tekst, blokken, pagina's en plaats op de pagina als JSON.")
    ] = False,
    taalmodel: UnusedLanguageModel = "",
) -> None:
    """Toon de tekst van een document met zijn opbouw: koppen, alinea's, lijsten, tabellen, noten."""
    from wijktekst.reading import read_file
    from wijktekst.types import Unread

    result = read_file(bestand)
    if isinstance(result, Unread):
        print(f"{bestand}: {result.detail} {result.advice}", file=sys.stderr)
        raise typer.Exit(UNREAD_DOCUMENTS)
    if als_json:
        print(json.dumps(asdict(result), ensure_ascii=False, indent=1))
        return
    print(_head(result))
    for block in result.blocks:
        print(_rendered(result, block))
        print()


def _head(document: Document) -> str:
    facts = {
        "Titel": document.title,
        "Datum": document.date,
        "Soort": document.kind,
        "Taal": document.language,
        "Pagina's": document.pages,
        "Let op": " ".join(document.notes),
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items() if value)


def _rendered(document: Document, block: Block) -> str:
    """A block in the manner of Markdown; what is not running text is named."""
    text = document.text[block.start : block.end]
    if block.kind == "heading":
        return f"{'#' * min(block.level, 6)} {text}"
    if block.kind == "list_item":
        return text if text[0] in _BULLETS else f"- {text}"
    if block.kind == "table":
        rows = (" | ".join(row.split("\t")) for row in text.splitlines())
        return "\n".join(f"| {row} |" for row in rows)
    if block.kind in ("footnote", "caption"):
        return f"[{'voetnoot' if block.kind == 'footnote' else 'bijschrift'}] {text}"
    return text
