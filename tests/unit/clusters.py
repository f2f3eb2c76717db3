"""A Dask cluster of real processes on this computer, for tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from wijktekst.running.imports import own_modules_only

ROOT = Path(__file__).parents[2]
_PATIENCE = 60


class LocalCluster:
    """A scheduler and workers, each with its children a group of processes; all end with `end`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file))
        self._all: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("distributed.cli.dask_scheduler", *where)
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = str(self._scheduler_file()["address"])

    def add_worker(self, environment: Mapping[str, str] | None = None, threads: int = 1) -> None:
        """One more worker, with a nanny as Dask has it by default."""
        arguments = (self.address, "--nthreads", str(threads), "--local-directory", str(self._folder))
        self.workers.append(self._start("distributed.cli.dask_worker", *arguments, environment=environment))

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Let it disappear with all that it started, as when a computer fails."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        for process in self._all:
            if process.poll() is None:
                self.kill(process)

    def _start(
        self, module: str, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{len(self._all)}.log").open("wb")
        with log, own_modules_only():
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments, "--no-dashboard"],
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "TMPDIR": str(self._folder),  # what is killed with all that it started leaves a folder
                    **(environment or {}),
                },
                cwd=self._folder,  # not the folder of who gives the command
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._all.append(process)
        return process

    def _scheduler_file(self) -> dict[str, str]:
        for _ in range(_PATIENCE * 10):
            try:
                found: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
                return found
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError("the scheduler does not start")


@contextmanager
def local_cluster(folder: Path, workers: int = 2) -> Iterator[LocalCluster]:
    folder.mkdir(exist_ok=True)
    cluster = LocalCluster(folder)
    try:
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.end()
