"""Versions of the data that travels with wijktekst: `wijktekst/data.json`, checked against what is there.

python -m release.data                     says what changed since the versions were written down
python -m release.data --write             raises the last number of what changed
python -m release.data --write --major X   raises the first number of X (docs/release.md says when)
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from wijktekst import resources
from wijktekst.resources import DataSet, data_sets

#: Its version is spaCy's, in a file of its own.
_SPACY = "nl_wijktekst_sm"


def data_hash(folder: Path) -> str:
    """SHA-256 in hex over the names and bytes of the data in a folder.

    Cards, sheets and scripts tell of the data and are none of it: a better word in them is no new version.
    """
    digest = hashlib.sha256()
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if _is_data(path)}
    for name, path in sorted(files.items()):
        digest.update(name.encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def folder_of(one: DataSet) -> Path:
    """Where a data set is, in a checkout or in an installed wheel."""
    return resources.find(*one.path.split("/"))


def changed() -> list[DataSet]:
    """The data sets whose content is not what was written down."""
    return [one for one in data_sets() if data_hash(folder_of(one)) != one.sha256]


def renewed(one: DataSet, *, major: bool) -> DataSet:
    """With the hash of what is there now, and a version that says so."""
    return replace(one, version=_next(one, major=major), sha256=data_hash(folder_of(one)))


def _next(one: DataSet, *, major: bool) -> str:
    if one.name == _SPACY:
        return str(json.loads((folder_of(one) / "meta.json").read_text(encoding="utf-8"))["version"])
    first, last = (int(part) for part in one.version.split("."))
    return f"{first + 1}.0" if major else f"{first}.{last + 1}"


def _is_data(path: Path) -> bool:
    told = path.suffix == ".md" and path.stem.isupper()
    return path.is_file() and not told and path.suffix != ".py" and "__pycache__" not in path.parts


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what changed; with --write, write it down. 1 when something is left to write down."""
    parser = argparse.ArgumentParser(
        prog="python -m release.data", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--write", action="store_true", help="write down new versions and hashes")
    parser.add_argument("--major", nargs="+", default=[], metavar="NAME", help="whose first number is raised")
    asked = parser.parse_args(arguments)
    known = {one.name for one in data_sets()}
    if unknown := set(asked.major) - known:
        parser.error(f"no such data: {', '.join(sorted(unknown))}; there is {', '.join(sorted(known))}")
    new = {one.name for one in changed()} | set(asked.major)
    rows = [renewed(one, major=one.name in asked.major) if one.name in new else one for one in data_sets()]
    for before, after in zip(data_sets(), rows, strict=True):
        if before.name in new:
            print(f"{before.name}: {before.version} -> {after.version}")
    if asked.write and new:
        text = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
        resources.DATA_SETS.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 1 if new and not asked.write else 0


if __name__ == "__main__":
    raise SystemExit(main())
