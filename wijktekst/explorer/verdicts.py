"""What a reader may say of an answer, and what was said: corrections in the folder of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijktekst.corpus import corrections
from wijktekst.corpus.corrections import Correction
from wijktekst.errors import InputError
from wijktekst.explorer.question import Shown, Value
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.rows import UNSURE, Labels
from wijktekst.types import CHALLENGES, NO_CHALLENGE

CHOICES = ("goed", "geen", "ambitie", "opgave", "fout")
_CUT = "… "


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader chose: one of `CHOICES`, and with "opgave" the challenge."""

    choice: str
    challenge: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The corrections file of a folder of reports."""

    path: Path

    @classmethod
    def of(cls, out: Path) -> Verdicts:
        """Where they are kept."""
        return cls(out / corrections.FILE)

    def all(self) -> list[Correction]:
        """What was said last of each measure. Raises InputError when the file is damaged."""
        return corrections.read(self.path)

    def of_measure(self, id: str) -> Said | None:
        """What was said of a measure. Raises InputError when the file is damaged."""
        found = next((one for one in self.all() if one.id == id), None)
        return said(found) if found else None

    def add(self, shown: Shown, choice: Said) -> None:
        """Write down what was said. Raises InputError when it makes no sense or cannot be written."""
        corrections.append(self.path, _correction(shown, choice))


def said(correction: Correction) -> Said:
    """What a reader chose, by what was written down."""
    if correction.verdict != "anders":
        return Said(correction.verdict)
    if correction.kind == "maatregel":
        return Said("opgave", correction.challenge)
    return Said("ambitie" if correction.kind == "ambitie" else "geen")


def told(choice: Said, labels: Labels) -> str:
    """It in words."""
    return {
        "goed": "klopt",
        "geen": "geen maatregel",
        "ambitie": "ambitie, geen maatregel",
        "fout": "klopt niet",
        "opgave": f"maatregel, opgave: {labels.challenges.get(choice.challenge, choice.challenge)}",
    }[choice.choice]


def is_sure(row: Mapping[str, Value]) -> bool:
    """Whether there is an answer that can be right: not when the model was not sure enough."""
    return UNSURE not in (row["soort"], row["opgave"])


def challenges(labels: Labels) -> list[tuple[str, str]]:
    """Code and name of what a measure can be about."""
    return [(code, labels.challenges[code]) for code in (*CHALLENGES, NO_CHALLENGE)]


def chosen(form: Mapping[str, str], row: Mapping[str, Value]) -> Said:
    """What a form says. Raises InputError, with what to do, when it says nothing that fits."""
    choice = form.get("oordeel", "")
    if choice not in CHOICES or (choice == "goed" and not is_sure(row)):
        raise InputError("Kies eerst een oordeel.")
    if choice != "opgave":
        return Said(choice)
    if form.get("opgave", "") not in (*CHALLENGES, NO_CHALLENGE):
        raise InputError("Kies ook welke opgave het wel is.")
    return Said(choice, form["opgave"])


def _correction(shown: Shown, choice: Said) -> Correction:
    row = shown.hit.row
    kinds = {"geen": "overig", "ambitie": "ambitie", "opgave": "maatregel"}
    return Correction(
        id=shown.hit.id,
        verdict="anders" if choice.choice in kinds else "goed" if choice.choice == "goed" else "fout",
        said_kind=str(row["soort"] or ""),
        said_challenge=str(row["opgave"] or ""),
        text=str(row["zin"] or ""),
        doc=str(row["bestand"] or ""),
        context=shown.before.removeprefix(_CUT),
        headings=tuple(part for part in str(row["kop"] or "").split(SEPARATOR) if part),
        kind=kinds.get(choice.choice, ""),  # type: ignore[arg-type]
        challenge=choice.challenge,
    )
