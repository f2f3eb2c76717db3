"""A sentence as one annotator labelled it, and the JSON lines that hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijktekst.corpus.labelled import LabelledSentence, Line
from wijktekst.errors import InputError, reason_of

_ANNOTATOR, _NOTE = "annotator", "opmerking"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What `annotator` made of a sentence; sentences with the same id are the same task.

    Parts that were not asked for do not count: themes by `sentence.themes_optional`, and `note` is what the
    annotator wrote beside it.
    """

    annotator: str
    sentence: LabelledSentence
    note: str = ""


def read_annotations(path: Path) -> list[Annotation]:
    """Annotations of a file with one JSON object a line; blank lines are skipped.

    A line is that of `read_jsonl` with the fields `annotator` ("" when it is not there) and `opmerking`.
    Raises InputError, with file and line, when it cannot be read, a line does not fit or there are none.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({reason_of(error)}). "
            "Noem een bestand dat 'wijktekst annoteer lees' schreef."
        ) from error
    found = [
        _annotation(Line.parse(line, f"{path}, regel {number}"), f"regel-{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    if not found:
        raise InputError(f"In '{path}' staan geen labels. Noem een bestand van 'wijktekst annoteer lees'.")
    return found


def write_annotations(path: Path, annotations: Iterable[Annotation], read: Iterable[Path] = ()) -> None:
    """Write them so that `read_annotations` and `read_jsonl` take the file.

    Raises InputError when it cannot be written, or is one of those that the annotations were `read` from:
    what was left out of them would be lost.
    """
    if path.resolve() in {one.resolve() for one in read}:
        raise InputError(
            f"'{path}' wordt zelf gelezen. Kies een ander bestand bij --uit, zodat er niets verdwijnt."
        )
    lines = [json.dumps(_row(one), ensure_ascii=False) + "\n" for one in annotations]
    try:
        path.write_bytes("".join(lines).encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven ({reason_of(error)}). Kies een andere plaats."
        ) from error


def _annotation(line: Line, default_id: str) -> Annotation:
    return Annotation(line.text(_ANNOTATOR), line.sentence(default_id), line.text(_NOTE))


def _row(annotation: Annotation) -> dict[str, object]:
    one = annotation.sentence
    row: dict[str, object] = {
        "id": one.id,
        "source": one.source,
        "doc": one.doc,
        "context": one.context,
        "koppen": list(one.headings),
        "text": one.text,
        "soort": one.kind,
        "opgave": one.challenge,
        "themas": list(one.themes),
        "themas_optional": list(one.themes_optional),
    }
    if one.instrument:
        row["instrument"] = one.instrument
    return row | {_ANNOTATOR: annotation.annotator, _NOTE: annotation.note}
