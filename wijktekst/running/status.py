"""What is in a store, what of it is out of date, and how the last run went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.reading import files_under
from wijktekst.running.last import LastRun
from wijktekst.running.origin import origin
from wijktekst.running.stock import look_at, read_stock
from wijktekst.running.store import Store
from wijktekst.running.summary import Summary, summary_of


@dataclass(frozen=True, slots=True)
class Status:
    """What `status_of` found.

    `results` are in the store, `megabytes` in all, of which `unused` are not in the reports. `outdated` names
    the parts of what made the reports that are other ones now. `new`, `changed` and `gone` are files by
    display name, None when the folder of documents cannot be found. `running` and `killed` count runs.
    """

    last: LastRun | None
    summary: Summary | None
    results: int
    unused: int
    megabytes: float
    outdated: tuple[str, ...]
    new: tuple[str, ...] | None
    changed: tuple[str, ...] | None
    gone: tuple[str, ...] | None
    running: int
    killed: int


def status_of(out: Path) -> Status | None:
    """The status of a folder of reports; None when nothing was ever analysed into it."""
    store = Store(out)
    if not store.exists():
        return None
    last, kept = LastRun.read(store.last), store.kept()
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
        outdated=tuple(_outdated(store, last)) if last else (),
        new=new,
        changed=changed,
        gone=gone,
        running=running,
        killed=killed,
    )


def _outdated(store: Store, last: LastRun) -> Iterator[str]:
    """What is not as it was: "wijktekst", "taxonomie", "pakket spacy" and so on."""
    then = store.origins().get(last.made_by, {})
    try:
        now = origin(last.settings)
    except InputError:
        return iter(("het eigen model, dat er niet meer is",))
    return (name for name in sorted({*then, *now}) if then.get(name) != now.get(name))


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
