"""A labelled sentence, and the JSON lines that hold them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from wijktekst.errors import InputError
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind

KINDS: tuple[MeasureKind, ...] = ("maatregel", "ambitie", "overig")
INSTRUMENTS = ("geld", "regel", "organisatie", "uitvoering", "afspraak", "kennis")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what an annotator made of it.

    `challenge` is one of `CHALLENGES` or "geen" for a measure and "" for other kinds; labels in
    `themes_optional` count neither for nor against; `instrument` is "" when not labelled.
    """

    id: str
    source: str
    doc: str
    context: str
    text: str
    kind: MeasureKind
    challenge: str
    themes: tuple[str, ...]
    themes_optional: tuple[str, ...] = ()
    instrument: str = ""


def read_jsonl(path: Path) -> list[LabelledSentence]:
    """Sentences of a file with one JSON object a line; unknown fields are ignored, blank lines skipped.

    Raises InputError, with file and line, when the file cannot be read or a line does not fit.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({type(error).__name__}). "
            "Noem een bestand met gelabelde zinnen: een JSON-object per regel, in UTF-8."
        ) from error
    return [_sentence(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def _sentence(line: str, path: Path, number: int) -> LabelledSentence:
    def wrong(what: str) -> InputError:
        return InputError(f"{path}, regel {number}: {what} Verbeter deze regel en probeer het opnieuw.")

    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise wrong("dit is geen geldige JSON.") from error
    if not isinstance(row, dict):
        raise wrong("hier hoort een JSON-object te staan, tussen accolades.")

    def text(field: str, needed: bool = False) -> str:
        value = row.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            raise wrong(f"het veld '{field}' moet een tekst zijn.")
        return value

    def labels(field: str) -> tuple[str, ...]:
        value: Any = row.get(field) or []
        if not isinstance(value, list):
            raise wrong(f"het veld '{field}' moet een lijst van opgaven zijn.")
        value = [one for one in value if one != NO_CHALLENGE]
        unknown = next((one for one in value if one not in CHALLENGES), None)
        if unknown is not None:
            raise wrong(f"'{unknown}' in '{field}' is geen opgave. Kies uit: {', '.join(CHALLENGES)}.")
        return tuple(one for one in CHALLENGES if one in value)

    kind = text("soort", needed=True)
    if kind not in KINDS:
        raise wrong(f"'{kind}' is geen soort. Kies uit: {', '.join(KINDS)}.")
    challenge = text("opgave")
    if kind != "maatregel":
        challenge = ""
    elif challenge not in (*CHALLENGES, NO_CHALLENGE):
        raise wrong("een maatregel heeft een van de twaalf opgaven of 'geen' nodig in het veld 'opgave'.")
    instrument = text("instrument")
    if instrument and instrument not in INSTRUMENTS:
        raise wrong(f"'{instrument}' is geen instrument. Kies uit: {', '.join(INSTRUMENTS)}.")
    return LabelledSentence(
        id=text("id") or f"regel-{number}",
        source=text("source"),
        doc=text("doc"),
        context=text("context"),
        text=text("text", needed=True),
        kind=cast("MeasureKind", kind),
        challenge=challenge,
        themes=labels("themas"),
        themes_optional=labels("themas_optional"),
        instrument=instrument if kind == "maatregel" else "",
    )
