"""What workers do in the tests: work that hangs, eats memory, or takes its process down."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from wijktekst.errors import InputError, ModelError
from wijktekst.pipeline import engine
from wijktekst.reading import document_from_text, read_file
from wijktekst.types import Settings, Source, Unread

#: Kept by a worker between two items.
KEPT: list[bytes] = []
STARTED: list[Settings] = []


class UnreliableError(Exception):
    """An exception that cannot be made again from its pickle."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def work(item: str, settings: Settings) -> Any:
    """Do to this process what the item says: a function of this module, with an argument after a space."""
    name, _, rest = item.partition(" ")
    act = globals().get(name)
    return act(rest) if act else item.upper()


def wait_for(path: str) -> str:
    while not Path(path).exists():
        time.sleep(0.05)
    return "gekomen"


def pid(_: str) -> int:
    return os.getpid()


def hang(_: str) -> None:
    while True:
        time.sleep(1)


def hang_in_c(_: str) -> None:
    """Python's lock is held until it ends, which is after a few thousand years; no handler runs meanwhile."""
    re.match(r"(a*)*b", "a" * 60)


def leave(code: str) -> None:
    time.sleep(0.2)
    os._exit(int(code))


def leave_at_once(code: str) -> None:
    os._exit(int(code))


def kill_self(_: str) -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    time.sleep(60)


def segfault(_: str) -> None:
    ctypes.string_at(0)


def abort(_: str) -> None:
    os.abort()


def grow(_: str) -> None:
    kept = []
    while True:
        kept.append(bytes(range(256)) * 4000)


def grow_at_once(megabytes: str) -> None:
    """One call that keeps Python's lock while it takes all memory: no thread in this process can look up."""
    size = int(megabytes) * 1_000_000
    memset = ctypes.PyDLL(None).memset
    memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    memset.restype = ctypes.c_void_p
    memset(_malloc(size), 1, size)
    hang("")


def grow_in_numpy(megabytes: str) -> None:
    import numpy as np

    np.ones(int(megabytes) * 125_000)
    hang("")


def grow_in_c(_: str) -> None:
    while True:
        ctypes.memset(_malloc(10_000_000), 1, 10_000_000)


def _malloc(size: int) -> int:
    libc = ctypes.CDLL(None)
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.malloc.restype = ctypes.c_void_p
    return int(libc.malloc(size) or 0)


def refuse(_: str) -> None:
    """More than any computer has."""
    bytearray(1 << 62)


def claim(megabytes: str) -> bool:
    """Whether a C library can claim so much, without touching it."""
    return bool(_malloc(int(megabytes) * 1_000_000))


def keep(megabytes: str) -> int:
    KEPT.append(b"\x01" * (int(megabytes) * 1_000_000))
    return os.getpid()


def take(megabytes: str) -> str:
    _ = b"\x01" * (int(megabytes) * 1_000_000)
    time.sleep(1)  # long enough to be seen
    return "genomen"


def child_grows(_: str) -> None:
    code = "import time; kept = b'1' * 400_000_000; time.sleep(600)"
    subprocess.run([sys.executable, "-c", code], check=False)


def child_hangs(path: str) -> None:
    """Start a program in a session of its own, as LibreOffice is, and wait for it."""
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    Path(path).write_text(str(program.pid), encoding="utf-8")
    program.wait()


def fail(text: str) -> None:
    raise ValueError(text)


def fail_oddly(text: str) -> None:
    raise UnreliableError(text, text)


def result_without_pickle(_: str) -> Any:
    return lambda: None


def exits(_: str) -> None:
    sys.exit(3)


def stop(text: str) -> None:
    raise InputError(text)


def crash_once(path: str) -> str:
    """Die the first time; well the second, in another process."""
    if not Path(path).exists():
        Path(path).write_text("eens", encoding="utf-8")
        os._exit(7)
    return "goed"


def temporary(_: str) -> str:
    import tempfile

    with tempfile.NamedTemporaryFile(delete=False) as stream:
        return stream.name


def threads(_: str) -> str:
    return os.environ.get("OMP_NUM_THREADS", "")


def started(_: str) -> bool:
    return bool(STARTED)


def start(settings: Settings) -> None:
    STARTED.append(settings)


def start_slowly(settings: Settings) -> None:
    time.sleep(6)


def start_that_fails(settings: Settings) -> None:
    raise ModelError("Het model is er niet.")


def start_that_misses_a_library(settings: Settings) -> None:
    __import__("een_pakket_dat_er_niet_is")


def start_that_dies(settings: Settings) -> None:
    os._exit(9)


def load(settings: Settings) -> None:
    engine(settings).analyse(document_from_text("De gemeente legt een warmtenet aan.", Source("x", "", "")))


def read_and_analyse(path: Path, settings: Settings) -> str:
    """What a run does with a document; the reason when it is not read. We know of none that kills pdfium."""
    if "dodelijk" in path.name:
        ctypes.string_at(0)
    found = read_file(path, seconds=settings.timeout)
    if isinstance(found, Unread):
        return found.reason
    engine(settings).analyse(found)
    return "gelezen"
