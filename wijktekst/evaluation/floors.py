"""The figures below which quality may not fall, and the labels and split they were reached on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from wijktekst.corpus.folds import DEVELOPMENT
from wijktekst.corpus.references import fingerprint
from wijktekst.errors import ResourceError
from wijktekst.evaluation.metrics import Estimate

FILE = Path(__file__).with_name("floors.json")
#: A new floor lies this far under what was reached: another platform rounds a little differently.
HAIR = 0.005

#: Name and figure per kind of document: {"overheid": {"maatregel_f1": Estimate(...)}}.
Figures = Mapping[str, Mapping[str, Estimate]]


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors per kind of document and figure, with the SHA-256 of the labels and of the split."""

    gold: str
    split: str
    least: Mapping[str, Mapping[str, float]]

    @classmethod
    def read(cls, path: Path = FILE) -> Floors:
        """Raises ResourceError when the file is missing or damaged."""
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            least = {
                kind: {name: float(floor) for name, floor in floors.items()}
                for kind, floors in row["floors"].items()
            }
            return cls(str(row["gold"]), str(row["split"]), least)
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise ResourceError(
                f"De vloeren in '{path}' zijn niet te lezen ({type(error).__name__}). Herstel het bestand."
            ) from error

    def write(self, path: Path = FILE) -> None:
        """Write the file; the same floors give the same bytes."""
        row = {"gold": self.gold, "split": self.split, "floors": self.least}
        text = json.dumps(row, indent=1, sort_keys=True) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")

    def changed(self, folder: Path) -> list[str]:
        """Dutch sentences about labels or a split that are not those of the floors."""
        found = []
        for name, expected in (("labels.csv", self.gold), (DEVELOPMENT, self.split)):
            path = folder / name
            hashed = fingerprint(path) if path.is_file() else "ontbreekt"
            if hashed != expected:
                found.append(
                    f"{folder.name}/{name} is niet het bestand waarop de vloeren zijn gehaald (SHA-256 "
                    f"{hashed}). Zet het terug; of neem de nieuwe hash met de hand over in floors.json en "
                    "schrijf in docs/decisions waarom de labels veranderen."
                )
        return found

    def problems(self, figures: Figures) -> list[str]:
        """Dutch sentences about figures that are under their floor or have none."""
        found = []
        for kind, names in figures.items():
            floors = self.least.get(kind, {})
            without = [name for name in names if name not in floors]
            if without:
                found.append(f"{kind}: nog geen vloer voor {', '.join(without)}. Leg die vast met --hoger.")
            found += [
                f"{kind}, {name}: {figure.value:.3f} is lager dan de vloer van {floors[name]:.3f}."
                for name, figure in names.items()
                if name in floors and figure.value < floors[name]
            ]
        return found

    def raised(self, figures: Figures) -> Floors:
        """Floors at a hair under the figures; a floor that is higher already stays."""
        least = {kind: dict(floors) for kind, floors in self.least.items()}
        for kind, names in figures.items():
            floors = least.setdefault(kind, {})
            for name, figure in names.items():
                reached = math.floor((figure.value - HAIR) * 1000) / 1000
                floors[name] = max(floors.get(name, 0.0), reached)
        return replace(self, least=least)
