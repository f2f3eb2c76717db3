"""The lock file as a graph: what a user of wijktekst gets with it, on any system and any Python.

uv writes behind each package who asked for it, for every system at once. So the graph needs no installed
packages, and is the same wherever it is made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"

_PACKAGE = re.compile(r"(?P<name>[\w.-]+)(?:\[.*\])?==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))? \\")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"# +(?:via)?\s*(\S.*)?")
#: How the lock file names our own list of dependencies; those of groups have a word behind a colon.
_OWN = "wijktekst (pyproject.toml)"
#: Extras that the lock file leaves out on purpose.
_NOT_LOCKED = frozenset({"training", "s3"})
_SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package; `marker` says on which systems ("" for all), `via` who asked for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: frozenset[str]
    places: frozenset[tuple[str, str]] = field(repr=False)  # (Python, system) where it is installed

    @property
    def purl(self) -> str:
        """Its address in lists of weaknesses."""
        return f"pkg:pypi/{self.name}@{self.version}"


def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return table


def pythons() -> list[str]:
    """The versions of Python that pyproject promises, as "3.10"."""
    low, high = re.findall(r"3\.(\d+)", project()["requires-python"])
    return [f"3.{minor}" for minor in range(int(low), int(high))]


def read_lock(text: str | None = None) -> list[Package]:
    """Every package of the lock file, in its order."""
    blocks: list[tuple[re.Match[str], list[str], set[str]]] = []
    for line in (LOCK.read_text(encoding="utf-8") if text is None else text).splitlines():
        if match := _PACKAGE.fullmatch(line):
            blocks.append((match, [], set()))
        elif blocks and (found := _HASH.search(line)):
            blocks[-1][1].append(found[1])
        elif blocks and (via := _VIA.fullmatch(line.strip())) and via[1]:
            blocks[-1][2].add(via[1] if "pyproject" in via[1] else canonicalize_name(via[1]))
    return [
        Package(
            canonicalize_name(match["name"]),
            match["version"],
            match["marker"] or "",
            tuple(sorted(hashes)),
            frozenset(via),
            _places(match["marker"]),
        )
        for match, hashes, via in blocks
    ]


def closure(packages: Iterable[Package]) -> Mapping[str, frozenset[str]]:
    """Names of what a user gets: without an extra (no names behind it), or with the extras behind it.

    It errs on the side of more: a package that the lock file asks for on some system counts.
    """
    packages = [one for one in packages if one.places]
    children: dict[str, set[str]] = {}
    for one in packages:
        for parent in one.via:
            children.setdefault(parent, set()).add(one.name)
    names = {one.name for one in packages}
    base = _reach(children.get(_OWN, set()), children)
    found: dict[str, set[str]] = {}
    for extra in locked_extras():
        if missing := asked_for(extra) - names:
            raise LookupError(f"not in the lock file: {', '.join(sorted(missing))}; run make lock")
        for name in _reach(asked_for(extra), children) - base:
            found.setdefault(name, set()).add(extra)
    return {name: frozenset(found.get(name, ())) for name in sorted(base | found.keys())}


def asked_for(extra: str = "") -> set[str]:
    """Names of the packages that pyproject asks for by itself, or for an extra."""
    lines = project()["optional-dependencies"][extra] if extra else project()["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def locked_extras() -> list[str]:
    """The extras whose packages are in the lock file."""
    return sorted(set(project()["optional-dependencies"]) - _NOT_LOCKED)


def _reach(roots: set[str], children: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(roots)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += children.get(name, ())
    return found


def _places(marker: str | None) -> frozenset[tuple[str, str]]:
    """The Pythons and systems that we support on which a marker holds."""
    test = Marker(marker) if marker else None
    return frozenset(
        (python, system)
        for python in pythons()
        for system, os_name, platform in _SYSTEMS
        if test is None
        or test.evaluate(
            {
                "python_version": python,
                "python_full_version": f"{python}.20",
                "sys_platform": system,
                "os_name": os_name,
                "platform_system": platform,
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
            }
        )
    )
