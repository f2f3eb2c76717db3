"""A run on a cluster makes what a run on this computer makes, whatever becomes of its workers."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

from tests.unit import workers_that_misbehave as misbehaving
from tests.unit.clusters import ROOT, local_cluster
from wijktekst import running
from wijktekst.errors import InputError
from wijktekst.resources import find
from wijktekst.running import Finished
from wijktekst.running.cluster import Cluster
from wijktekst.running.origin import origin
from wijktekst.running.workers import Failure, Workers
from wijktekst.types import Settings

EXAMPLES = find("corpora", "voorbeeld")
PLAIN = Settings(language_model="geen", ocr=False, workers=2)
BARE = Settings(workers=2, timeout=60.0, max_memory=300.0)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills groups of processes")


def reports(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def on_cluster(address: str, settings: Settings = BARE) -> Cluster:
    return Cluster(address, settings, made_by=origin(settings))


def reasons(found: Any) -> dict[str, Any]:
    return {item: one.reason if isinstance(one, Failure) else one for item, one in found}


def test_a_run_that_loses_a_worker_makes_the_reports_of_a_local_run(tmp_path: Path) -> None:
    finished: list[str] = []
    with local_cluster(tmp_path / "cluster") as cluster:

        def watch(event: running.Event) -> None:
            if isinstance(event, Finished):
                finished.append(event.outcome.name)
                if len(finished) == 3:
                    cluster.kill(cluster.workers[0])

        summary = running.analyse_folder(
            [EXAMPLES], tmp_path / "samen", PLAIN, cluster=cluster.address, watch=watch
        )
        assert cluster.workers[1].poll() is None
    local = running.analyse_folder([EXAMPLES], tmp_path / "alleen", PLAIN)
    assert len(set(finished)) == len(finished) == summary.done > 10
    assert (summary.documents, summary.unread) == (local.documents, local.unread)
    assert reports(tmp_path / "samen") == reports(tmp_path / "alleen")
    assert len(reports(tmp_path / "samen")) == 9


def test_limits_hold_and_verdicts_fall_as_on_one_computer(tmp_path: Path) -> None:
    items = [*"abcd", "leave 3", "grow", "segfault", "fail x", "child_grows"]
    with Workers(BARE) as workers:
        local = reasons(workers.map(misbehaving.work, items))
    with local_cluster(tmp_path, workers=1) as cluster:
        cluster.add_worker(threads=2)
        with on_cluster(cluster.address) as workers:
            assert reasons(workers.map(misbehaving.work, items)) == local
            with pytest.raises(InputError, match="een kolom te weinig"):
                list(workers.map(misbehaving.work, ["a", "stop een kolom te weinig", "b"]))


def test_models_are_loaded_once_for_each_thread_of_a_worker(tmp_path: Path) -> None:
    with local_cluster(tmp_path, workers=0) as cluster:
        cluster.add_worker(threads=2)
        with on_cluster(cluster.address) as workers:
            found = reasons(workers.map(misbehaving.work, [f"pid {i}" for i in range(40)]))
    assert len(set(found.values())) <= 2


def test_items_are_drawn_as_they_are_needed(tmp_path: Path) -> None:
    drawn = itertools.count()
    with local_cluster(tmp_path) as cluster, on_cluster(cluster.address) as workers:
        results = workers.map(misbehaving.work, (f"a {next(drawn)}" for _ in itertools.count()))
        taken = {item for item, _ in itertools.islice(results, 30)}
        results.close()  # type: ignore[attr-defined]
        assert len(taken) == 30
        assert next(drawn) < 100
        assert reasons(workers.map(misbehaving.work, ["nog een"])) == {"nog een": "NOG EEN"}


def worker_with_libreoffice(folder: Path) -> dict[str, str]:
    """The environment of a computer where LibreOffice is there if it is not here, and the other way round."""
    if shutil.which("soffice") or shutil.which("libreoffice"):
        return {"PATH": str(folder)}
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def test_a_worker_that_would_make_other_results_is_refused(tmp_path: Path) -> None:
    with local_cluster(tmp_path, workers=0) as cluster:
        cluster.add_worker(worker_with_libreoffice(tmp_path))
        with pytest.raises(InputError, match=r"worker tcp://.* andere wijktekst \(libreoffice: hier"):
            running.analyse_folder([EXAMPLES], tmp_path / "uit", PLAIN, cluster=cluster.address)


def test_a_worker_that_comes_later_is_refused_as_well(tmp_path: Path) -> None:
    with local_cluster(tmp_path, workers=1) as cluster, on_cluster(cluster.address) as workers:
        cluster.add_worker(worker_with_libreoffice(tmp_path))
        with pytest.raises(InputError, match="libreoffice"):
            for _ in workers.map(misbehaving.work, (f"a {i}" for i in itertools.count())):
                pass


def test_a_worker_that_does_not_see_the_documents_is_refused(tmp_path: Path) -> None:
    gone = tmp_path / "niet overal"
    with (
        local_cluster(tmp_path, workers=1) as cluster,
        pytest.raises(InputError, match="ziet 'niet overal' niet"),
        Cluster(cluster.address, BARE, made_by=origin(BARE), roots=[gone]),
    ):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "onzin://x", "er-is-geen-bestand.json"])
def test_a_cluster_that_cannot_be_reached_is_said_in_seconds(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijktekst.running.cluster._CONNECT", 2)
    with pytest.raises(InputError, match="niet te bereiken"):
        running.analyse_folder([EXAMPLES], tmp_path / "uit", PLAIN, cluster=address)


def test_a_scheduler_that_is_lost_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijktekst.running.cluster._CONNECT", 5)

    def items() -> Any:
        yield from "ab"
        cluster.kill(cluster.scheduler)
        yield from (f"a {i}" for i in itertools.count())

    with (
        local_cluster(tmp_path) as cluster,
        pytest.raises(InputError, match="verbinding met het cluster is verbroken"),
        on_cluster(cluster.address) as workers,
    ):
        list(workers.map(misbehaving.work, items()))


SBATCH = """#!/bin/sh
case "$1" in --test-only) [ -z "$REFUSED" ] || { echo "$REFUSED" >&2; exit 1; }; exit 0;; esac
cp "$1" "$JOBS/job.$$"
setsid sh "$JOBS/job.$$" >"$JOBS/log.$$" 2>&1 &
echo $! >>"$JOBS/started"
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/sh
kill -TERM -- "-$1"
"""


@pytest.fixture
def slurm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """SLURM as far as Dask sees it: a job is a group of processes on this computer."""
    pytest.importorskip("dask_jobqueue", reason="the extra 'cluster' is not installed")
    import dask

    for name, text in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("JOBS", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    profile = {
        "cores": 1,
        "memory": "2GB",
        "scheduler-options": {"host": "127.0.0.1", "dashboard": False},
    }
    with dask.config.set({"jobqueue.wijk": profile}):
        yield tmp_path / "started"
    for line in (tmp_path / "started").read_text().split() if (tmp_path / "started").exists() else ():
        try:
            os.killpg(int(line), signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_jobs_of_slurm_are_started_by_a_profile_and_ended(slurm: Path) -> None:
    with on_cluster("slurm:wijk") as workers:
        assert reasons(workers.map(misbehaving.work, "abc")) == {"a": "A", "b": "B", "c": "C"}
    assert len(slurm.read_text(encoding="utf-8").split()) == BARE.workers


def test_a_job_that_ends_is_started_again(slurm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dask

    monkeypatch.setattr("wijktekst.running.cluster._KEEP_UP", 1.0)
    items = [f"a {i}" for i in range(20)]
    found = {}
    one_job = Settings(workers=1, max_memory=300.0)
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1s"}),
        on_cluster("slurm:wijk", one_job) as workers,
    ):
        for item, result in workers.map(misbehaving.work, items):
            if not found:  # while others are done that nobody has asked for yet
                time.sleep(1)
                os.killpg(int(slurm.read_text(encoding="utf-8").split()[0]), signal.SIGKILL)
                time.sleep(1)
            found[item] = result
    assert found == {item: item.upper() for item in items}
    assert len(slurm.read_text(encoding="utf-8").split()) > 1


def test_what_slurm_refuses_is_told(slurm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFUSED", "sbatch: error: invalid partition specified: gpu")
    with pytest.raises(InputError, match="invalid partition"), on_cluster("slurm:wijk"):
        pass
    with pytest.raises(InputError, match="profiel 'onbekend'"), on_cluster("slurm:onbekend"):
        pass
    assert not slurm.exists()
