"""Tasks over annotators: some for all, to measure agreement on, and the others once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from wijktekst.annotation.task import REASONS, Task, plain
from wijktekst.errors import InputError

_MOST = 100
_NOT_IN_NAMES = re.compile(r"[^\w.@+-]+")
#: Windows makes no file that is called so, whatever its ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
#: What reading takes for the name of a file of everybody.
NOBODY = frozenset({"all", "taken", "unknown", "result", "gedeeld"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """The tasks of one annotator: those that all get, and those for this one only. "" is whoever takes it."""

    annotator: str
    shared: tuple[Task, ...]
    own: tuple[Task, ...]
    order: tuple[str, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All of them, in the order to do them."""
        by_id = {task.id: task for task in (*self.shared, *self.own)}
        return tuple(by_id[one] for one in self.order if one in by_id)

    @property
    def file(self) -> str:
        """How a file of this annotator is called, without its ending."""
        return file_name(self.annotator) or "taken"


def annotators_of(asked: str) -> tuple[str, ...]:
    """Names out of "3" or "Anna, Bram, Chris"; ("",) for one without a name.

    Raises InputError when files cannot be called after them: they are the same, too long or too many.
    """
    named = [one for part in asked.split(",") if (one := plain(part))]
    if len(named) == 1 and named[0].isdecimal():
        number = int(named[0])
        if not 1 <= number <= _MOST:
            raise InputError(f"Het aantal annotatoren moet tussen 1 en {_MOST} liggen, niet {number}.")
        named = [f"annotator-{at}" for at in range(1, number + 1)]
    files = [file_name(one).casefold() for one in named]
    if len(set(files)) < len(files) or not all(files):
        raise InputError(
            "De namen van de annotatoren moeten van elkaar verschillen en letters hebben. "
            "Noem ze met komma's ertussen, of noem hun aantal."
        )
    if unfit := [one for one, file in zip(named, files, strict=True) if _unfit(file)]:
        raise InputError(
            f"'{unfit[0][:_LONGEST]}' kan geen annotator heten, want zo mag een bestand niet heten. Kies "
            f"een andere naam, met letters en van hooguit {_LONGEST} tekens."
        )
    if len(named) > _MOST:
        raise InputError(f"Dat zijn er te veel: hooguit {_MOST} annotatoren.")
    return tuple(named) or ("",)


def share_of(asked: str) -> float:
    """A share out of "20%", "20" or "0,2". Raises InputError for anything else."""
    try:
        number = float(asked.strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        number = -1.0
    share = number / 100 if number > 1 or "%" in asked else number
    if not 0 <= share <= 1:
        raise InputError(f"'{asked}' is geen deel. Noem een percentage, zoals 20%.")
    return share


def split(tasks: Sequence[Task], annotators: Sequence[str], overlap: float) -> tuple[Part, ...]:
    """A part for each annotator; `overlap` is the share of all tasks that each of them gets.

    Every part has about as many of each reason and of each kind of document.
    """
    order = tuple(task.id for task in tasks)
    if len(annotators) == 1:
        return (Part(annotators[0], (), tuple(tasks), order),)
    alike = sorted(tasks, key=lambda task: (REASONS.index(task.reason), task.source))
    # Every so many is shared, so that the shared ones are like the others.
    shared = [
        task for at, task in enumerate(alike) if int((at + 1) * overlap + 1e-9) > int(at * overlap + 1e-9)
    ]
    for_all = {task.id for task in shared}
    once = [task for task in alike if task.id not in for_all]
    return tuple(
        Part(name, tuple(shared), tuple(once[at :: len(annotators)]), order)
        for at, name in enumerate(annotators)
    )


def _unfit(file: str) -> bool:
    """Whether no file can be called so, or it is taken for one of everybody or for a number of a tool."""
    return bool(_RESERVED.match(file)) or len(file) > _LONGEST or file in NOBODY or file.isdigit()


def file_name(name: str) -> str:
    """A name as one of a file: letters, digits and a few signs."""
    return _NOT_IN_NAMES.sub("-", normalize("NFC", name)).strip("-.")
