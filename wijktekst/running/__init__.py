"""A folder at scale: documents in worker processes, results in a store, reports out of it."""

from wijktekst.running.events import Event, Finished, Reporting, Started, Watcher
from wijktekst.running.limits import memory_note
from wijktekst.running.links import links_of, places_of
from wijktekst.running.record import Outcome
from wijktekst.running.run import analyse_folder, write_results
from wijktekst.running.status import Status, status_of, tidy
from wijktekst.running.streaming import stream
from wijktekst.running.summary import Summary

__all__ = [
    "Event",
    "Finished",
    "Outcome",
    "Reporting",
    "Started",
    "Status",
    "Summary",
    "Watcher",
    "analyse_folder",
    "links_of",
    "memory_note",
    "places_of",
    "status_of",
    "stream",
    "tidy",
    "write_results",
]
