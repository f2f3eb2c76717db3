"""The taxonomy that settings ask for: read once, and again when its files changed; or kept as it was."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from wijktekst.taxonomy.tables import Folder
from wijktekst.taxonomy.taxonomy import Taxonomy
from wijktekst.types import Settings

#: Taxonomies of the user's own as they were when this process loaded them, by what stands for them.
_KEPT: dict[str, Taxonomy] = {}


def taxonomy_of(settings: Settings) -> Taxonomy:
    """The taxonomy whose themes are reported: the package's or the user's own, as its files are now.

    Raises InputError when it is not there and TaxonomyError when something in it is wrong.
    """
    place = settings.taxonomy
    if not place:
        return Taxonomy.load()
    return _KEPT[place] if place in _KEPT else _loaded(place, _looks_of(Path(place)))


def settled(settings: Settings) -> Settings:
    """The same settings, in which the taxonomy stays what it is now, whatever becomes of its files.

    One that is the same as the package's is the package's: then `taxonomy` is "". Raises as `taxonomy_of`.
    """
    return replace(settings, taxonomy=keep(taxonomy_of(settings))) if settings.taxonomy else settings


def keep(taxonomy: Taxonomy) -> str:
    """Keep a taxonomy in this process; what comes back stands for it in `Settings.taxonomy`."""
    if taxonomy.hash == Taxonomy.load().hash:
        return ""
    name = f"sha256:{taxonomy.hash}"
    _KEPT[name] = taxonomy
    return name


@lru_cache(maxsize=4)
def _loaded(place: str, looks: tuple[tuple[str, int, int], ...]) -> Taxonomy:
    return Taxonomy.load(Path(place))


def _looks_of(place: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change of the files of a taxonomy."""
    if place.is_dir():
        files = [place / name for name in Folder(place).names()]
    else:
        files = [place] if place.is_file() else []
    looks = ((file, file.stat()) for file in files)
    return tuple((str(file), status.st_size, status.st_mtime_ns) for file, status in looks)
