"""Every choice a user has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wijktekst.errors import InputError
from wijktekst.types.findings import CHALLENGES


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice a user has; the options of the command line are these fields.

    language_model : name or path of a spaCy pipeline; "" picks the best installed, "geen" is blank Dutch.
    model : folder of a sentence model that `wijktekst train` made; "" is the one that comes with the package.
    taxonomy : SKOS file, or folder of tables, whose themes are reported; "" is the taxonomy of the package.
        Which sentences are measures, and of which challenge, never depends on it.
    challenges : report only these challenges; empty means all. Tables leave the others out, an `Analysis`
        keeps them.
    workers : processes; 0 means one per core. Never changes a result.
    timeout : seconds a document may take.
    max_memory : megabytes of memory that a worker may take, with the programs that it starts.
    max_megabytes : size above which a file is not opened.
    ambitions : report ambitions beside measures.
    accurate : classify with the encoder (extra `nauwkeurig`): better, and some fifteen times as slow.
    fast : classify without the network: less good, and some six times as fast.
    ocr : read scans with text recognition, when it is installed (extra `ocr`, and Tesseract with Dutch).
    certainty : an answer with a lower probability is called unsure, from 0 to 1; None takes what the model
        was fitted to.

    A `Path` and a list of challenges are taken as well. Raises InputError when `challenges` names what is
    none, `certainty` is out of range, or both `accurate` and `fast` are asked for.
    """

    language_model: str = ""
    model: str = ""
    taxonomy: str = ""
    challenges: tuple[str, ...] = ()
    workers: int = 0
    timeout: float = 300.0
    max_memory: float = 4000.0
    max_megabytes: float = 200.0
    ambitions: bool = False
    accurate: bool = False
    fast: bool = False
    ocr: bool = True
    certainty: float | None = None

    def __post_init__(self) -> None:
        """Scripts give a Path or a list where commands give text: settings are compared and hashed."""
        for name in ("language_model", "model", "taxonomy"):
            object.__setattr__(self, name, str(getattr(self, name)))
        given: Any = self.challenges
        asked = (given,) if isinstance(given, str) else tuple(given)
        for name in asked:
            if name not in CHALLENGES:
                raise InputError(f"'{name}' is geen wijkopgave. Kies uit: {', '.join(CHALLENGES)}.")
        object.__setattr__(self, "challenges", tuple(one for one in CHALLENGES if one in asked))
        if self.accurate and self.fast:
            raise InputError("Kies snel of nauwkeurig: een van beide.")
        if self.certainty is not None and not 0 <= self.certainty <= 1:
            raise InputError(f"De zekerheid is een kans van 0 tot en met 1: {self.certainty} kan niet.")
