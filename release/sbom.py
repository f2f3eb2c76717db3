"""What a release is made of, as CycloneDX JSON: packages, models, corpora, lists, with licences and hashes.

    python -m release.sbom dist/wijktekst.cdx.json

The packages are those of the lock file that a user gets, on any system; those of extras are optional. The
same checkout gives the same bytes: no clock, no random number, nothing of what happens to be installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from release.licences import table
from release.lock import ROOT, Package, asked_for, closure, locked_extras, project, read_lock
from wijktekst.resources import DataSet, data_sets

VERSION = "1.6"
_HTMX = ROOT / "wijktekst/explorer/static/htmx.min.js"
_TYPES = {"model": "machine-learning-model"}
_PROPERTY = "wijktekst"

Json = dict[str, Any]


def bill() -> Json:
    """The whole bill, ready to be written as JSON."""
    packages = [one for one in read_lock() if one.places]
    extras = closure(packages)
    packages = [one for one in packages if one.name in extras]
    licences = table()
    data = [_data(one) for one in data_sets()]
    root = _root()
    components = [_package(one, licences[one.name], extras[one.name]) for one in packages] + data + [_htmx()]
    inside = [one["bom-ref"] for one in (*data, _htmx())]
    bom: Json = {
        "$schema": f"http://cyclonedx.org/schema/bom-{VERSION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": VERSION,
        "version": 1,
        "metadata": {"component": root},
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": _dependencies(root["bom-ref"], packages, inside),
    }
    number = uuid5(NAMESPACE_URL, hashlib.sha256(json.dumps(bom, sort_keys=True).encode()).hexdigest())
    return {**bom, "serialNumber": f"urn:uuid:{number}"}


def as_text(bom: Json) -> str:
    """As it is written to a file."""
    return json.dumps(bom, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def faults(text: str) -> str:
    """What the schema of CycloneDX says against it; "" when nothing."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    error = JsonStrictValidator(SchemaVersion.from_version(VERSION)).validate_str(text)
    return str(error.data.message) if error else ""


def _root() -> Json:
    about = project()
    name, version = about["name"], about["version"]
    return {
        "type": "application",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "purl": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "description": about["description"],
        "licenses": _licences(about["license"]),
    }


def _package(one: Package, licence: str, extras: Iterable[str]) -> Json:
    about = {"marker": [one.marker] if one.marker else [], "extra": sorted(extras)}
    entry: Json = {
        "type": "library",
        "bom-ref": one.purl,
        "purl": one.purl,
        "name": one.name,
        "version": one.version,
        "scope": "optional" if about["extra"] else "required",
        "licenses": _licences(licence),
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{one.name}/{one.version}/",
                "comment": "a hash for each file that the lock file allows",
                "hashes": [_hash(value) for value in one.hashes],
            }
        ],
    }
    properties = [
        {"name": f"{_PROPERTY}:{name}", "value": value} for name, values in about.items() for value in values
    ]
    return {**entry, "properties": properties} if properties else entry


def _data(one: DataSet) -> Json:
    entry: Json = {
        "type": _TYPES.get(one.kind, "data"),
        "bom-ref": f"data:{one.name}@{one.version}",
        "name": one.name,
        "version": one.version,
        "scope": "required",
        "licenses": _licences(one.licence),
        "hashes": [_hash(one.sha256)],
        "properties": [
            {"name": f"{_PROPERTY}:kind", "value": one.kind},
            {"name": f"{_PROPERTY}:path", "value": one.path},
        ],
    }
    if entry["type"] == "data":
        entry["data"] = [{"type": "dataset", "name": one.name}]
    else:
        card = {"type": "model-card", "url": f"{one.path}/CARD.md"}
        entry["externalReferences"] = [card]
    return entry


def _htmx() -> Json:
    """The one library that is copied into the package."""
    content = _HTMX.read_bytes()
    found = re.search(rb'version:"([\d.]+)"', content)
    if found is None:
        raise LookupError(f"no version in {_HTMX}")
    purl = f"pkg:npm/htmx.org@{found[1].decode()}"
    return {
        "type": "library",
        "bom-ref": purl,
        "purl": purl,
        "name": "htmx.org",
        "version": found[1].decode(),
        "scope": "required",
        "licenses": _licences("0BSD"),
        "hashes": [_hash(hashlib.sha256(content).hexdigest())],
        "properties": [
            {"name": f"{_PROPERTY}:path", "value": _HTMX.relative_to(ROOT).as_posix()},
        ],
    }


def _dependencies(root: str, packages: Sequence[Package], inside: Sequence[str]) -> list[Json]:
    """Who needs whom; of a package with a version for each Python, those that can be there together."""
    wanted = asked_for().union(*(asked_for(extra) for extra in locked_extras()))
    needed: dict[str, set[str]] = {root: {one.purl for one in packages if one.name in wanted} | set(inside)}
    needed |= {ref: set() for ref in inside}
    by_name: Mapping[str, list[Package]] = {
        name: [one for one in packages if one.name == name] for name in {one.name for one in packages}
    }
    for one in packages:
        needed.setdefault(one.purl, set())
        for parent in (found for name in one.via for found in by_name.get(name, ())):
            if parent.places & one.places:
                needed.setdefault(parent.purl, set()).add(one.purl)
    return [{"ref": ref, "dependsOn": sorted(refs)} for ref, refs in sorted(needed.items())]


def _licences(expression: str) -> list[Json]:
    single = re.fullmatch(r"[\w.-]+", expression) and not expression.startswith("LicenseRef-")
    return [{"license": {"id": expression}}] if single else [{"expression": expression}]


def _hash(value: str) -> Json:
    return {"alg": "SHA-256", "content": value}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the bill, when it is a valid one."""
    parser = argparse.ArgumentParser(
        prog="python -m release.sbom", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("path", type=Path, help="the file to write")
    path = parser.parse_args(arguments).path
    text = as_text(bill())
    if fault := faults(text):
        raise SystemExit(f"not valid CycloneDX {VERSION}: {fault}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(path)


if __name__ == "__main__":
    main()
