"""Keeps workers and jobs together: who does what, how long, with how much memory, and what came of it."""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from queue import Empty, SimpleQueue
from threading import Event, RLock, Thread
from time import monotonic
from typing import Any, Literal

from wijktekst.errors import InputError, ModelError
from wijktekst.running.limits import INTERVAL, OUT_OF_MEMORY, Tree
from wijktekst.running.worker import Job, Said, Start, Worker
from wijktekst.types import Settings

#: A worker is replaced after this many jobs, for a leak in a C library stays small then; a start costs.
_JOBS_PER_WORKER = 1000
#: How many workers must die under a job before it is to blame.
_CRASHES = 2
#: How many starts in a row may die.
_BAD_STARTS = 3
#: Seconds after which a start is given up: it waits for something that does not come.
_START_SECONDS = 600.0
#: Looks at a process that is gone before pebble, which may have missed it, is no longer waited for.
_LOOKS_GONE = int(2 / INTERVAL)
#: Seconds between two chances for Ctrl-C, which waiting holds up on Windows.
_PATIENCE = 0.5

Verdict = Literal["timed_out", "out_of_memory", "crashed"]
#: What came of a job: what its worker said of it, or a `wijktekst.types.Reason` with how the process ended.
Answer = tuple[Verdict | Literal["done", "stop", "failed"], Any]
#: A job with what came of it (None: it must be done again), an error that ends the run, or None: look up.
_Event = tuple[Job, "Answer | None"] | Exception | None


class Crew:
    """At most `most` workers, started when there are jobs for them.

    What is called under the lock runs in threads of pebble too; the rest in that of the caller.
    """

    def __init__(self, settings: Settings, start: Start | None, most: int) -> None:
        self._settings = settings
        self._start = start
        self._most = most
        self._lock = RLock()
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._ready: deque[Job] = deque()
        self._again: deque[Job] = deque()  # for a worker that did nothing else
        self._events: SimpleQueue[_Event] = SimpleQueue()
        self._bad_starts = 0
        self._stopped = Event()
        self._watch = Thread(target=self._look, daemon=True)
        self._watch.start()

    def add(self, job: Job) -> None:
        """One more job, begun as soon as there is a worker for it."""
        self._ready.append(job)
        self._hand_out()

    def wait(self) -> tuple[Job, Answer] | None:
        """Wait a moment for a job to be done with. Raises what ends the run."""
        try:
            event = self._events.get(timeout=_PATIENCE)
        except Empty:
            return None
        if isinstance(event, Exception):
            raise event
        job, answer = event or (None, None)
        if job and not answer:
            self._again.append(job)
        self._replace()
        return (job, answer) if job and answer else None

    def stop(self) -> None:
        """End every process at once; nothing is left behind."""
        self._stopped.set()
        with self._lock:
            workers, self._workers = self._workers, []
            for worker in workers:
                worker.job = None
                worker.kill()
        for worker in workers:
            worker.close()
        self._watch.join()

    def _replace(self) -> None:
        """Part with the workers that cannot go on."""
        with self._lock:
            unfit = [worker for worker in self._workers if not worker.fit]
            self._workers = [worker for worker in self._workers if worker.fit]
        for worker in unfit:
            worker.kill()
            worker.close()
        self._hand_out()

    def _hand_out(self) -> None:
        """Give jobs to the workers that wait for one, and start workers for what is left."""
        with self._lock:
            waiting, self._idle = self._idle, []
            for worker in waiting:
                self._go_on(worker)
            starting = sum(worker.tree is None for worker in self._workers)
            wanted = len(self._again) + len(self._ready) - starting
            for _ in range(min(wanted, self._most - len(self._workers))):
                worker = Worker(self._settings, self._start)
                self._workers.append(worker)
                self._when_done(worker.starting, self._started, worker)

    def _when_done(self, future: Future[Said], then: Callable[..., None], *args: Any) -> None:
        """Call `then` under the lock; what goes wrong in it must not get lost in a thread of pebble."""

        def call(done: Future[Said]) -> None:
            with self._lock:
                try:
                    then(*args, done)
                except Exception as error:
                    self._events.put(error)

        future.add_done_callback(call)

    # From here on: under the lock.

    def _go_on(self, worker: Worker) -> None:
        """Give a worker its next job."""
        queue = self._again if self._again and not worker.jobs else self._ready
        if not queue:
            self._idle.append(worker)
            return
        job = queue.popleft()
        future = worker.give(job)
        if future:
            self._when_done(future, self._finished, worker, job)
        else:
            self._ended(worker, "crashed")

    def _started(self, worker: Worker, future: Future[Said]) -> None:
        if worker not in self._workers:
            return
        died = _death(future)
        if died is not None:
            self._start_died(worker, died)
            return
        how, what = future.result()
        if how == "stop":
            raise pickle.loads(what)  # noqa: S301, from a process of ours
        if how == "failed":
            raise ModelError(f"Een werkproces kan niet beginnen; het laden van de modellen mislukt ({what}).")
        try:
            worker.tree = Tree(what)
        except ProcessLookupError as error:  # it died just after
            self._start_died(worker, error)
            return
        if worker.tree.total() > self._settings.max_memory:
            raise InputError(
                f"De modellen vragen al {worker.tree.own():.0f} MB geheugen en er mag maar "
                f"{self._settings.max_memory:g} MB worden gebruikt. Geef meer met --max-geheugen."
            )
        self._bad_starts = 0
        self._go_on(worker)

    def _start_died(self, worker: Worker, died: BaseException) -> None:
        worker.fit = False
        self._bad_starts += 1
        if self._bad_starts >= _BAD_STARTS:
            how = _ending(died)
            raise ModelError(f"Werkprocessen stoppen al bij het laden van de modellen{how}.")
        self._events.put(None)

    def _finished(self, worker: Worker, job: Job, future: Future[Said]) -> None:
        """A job came back, or its process is gone."""
        if worker.job is not job:
            return  # given up already
        died = _death(future)
        if died is None:
            self._settle(worker, future.result(), worker.jobs < _JOBS_PER_WORKER)
        elif getattr(died, "exitcode", None) == OUT_OF_MEMORY:
            self._ended(worker, "out_of_memory")
        else:
            self._ended(worker, "crashed", _ending(died))

    def _ended(self, worker: Worker, reason: Verdict, how: str = "") -> None:
        """A process ended under its job, or was ended. The job may deserve another attempt."""
        job = worker.job
        assert job
        job.crashes += reason == "crashed"
        blameless = job.crashes < _CRASHES if reason == "crashed" else worker.jobs > 1
        again = blameless and reason != "timed_out"
        self._settle(worker, None if again else (reason, how), fit=False)

    def _settle(self, worker: Worker, answer: Answer | None, fit: bool) -> None:
        job = worker.job
        assert job
        job.seconds += monotonic() - worker.since
        worker.job, worker.fit = None, fit
        self._events.put((job, answer))
        if fit:
            self._go_on(worker)

    def _look(self) -> None:
        """The watch: in a thread of its own, as long as the crew is there."""
        while not self._stopped.wait(INTERVAL):
            with self._lock:
                for worker in tuple(self._workers):
                    try:
                        self._judge(worker)
                    except Exception as error:
                        self._events.put(error)

    def _judge(self, worker: Worker) -> None:
        elapsed = monotonic() - worker.since
        if worker.tree is None:
            if worker.fit and elapsed > _START_SECONDS:
                worker.fit = False
                raise ModelError(f"Een werkproces is na {_START_SECONDS:.0f} seconden nog niet begonnen.")
        elif worker.job is None:
            return
        elif worker.tree.own() == 0:
            worker.looks_gone += 1
            if worker.looks_gone > _LOOKS_GONE:
                self._ended(worker, "crashed")
        elif elapsed > self._settings.timeout:
            worker.kill()
            self._ended(worker, "timed_out")
        elif worker.tree.total() > self._settings.max_memory:
            worker.kill()
            self._ended(worker, "out_of_memory")


def _death(future: Future[Said]) -> BaseException | None:
    """How a process died before it answered. Raises what kept us from asking (a function without a name)."""
    error = future.exception()
    if error is None or isinstance(error, (BrokenExecutor, OSError)):
        return error
    raise error


def _ending(error: BaseException) -> str:
    """How a process ended, in brackets; "" when that is not known."""
    exitcode = getattr(error, "exitcode", None)
    if exitcode is None:
        return ""
    try:
        return f" ({signal.Signals(-exitcode).name})"
    except ValueError:
        return f" (code {exitcode})"
