"""A folder at scale: documents in worker processes, results in order of their names."""

from wijktekst.running.pool import Progress, run

__all__ = ["Progress", "run"]
