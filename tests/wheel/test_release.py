"""A release is the same bytes wherever it is built, and holds what it should and nothing else."""

from __future__ import annotations

import hashlib
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from release import build
from release.lock import project
from tests.shared import ROOT
from wijktekst.resources import DATA_SETS

pytestmark = pytest.mark.wheel

#: What a checkout has at its top, as far as it is meant for others.
TOP = set(
    """wijktekst models corpora tests benchmarks docs release .ci .github .gitattributes .gitignore
    CHANGELOG.md CITATION.cff LICENSE Makefile PKG-INFO README.md README.nl.md SECURITY.md THIRD_PARTY.md
    pyproject.toml requirements.lock""".split()
)
LIMIT = 60 * 2**20


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hier") / "dist"
    build.archives(out)
    return out


@pytest.fixture(scope="module")
def elsewhere(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built out of that sdist: in another folder, with files of another day, for no eyes but ours."""
    folder = tmp_path_factory.mktemp("elders")
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    (source / "PKG-INFO").unlink()  # no checkout has it
    for path in source.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() or path.stat().st_mode & 0o100 else 0o600)
    before = os.umask(0o077)
    try:
        build.archives(folder / "dist", source)
    finally:
        os.umask(before)
    return folder / "dist"


def sums(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def inside_sdist(dist: Path) -> list[str]:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]


def inside_wheel(dist: Path) -> list[str]:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as archive:
        return archive.namelist()


def test_two_builds_in_two_places_give_the_same_bytes(dist: Path, elsewhere: Path) -> None:
    assert len(sums(dist)) == 2
    assert sums(dist) == sums(elsewhere)


def test_a_moment_of_the_environment_changes_nothing(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build.archives(tmp_path)
    assert sums(tmp_path) == sums(dist)


def test_the_sdist_holds_the_checkout_and_nothing_private(dist: Path) -> None:
    names = inside_sdist(dist)
    assert {name.partition("/")[0] for name in names} <= TOP
    parts = {part for name in names for part in name.split("/")}
    assert not parts & {"__pycache__", ".venv", ".hypothesis", ".mypy_cache", "shared", "uit", "dist", ".env"}
    assert {"requirements.lock", "Makefile", "release/sbom.py", "tests/wheel/test_release.py"} <= set(names)


def test_the_wheel_fits_and_holds_the_package_with_its_data_only(dist: Path) -> None:
    wheel = next(dist.glob("*.whl"))
    assert wheel.stat().st_size < LIMIT
    info = f"wijktekst-{project()['version']}.dist-info"
    names = inside_wheel(dist)
    assert {name.partition("/")[0] for name in names} == {"wijktekst", info}
    assert {"wijktekst/py.typed", "wijktekst/data.json", f"{info}/licenses/THIRD_PARTY.md"} <= set(names)
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("wijktekst/data.json") == DATA_SETS.read_bytes()


def test_every_file_of_the_package_is_in_the_wheel(dist: Path) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "wijktekst").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in files - set(inside_wheel(dist)) if not name.endswith((".pyc", ".pyo"))} == set()


def test_a_release_comes_with_checksums_that_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "dist"
    build.main([str(out)])
    lines = dict(
        reversed(line.split("  ")) for line in (out / build.SUMS).read_text(encoding="utf-8").splitlines()
    )
    assert lines == {name: value for name, value in sums(out).items() if name != build.SUMS}
    assert {Path(name).suffix for name in lines} == {".gz", ".whl", ".json"}
    with pytest.raises(SystemExit, match="not empty"):
        build.main([str(out)])


def test_no_release_is_made_of_data_that_changed_without_a_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wijktekst.resources import data_sets

    monkeypatch.setattr(build, "changed", lambda: [data_sets()[0]])
    with pytest.raises(SystemExit, match="wijktekst-taxonomie"):
        build.main([str(tmp_path / "dist")])
    assert not (tmp_path / "dist").exists()
