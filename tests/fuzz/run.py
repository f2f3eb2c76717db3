"""Fuzzes one target, or all in turn: `python -m tests.fuzz.run [TARGET] --seconds 60`. Needs atheris."""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FrameType, ModuleType
from typing import NoReturn

_OUT = Path("uit/fuzz")
#: An input that takes more seconds of the processor is a finding, as is one that takes more memory.
_SLOW = 10.0
_MEGABYTES = 3000
_LONGEST = 60_000
_WARM = "De gemeente Utrecht bouwt in 2026 voor € 5 miljoen woningen in Overvecht."
#: Ways of failing that one run keeps; more of them say nothing new.
_KINDS = 20


class SlowError(BaseException):
    """An input took too long; a BaseException, so that no reader takes it for a damaged file."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", help="leave it out to take all of them in turn")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument(
        "--seeds", type=Path, action="append", default=[], help="a folder with more files to begin with"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    parser.add_argument("--again", type=Path, help="run the target on this file only")
    asked = parser.parse_args()
    if asked.target and asked.again:
        _again(asked.target, asked.again)
    elif find_spec("atheris") is None:
        sys.exit("Fuzzing needs atheris: pip install atheris")
    elif asked.target is None:
        sys.exit(_all(sys.argv[1:]))
    else:
        _fuzz(asked.target, asked.seconds, asked.seeds, asked.seed)


def _all(options: list[str]) -> int:
    """Each target in a process of its own, since libFuzzer never comes back."""
    from tests.fuzz.targets import TARGETS

    codes = [
        subprocess.run([sys.executable, "-m", "tests.fuzz.run", name, *options], check=False).returncode
        for name in TARGETS
    ]
    return max(map(abs, codes))


def _again(name: str, path: Path) -> None:
    from tests.fuzz import oracle
    from tests.fuzz.targets import TARGETS

    oracle.mind_our_own_errors()
    started = time.process_time()
    TARGETS[name].run(path.read_bytes())
    print(f"{name}: nothing wrong with {path.name}, {time.process_time() - started:.2f} s")


def _instrumented(name: str) -> tuple[ModuleType, ModuleType]:
    """atheris and the targets, with the branches of everything in the package counted."""
    import atheris

    with atheris.instrument_imports(include=["wijktekst"]):
        for module in ("reading", "language", "measures", "themes", "reports"):
            _import_all(import_module(f"wijktekst.{module}"))
        targets = import_module("tests.fuzz.targets")
    return atheris, targets


def _import_all(package: ModuleType) -> None:
    import pkgutil

    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(found.name)


def _fuzz(name: str, seconds: int, folders: list[Path], seed: int) -> NoReturn:
    atheris, targets = _instrumented(name)
    from tests.fuzz import mutate, oracle
    from wijktekst import pipeline

    oracle.mind_our_own_errors()
    target = targets.TARGETS[name]
    out = _OUT / name
    out.mkdir(parents=True, exist_ok=True)

    def raw(data: bytes, most: int, seed: int) -> bytes:
        return bytes(atheris.Mutate(data, most))

    mutator = mutate.of(target.pieces, raw, target.tree, target.package)
    corpus = Path(tempfile.mkdtemp(prefix="wijktekst-fuzz-"))  # of seeds that may not stay: real documents
    more = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    for data in [*target.seeds(), *(one for one in more if len(one) <= _LONGEST)]:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    # A time limit of 0 is one second to atheris; ours is in `_Watch`.
    limits = f"-max_len={_LONGEST} -timeout={30 * int(_SLOW)} -rss_limit_mb={_MEGABYTES} -len_control=0"
    options = [
        "fuzz",
        str(corpus),
        f"-seed={seed}",
        *limits.split(),
        f"-artifact_prefix={out}/",
        "-verbosity=0",
    ]
    pipeline.engine().analyse(pipeline.analyse_text(_WARM).document)  # loads everything, which is slow
    watch = _Watch(name, target.run, seconds, out, corpus)
    if target.raw:
        atheris.Setup(options, watch)
    else:
        atheris.Setup(options, watch, custom_mutator=mutator)
    atheris.Fuzz()
    raise AssertionError("libFuzzer does not come back")


class _Watch:
    """Runs a target, keeps the smallest input for each way of failing, and ends when the time is up."""

    def __init__(
        self, name: str, run: Callable[[bytes], object], seconds: int, out: Path, corpus: Path
    ) -> None:
        self.name, self.run, self.out, self.corpus = name, run, out, corpus
        self.runs, self.slowest = 0, 0.0
        self.found: dict[str, int] = {}
        self.started = time.monotonic()
        self.until = self.started + seconds
        signal.signal(signal.SIGVTALRM, self._stop)

    @staticmethod
    def _stop(number: int, frame: FrameType | None) -> NoReturn:
        raise SlowError(f"more than {_SLOW:.0f} s")

    def __call__(self, data: bytes) -> None:
        if time.monotonic() > self.until:
            self._end()
        self.runs += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, _SLOW)
        started = time.process_time()
        try:
            self.run(data)
        except (Exception, SlowError) as error:
            self._keep(data, error)
        except BaseException as error:
            if type(error).__name__ != "SurpriseError":
                raise
            self._keep(data, error.__cause__ or error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.slowest = max(self.slowest, time.process_time() - started)

    def _keep(self, data: bytes, error: BaseException) -> None:
        frames = [
            one for one in traceback.extract_tb(error.__traceback__) if "/fuzz/run.py" not in one.filename
        ]
        ours = [one for one in frames if "/wijktekst/" in one.filename or "/fuzz/" in one.filename] or frames
        at = ours[min(1, len(ours) - 1)] if isinstance(error, SlowError) else ours[-1]
        kind = f"{type(error).__name__} {Path(at.filename).name}:{at.lineno}"
        known = self.found.get(kind)
        if (known is None and len(self.found) >= _KINDS) or (known is not None and known <= len(data)):
            return
        self.found[kind] = len(data)
        stem = self.out / re.sub(r"\W", "-", kind)
        stem.with_suffix(".bin").write_bytes(data)
        stem.with_suffix(".txt").write_text(
            "".join(traceback.format_exception(error))[-6000:], "utf-8", "replace"
        )

    def _end(self) -> NoReturn:
        seconds = time.monotonic() - self.started
        told = f"{self.runs} runs in {seconds:.0f} s, slowest {self.slowest:.1f} s, found {len(self.found)}"
        print(f"{self.name}: {told}")
        for kind, size in sorted(self.found.items()):
            print(f"  {kind} ({size} bytes) in {self.out}")
        sys.stdout.flush()
        shutil.rmtree(self.corpus, ignore_errors=True)
        os._exit(1 if self.found else 0)


if __name__ == "__main__":
    main()
