"""A workforce of Dask workers: on a cluster that runs already, or in jobs of SLURM that are started for it.

Dask hands out the items, gives what a lost worker had in hand to another, and brings results back to the one
process that runs the command; `cluster_worker` is what happens on the other side.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from wijktekst.errors import InputError, WijktekstError
from wijktekst.reading import Remote
from wijktekst.running.worker import Start
from wijktekst.running.workers import Failure
from wijktekst.types import Settings

if TYPE_CHECKING:
    from dask_jobqueue import SLURMCluster
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

SLURM = "slurm"
#: Items drawn and not yet given back, per thread of a worker.
_AHEAD = 4
#: How often an item is handed in again after so many workers were lost under it that Dask gave it up.
_ATTEMPTS = 3
#: Seconds for finding the scheduler, and for finding a first worker there.
_CONNECT, _FIRST_WORKER = 10, 60
#: Seconds between two counts of the workers, and between two looks whether jobs have ended.
_COUNT, _KEEP_UP = 2.0, 30.0
_END = object()


class Cluster:
    """Workers of a Dask cluster for `map`.

    `address` is that of a scheduler ("tcp://host:8786"), the path of its scheduler file, or "slurm" or
    "slurm:NAAM": then jobs are started as Dask's own configuration says under `jobqueue.slurm` or
    `jobqueue.NAAM`, for `settings.workers` items at a time (0: one job). Entering raises InputError when the
    cluster cannot be reached or when a worker would make other results than `made_by`, or does not see the
    `roots`.
    """

    def __init__(
        self,
        address: str,
        settings: Settings,
        start: Start | None = None,
        made_by: Mapping[str, str] = MappingProxyType({}),
        roots: Sequence[Path | Remote] = (),
    ) -> None:
        self._address = address
        self._settings = settings
        self._start = start
        self._made_by = made_by
        self._roots = roots
        self._name = f"wijktekst-{uuid4().hex}"
        self._threads, self._counted = 0, 0.0
        self._open = ExitStack()

    def __enter__(self) -> Cluster:
        try:
            from distributed import Client
        except ImportError:
            raise InputError(
                'Voor --cluster is een uitbreiding nodig: pip install "wijktekst[cluster]".'
            ) from None
        with ExitStack() as opened:
            started = self._address.partition(":")[0] == SLURM
            if started:
                jobs = opened.enter_context(_slurm(self._address.partition(":")[2], self._settings.workers))
                self._client = opened.enter_context(Client(jobs, set_as_default=False))
            else:
                self._client = opened.enter_context(_connected(self._address))
            self._set_up(wait=not started)
            opened.callback(self._tear_down)
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def map(self, work: Callable[[T, Settings], R], items: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """As `Workers.map`. Raises InputError when the scheduler is lost."""
        from distributed import as_completed

        from wijktekst.running.cluster_worker import do

        def hand_in(item: T, attempt: int) -> None:
            future = self._client.submit(do, self._name, work, item, pure=False)
            under_way[future] = (item, attempt)
            done.add(future)

        under_way: dict[Future, tuple[T, int]] = {}
        done = as_completed(loop=self._client.loop)
        source = iter(items)
        more = True
        try:
            while more or under_way:
                while more and len(under_way) < self._room():
                    item: Any = next(source, _END)
                    if item is _END:
                        more = False
                    else:
                        hand_in(item, 1)
                if not under_way:
                    continue
                for future, result in self._results(done):
                    one, attempt = under_way.pop(future)
                    if result is None:
                        if attempt < _ATTEMPTS:
                            hand_in(one, attempt + 1)
                            continue
                        result = _given_up()
                    yield one, result
        finally:
            if under_way:
                with suppress(Exception):  # the scheduler may be gone
                    self._client.cancel(list(under_way), force=True)

    def _room(self) -> int:
        """How many items may be under way; workers come and go."""
        if time.monotonic() - self._counted > _COUNT:
            try:
                self._threads = sum(self._client.nthreads().values())
            except (OSError, CancelledError) as error:
                raise _lost() from error
            self._counted = time.monotonic()
        return max(self._threads, 1) * _AHEAD

    def _results(self, done: Any) -> Iterator[tuple[Future, Any]]:
        """What has come in since, with the futures; None for one that too many workers were lost under."""
        from distributed import KilledWorker

        fine = []
        for future in done.next_batch():
            status = future.status
            if status == "finished":
                fine.append(future)
            elif status in ("lost", "pending"):
                done.add(future)  # lost with its worker before it was fetched: Dask does it anew
            elif status != "error":
                raise _lost()
            elif isinstance(error := future.exception(), KilledWorker):
                yield future, None
            else:
                raise _refusal(error)
        try:
            results = self._client.gather(fine)
        except (OSError, CancelledError) as error:
            raise _lost() from error
        except Exception as error:
            raise _refusal(error) from error
        yield from zip(fine, results, strict=True)

    def _set_up(self, wait: bool) -> None:
        """Prepare the workers that are there and those that will come; `wait` for a first one."""
        import distributed

        if wait:
            try:
                self._client.wait_for_workers(1, timeout=_FIRST_WORKER)
            except distributed.TimeoutError:
                raise InputError(
                    f"Het cluster '{self._address}' heeft geen workers. Start er een met: "
                    f"dask worker {self._address}"
                ) from None
        try:
            from wijktekst.running.cluster_worker import OnWorker, lacking

            plugin = OnWorker(self._name, self._settings, self._start, self._made_by, self._roots)
            self._client.register_plugin(plugin)
            unfit = self._client.run(lacking, self._name)
        except Exception as error:
            raise _refusal(error) from error
        for worker, what in sorted(unfit.items()):
            if what:
                raise InputError(f"De worker {worker} {what}")

    def _tear_down(self) -> None:
        with suppress(Exception):  # the scheduler may be gone
            self._client.unregister_worker_plugin(self._name)


def _given_up() -> Failure:
    detail = "De computers van het cluster die dit bestand lazen zijn telkens weggevallen."
    return Failure("crashed", detail, 0.0)


def _lost() -> InputError:
    return InputError(
        "De verbinding met het cluster is verbroken. Start het cluster opnieuw en geef dezelfde opdracht: "
        "wat klaar is, blijft bewaard."
    )


def _refusal(error: BaseException | None) -> WijktekstError:
    """What to tell the user of an error that came from the cluster."""
    if isinstance(error, WijktekstError):
        return error
    if isinstance(error, ImportError):
        return InputError(
            f"Op het cluster is wijktekst niet te laden ({error.name or type(error).__name__}). Installeer "
            "het met de uitbreiding 'cluster' op elke computer, ook waar de scheduler draait, en start het "
            "cluster opnieuw."
        )
    return InputError(
        f"Het cluster kan niet verder ({type(error).__name__}). Kijk in de logboeken van de workers, en "
        "geef dezelfde opdracht opnieuw: wat klaar is, blijft bewaard."
    )


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    from distributed import Client, TimeoutError

    where = {"address": address}
    if "://" not in address and Path(address).is_file():
        where = {"scheduler_file": address}
    try:
        client = Client(**where, timeout=_CONNECT, set_as_default=False, name="wijktekst")
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(
            f"Het cluster '{address}' is niet te bereiken. Controleer het adres (bijvoorbeeld "
            "tcp://host:8786) en of de scheduler draait."
        ) from error
    with client:
        yield client


@contextmanager
def _slurm(profile: str, processes: int) -> Iterator[SLURMCluster]:
    """Jobs of SLURM for so many items at a time, started again when they end."""
    import dask
    from dask_jobqueue import SLURMCluster

    section = profile or SLURM
    settings = dask.config.get(f"jobqueue.{section}", None)
    if not settings or not settings.get("cores") or not settings.get("memory"):
        raise InputError(
            f"Het profiel '{section}' is niet compleet. Zet in ~/.config/dask/jobqueue.yaml onder jobqueue: "
            f"{section}: in elk geval cores en memory (zie docs/cluster.md)."
        )
    if shutil.which("sbatch") is None:
        raise InputError("De opdracht 'sbatch' is er niet. Start wijktekst op een computer met SLURM.")
    base = dask.config.get(f"jobqueue.{SLURM}")
    complete = dask.config.set({f"jobqueue.{section}": {**base, **settings}})
    with complete, SLURMCluster(config_name=section) as cluster:
        _check_job(cluster.job_script())
        jobs = math.ceil(processes / settings["cores"]) or 1
        stopped = Event()
        keeper = Thread(target=_keep_up, args=(cluster, jobs, stopped), daemon=True)
        keeper.start()
        try:
            yield cluster
        finally:
            stopped.set()
            keeper.join()


def _keep_up(cluster: SLURMCluster, jobs: int, stopped: Event) -> None:
    """Jobs end after their walltime; asking for the same number starts what is missing."""
    while True:
        cluster.scale(jobs=jobs)
        if stopped.wait(_KEEP_UP):
            return


def _check_job(script: str) -> None:
    """Raises InputError when SLURM would refuse a job: an account, a queue, a limit."""
    with tempfile.NamedTemporaryFile("w", suffix=".sh", encoding="utf-8") as stream:
        stream.write(script)
        stream.flush()
        command = ["sbatch", "--test-only", stream.name]
        tried = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode:
        said = tried.stderr.strip().splitlines()[-1:] or ["geen uitleg"]
        raise InputError(f"SLURM weigert de taak ({said[0]}). Pas het profiel in jobqueue.yaml aan.")
