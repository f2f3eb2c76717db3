"""A folder at scale: documents in worker processes, results in a store, reports out of it."""

from wijktekst.running.events import Event, Finished, Reporting, Started, Watcher
from wijktekst.running.links import links_of, places_of
from wijktekst.running.record import Outcome
from wijktekst.running.run import analyse_folder, write_results
from wijktekst.running.status import Status, status_of, tidy
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
    "places_of",
    "status_of",
    "tidy",
    "write_results",
]
