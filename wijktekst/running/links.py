"""Where documents lie, seen from the folder of reports: for links that open them on their page."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from wijktekst.reading import Member, Place, Remote, files_under
from wijktekst.running.last import LastRun
from wijktekst.running.stock import Stocked, moved, read_stock
from wijktekst.running.store import Store


class Links:
    """Leads from the folder of reports to a document and its page.

    Only to documents that lie in a folder beside the reports, or below it: a longer way would tell who gets
    the report how this computer is laid out, and would lead nowhere on another. With `anywhere` to all.
    """

    def __init__(
        self, out: Path, files: Iterable[tuple[str, Path | None]], *, anywhere: bool = False
    ) -> None:
        self._ways = {}
        for name, path in files:
            if path and (way := _way(out, path, anywhere=anywhere)):
                self._ways[name] = way

    def __call__(self, file: str, page: int | None) -> str:
        """A relative URL; "" when there is no way to this file."""
        way = self._ways.get(file, "")
        return f"{way}#page={page}" if way and page and way.lower().endswith(".pdf") else way


def links_of_stock(out: Path, stock: Iterable[Stocked]) -> Links:
    """Links to the documents in stock; one in an archive is reached by the archive."""
    return Links(out, ((one.name, _file(one.place)) for one in stock))


def links_of(out: Path, folder: Path | None = None) -> Links:
    """Links to the documents of the last run into `out`, which lie in `folder` now, if one is named.

    Raises InputError when that folder does not exist.
    """
    places = places_of(out, folder)
    return Links(out, [(name, _file(place)) for name, place in places.items()], anywhere=bool(folder))


def places_of(out: Path, folder: Path | None = None) -> dict[str, Place]:
    """Where the documents of the last run into `out` lie now, by their names; those that are not found lack.

    Names of files in `folder`, if one is named, count also when no run is known. Raises InputError when that
    folder does not exist.
    """
    store = Store(out)
    last = LastRun.read(store.last)
    folders = [folder] if folder else [out / one for one in last.folders] if last else []
    if not folder and not all(one.exists() for one in folders):
        return {}
    found = {name: path for path, name in files_under(folders, out) if not isinstance(path, Remote)}
    places: dict[str, Place] = dict(found)
    for file, held in read_stock(store.files).items():
        if path := found.get(file):
            places.update((one.name, moved(one.place, path)) for one in held)
    return places


def _file(place: Place) -> Path | None:
    """The file on this computer that a document is or lies in."""
    path = place.container if isinstance(place, Member) else place
    return path if isinstance(path, Path) else None


def _way(out: Path, path: Path, *, anywhere: bool) -> str:
    try:
        parts = PurePosixPath(Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()).parts
    except (OSError, ValueError):  # another drive
        return ""
    if parts[1:2] == ("..",) and not anywhere:
        return ""
    return "/".join(quote(part.encode("utf-8", "surrogateescape")) for part in parts)
