"""Builds a release into a folder: sdist, the wheel out of that sdist, the bill of materials, and checksums.

    python -m release.build dist

The same checkout gives the same bytes, wherever and whenever it is built, with the packages of the lock file
and one version of Python.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from release import sbom
from release.data import changed
from release.lock import ROOT

#: The moment that files in archives are given, in every release: what hatchling takes of itself.
MOMENT = "1580601600"
SUMS = "SHA256SUMS"


def archives(out: Path, source: Path = ROOT) -> list[Path]:
    """The sdist and the wheel of a checkout; the wheel is made of what is in the sdist."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT}
    done = subprocess.run(  # noqa: S603, our own Python on our own checkout
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout.decode(errors="replace"))
    return sorted(path for path in out.iterdir() if path.name.endswith((".tar.gz", ".whl")))


def main(arguments: Sequence[str] | None = None) -> None:
    """Build all of it."""
    parser = argparse.ArgumentParser(
        prog="python -m release.build", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "out", type=Path, nargs="?", default=ROOT / "dist", help="an empty folder, or none yet"
    )
    out: Path = parser.parse_args(arguments).out
    if out.is_dir() and any(out.iterdir()):
        raise SystemExit(f"{out} is not empty; a release starts in an empty folder")
    if stale := changed():
        names = ", ".join(one.name for one in stale)
        raise SystemExit(
            f"changed without a new version: {names}; see docs/release.md, python -m release.data"
        )
    files = archives(out)
    sbom.main([str(out / "wijktekst.cdx.json")])
    files.append(out / "wijktekst.cdx.json")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (out / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    for path in files:
        print(f"{path.stat().st_size:>12,} bytes  {path.name}")


if __name__ == "__main__":
    main()
