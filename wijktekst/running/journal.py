"""Where a run writes what it has done, document by document, until it is sealed into a shard.

A record counts from its last line on: what a killed run left half written is dropped, and no more than that.
Every run has a journal of its own, held by a lock as long as the run lives.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from wijktekst.running.record import OUTCOMES, Record

ENDING = ".jsonl"
#: Seconds between two forced writes to disk: what a loss of power may cost beside the documents in hand.
_SYNC_EVERY = 1.0


class Journal:
    """A file that records are added to."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}-{secrets.token_hex(8)}{ENDING}"
        self.size = 0
        self._lock = _lock_of(self.path)
        self._lock.acquire()
        self._stream: BinaryIO = self.path.open("ab", buffering=0)
        self._synced = time.monotonic()

    def add(self, record: Record) -> None:
        """Write a record down. Raises OSError when the disk is full."""
        rest = memoryview(record.lines)
        while rest:
            rest = rest[self._stream.write(rest) :]
        self.size += len(record.lines)
        if time.monotonic() - self._synced > _SYNC_EVERY:
            os.fsync(self._stream.fileno())
            self._synced = time.monotonic()

    def close(self) -> None:
        """No more records follow; a half one, of a disk that is full, is cut off."""
        self._stream.truncate(self.size)
        os.fsync(self._stream.fileno())
        self._stream.close()

    def release(self) -> None:
        """Let go of it."""
        self._stream.close()
        self._lock.release()
        if not self.path.exists():
            _remove_lock(self._lock)


def left_behind(folder: Path) -> Iterator[Path]:
    """Journals of runs that live no more; each is locked while the caller deals with it."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        lock = _lock_of(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        try:
            if path.exists():
                yield path
        finally:
            lock.release()
            if not path.exists():
                _remove_lock(lock)


def cut_off(path: Path) -> None:
    """Leave only records that are whole."""
    whole = at = 0
    with path.open("r+b") as stream:
        for line in stream:
            table = _table_of(line)
            if table is None:
                break
            at += len(line)
            if table == OUTCOMES:
                whole = at
        stream.truncate(whole)
        os.fsync(stream.fileno())


def _table_of(line: bytes) -> str | None:
    """The table that a line is for; None when it is damaged."""
    try:
        content = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return str(content["tabel"]) if isinstance(content, dict) and "tabel" in content else None


def _lock_of(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"))


def _remove_lock(lock: FileLock) -> None:
    Path(lock.lock_file).unlink(missing_ok=True)
