"""Which documents there are: files on disk, what archives hold, and which bytes they are.

A file that looks as it did in the last run (size, times) is not opened; all others are hashed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wijktekst.reading import Member, Place, Remote, files_under, is_container, source_of, unique
from wijktekst.reports.csv_files import replacing

#: A file that changed this shortly before it was looked at may change again without looking so.
_SETTLED = 2_000_000_000
#: Size, time of change and time of change of the file itself, in nanoseconds.
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stocked:
    """A document in stock.

    `content` stands for its bytes: their SHA-256, for a document in a container that of the container with
    the numbers of the member, at an address what `Remote.version` tells; "" when they cannot be read. `size`
    is in bytes, in a container an equal part of it. `file` is the display name of the file on disk that it is
    or lies in, `stamp` how that file looked, None when it had changed just before.
    """

    place: Place
    name: str
    content: str
    size: int
    file: str
    stamp: Stamp | None
    key: str = ""

    @property
    def sha256(self) -> str:
        """Hash of the bytes, "" when that is not known."""
        return self.content if isinstance(self.place, Path) else ""


#: For containers (path, display name): the documents in each, by its display name.
List = Callable[[Sequence[tuple[Path | Remote, str]]], Iterable[tuple[str, list[tuple[Place, str]]]]]


@dataclass(slots=True)
class _File:
    path: Path | Remote
    shown: str
    stamp: Stamp
    settled: bool
    sha256: str = ""
    holds: list[tuple[Place, str]] | None = None


def take_stock(
    paths: Sequence[Path | Remote],
    leave_out: Path,
    earlier: dict[str, list[Stocked]],
    list_containers: List,
    *,
    trust_lists: bool,
) -> list[Stocked]:
    """The documents under `paths`, in order of their names.

    `earlier` are those of the last run by the file that they lie in, as `read_stock` gives them;
    `trust_lists` tells that containers hold what they held then. Raises InputError when a path does not exist
    or cannot be reached.
    """
    files = {shown: _File(path, shown, *look_at(path)) for path, shown in files_under(paths, leave_out)}
    unlisted = []
    for file in files.values():
        before = earlier.get(file.shown, [])
        same = bool(before) and before[0].stamp == file.stamp
        file.sha256 = before[0].content.partition(":")[0] if same else _hash(file.path)
        if same and trust_lists:
            file.holds = [(moved(one.place, file.path), one.name) for one in before]
        else:
            unlisted.append((file.path, file.shown))
    containers = [(path, shown) for path, shown in unlisted if is_container(path, shown)]
    for shown, holds in list_containers(containers):
        files[shown].holds = holds
    return sorted(_stocked(files.values()), key=lambda one: one.name)


def _stocked(files: Iterable[_File]) -> Iterator[Stocked]:
    taken: set[str] = set()
    for file in files:
        stamp = file.stamp if file.settled else None
        holds = file.holds or [(file.path, file.shown)]
        for place, name in holds:
            numbers = ".".join(map(str, place.numbers)) if isinstance(place, Member) else ""
            content = f"{file.sha256}:{numbers}" if numbers and file.sha256 else file.sha256
            yield Stocked(place, unique(name, taken), content, file.stamp[0] // len(holds), file.shown, stamp)


def look_at(path: Path | Remote) -> tuple[Stamp, bool]:
    """How a file looks, and whether it is at rest: another change would show."""
    if isinstance(path, Remote):
        return (path.size, int(path.version[:12] or "0", 16), 0), bool(path.version)
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0), False
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return stamp, max(stamp[1:]) < time.time_ns() - _SETTLED


def _hash(path: Path | Remote) -> str:
    """SHA-256 of a file, or what stands for its bytes; "" when it cannot be read."""
    if isinstance(path, Remote):
        return path.version
    try:
        return source_of(path, path.name).sha256
    except OSError:
        return ""


def moved(place: Place, path: Path | Remote) -> Place:
    """The same place in a folder that may be called from elsewhere now."""
    return replace(place, container=path) if isinstance(place, Member) else path


def write_stock(stock: Iterable[Stocked], path: Path) -> None:
    """Write down the documents of a run, a line each, with their keys; no path on this computer."""
    with replacing(path) as stream:
        for order, one in enumerate(stock):
            line = {
                "volgorde": order,
                "bestand": one.name,
                "sleutel": one.key,
                "inhoud": one.content,
                "bytes": one.size,
                "op_schijf": one.file,
                "nummers": list(one.place.numbers) if isinstance(one.place, Member) else [],
                "stempel": one.stamp,
            }
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_stock(path: Path) -> dict[str, list[Stocked]]:
    """What `write_stock` wrote, by file on disk; empty when there is nothing or it is damaged."""
    found: dict[str, list[Stocked]] = {}
    try:
        with path.open(encoding="utf-8") as stream:
            for text in stream:
                one = _read(json.loads(text))
                found.setdefault(one.file, []).append(one)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found


def _read(line: dict[str, Any]) -> Stocked:
    path = Path(line["op_schijf"])
    return Stocked(
        place=Member(path, tuple(line["nummers"])) if line["nummers"] else path,
        name=line["bestand"],
        content=line["inhoud"],
        size=line["bytes"],
        file=line["op_schijf"],
        stamp=tuple(line["stempel"]) if line["stempel"] else None,
        key=line["sleutel"],
    )
