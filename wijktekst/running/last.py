"""How the last run into a folder went. Unlike results it knows the clock and where the documents were."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.overviews import PAGE, WORKBOOK
from wijktekst.reading import Remote
from wijktekst.reports import RUN, TABLES
from wijktekst.reports.csv_files import replacing
from wijktekst.types import Settings


@dataclass(frozen=True, slots=True)
class LastRun:
    """A run that ended well.

    `began` is in UTC (ISO 8601); `done` documents were analysed, in `seconds` for all; `folders` are seen
    from the folder of reports; `state` stands for what is in the reports, `looks` for how their files looked.
    """

    began: str
    seconds: float
    done: int
    folders: tuple[str, ...]
    settings: Settings
    made_by: str
    state: str
    looks: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(
        cls,
        paths: Sequence[Path | Remote],
        out: Path,
        settings: Settings,
        made_by: str,
        state: str,
        began: float,
        seconds: float,
        done: int,
    ) -> LastRun:
        """The run that ends now."""
        return cls(
            datetime.fromtimestamp(began, timezone.utc).isoformat(timespec="seconds"),
            round(seconds, 1),
            done,
            tuple(_seen_from(out, path) for path in paths),
            settings,
            made_by,
            state,
            looks_of(out),
        )

    @classmethod
    def read(cls, path: Path) -> LastRun | None:
        """The last run; None when there was none, or another version wrote of it."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            settings = content.pop("settings")
            settings["challenges"] = tuple(settings["challenges"])
            content["folders"] = tuple(content["folders"])
            content["looks"] = tuple((name, size, time) for name, size, time in content["looks"])
            return cls(**content, settings=Settings(**settings))
        except (OSError, ValueError, KeyError, TypeError, InputError):
            return None

    def write(self, path: Path) -> None:
        """Write it down."""
        with replacing(path) as stream:
            json.dump(asdict(self), stream, ensure_ascii=False, indent=2)


def looks_of(out: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change (ns) of the reports, to see whether someone changed or removed one."""
    found = []
    for name in (*(table.file for table in TABLES), RUN, "datapackage.json", PAGE, WORKBOOK):
        try:
            status = (out / name).stat()
        except OSError:
            continue
        found.append((name, status.st_size, status.st_mtime_ns))
    return tuple(found)


def _seen_from(out: Path, path: Path | Remote) -> str:
    if isinstance(path, Remote):
        return path.address
    try:
        return Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()
    except ValueError:  # another drive
        return str(path.resolve())
