"""What a reader made of answers of the model: JSON lines in the form of labelled sentences."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock

from wijktekst.corpus.labelled import KINDS, LabelledSentence, Line
from wijktekst.errors import InputError, reason_of
from wijktekst.types import CHALLENGES, NO_CHALLENGE, MeasureKind

Verdict = Literal["goed", "fout", "anders"]
VERDICTS: tuple[Verdict, ...] = ("goed", "fout", "anders")
#: Where the explorer keeps them, in the folder of reports.
FILE = "correcties.jsonl"
#: What a corrected sentence calls its source.
SOURCE = "correctie"
_VERDICT = "oordeel"
_CLASSES = (*CHALLENGES, NO_CHALLENGE)
#: Seconds that one writer waits for another.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict on one measure, and the sentence it is about.

    `id` is its maatregel_id; `said_kind` and `said_challenge` are its cells `soort` and `opgave`, also
    "onzeker". `kind` and `challenge` are what the reader calls it: needed for "anders", and "" for "goed";
    "fout" without them says no more than that it is wrong. `doc` is the name of the file, `context` what
    stands before the sentence. Raises ValueError when these do not fit together.
    """

    id: str
    verdict: Verdict
    said_kind: str
    said_challenge: str
    text: str
    doc: str
    context: str = ""
    headings: tuple[str, ...] = ()
    kind: MeasureKind | Literal[""] = ""
    challenge: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise ValueError("a correction is about a sentence")
        if self.verdict not in VERDICTS or self.kind not in ("", *KINDS):
            raise ValueError("not a verdict, or not a kind")
        if self.challenge not in (_CLASSES if self.kind == "maatregel" else ("",)):
            raise ValueError("a measure has a challenge (or 'geen'), other kinds have none")
        if (self.verdict == "goed" and self.kind) or (self.verdict == "anders" and not self.kind):
            raise ValueError("what it is belongs to 'anders', not to 'goed'")

    @property
    def answer(self) -> tuple[MeasureKind, str] | None:
        """Kind and challenge according to the reader; None when that was not said."""
        if self.kind:
            return self.kind, self.challenge
        if self.verdict == "goed":
            kind = next((kind for kind in KINDS if kind == self.said_kind), None)
            challenge = self.said_challenge if kind == "maatregel" else ""
            if kind and (challenge in _CLASSES or kind != "maatregel"):
                return kind, challenge
        return None


@dataclass(frozen=True, slots=True)
class Learnable:
    """Corrections as labelled sentences, and how many say too little to learn from.

    `wrong` are wrong without telling what is right; `unsure` confirm an answer that the model did not give.
    """

    sentences: tuple[LabelledSentence, ...]
    wrong: int
    unsure: int

    @property
    def notes(self) -> tuple[str, ...]:
        """Dutch sentences about those that were left out."""
        told = []
        if self.wrong:
            told.append(
                f"{_skipped(self.wrong, 'fout')}: er staat niet bij wat het wel is. "
                "Geef in 'wijktekst verken' het goede antwoord."
            )
        if self.unsure:
            told.append(
                f"{_skipped(self.unsure, 'goed')}: het model was onzeker, dus valt er niets te bevestigen. "
                "Geef in 'wijktekst verken' het goede antwoord."
            )
        return tuple(told)


def _skipped(number: int, verdict: Verdict) -> str:
    what, are = ("correctie", "is") if number == 1 else ("correcties", "zijn")
    return f"{number} {what} met het oordeel '{verdict}' {are} overgeslagen"


def append(path: Path, correction: Correction) -> None:
    """Add a correction to a file, which is made when it is not there; it is on disk when this returns.

    Several programs may do so at once. Raises InputError when it cannot be written; the file stays as it was.
    """
    line = json.dumps(_row(correction), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_PATIENCE):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o664)
            with os.fdopen(descriptor, "r+b", buffering=0) as stream:
                content = stream.readall()
                end = _whole(content)
                joint = b"\n" if content[:end] and not content[:end].endswith(b"\n") else b""
                stream.truncate(end)
                stream.seek(end)
                _write(stream, joint + line, end)
    except OSError as error:
        raise InputError(
            f"'{path}' kan niet worden geschreven ({reason_of(error)}). De correctie is niet bewaard. "
            "Sluit het bestand als het ergens openstaat, of maak ruimte op de schijf."
        ) from error


def read(path: Path) -> list[Correction]:
    """The corrections in a file; a later one about the same measure replaces an earlier one.

    A file that is not there has none, and a last line that a crash left half written does not count. Raises
    InputError, with file and line, when the file cannot be read or a line does not fit.
    """
    try:
        content = path.read_bytes()
        lines = content[: _whole(content)].decode("utf-8-sig").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"'{path}' kan niet worden gelezen ({reason_of(error)}). "
            "Noem een bestand met correcties van 'wijktekst verken'."
        ) from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            one = _correction(Line.parse(line, f"{path}, regel {number}"))
            found.pop(one.id, None)
            found[one.id] = one
    return list(found.values())


def holds_corrections(path: Path) -> bool:
    """Whether a file of labelled sentences is one that `append` wrote; False when it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            first = json.loads(next((line for line in stream if line.strip()), "null"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and _VERDICT in first


def labelled(corrections: Iterable[Correction]) -> Learnable:
    """What can be learnt from: sentences with the reader's kind and challenge.

    Nobody looked at their themes, so that all of these count neither for nor against.
    """
    chosen = list(corrections)
    sentences = tuple(_sentence(one, *one.answer) for one in chosen if one.answer)
    wrong_ones = sum(one.verdict == "fout" and not one.answer for one in chosen)
    return Learnable(sentences, wrong_ones, len(chosen) - len(sentences) - wrong_ones)


def _sentence(one: Correction, kind: MeasureKind, challenge: str) -> LabelledSentence:
    return LabelledSentence(
        one.id,
        SOURCE,
        one.doc,
        one.context,
        one.text,
        kind,
        challenge,
        themes=(),
        themes_optional=CHALLENGES,
        headings=one.headings,
    )


def _row(one: Correction) -> dict[str, object]:
    kind, challenge = one.answer or ("", "")
    return {
        "id": one.id,
        "source": SOURCE,
        "doc": one.doc,
        "context": one.context,
        "koppen": list(one.headings),
        "text": one.text,
        "soort": kind,
        "opgave": challenge,
        "themas": [],
        "themas_optional": list(CHALLENGES),
        _VERDICT: one.verdict,
        "model_soort": one.said_kind,
        "model_opgave": one.said_challenge,
    }


def _correction(line: Line) -> Correction:
    said = line.needed(_VERDICT)
    verdict = next((verdict for verdict in VERDICTS if verdict == said), None)
    if verdict is None:
        raise line.wrong(f"'{said}' is geen oordeel. Kies uit: {', '.join(VERDICTS)}.")
    told = verdict == "anders" or (verdict == "fout" and line.text("soort"))
    kind = line.kind() if told else ""
    return Correction(
        line.needed("id"),
        verdict,
        line.text("model_soort"),
        line.text("model_opgave"),
        line.needed("text"),
        line.text("doc"),
        line.text("context"),
        line.headings(),
        kind,
        line.challenge() if kind == "maatregel" else "",
    )


def _write(stream: io.FileIO, data: bytes, end: int) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]
        os.fsync(stream.fileno())
    except OSError:
        stream.truncate(end)  # of a disk that is full: no half line
        raise


def _whole(content: bytes) -> int:
    """Bytes up to a last line that a crash left half written."""
    start = content.rfind(b"\n") + 1
    try:
        json.loads(content[start:].strip() or b"{}")
    except (ValueError, RecursionError):
        return start
    return len(content)
