"""What is in a store, what of it is out of date, and how the last run went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wijktekst.errors import InputError, TaxonomyError
from wijktekst.reading import files_under
from wijktekst.running.last import LastRun
from wijktekst.running.origin import TAXONOMY, origin
from wijktekst.running.stock import look_at, read_stock
from wijktekst.running.store import Store
from wijktekst.running.summary import Summary, summary_of
from wijktekst.taxonomy.in_use import taxonomy_of
from wijktekst.types import Settings


@dataclass(frozen=True, slots=True)
class Status:
    """What `status_of` found.

    `results` are in the store, `megabytes` in all, of which `unused` are not in the reports. `outdated` names
    the parts of what made the reports that are other ones now; `lost_taxonomy` is where the user's own was,
    when it is there no more. `new`, `changed` and `gone` are files by display name, None when the folder of
    documents cannot be found. `running` and `killed` count runs.
    """

    last: LastRun | None
    summary: Summary | None
    results: int
    unused: int
    megabytes: float
    outdated: tuple[str, ...]
    lost_taxonomy: str
    new: tuple[str, ...] | None
    changed: tuple[str, ...] | None
    gone: tuple[str, ...] | None
    running: int
    killed: int


def status_of(out: Path, taxonomy: str = "") -> Status | None:
    """The status of a folder of reports; None when nothing was ever analysed into it.

    `taxonomy` is where the user's own is now, if not where it was in the last run.
    """
    store = Store(out)
    if not store.exists():
        return None
    last, kept = LastRun.read(store.last), store.kept()
    settings = last.settings if last else Settings()
    settings = replace(settings, taxonomy=taxonomy or settings.taxonomy)
    lost = _lost(settings)
    summary = summary_of(store) if last else None
    used = summary.total if summary else 0
    new, changed, gone = _files(out, store, last)
    running, killed = store.runs()
    return Status(
        last=last,
        summary=summary,
        results=len(kept),
        unused=len(kept) - used,
        megabytes=store.size() / 1e6,
        outdated=tuple(_outdated(store, last, settings, lost)) if last else (),
        lost_taxonomy=lost,
        new=new,
        changed=changed,
        gone=gone,
        running=running,
        killed=killed,
    )


def _outdated(store: Store, last: LastRun, settings: Settings, lost: str) -> Iterator[str]:
    """What is not as it was: "wijktekst", "taxonomie", "pakket spacy" and so on."""
    then = store.origins().get(last.made_by, {})
    try:
        now = origin(replace(settings, taxonomy="") if lost else settings)
    except InputError:
        return iter(("het eigen model, dat er niet meer is",))
    names = {*then, *now} - ({TAXONOMY} if lost else set())
    return (name for name in sorted(names) if then.get(name) != now.get(name))


def _lost(settings: Settings) -> str:
    """Where the user's own taxonomy was, if it cannot be loaded from there."""
    try:
        taxonomy_of(settings)
    except (InputError, TaxonomyError):
        return settings.taxonomy
    return ""


_Names = tuple[str, ...] | None


def _files(out: Path, store: Store, last: LastRun | None) -> tuple[_Names, _Names, _Names]:
    folders = [out / folder for folder in last.folders] if last else []
    if not folders or not all(folder.exists() for folder in folders):
        return None, None, None
    then = {name: documents[0].stamp for name, documents in read_stock(store.files).items()}
    now = {name: look_at(path)[0] for path, name in files_under(folders, out)}
    return (
        tuple(sorted(now.keys() - then.keys())),
        tuple(sorted(name for name in now.keys() & then.keys() if then[name] not in (None, now[name]))),
        tuple(sorted(then.keys() - now.keys())),
    )


def tidy(out: Path) -> float:
    """Remove results that are not in the reports; returns how many megabytes that saves.

    Raises InputError while a run is going on in the folder.
    """
    store = Store(out)
    with store.lock():
        before = store.size()
        store.merge(unused=False)
        return (before - store.size()) / 1e6
