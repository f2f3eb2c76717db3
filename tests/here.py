"""Commands, and the work of a run, in the process of the test itself.

A new Python with models takes seconds, and most tests ask what comes out, not where it was made. That workers
may hang or die, that two of them give the same bytes, and how a command starts, other tests show for real.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, TypeVar

import pytest

from wijktekst.cli import main
from wijktekst.running.worker import Start
from wijktekst.types import Settings

T = TypeVar("T")
R = TypeVar("R")


class Told(NamedTuple):
    """What a command left behind for whoever typed it."""

    code: int
    stdout: str
    stderr: str


def told(*arguments: object, cwd: Path | None = None) -> Told:
    """Run a command as from a shell in `cwd`; an error that it does not explain is raised."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["wijktekst", *map(str, arguments)])
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        if cwd:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as left:
            main()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Told(int(left.value.code or 0), *said)


def wijktekst(*arguments: object, code: int = 0) -> str:
    """What a command says that ends with `code`: on stdout and, when it went wrong, on stderr too."""
    done = told(*arguments)
    assert done.code == code, done.stderr
    return done.stdout + (done.stderr if code else "")


class WorkHere:
    """A workforce (`running.workforce`) of one, which loads its models at the first document."""

    def __init__(self, settings: Settings, start: Start | None = None) -> None:
        self._settings = settings

    def __enter__(self) -> WorkHere:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def map(self, work: Callable[[T, Settings], R], items: Iterable[T]) -> Iterator[tuple[T, R]]:
        return ((item, work(item, self._settings)) for item in items)


@contextmanager
def working_here() -> Iterator[None]:
    """Runs start no processes meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wijktekst.running.workforce.Workers", WorkHere)
        yield
