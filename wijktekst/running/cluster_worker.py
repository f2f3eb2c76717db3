"""What runs on a worker of a Dask cluster: items go on to processes of our own, as on one computer.

So the same limits hold and the same verdicts fall, no document can take a Dask worker down, and models are
loaded once for as many items as a Dask worker does at a time (its threads).
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import get_worker
from distributed.diagnostics.plugin import WorkerPlugin

from wijktekst.errors import InputError
from wijktekst.reading import Remote
from wijktekst.running.origin import TAXONOMY, origin
from wijktekst.running.slots import IDLE, Slots
from wijktekst.running.worker import Start
from wijktekst.taxonomy import Taxonomy
from wijktekst.types import Settings


class OnWorker(WorkerPlugin):
    """Brings a run to every Dask worker, also to those that join later."""

    def __init__(
        self,
        name: str,
        settings: Settings,
        start: Start | None,
        made_by: Mapping[str, str],
        roots: Sequence[Path | Remote],
    ) -> None:
        self.name = name
        self._settings = settings
        self._start = start
        self._made_by = dict(made_by)
        self._roots = tuple(roots)

    async def setup(self, worker: Any) -> None:
        """Called by Dask. What is lacking is kept for who asks: an error here would be seen by nobody."""
        # A daemon may have no processes, lest they outlive it; ours end with the one that made them.
        multiprocessing.current_process().daemon = False
        self.slots = Slots(self._settings, self._start)
        self.lacking = await asyncio.to_thread(self._lacks)
        self._tidying = asyncio.create_task(self._tidy())

    async def teardown(self, worker: Any) -> None:
        """Called by Dask when the run ends or the worker does."""
        self._tidying.cancel()
        await asyncio.to_thread(self.slots.close)

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(IDLE / 10)
            await asyncio.to_thread(self.slots.tidy)

    def _lacks(self) -> str:
        """In Dutch what this worker lacks to make the results that are asked for; "" when it is fit."""
        made_by = dict(self._made_by)
        if self._settings.taxonomy:  # it comes along with the run
            made_by[TAXONOMY] = Taxonomy.load().hash
        here = origin(replace(self._settings, taxonomy=""))
        other = [name for name in sorted({*here, *made_by}) if here.get(name) != made_by.get(name)]
        if other:
            listed = ", ".join(
                f"{name}: hier {made_by.get(name, 'niets')}, daar {here.get(name, 'niets')}" for name in other
            )
            return (
                f"heeft een andere wijktekst ({listed}). Installeer overal hetzelfde en start de workers "
                "opnieuw."
            )
        for root in self._roots:
            if not root.exists():
                return (
                    f"ziet '{root.name}' niet. Zet de documenten waar elke computer ze onder dezelfde naam "
                    "ziet (een gedeelde schijf, s3://...), en zorg dat elke computer ze mag lezen."
                )
        return ""


def lacking(name: str, dask_worker: Any) -> str:
    """What this worker lacks for the run of this name; for `Client.run`, which passes the worker."""
    return str(dask_worker.plugins[name].lacking)


def do(name: str, work: Callable[[Any, Settings], Any], item: Any) -> Any:
    """One item of the run of this name. Raises InputError when this worker is not fit for it."""
    worker = get_worker()
    plugin: OnWorker = worker.plugins[name]
    if plugin.lacking:
        raise InputError(f"De worker {worker.address} {plugin.lacking}")
    return plugin.slots.do(work, item)
