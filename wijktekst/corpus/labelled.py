"""A labelled sentence, and the JSON lines that hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijktekst.errors import InputError, reason_of
from wijktekst.types import CHALLENGES, INSTRUMENTS, NO_CHALLENGE, MeasureKind

KINDS: tuple[MeasureKind, ...] = ("maatregel", "ambitie", "overig")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what an annotator made of it.

    `challenge` is one of `CHALLENGES` or "geen" for a measure and "" for other kinds; labels in
    `themes_optional` count neither for nor against; `instrument` is "" when not labelled. `document_kind` is
    what sort of document it stands in, "" when that is not known.
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
    headings: tuple[str, ...] = ()
    document_kind: str = ""


def read_jsonl(path: str | Path) -> list[LabelledSentence]:
    """Sentences of a file with one JSON object a line; unknown fields are ignored, blank lines skipped.

    Raises InputError, with file and line, when the file cannot be read, a line does not fit or there are no
    sentences at all.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({reason_of(error)}). "
            "Noem een bestand met gelabelde zinnen: een JSON-object per regel, in UTF-8."
        ) from error
    sentences = [
        Line.parse(line, f"{path}, regel {number}").sentence(f"regel-{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    if not sentences:
        raise InputError(
            f"In '{path}' staan geen gelabelde zinnen. Noem een bestand met een JSON-object per regel."
        )
    return sentences


@dataclass(frozen=True, slots=True)
class Line:
    """The object on one line, and where it stands; a field that does not fit raises InputError."""

    where: str
    row: Mapping[str, Any]

    @classmethod
    def parse(cls, line: str, where: str) -> Line:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _wrong(where, "dit is geen geldige JSON.") from error
        if not isinstance(row, dict):
            raise _wrong(where, "hier hoort een JSON-object te staan, tussen accolades.")
        return cls(where, row)

    def wrong(self, what: str) -> InputError:
        """An error that says which line to mend, and why."""
        return _wrong(self.where, what)

    def sentence(self, default_id: str) -> LabelledSentence:
        kind = self.kind()
        return LabelledSentence(
            id=self.text("id") or default_id,
            source=self.text("source"),
            doc=self.text("doc"),
            context=self.text("context"),
            text=self.needed("text"),
            kind=kind,
            challenge=self.challenge() if kind == "maatregel" else "",
            themes=self._themes("themas", needed=True),
            themes_optional=self._themes("themas_optional"),
            instrument=self._instrument() if kind == "maatregel" else "",
            headings=self.headings(),
        )

    def text(self, field: str) -> str:
        value = self.row.get(field)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise self.wrong(f"het veld '{field}' moet een tekst zijn.")
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise self.wrong(f"het veld '{field}' bevat een half teken (\\ud800 - \\udfff).")
        return value

    def needed(self, field: str) -> str:
        value = self.text(field)
        if not value.strip():
            raise self.wrong(f"het veld '{field}' ontbreekt of is leeg.")
        return value

    def kind(self) -> MeasureKind:
        found = self.needed("soort")
        for kind in KINDS:
            if found == kind:
                return kind
        raise self.wrong(f"'{found}' is geen soort. Kies uit: {', '.join(KINDS)}.")

    def challenge(self) -> str:
        found = self.text("opgave")
        if found not in (*CHALLENGES, NO_CHALLENGE):
            raise self.wrong(
                f"een maatregel heeft een opgave nodig; '{found}' in het veld 'opgave' is er geen. "
                f"Kies uit: {', '.join((*CHALLENGES, NO_CHALLENGE))}.",
            )
        return found

    def _themes(self, field: str, *, needed: bool = False) -> tuple[str, ...]:
        if needed and field not in self.row:
            raise self.wrong(f"het veld '{field}' ontbreekt; zonder thema's is het een lege lijst.")
        value: Any = self.row.get(field) or []
        if not isinstance(value, list):
            raise self.wrong(f"het veld '{field}' moet een lijst van opgaven zijn.")
        found = [one for one in value if one != NO_CHALLENGE]
        unknown = next((one for one in found if one not in CHALLENGES), None)
        if unknown is not None:
            raise self.wrong(f"'{unknown}' in '{field}' is geen opgave. Kies uit: {', '.join(CHALLENGES)}.")
        return tuple(one for one in CHALLENGES if one in found)

    def headings(self) -> tuple[str, ...]:
        value: Any = self.row.get("koppen") or []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong("het veld 'koppen' moet een lijst van teksten zijn, van hoog naar laag.")
        return tuple(value)

    def _instrument(self) -> str:
        found = self.text("instrument")
        if found and found not in INSTRUMENTS:
            raise self.wrong(f"'{found}' is geen instrument. Kies uit: {', '.join(INSTRUMENTS)}.")
        return found


def _wrong(where: str, what: str) -> InputError:
    return InputError(f"{where}: {what} Verbeter deze regel en probeer het opnieuw.")
